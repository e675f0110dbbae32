//! The messages of a stream as server-sent events.

use std::time::Duration;

use axum::body::Bytes;
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

use super::rights::Rights;

/// A message that has so many bytes of events gets no more.
pub(super) const FULL: usize = 256 << 10;

/// Why a stream ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum End {
    /// The caller may not read it any more, or their credential has ended.
    Access,
    /// The log was restored from a backup: the client has to begin again.
    Epoch,
    /// The client is too far behind: it may go on where it was.
    Slow,
    /// The process stops: the client may go on where it was.
    Stopping,
}

/// How often a client is reminded to send a heartbeat.
pub(super) fn between(heartbeat: Duration) -> Duration {
    heartbeat * 2 / 3
}

/// How old the last message is at least when a heartbeat is sent: with the time between two reminders, no more than the
/// heartbeat's.
pub(super) fn pause(heartbeat: Duration) -> Duration {
    heartbeat / 3
}

/// Messages that are sent together.
#[derive(Debug)]
pub(super) struct Messages {
    text: Vec<u8>,
    epoch: Uuid,
}

impl Messages {
    /// None yet, in this epoch.
    pub(super) const fn new(epoch: Uuid) -> Self {
        Self { text: Vec::new(), epoch }
    }

    /// How soon the client may come again when the connection breaks.
    pub(super) fn retry(&mut self) {
        self.text.extend_from_slice(b"retry: 1000\n\n");
    }

    /// The events of the positions after `from` up to `to`, each as JSON with a comma behind; a heartbeat if there are none.
    pub(super) fn events(&mut self, from: u64, to: u64, events: &[u8]) {
        let range = format!("\"from\":{from},\"to\":{to}");
        match events.strip_suffix(b",") {
            None => self.message("heartbeat", to, &[b"{", range.as_bytes(), b"}"]),
            Some(events) => {
                let parts = [b"{", range.as_bytes(), b",\"events\":[", events, b"]}"];
                self.message("events", to, &parts);
            }
        }
    }

    /// What the caller may read from now on.
    pub(super) fn access(&mut self, to: u64, rights: &Rights) {
        let data = json!({
            "from": to + 1, "to": to, "role": rights.role, "reads_log": rights.reads_log,
            "projects": rights.projects, "collections": rights.collections,
        });
        self.message("access", to, &[data.to_string().as_bytes()]);
    }

    /// The last message.
    pub(super) fn end(&mut self, to: u64, end: End) {
        let data = json!({ "reason": end });
        self.message("end", to, &[data.to_string().as_bytes()]);
    }

    /// A message whose data has no line breaks, as JSON has none.
    fn message(&mut self, name: &str, to: u64, data: &[&[u8]]) {
        let head = format!("id: {}:{to}\nevent: {name}\ndata: ", self.epoch);
        self.text.extend_from_slice(head.as_bytes());
        for part in data {
            self.text.extend_from_slice(part);
        }
        self.text.extend_from_slice(b"\n\n");
    }

    /// Whether there are any.
    pub(super) const fn is_empty(&self) -> bool {
        self.text.is_empty()
    }
}

impl From<Messages> for Bytes {
    fn from(messages: Messages) -> Self {
        messages.text.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_have_an_id_a_name_and_a_line_of_data() {
        let mut messages = Messages::new(Uuid::nil());
        messages.retry();
        messages.events(1, 2, b"{\"position\":2},");
        messages.events(3, 2, b"");
        messages.end(2, End::Slow);
        let text = String::from_utf8(messages.text).unwrap();
        let id = "id: 00000000-0000-0000-0000-000000000000:2";
        assert_eq!(
            text,
            format!(
                "retry: 1000\n\n\
                {id}\nevent: events\ndata: {{\"from\":1,\"to\":2,\"events\":[{{\"position\":2}}]}}\n\n\
                {id}\nevent: heartbeat\ndata: {{\"from\":3,\"to\":2}}\n\n\
                {id}\nevent: end\ndata: {{\"reason\":\"slow\"}}\n\n"
            )
        );
    }
}
