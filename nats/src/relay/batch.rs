//! Publishing many messages as one: the server stores all of them, or none.
//!
//! For a single message the server waits for its disk once, for a batch a few times however long that is: it keeps
//! the messages aside in a file of their own until the last one comes. So a batch is for a backlog only.
//!
//! A batch is held by the sequence that it has to follow, as the first message of a chain is; the server compares
//! when the last message has come, and nothing gets in between. No second batch is on its way before the first is
//! acknowledged, so there is nothing that a late one could let in. One that is refused or not answered tells
//! nothing of its messages: the relay looks at the stream again, and publishes one by one for a while, which
//! finds out what is wrong.

use std::pin::pin;
use std::time::{Duration, Instant};

use async_nats::header::{
    NATS_BATCH_COMMIT, NATS_BATCH_COMMIT_FINAL, NATS_BATCH_ID, NATS_BATCH_SEQUENCE,
    NATS_EXPECTED_LAST_SEQUENCE,
};
use async_nats::jetstream::context::{PublishError, PublishErrorKind};
use async_nats::jetstream::message::PublishMessage;
use event_store::RecordedEvent;
use telemetry::trace::Span;

use super::chain::Broken;
use super::message::Message;
use crate::{Connection, EventStream, Link, measure};

/// The least number of messages for which a batch is faster than one by one; measured with nats-server 2.15 and one
/// replica.
pub(super) const WORTHWHILE: usize = 16;
/// How long events are published one by one after a batch was not stored.
pub(super) const SINGLY: Duration = Duration::from_secs(10);
/// The most messages of a batch: the server's limit.
const MOST: usize = 1000;
/// The most bytes of payload and metadata of a batch; a single message may have more.
const MOST_BYTES: usize = 8 << 20;

/// How many of the next events one batch holds; 0 if they are better published one by one.
pub(super) fn size(events: &[RecordedEvent]) -> usize {
    let mut bytes = 0;
    let fits = |event: &&RecordedEvent| {
        bytes += event.payload.len() + event.metadata.len();
        bytes <= MOST_BYTES
    };
    let fitting = events.iter().take(MOST).take_while(fits).count();
    if fitting < WORTHWHILE { 0 } else { fitting }
}

/// Publishes events directly behind a sequence of the stream, all or none; `is_renamed` says of which workspaces
/// the messages need ids that the server has not seen.
pub(super) async fn publish(
    connection: &Connection,
    stream: &EventStream,
    link: Link,
    end: u64,
    events: &[RecordedEvent],
    is_renamed: impl Fn(&RecordedEvent) -> bool,
) -> Result<(), Broken> {
    let since = Instant::now();
    let sending = pin!(send(connection, stream, end, events, is_renamed));
    let _spans = tokio::select! {
        sent = sending => sent.map_err(Broken::Batch)?,
        () = connection.broken(link) => return Err(Broken::Link),
    };
    for _ in events {
        measure::published(since);
    }
    Ok(())
}

