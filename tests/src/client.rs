//! A small HTTP client: writes go to one service, reads to another, as the proxy routes them.

use std::net::SocketAddr;
use std::time::Duration;

use reqwest::{Method, RequestBuilder, StatusCode};
use serde_json::Value;

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// A client of the API.
#[derive(Debug, Clone)]
pub struct Client {
    http: reqwest::Client,
    commands: SocketAddr,
    queries: SocketAddr,
    credential: (String, String),
}

/// An answer.
#[derive(Debug)]
pub struct Reply {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: reqwest::header::HeaderMap,
    /// The body; null when it is empty or no JSON.
    pub body: Value,
}

impl Client {
    /// A client with a key.
    ///
    /// # Panics
    /// Never: the client has no settings that can be wrong.
    #[must_use]
    pub fn new(commands: SocketAddr, queries: SocketAddr, key: &str) -> Self {
        let http = reqwest::Client::builder().timeout(PATIENCE).build();
        let http = http.unwrap_or_else(|error| panic!("{error}"));
        let credential = ("x-api-key".to_owned(), key.to_owned());
        Self { http, commands, queries, credential }
    }

    /// The client with the token of a session instead of its key.
    #[must_use]
    pub fn with_bearer(&self, token: &str) -> Self {
        let credential = ("authorization".to_owned(), format!("Bearer {token}"));
        Self { credential, ..self.clone() }
    }

    /// A request that is about to be sent.
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let address = if method == Method::GET { self.queries } else { self.commands };
        let (name, value) = &self.credential;
        let request = self.http.request(method, format!("http://{address}{path}"));
        if value.is_empty() { request } else { request.header(name, value) }
    }

    /// Reads.
    pub async fn get(&self, path: &str) -> Reply {
        send(self.request(Method::GET, path)).await
    }

    /// Creates.
    pub async fn post(&self, path: &str, body: &Value) -> Reply {
        send(self.request(Method::POST, path).json(body)).await
    }

    /// Changes.
    pub async fn patch(&self, path: &str, body: &Value) -> Reply {
        send(self.request(Method::PATCH, path).json(body)).await
    }

    /// Deletes.
    pub async fn delete(&self, path: &str) -> Reply {
        send(self.request(Method::DELETE, path)).await
    }
}

/// Sends a request that has to be answered.
///
/// # Panics
/// It is not.
pub async fn send(request: RequestBuilder) -> Reply {
    try_send(request).await.unwrap_or_else(|error| panic!("no answer: {error:?}"))
}

/// Sends a request that may fail on its way.
///
/// # Errors
/// No whole answer came.
pub async fn try_send(request: RequestBuilder) -> Result<Reply, reqwest::Error> {
    let response = request.send().await?;
    let (status, headers) = (response.status(), response.headers().clone());
    let body = response.bytes().await?;
    Ok(Reply { status, headers, body: serde_json::from_slice(&body).unwrap_or_default() })
}

impl Reply {
    /// The body of an answer that must be 201.
    ///
    /// # Panics
    /// It is another.
    #[must_use]
    pub fn created(self) -> Value {
        self.with(StatusCode::CREATED)
    }

    /// The body of an answer that must be 200.
    ///
    /// # Panics
    /// It is another.
    #[must_use]
    pub fn ok(self) -> Value {
        self.with(StatusCode::OK)
    }

    /// The body of an answer that must have a status.
    ///
    /// # Panics
    /// It has another.
    #[must_use]
    pub fn with(self, status: StatusCode) -> Value {
        assert_eq!(self.status, status, "{}", self.body);
        self.body
    }

    /// The position in the workspace's log that the answer names.
    ///
    /// # Panics
    /// It names none.
    #[must_use]
    pub fn position(&self) -> u64 {
        let header = self.headers.get("tidemark-position").and_then(|value| value.to_str().ok());
        header.and_then(|text| text.parse().ok()).unwrap_or_else(|| panic!("no position: {self:?}"))
    }
}
