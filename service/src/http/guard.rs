//! Refuses what no handler needs to see: connections that are too many, bodies that are too large, clients that do not
//! want JSON.

use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::Problem;

/// Marks a request that came over a connection beyond the bounds: only health is answered.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Crowded;

/// Checks the size a client announces, and what it wants to get.
pub(super) async fn check(State(limit): State<usize>, request: Request, next: Next) -> Response {
    if request.extensions().get::<Crowded>().is_some() && !is_about_health(&request) {
        return Problem::crowded().into_response();
    }
    if announces_more(request.headers(), limit) {
        return Problem::too_large().into_response();
    }
    let is_route = request.extensions().get::<MatchedPath>().is_some();
    if is_route && request.uri().path().starts_with("/api/") && !takes_json(request.headers()) {
        return Problem::not_acceptable().into_response();
    }
    next.run(request).await
}

/// Whether it is asked how the service is.
fn is_about_health(request: &Request) -> bool {
    request.uri().path().starts_with("/health/")
}

/// Whether the announced length is above the limit.
fn announces_more(headers: &HeaderMap, limit: usize) -> bool {
    let length = headers.get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok());
    length.and_then(|length| length.parse::<usize>().ok()).is_some_and(|length| length > limit)
}

/// Whether the client takes JSON: it says so, or says nothing.
fn takes_json(headers: &HeaderMap) -> bool {
    let mut values = headers.get_all(header::ACCEPT).iter().peekable();
    values.peek().is_none() || values.any(names_json)
}

/// Whether one of the media ranges in a header covers JSON or RFC 9457.
fn names_json(value: &HeaderValue) -> bool {
    let Ok(text) = value.to_str() else { return false };
    text.trim().is_empty()
        || text.split(',').any(|range| {
            let range = range.split(';').next().unwrap_or_default().trim();
            ["*/*", "application/*", "application/json", "application/problem+json"]
                .iter()
                .any(|known| range.eq_ignore_ascii_case(known))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_is_taken_unless_only_something_else_is() {
        let takes = |accept: &'static str| {
            takes_json(&HeaderMap::from_iter([(header::ACCEPT, HeaderValue::from_static(accept))]))
        };
        for accept in ["", "*/*", "text/html, application/json;q=0.5", "application/problem+json"] {
            assert!(takes(accept), "{accept}");
        }
        assert!(!takes("text/html"));
        assert!(takes_json(&HeaderMap::new()));
    }
}
