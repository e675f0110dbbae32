//! In which form a client wants events.

use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;

/// A form of the same events.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Door {
    /// JSON of our own; also for clients that take any form.
    Own,
    /// CloudEvents in the structured mode, one or a page of them.
    CloudEvents,
    /// CloudEvents, one a line, up to the end of the log.
    Lines,
    /// Messages as the log grows.
    Live,
}

/// The media type of one CloudEvent.
pub(super) const CLOUD_EVENT: &str = "application/cloudevents+json";
/// The media type of a list of CloudEvents.
pub(super) const CLOUD_EVENTS: &str = "application/cloudevents-batch+json";
/// The media type of lines of JSON.
pub(super) const LINES: &str = "application/x-ndjson";
/// The media type of messages as they come (server-sent events).
pub(super) const EVENT_STREAM: &str = "text/event-stream";

impl Door {
    /// The form of several events that a client names; of several forms the one that is more of a stream.
    pub(super) fn of_events(headers: &HeaderMap) -> Self {
        let doors =
            [(EVENT_STREAM, Self::Live), (LINES, Self::Lines), (CLOUD_EVENTS, Self::CloudEvents)];
        let named = doors.into_iter().find(|(kind, _)| is_named(headers, kind));
        named.map_or(Self::Own, |(_, door)| door)
    }

    /// The form of one event that a client names.
    pub(super) fn of_event(headers: &HeaderMap) -> Self {
        if is_named(headers, CLOUD_EVENT) { Self::CloudEvents } else { Self::Own }
    }
}

/// The answer under another media type, if it has a body.
pub(super) fn typed(mut response: Response, kind: &'static str) -> Response {
    if let Some(present) = response.headers_mut().get_mut(header::CONTENT_TYPE) {
        *present = HeaderValue::from_static(kind);
    }
    response
}

/// Whether a client names a media type.
fn is_named(headers: &HeaderMap, kind: &str) -> bool {
    let values = headers.get_all(header::ACCEPT).iter().filter_map(|value| value.to_str().ok());
    let mut ranges = values.flat_map(|value| value.split(','));
    ranges
        .any(|range| range.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case(kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_forms_are_for_those_who_name_them() {
        let wants = |accept| {
            let accept = HeaderValue::from_static(accept);
            Door::of_events(&HeaderMap::from_iter([(header::ACCEPT, accept)]))
        };
        assert_eq!(wants("text/event-stream"), Door::Live);
        assert_eq!(wants("application/problem+json, Text/Event-Stream;q=0.9"), Door::Live);
        assert_eq!(wants("application/x-ndjson, application/problem+json"), Door::Lines);
        assert_eq!(wants("application/cloudevents-batch+json"), Door::CloudEvents);
        for accept in ["*/*", "text/*", "application/json", "application/cloudevents+json", ""] {
            assert_eq!(wants(accept), Door::Own, "{accept}");
        }
    }
}
