//! Publishing as a chain: each message is stored only directly behind the one before it.
//!
//! `Nats-Expected-Last-Sequence` alone is not enough: when the first of a chain fails, a late message of an earlier
//! attempt could take its sequence and so let the second in. `Nats-Expected-Last-Msg-Id` alone is not enough either:
//! the server forgets the id when it restarts after a quiet time. Both together say, by induction, that the stream is
//! what it was when the chain began, plus exactly the messages of this chain so far. `Nats-Expected-Stream` keeps a
//! relay of an earlier epoch away from a later one's stream. All of this is understood by every server since 2.10.

use std::collections::VecDeque;
use std::future::IntoFuture as _;
use std::pin::Pin;
use std::time::Instant;

use async_nats::header::{NATS_EXPECTED_LAST_MESSAGE_ID, NATS_EXPECTED_LAST_SEQUENCE};
use async_nats::jetstream::context::{PublishError, PublishErrorKind};
use async_nats::jetstream::message::PublishMessage;
use async_nats::jetstream::publish::PublishAck;
use domain::WorkspaceId;
use event_store::RecordedEvent;
use telemetry::trace::Span;

use super::message::Message;
use crate::measure::{self, Cause};
use crate::{Connection, EventStream, Link};

/// Messages on their way, each on condition that the one before it is stored.
pub(super) struct Chain<'a> {
    connection: &'a Connection,
    stream: &'a EventStream,
    /// The link that it began with: another link is another connection, with no order between the two.
    link: Link,
    /// The sequence of the last message sent, once it is stored.
    sequence: u64,
    /// That message's id; none for the first, which is held by the sequence alone.
    predecessor: Option<String>,
    /// Messages that were not acknowledged yet, oldest first.
    open: VecDeque<Open>,
}

/// A message on its way.
struct Open {
    stored: Stored,
    /// When it was sent.
    since: Instant,
    /// Its span, which ends with the acknowledgement.
    span: Span,
    acknowledgement: Pin<Box<dyn Future<Output = Result<PublishAck, PublishError>> + Send>>,
}

/// A message, and where it is in the stream once it is stored.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stored {
    pub(super) workspace: WorkspaceId,
    pub(super) position: u64,
    pub(super) sequence: u64,
}

