//! What the stream holds: its end, a workspace's last message, how many messages each workspace has.

use std::collections::HashMap;

use async_nats::jetstream::stream::{Info, LastRawMessageErrorKind};
use domain::WorkspaceId;
use futures::TryStreamExt as _;
use uuid::Uuid;

use crate::envelope::EnvelopeError;
use crate::error::StreamError;
use crate::stream::{EventStream, wrap};
use crate::{Incoming, subject};

/// The last message of a workspace in the stream.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Last {
    /// Its sequence in the stream.
    pub sequence: u64,
    /// The event; or why it is none of ours.
    pub event: Result<Incoming, EnvelopeError>,
}

/// The end of the stream: which stream it is, and its last sequence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct End {
    /// When the stream was created, in ns: another one has another time.
    pub(crate) created: i128,
    /// The sequence of the last message that was ever in it.
    pub(crate) sequence: u64,
    /// How many messages are in it.
    pub(crate) messages: u64,
}

impl End {
    /// The end as a stream's info gives it.
    pub(crate) fn of(info: &Info) -> Self {
        Self {
            created: info.created.unix_timestamp_nanos(),
            sequence: info.state.last_sequence,
            messages: info.state.messages,
        }
    }

    /// Whether messages were lost since `before`: another stream, or the same one shorter.
    pub(crate) fn has_lost_since(self, before: Self) -> bool {
        self.created != before.created || self.sequence < before.sequence
    }
}

impl EventStream {
    /// The last message of a workspace, from the stream's leader and not from a replica that may lag.
    ///
    /// # Errors
    /// [`StreamError`] when JetStream cannot be asked.
    pub async fn last(&self, workspace: WorkspaceId) -> Result<Option<Last>, StreamError> {
        let subject = subject::of_workspace(workspace);
        match self.stream.get_last_raw_message_by_subject(&subject).await {
            Ok(message) => Ok(Some(Last {
                sequence: message.sequence,
                event: Incoming::decode(&message.headers, &message.payload),
            })),
            Err(error) if error.kind() == LastRawMessageErrorKind::NoMessageFound => Ok(None),
            Err(error) => Err(wrap("read a workspace's last message", error)),
        }
    }

    /// Where the stream ends.
    pub(crate) async fn end(&self) -> Result<End, StreamError> {
        let info = self.stream.get_info().await;
        info.map(|info| End::of(&info)).map_err(|error| wrap("look at the stream's end", error))
    }

    /// How many messages each workspace has, and how many are of no workspace.
    pub(crate) async fn counts(&self) -> Result<HashMap<Option<WorkspaceId>, u64>, StreamError> {
        self.count(subject::ALL).await
    }

    /// How many messages one workspace has.
    ///
    /// # Errors
    /// [`StreamError`] when JetStream cannot be asked.
    pub async fn count_of(&self, workspace: WorkspaceId) -> Result<u64, StreamError> {
        let counts = self.count(&subject::of_workspace(workspace)).await?;
        Ok(counts.values().sum())
    }

    /// How many messages there are under subjects that match a filter, by workspace.
    async fn count(&self, filter: &str) -> Result<HashMap<Option<WorkspaceId>, u64>, StreamError> {
        let failed = |error| wrap("count messages", error);
        let mut subjects = self.stream.info_with_subjects(filter).await.map_err(failed)?;
        let mut counts = HashMap::new();
        while let Some((subject, count)) = subjects.try_next().await.map_err(failed)? {
            *counts.entry(subject::workspace(&subject)).or_default() += count as u64;
        }
        Ok(counts)
    }

    /// Removes a workspace's messages up to a sequence, so that they can be published again.
    pub(crate) async fn purge(
        &self,
        workspace: WorkspaceId,
        up_to: u64,
    ) -> Result<(), StreamError> {
        let purge = self.stream.purge().filter(subject::of_workspace(workspace));
        let purged = purge.sequence(up_to + 1).await;
        purged.map(drop).map_err(|error| wrap("purge a workspace's messages", error))
    }

    /// The id of the event that a sequence holds, if it holds one.
    pub(crate) async fn event_at(&self, sequence: u64) -> Option<Uuid> {
        let message = self.stream.get_raw_message(sequence).await.ok()?;
        Incoming::decode(&message.headers, &message.payload).ok().map(|incoming| incoming.event_id)
    }
}
