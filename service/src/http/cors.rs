//! Calls from browsers (contract §1.3), and what else asks for the methods of a path.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::methods;

/// What browsers may send.
const METHODS: HeaderValue = HeaderValue::from_static("DELETE, GET, OPTIONS, PATCH, POST, PUT");
/// Headers that browsers may send.
const HEADERS: HeaderValue = HeaderValue::from_static(
    "accept, authorization, content-type, user-agent, x-csrftoken, x-requested-with, x-api-key, \
     x-request-id, idempotency-key, if-match, if-none-match, last-event-id, prefer, tidemark-wait-for, \
     tidemark-device, traceparent, tracestate",
);
/// Headers that browsers may show to their pages.
const EXPOSED: HeaderValue = HeaderValue::from_static(
    "etag, location, retry-after, x-ratelimit-remaining, x-ratelimit-reset, x-request-id, \
     tidemark-epoch, tidemark-position, tidemark-cursor, tidemark-command, tidemark-applied",
);
/// How long a browser may remember, in seconds.
const MAX_AGE: HeaderValue = HeaderValue::from_static("86400");

/// The origins whose pages may call; none unless listed.
#[derive(Debug, Clone, Default)]
pub struct Origins(Arc<[String]>);

impl Origins {
    /// Reads a comma list such as `https://a.example, https://b.example`; `*` stands for every origin.
    #[must_use]
    pub fn parse(list: &str) -> Self {
        let origins = list.split(',').map(|origin| origin.trim().trim_end_matches('/'));
        Self(origins.filter(|origin| !origin.is_empty()).map(str::to_owned).collect())
    }

    /// Tells a browser whether pages of this origin may call. Only listed ones may send the browser's credentials.
    fn admit(&self, origin: HeaderValue, headers: &mut HeaderMap) -> bool {
        let is_listed = |origin: &[u8]| self.0.iter().any(|known| known.as_bytes() == origin);
        let is_known = is_listed(origin.as_bytes()) && origin != "*";
        if is_known {
            headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin);
            headers
                .insert(header::ACCESS_CONTROL_ALLOW_CREDENTIALS, HeaderValue::from_static("true"));
        } else if is_listed(b"*") {
            headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
        } else {
            return false;
        }
        true
    }
}

/// Answers preflights and other OPTIONS, before the caller is identified, and tells browsers which pages may read the
/// answer.
pub(super) async fn answer(
    State(origins): State<Origins>,
    request: Request,
    next: Next,
) -> Response {
    let origin = request.headers().get(header::ORIGIN).cloned();
    let is_preflight = request.method() == Method::OPTIONS
        && origin.is_some()
        && request.headers().contains_key(header::ACCESS_CONTROL_REQUEST_METHOD);
    let mut response = if is_preflight {
        StatusCode::OK.into_response()
    } else {
        match methods::options(&request) {
            Some(offered) => offered,
            None => next.run(request).await,
        }
    };
    let Some(origin) = origin else { return response };
    let headers = response.headers_mut();
    if origins.admit(origin, headers) {
        describe(headers, is_preflight);
    }
    response
}

/// Adds what an allowed origin needs to know.
fn describe(headers: &mut HeaderMap, is_preflight: bool) {
    if is_preflight {
        headers.insert(header::ACCESS_CONTROL_ALLOW_METHODS, METHODS);
        headers.insert(header::ACCESS_CONTROL_ALLOW_HEADERS, HEADERS);
        headers.insert(header::ACCESS_CONTROL_MAX_AGE, MAX_AGE);
    } else {
        headers.insert(header::ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
    }
}
