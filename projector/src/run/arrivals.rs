//! Messages of the stream, on their way to the runner.

use event_store::{Commit, RecordedEvent};
use futures::StreamExt;
use futures::stream::{BoxStream, pending};
use nats::{Connection, Incoming, Start, follow};
use uuid::Uuid;

use crate::run::trace;

/// A message of the stream: a log has grown, and perhaps by what.
#[derive(Debug, Clone)]
pub struct Arrival {
    /// The log's life that it is of.
    pub epoch: Uuid,
    /// Whose log and up to where.
    pub commit: Commit,
    /// The event at that position, if the message had all of it.
    pub event: Option<RecordedEvent>,
}

impl From<Incoming> for Arrival {
    fn from(incoming: Incoming) -> Self {
        trace::received(&incoming);
        let commit = Commit { workspace: incoming.workspace, position: incoming.position };
        Self { epoch: incoming.epoch, commit, event: incoming.event }
    }
}

/// The messages from now on; none without a connection, which only makes the runner read the log more often.
#[must_use]
pub fn arrivals(connection: Option<Connection>) -> BoxStream<'static, Arrival> {
    match connection {
        Some(connection) => follow(connection, None, Start::Now).map(Arrival::from).boxed(),
        None => pending().boxed(),
    }
}
