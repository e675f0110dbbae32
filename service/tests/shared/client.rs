//! Requests to a router in this process, and what comes back: shared by the tests of both sides.
#![allow(dead_code, reason = "neither side uses all of it")]

use std::{fmt, mem};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, header};
use axum::response::Response;
use domain::UserId;
use futures::stream;
use serde_json::Value;
use service::accounts::Token;
use tokio::sync::oneshot;
use tower::ServiceExt;

/// A request that is being written.
#[must_use = "a request that is not sent does nothing"]
pub struct Call {
    router: Router,
    request: axum::http::request::Builder,
    user: Option<UserId>,
    body: Vec<u8>,
}

/// What came back.
pub struct Reply {
    /// The status.
    pub status: u16,
    /// The headers.
    pub headers: HeaderMap,
    /// The body as JSON; null when it is empty.
    pub body: Value,
}

impl Call {
    /// A request without a body, by somebody with a key.
    pub fn new(router: Router, user: UserId, method: &str, path: &str) -> Self {
        let request = Request::builder().method(method).uri(path);
        Self { router, request, user: Some(user), body: Vec::new() }
    }

    /// By somebody else.
    pub fn by(self, user: UserId) -> Self {
        Self { user: Some(user), ..self }
    }

    /// By nobody we know.
    pub fn by_nobody(self) -> Self {
        Self { user: None, ..self }
    }

    /// And waits until reads show what it does.
    pub fn waiting(mut self) -> Self {
        if let Some(headers) = self.request.headers_mut() {
            headers.remove("prefer");
        }
        self
    }

    /// With a header.
    pub fn header(self, name: &str, value: &str) -> Self {
        Self { request: self.request.header(name, value), ..self }
    }

    /// With a JSON body.
    pub fn json(self, body: &Value) -> Self {
        self.bytes("application/json", body.to_string())
    }

    /// With any body.
    pub fn bytes(self, media_type: &str, body: impl Into<Vec<u8>>) -> Self {
        Self { body: body.into(), ..self.header(header::CONTENT_TYPE.as_str(), media_type) }
    }

    /// Sends it and reads the answer.
    pub async fn send(mut self) -> Reply {
        let body = Body::from(mem::take(&mut self.body));
        self.send_with(body).await
    }

    /// Sends it, but the body only after `meanwhile`, which begins when the service waits for the body.
    pub async fn send_slowly(mut self, meanwhile: impl Future<Output = ()>) -> Reply {
        let (asks, asked) = oneshot::channel();
        let (sends, sent) = oneshot::channel();
        let bytes = mem::take(&mut self.body);
        let body = Body::from_stream(stream::once(async move {
            asks.send(()).unwrap();
            sent.await.map(|()| bytes)
        }));
        let sending = async {
            asked.await.unwrap();
            meanwhile.await;
            sends.send(()).unwrap();
        };
        tokio::join!(self.send_with(body), sending).0
    }

    /// Sends it and leaves the body of the answer to be read.
    pub async fn open(mut self) -> Response {
        let body = Body::from(mem::take(&mut self.body));
        self.answer(body).await
    }

    /// Sends it with this body and reads the answer.
    async fn send_with(self, body: Body) -> Reply {
        Reply::read(self.answer(body).await).await
    }

    /// The answer to it with this body.
    async fn answer(self, body: Body) -> Response {
        let mut request = self.request;
        if let Some(user) = self.user {
            request = request.header("x-api-key", token(user).reveal());
        }
        let request = request.body(body).unwrap();
        self.router.oneshot(request).await.unwrap()
    }
}

impl Reply {
    /// Reads an answer.
    pub async fn read(response: Response) -> Self {
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let body = if bytes.is_empty() {
            Value::Null
        } else {
            serde_json::from_str(&text).unwrap_or(Value::String(text))
        };
        Self { status, headers, body }
    }

    /// The id in the body.
    pub fn id(&self) -> String {
        self.body["id"].as_str().unwrap_or_else(|| panic!("no id in {self}")).to_owned()
    }

    /// A header's text, or nothing.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// The rows of a page.
    pub fn rows(&self) -> &[Value] {
        self.body["results"].as_array().unwrap_or_else(|| panic!("no page: {self}"))
    }

    /// One key of every row of a page.
    pub fn column(&self, key: &str) -> Vec<&Value> {
        self.rows().iter().map(|row| &row[key]).collect()
    }

    /// The same answer, which must have this status.
    pub fn expect(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{self}");
        self
    }
}

impl fmt::Display for Reply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.body {
            Value::Null => write!(f, "{}", self.status),
            body => write!(f, "{} {body:#}", self.status),
        }
    }
}

/// A user's key.
pub fn token(user: UserId) -> Token {
    Token::key(user.uuid().into_bytes())
}
