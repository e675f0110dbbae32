//! From a message back to the event.

use std::str::FromStr;

use async_nats::{HeaderMap, HeaderValue};
use chrono::{DateTime, Utc};
use event_store::RecordedEvent;

use super::text::{unescape, unhex};
use super::{EnvelopeError, Incoming, SOURCE_PREFIX, TYPE_PREFIX, header};
use crate::trace;

/// How much of a header an error shows.
const SHOWN: usize = 80;

impl Incoming {
    /// Reads a message's headers and body.
    ///
    /// # Errors
    /// [`EnvelopeError`] when it is no event of ours.
    pub fn decode(headers: &HeaderMap, body: &[u8]) -> Result<Self, EnvelopeError> {
        let trace = trace::received(headers);
        let headers = Headers(headers);
        let left_out = headers.raw(header::DATA_REF).is_ok();
        Ok(Self {
            epoch: headers.parse(header::EPOCH)?,
            workspace: headers.after(header::SOURCE, SOURCE_PREFIX)?,
            position: headers.parse(header::POSITION)?,
            event_id: headers.parse(header::ID)?,
            hash: headers.read(header::HASH, unhex)?,
            trace,
            event: if left_out { None } else { Some(headers.event(body)?) },
        })
    }
}

struct Headers<'a>(&'a HeaderMap);

impl Headers<'_> {
    /// The whole event with the body as payload.
    fn event(&self, body: &[u8]) -> Result<RecordedEvent, EnvelopeError> {
        let payload = std::str::from_utf8(body).map_err(|_| EnvelopeError::Body)?.to_owned();
        let time = |text: &str| DateTime::parse_from_rfc3339(text).ok();
        Ok(RecordedEvent {
            workspace: self.after(header::SOURCE, SOURCE_PREFIX)?,
            position: self.parse(header::POSITION)?,
            kind: self.parse(header::KIND)?,
            entity: self.parse(header::SUBJECT)?,
            version: self.parse(header::STREAM_VERSION)?,
            name: self.after(header::TYPE, TYPE_PREFIX)?,
            type_version: self.parse(header::TYPE_VERSION)?,
            payload,
            metadata: self.parse(header::METADATA)?,
            event_id: self.parse(header::ID)?,
            command_id: self.parse(header::COMMAND)?,
            actor: self.parse(header::ACTOR)?,
            project: self.optional(header::PROJECT)?,
            issue: self.optional(header::ISSUE)?,
            recorded_at: self.read(header::TIME, time)?.with_timezone(&Utc),
            hash: self.read(header::HASH, unhex)?,
        })
    }

    /// A header as it was sent.
    fn raw(&self, name: &'static str) -> Result<&str, EnvelopeError> {
        self.0.get(name).map(HeaderValue::as_str).ok_or(EnvelopeError::Missing(name))
    }

    /// A header's text through a function that makes something of it.
    fn read<T>(
        &self,
        name: &'static str,
        make: impl FnOnce(&str) -> Option<T>,
    ) -> Result<T, EnvelopeError> {
        let raw = self.raw(name)?;
        unescape(raw).and_then(|text| make(&text)).ok_or_else(|| {
            let value = raw.chars().take(SHOWN).collect();
            EnvelopeError::Malformed { name, value }
        })
    }

    /// A header that must be there.
    fn parse<T: FromStr>(&self, name: &'static str) -> Result<T, EnvelopeError> {
        self.read(name, |text| text.parse().ok())
    }

    /// A header that must be there and begin with a prefix.
    fn after<T: FromStr>(&self, name: &'static str, prefix: &str) -> Result<T, EnvelopeError> {
        self.read(name, |text| text.strip_prefix(prefix)?.parse().ok())
    }

    /// A header that may be missing.
    fn optional<T: FromStr>(&self, name: &'static str) -> Result<Option<T>, EnvelopeError> {
        match self.parse(name) {
            Err(EnvelopeError::Missing(_)) => Ok(None),
            read => read.map(Some),
        }
    }
}

#[cfg(test)]
mod tests {
    use event_store::RecordedEvent;
    use uuid::Uuid;

    use super::super::{EnvelopeError, Incoming, encode, example, header};

    /// The event after a journey through a message.
    fn travelled(event: &RecordedEvent) -> Incoming {
        let message = encode(event, Uuid::from_u128(9));
        Incoming::decode(&message.headers, &message.payload).unwrap()
    }

    #[test]
    fn an_event_with_hostile_text_comes_back_byte_by_byte() {
        let event = example();
        let incoming = travelled(&event);
        assert_eq!(incoming.epoch, Uuid::from_u128(9));
        assert_eq!(incoming.event, Some(event));
    }

    #[test]
    fn what_an_event_does_not_have_stays_away() {
        let event = RecordedEvent { project: None, issue: None, ..example() };
        assert_eq!(travelled(&event).event, Some(event));
    }

    #[test]
    fn an_event_keeps_its_hash_for_whoever_verifies_the_chain() {
        let mut event = example();
        event.hash = event_store::chain::link(&event_store::chain::GENESIS, &event);
        let incoming = travelled(&event).event.unwrap();
        assert_eq!(
            event_store::chain::link(&event_store::chain::GENESIS, &incoming),
            incoming.hash
        );
    }

    #[test]
    fn a_big_payload_or_metadata_is_left_out_and_referred_to() {
        let payload = RecordedEvent { payload: "x".repeat((256 << 10) + 1), ..example() };
        let metadata = RecordedEvent { metadata: "é".repeat(32 << 10), ..example() };
        for event in [payload, metadata] {
            let message = encode(&event, Uuid::nil());
            let place = message.headers.get(header::DATA_REF).unwrap().as_str();
            assert_eq!(place, format!("/api/v1/workspaces/{}/events/7/", event.workspace));
            assert!(message.payload.is_empty());
            let incoming = travelled(&event);
            assert_eq!((incoming.position, incoming.event), (7, None));
        }
    }

    #[test]
    fn a_payload_of_exactly_the_limit_is_sent() {
        let event = RecordedEvent { payload: "x".repeat(256 << 10), ..example() };
        assert_eq!(travelled(&event).event, Some(event));
    }

    #[test]
    fn an_error_names_the_header_and_shows_little_of_it() {
        let mut message = encode(&example(), Uuid::nil());
        let decode = |message: &super::super::Outgoing| Incoming::decode(&message.headers, b"{}");
        message.headers.insert(header::POSITION, "z".repeat(1_000));
        let error = decode(&message).unwrap_err();
        assert_eq!(error, EnvelopeError::Malformed { name: "ce-position", value: "z".repeat(80) });
        let nothing = Incoming::decode(&async_nats::HeaderMap::new(), b"").unwrap_err();
        assert_eq!(nothing.to_string(), "the message has no header ce-epoch");
        let message = encode(&example(), Uuid::nil());
        assert_eq!(Incoming::decode(&message.headers, &[0xff]), Err(EnvelopeError::Body));
    }
}