/// Why a chain broke; nothing after the message is stored.
#[derive(Debug, thiserror::Error)]
pub(super) enum Broken {
    /// The stream is in another state than expected, or does not answer.
    #[error("the stream has moved or does not answer")]
    Elsewhere(Stored, #[source] PublishError),
    /// A batch was not stored, or there is no answer: the stream has moved, or one message is at fault.
    #[error("the batch is not stored")]
    Batch(#[source] PublishError),
    /// The link to the server broke.
    #[error("the connection to NATS broke")]
    Link,
    /// The server has seen the message's id, and has not stored it here.
    #[error("the server knows event {} of workspace {} already", .0.position, .0.workspace)]
    Known(Stored),
    /// The server refuses this message.
    #[error("the server refuses event {} of workspace {}", .0.position, .0.workspace)]
    Refused(Stored, #[source] PublishError),
}

impl Broken {
    /// The workspace whose message was not stored, if it was a single one.
    pub(super) const fn workspace(&self) -> Option<WorkspaceId> {
        match self {
            Self::Elsewhere(stored, _) | Self::Known(stored) | Self::Refused(stored, _) => {
                Some(stored.workspace)
            }
            Self::Batch(_) | Self::Link => None,
        }
    }

    /// What it counts as.
    pub(super) const fn cause(&self) -> Cause {
        match self {
            Self::Elsewhere(..) | Self::Batch(_) => Cause::Stream,
            Self::Link => Cause::Link,
            Self::Known(_) => Cause::Known,
            Self::Refused(..) => Cause::Refused,
        }
    }
}

impl<'a> Chain<'a> {
    /// A chain that begins behind a sequence of the stream.
    pub(super) fn behind(
        connection: &'a Connection,
        stream: &'a EventStream,
        link: Link,
        sequence: u64,
    ) -> Self {
        Self { connection, stream, link, sequence, predecessor: None, open: VecDeque::new() }
    }

    /// How many messages wait for their acknowledgement.
    pub(super) fn in_flight(&self) -> usize {
        self.open.len()
    }

    /// Sends the next message.
    pub(super) async fn send(&mut self, event: &RecordedEvent, rename: bool) -> Result<(), Broken> {
        let (workspace, position) = (event.workspace, event.position);
        let stored = Stored { workspace, position, sequence: self.sequence + 1 };
        let Message { subject, mut headers, payload, id, span } =
            Message::of(event, self.stream, stored.sequence, rename);
        headers.insert(NATS_EXPECTED_LAST_SEQUENCE, self.sequence.to_string());
        if let Some(predecessor) = self.predecessor.replace(id) {
            headers.insert(NATS_EXPECTED_LAST_MESSAGE_ID, predecessor);
        }
        self.sequence = stored.sequence;
        let since = Instant::now();
        let publish = PublishMessage::build().headers(headers).payload(payload);
        let sending = self.connection.jetstream().send_publish(subject, publish);
        let acknowledgement = sending.await.map_err(|error| blame(stored, error))?;
        let acknowledgement = acknowledgement.into_future();
        self.open.push_back(Open { stored, since, span, acknowledgement });
        Ok(())
    }

    /// Waits for the oldest open acknowledgement; `None` when there is none.
    pub(super) async fn acknowledged(&mut self) -> Option<Result<Stored, Broken>> {
        let Open { stored, since, span: _span, acknowledgement } = self.open.pop_front()?;
        let answer = tokio::select! {
            answer = acknowledgement => answer,
            () = self.connection.broken(self.link) => return Some(Err(Broken::Link)),
        };
        Some(match answer {
            Err(error) => Err(blame(stored, error)),
            Ok(answer) if answer.duplicate || answer.sequence != stored.sequence => {
                Err(Broken::Known(stored))
            }
            Ok(_) => {
                measure::published(since);
                Ok(stored)
            }
        })
    }
}

/// Whether the message or the circumstances are at fault.
fn blame(stored: Stored, error: PublishError) -> Broken {
    match error.kind() {
        PublishErrorKind::Other | PublishErrorKind::MaxPayloadExceeded => {
            Broken::Refused(stored, error)
        }
        _ => Broken::Elsewhere(stored, error),
    }
}

#[cfg(test)]
mod tests {
    use super::Broken;
    use crate::relay::testing::{World, behind, event, publish};

    #[tokio::test]
    async fn a_chain_is_stored_in_order_and_goes_on_from_its_end() {
        let world = World::new().await;
        assert_eq!(publish(&world, 0, &[event(1, 1), event(2, 1), event(1, 2)]).await, 3);
        assert_eq!(publish(&world, 3, &[event(1, 3)]).await, 1);
        assert_eq!((world.last(1).await, world.last(2).await), (3, 1));
    }

    #[tokio::test]
    async fn a_relay_that_comes_back_from_the_past_stores_nothing() {
        let world = World::new().await;
        let mut old = behind(&world, 0).await;
        old.send(&event(1, 1), false).await.unwrap();
        old.acknowledged().await.unwrap().unwrap();
        assert_eq!(publish(&world, 1, &[event(1, 2), event(1, 3)]).await, 2);
        old.send(&event(1, 2), false).await.unwrap();
        old.send(&event(1, 3), false).await.unwrap();
        while let Some(answer) = old.acknowledged().await {
            assert!(matches!(answer, Err(Broken::Elsewhere(..) | Broken::Known(_))), "{answer:?}");
        }
        assert_eq!(world.stream.end().await.unwrap().sequence, 3);
    }

    #[tokio::test]
    async fn nothing_is_stored_behind_a_message_that_was_not() {
        let world = World::new().await;
        // The server refuses a second message that expects another predecessor than there is.
        let mut chain = behind(&world, 0).await;
        chain.send(&event(1, 1), false).await.unwrap();
        chain.predecessor = Some("lost".to_owned());
        chain.send(&event(1, 2), false).await.unwrap();
        chain.send(&event(1, 3), false).await.unwrap();
        chain.send(&event(2, 1), false).await.unwrap();
        assert!(chain.acknowledged().await.unwrap().is_ok());
        while let Some(answer) = chain.acknowledged().await {
            assert!(answer.is_err());
        }
        assert_eq!((world.last(1).await, world.last(2).await), (1, 0));
    }

    #[tokio::test]
    async fn a_late_message_in_the_place_of_the_first_does_not_let_the_second_in() {
        let world = World::new().await;
        // An attempt that was given up is stored just before the next one, which believes the stream empty.
        assert_eq!(publish(&world, 0, &[event(2, 1)]).await, 1);
        assert_eq!(publish(&world, 0, &[event(1, 1), event(1, 2)]).await, 0);
        assert_eq!((world.last(1).await, world.last(2).await), (0, 1));
    }

    #[tokio::test]
    async fn a_late_message_that_is_the_first_itself_lets_the_second_in() {
        let world = World::new().await;
        assert_eq!(publish(&world, 0, &[event(1, 1)]).await, 1);
        assert_eq!(publish(&world, 0, &[event(1, 1), event(1, 2)]).await, 1);
        assert_eq!((world.last(1).await, world.stream.end().await.unwrap().sequence), (2, 2));
    }

    #[tokio::test]
    async fn the_dedupe_window_cannot_keep_a_renamed_message_out() {
        let world = World::new().await;
        assert_eq!(publish(&world, 0, &[event(1, 1)]).await, 1);
        world.stream.purge(event(1, 1).workspace, 1).await.unwrap();
        assert_eq!(publish(&world, 1, &[event(1, 1)]).await, 0);
        let mut chain = behind(&world, 1).await;
        chain.send(&event(1, 1), true).await.unwrap();
        assert_eq!(chain.acknowledged().await.unwrap().unwrap().sequence, 2);
        assert_eq!(world.last(1).await, 1);
    }
}
