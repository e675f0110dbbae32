//! The state of the stream and its consumers, for operators.

use futures::TryStreamExt as _;
use uuid::Uuid;

use crate::Connection;
use crate::error::StreamError;
use crate::stream::{EventStream, look, wrap};

/// The state of the stream of an epoch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StreamState {
    /// Its name in JetStream, which has the first digits of the epoch in it.
    pub name: String,
    /// How many messages it has.
    pub messages: u64,
    /// How many bytes they take.
    pub bytes: u64,
    /// On how many servers it is kept.
    pub replicas: usize,
    /// Its consumers, by name.
    pub consumers: Vec<ConsumerState>,
}

/// How far a consumer has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConsumerState {
    /// Its name in JetStream.
    pub name: String,
    /// Whether it stays without a reader: an integrator's does, a projector's does not.
    pub is_durable: bool,
    /// Messages that were not delivered yet.
    pub pending: u64,
    /// Messages that were delivered and not acknowledged.
    pub ack_pending: u64,
    /// Messages that were delivered more than once and not acknowledged.
    pub redelivered: u64,
}

impl StreamState {
    /// The state of the stream of an epoch; `None` if there is none.
    ///
    /// # Errors
    /// [`StreamError`] when JetStream cannot be asked.
    pub async fn of(connection: &Connection, epoch: Uuid) -> Result<Option<Self>, StreamError> {
        let stream = EventStream::of(connection, epoch).await?;
        let Some(info) = look(connection.jetstream(), stream.name()).await? else {
            return Ok(None);
        };
        let consumers = stream.stream.consumers();
        let mut consumers: Vec<ConsumerState> = consumers
            .map_ok(|info| ConsumerState {
                is_durable: info.config.durable_name.is_some(),
                name: info.name,
                pending: info.num_pending,
                ack_pending: info.num_ack_pending as u64,
                redelivered: info.num_redelivered as u64,
            })
            .try_collect()
            .await
            .map_err(|error| wrap("list the consumers", error))?;
        consumers.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(Some(Self {
            name: info.config.name,
            messages: info.state.messages,
            bytes: info.state.bytes,
            replicas: info.config.num_replicas,
            consumers,
        }))
    }
}
