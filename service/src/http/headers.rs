//! Tidemark's own headers.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use uuid::Uuid;

use crate::Problem;

/// Response: the log's present epoch.
pub const EPOCH: HeaderName = HeaderName::from_static("tidemark-epoch");
/// Response: the position in the workspace's log that the answer shows.
pub const POSITION: HeaderName = HeaderName::from_static("tidemark-position");
/// Response, to writes that changed something: the id of the command, by which it can be undone.
pub const COMMAND: HeaderName = HeaderName::from_static("tidemark-command");
/// Response: `false` when the read tables do not show the position yet.
pub const APPLIED: HeaderName = HeaderName::from_static("tidemark-applied");
/// Response: the position to go on after, with its epoch, where the body does not say it.
pub const CURSOR: HeaderName = HeaderName::from_static("tidemark-cursor");
/// Request, on reads: the position that the answer has to show, `<position>` or `<epoch>:<position>`.
pub const WAIT_FOR: HeaderName = HeaderName::from_static("tidemark-wait-for");
/// Request, when signing in: the token of the device.
pub const DEVICE: HeaderName = HeaderName::from_static("tidemark-device");

/// Adds the position that an answer shows.
pub fn describe(headers: &mut HeaderMap, epoch: Uuid, position: u64) {
    insert_id(headers, EPOCH, epoch);
    headers.insert(POSITION, HeaderValue::from(position));
}

/// Adds the command that changed something.
pub fn name_command(headers: &mut HeaderMap, command: Uuid) {
    insert_id(headers, COMMAND, command);
}

fn insert_id(headers: &mut HeaderMap, name: HeaderName, id: Uuid) {
    let mut buffer = Uuid::encode_buffer();
    if let Ok(id) = HeaderValue::from_str(id.hyphenated().encode_lower(&mut buffer)) {
        headers.insert(name, id);
    }
}

/// Says that the read tables do not show the answer's position yet.
pub fn not_applied(headers: &mut HeaderMap) {
    headers.insert(APPLIED, HeaderValue::from_static("false"));
}

/// The position a read has to show; an extractor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WaitFor {
    /// The epoch of the log that the position belongs to, if the client names it.
    pub epoch: Option<Uuid>,
    /// The position that the read tables have to show, 0 for any.
    pub position: u64,
}

impl WaitFor {
    /// Reads the header; without it, any position will do.
    ///
    /// # Errors
    /// 400 when it is malformed.
    pub fn parse(headers: &HeaderMap) -> Result<Self, Problem> {
        let Some(value) = headers.get(WAIT_FOR) else {
            return Ok(Self { epoch: None, position: 0 });
        };
        value.to_str().ok().and_then(Self::read).ok_or_else(|| {
            let text = "Tidemark-Wait-For must be <position> or <epoch>:<position>.";
            Problem::bad_request_detail("request/invalid-wait-for", text)
        })
    }

    /// Reads `<position>` or `<epoch>:<position>`.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let (epoch, position) = match text.trim().split_once(':') {
            Some((epoch, position)) => (Some(epoch.trim().parse().ok()?), position.trim()),
            None => (None, text.trim()),
        };
        let position = position.parse().ok().filter(|position| i64::try_from(*position).is_ok())?;
        Some(Self { epoch, position })
    }
}

impl<S: Sync> FromRequestParts<S> for WaitFor {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Problem> {
        Self::parse(&parts.headers)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_position_comes_alone_or_with_its_epoch() {
        assert_eq!(WaitFor::read("7"), Some(WaitFor { epoch: None, position: 7 }));
        let epoch = Some(Uuid::nil());
        let text = format!("{}:7", Uuid::nil());
        assert_eq!(WaitFor::read(&text), Some(WaitFor { epoch, position: 7 }));
        for wrong in ["", "x", "-1", "1:2:3", "9223372036854775808"] {
            assert_eq!(WaitFor::read(wrong), None, "{wrong}");
        }
    }
}
