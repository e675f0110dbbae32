//! A request that is about to be sent.

use bytes::Bytes;
use http_body_util::Full;
use hyper::header::{CONTENT_TYPE, HOST, HeaderMap, HeaderName, HeaderValue};
use hyper::{Method, Request, StatusCode};

use super::Side;
use crate::failure::{Failure, OrFail};

/// A request, and the status of the right answer.
#[derive(Debug, Clone)]
pub struct Ask {
    /// The service that it goes to.
    pub side: Side,
    /// The method of HTTP.
    pub method: Method,
    /// The path and the query.
    pub path: String,
    /// The body; empty for none.
    pub body: Bytes,
    /// Any other status is an error.
    pub expected: StatusCode,
}

impl Ask {
    /// A read, whose right answer is 200.
    pub fn get(path: String) -> Self {
        let (method, body) = (Method::GET, Bytes::new());
        Self { side: Side::Query, method, path, body, expected: StatusCode::OK }
    }

    /// A creation, whose right answer is 201.
    pub fn post(path: String, body: impl Into<Bytes>) -> Self {
        let (side, method, body) = (Side::Command, Method::POST, body.into());
        Self { side, method, path, body, expected: StatusCode::CREATED }
    }

    /// A change, whose right answer is 200.
    pub fn patch(path: String, body: impl Into<Bytes>) -> Self {
        let (side, method, body) = (Side::Command, Method::PATCH, body.into());
        Self { side, method, path, body, expected: StatusCode::OK }
    }
}

/// The headers of all requests of a caller.
#[derive(Debug, Clone)]
pub struct Voice {
    headers: HeaderMap,
}

impl Voice {
    /// A caller with a key, whose writes wait until reads show them.
    pub fn with_key(key: &str) -> Result<Self, Failure> {
        let key = HeaderValue::from_str(key).or_fail("the key cannot be sent")?;
        let mut headers = HeaderMap::new();
        headers.insert(HOST, HeaderValue::from_static("tidemark"));
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        headers.insert(HeaderName::from_static("x-api-key"), key);
        Ok(Self { headers })
    }

    /// This caller, whose writes are answered without waiting until reads show them.
    #[must_use]
    pub fn without_waiting(&self) -> Self {
        let mut headers = self.headers.clone();
        let value = HeaderValue::from_static("respond-async");
        headers.insert(HeaderName::from_static("prefer"), value);
        Self { headers }
    }

    /// A request as it goes over the wire.
    pub fn say(&self, ask: &Ask) -> Result<Request<Full<Bytes>>, hyper::http::Error> {
        let body = Full::new(ask.body.clone());
        let request = Request::builder().method(ask.method.clone()).uri(ask.path.as_str());
        let mut request = request.body(body)?;
        request.headers_mut().clone_from(&self.headers);
        Ok(request)
    }
}
