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

/// What else some routes answer with, by the ends of their paths.
const OTHER_ANSWERS: [(&str, &[&str]); 3] = [
    (
        "/events/",
        &["text/event-stream", "application/x-ndjson", "application/cloudevents-batch+json"],
    ),
    ("/events/{position}/", &["application/cloudevents+json"]),
    ("/snapshot/", &["application/x-ndjson"]),
];

/// Checks the size a client announces, and what it wants to get.
pub(super) async fn check(State(limit): State<usize>, request: Request, next: Next) -> Response {
    if request.extensions().get::<Crowded>().is_some() && !is_about_health(&request) {
        return Problem::crowded().into_response();
    }
    if announces_more(request.headers(), limit) {
        return Problem::too_large().into_response();
    }
    let route = request.extensions().get::<MatchedPath>().map(MatchedPath::as_str);
    if route.is_some_and(|route| route.starts_with("/api/") && !takes(request.headers(), route)) {
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

/// Whether the client takes what a route answers with: JSON, or one of its own media types. It says so, or says nothing.
fn takes(headers: &HeaderMap, route: &str) -> bool {
    let other = OTHER_ANSWERS.iter().find(|(end, _)| route.ends_with(end));
    let other = other.map_or(&[][..], |(_, names)| names);
    let mut values = headers.get_all(header::ACCEPT).iter().peekable();
    values.peek().is_none() || values.any(|value| names_one(value, other))
}

/// Whether one of the media ranges in a header covers JSON or RFC 9457, or is among `other`.
fn names_one(value: &HeaderValue, other: &[&str]) -> bool {
    let Ok(text) = value.to_str() else { return false };
    text.trim().is_empty()
        || text.split(',').any(|range| {
            let range = range.split(';').next().unwrap_or_default().trim();
            ["*/*", "application/*", "application/json", "application/problem+json"]
                .into_iter()
                .chain(other.iter().copied())
                .any(|known| range.eq_ignore_ascii_case(known))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_is_taken_unless_only_something_else_is() {
        let route = |route, accept: &'static str| {
            let accept = HeaderValue::from_static(accept);
            super::takes(&HeaderMap::from_iter([(header::ACCEPT, accept)]), route)
        };
        let takes = |accept| route("/api/v1/users/me/", accept);
        for accept in ["", "*/*", "text/html, application/json;q=0.5", "application/problem+json"] {
            assert!(takes(accept), "{accept}");
        }
        assert!(!takes("text/html"));
        assert!(super::takes(&HeaderMap::new(), "/api/v1/users/me/"));
        assert!(!takes("text/event-stream"));
        let events = "/api/v1/workspaces/{slug}/events/";
        for accept in
            ["text/event-stream", "application/x-ndjson", "application/cloudevents-batch+json"]
        {
            assert!(route(events, accept) && !takes(accept), "{accept}");
        }
        assert!(!route(events, "text/html") && !route(events, "application/cloudevents+json"));
        let event = "/api/v1/workspaces/{slug}/events/{position}/";
        assert!(route(event, "application/cloudevents+json") && !route(event, "text/event-stream"));
        assert!(route("/api/v1/workspaces/{slug}/snapshot/", "application/x-ndjson"));
    }
}