/// Sends a batch and waits for its acknowledgement; answers with the spans that end with it.
async fn send(
    connection: &Connection,
    stream: &EventStream,
    end: u64,
    events: &[RecordedEvent],
    is_renamed: impl Fn(&RecordedEvent) -> bool,
) -> Result<Vec<Span>, PublishError> {
    // Any name that was never used before: a batch that was given up may still be there.
    let batch = connection.client().new_inbox();
    let mut spans = Vec::with_capacity(events.len());
    let mut sequence = end;
    for event in events {
        sequence += 1;
        let Message { subject, mut headers, payload, span, .. } =
            Message::of(event, stream, sequence, is_renamed(event));
        spans.push(span);
        headers.insert(NATS_BATCH_ID, batch.as_str());
        headers.insert(NATS_BATCH_SEQUENCE, spans.len().to_string());
        if spans.len() == 1 {
            headers.insert(NATS_EXPECTED_LAST_SEQUENCE, end.to_string());
        }
        if spans.len() < events.len() {
            let sent = connection.client().publish_with_headers(subject, headers, payload).await;
            sent.map_err(|error| PublishError::with_source(PublishErrorKind::Other, error))?;
            continue;
        }
        headers.insert(NATS_BATCH_COMMIT, NATS_BATCH_COMMIT_FINAL);
        let last = PublishMessage::build().headers(headers).payload(payload);
        let stored = connection.jetstream().send_publish(subject, last).await?.await?;
        if stored.sequence != sequence {
            return Err(PublishError::new(PublishErrorKind::WrongLastSequence));
        }
    }
    Ok(spans)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::relay::testing::{self, World, event};

    /// The events of a workspace from one position to another.
    fn events(workspace: u128, from: u64, to: u64) -> Vec<RecordedEvent> {
        (from..=to).map(|position| event(workspace, position)).collect()
    }

    /// Publishes a batch behind a sequence.
    async fn publish_behind(
        world: &World,
        end: u64,
        events: &[RecordedEvent],
        rename: bool,
    ) -> Result<(), Broken> {
        let link = world.connection.connected().await;
        publish(&world.connection, &world.stream, link, end, events, |_| rename).await
    }

    #[tokio::test]
    async fn a_batch_is_stored_whole_and_in_order() {
        let world = World::new().await;
        let batch = [events(1, 1, 40), events(2, 1, 2)].concat();
        publish_behind(&world, 0, &batch, false).await.unwrap();
        publish_behind(&world, 42, &events(1, 41, 60), false).await.unwrap();
        assert_eq!((world.last(1).await, world.last(2).await), (60, 2));
        assert_eq!(world.stream.end().await.unwrap().sequence, 62);
    }

    #[tokio::test]
    async fn nothing_of_a_batch_is_stored_elsewhere_than_meant() {
        let world = World::new().await;
        publish_behind(&world, 0, &events(1, 1, 20), false).await.unwrap();
        for end in [0, 19, 21] {
            let refused = publish_behind(&world, end, &events(1, 21, 40), false).await;
            assert!(matches!(refused, Err(Broken::Batch(_))), "{refused:?}");
        }
        assert_eq!(world.stream.end().await.unwrap().sequence, 20);
        publish_behind(&world, 20, &events(1, 21, 40), false).await.unwrap();
    }

    #[tokio::test]
    async fn nothing_of_a_batch_is_stored_with_a_message_that_the_server_knows() {
        let world = World::new().await;
        publish_behind(&world, 0, &events(1, 1, 20), false).await.unwrap();
        let again = publish_behind(&world, 20, &events(1, 20, 40), false).await;
        assert!(matches!(again, Err(Broken::Batch(_))), "{again:?}");
        assert_eq!(world.stream.end().await.unwrap().sequence, 20);
        publish_behind(&world, 20, &events(1, 20, 40), true).await.unwrap();
        assert_eq!(world.stream.end().await.unwrap().sequence, 41);
    }

    #[tokio::test]
    async fn behind_a_batch_that_came_late_single_messages_are_stored_in_their_place_or_not_at_all()
    {
        // The batch was given up, and its events are on their way once more when it is stored after all.
        let world = World::new().await;
        publish_behind(&world, 0, &events(1, 1, 20), false).await.unwrap();
        assert_eq!(testing::publish(&world, 0, &events(2, 1, 30)).await, 0);
        assert_eq!(testing::publish(&world, 0, &events(1, 1, 30)).await, 10);
        assert_eq!((world.last(1).await, world.last(2).await), (30, 0));
        assert_eq!(world.stream.end().await.unwrap().sequence, 30);
    }

    #[test]
    fn a_batch_is_worthwhile_and_within_the_servers_limits() {
        let few = events(1, 1, WORTHWHILE as u64 - 1);
        assert_eq!(size(&few), 0);
        assert_eq!(size(&events(1, 1, WORTHWHILE as u64)), WORTHWHILE);
        assert_eq!(size(&events(1, 1, 1500)), 1000);
        let big = RecordedEvent { payload: "x".repeat(MOST_BYTES / 20), ..event(1, 1) };
        assert_eq!(size(&vec![big; 100]), 19);
    }
}
