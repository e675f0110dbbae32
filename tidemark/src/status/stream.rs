//! The state of NATS: the stream and its consumers.

use std::time::Duration;

use nats::{Connection, ConsumerState, StreamState, syncs_always};
use serde_json::{Value, json};
use tokio::time::timeout;
use uuid::Uuid;

/// How long NATS may take.
const PATIENCE: Duration = Duration::from_secs(5);

/// What NATS says.
#[derive(Debug, Default)]
pub(super) struct Stream {
    /// The stream, if there is one.
    pub(super) state: Option<StreamState>,
    /// Whether the server writes to disk before it acknowledges, if it says so.
    pub(super) syncs: Option<bool>,
    /// Why nothing is known.
    pub(super) problem: Option<String>,
}

impl Stream {
    /// Asks NATS about the stream of an epoch.
    pub(super) async fn look(url: &str, epoch: Uuid) -> Self {
        match timeout(PATIENCE, ask(url, epoch)).await {
            Ok(Ok(stream)) => stream,
            Ok(Err(problem)) => Self { problem: Some(problem), ..Self::default() },
            Err(_) => Self { problem: Some("NATS does not answer".to_owned()), ..Self::default() },
        }
    }

    /// The stream, for programs; `syncs` is whether it is written to disk before it is acknowledged.
    pub(super) fn json(&self, syncs: Option<bool>) -> Value {
        let consumer = |one: &ConsumerState| {
            json!({
                "name": one.name,
                "durable": one.is_durable,
                "pending": one.pending,
                "ack_pending": one.ack_pending,
                "redelivered": one.redelivered,
            })
        };
        let consumers =
            self.state.iter().flat_map(|state| &state.consumers).map(consumer).collect::<Vec<_>>();
        json!({
            "name": self.state.as_ref().map(|state| &state.name),
            "messages": self.state.as_ref().map(|state| state.messages),
            "bytes": self.state.as_ref().map(|state| state.bytes),
            "replicas": self.state.as_ref().map(|state| state.replicas),
            "sync_always": syncs,
            "consumers": consumers,
            "problem": self.problem,
        })
    }
}

/// Asks for as long as it takes.
async fn ask(url: &str, epoch: Uuid) -> Result<Stream, String> {
    let connection = Connection::open(url, "tidemark-status").await;
    let connection = connection.map_err(|error| error.to_string())?;
    connection.connected().await;
    let state = StreamState::of(&connection, epoch).await.map_err(|error| error.to_string())?;
    Ok(Stream { state, syncs: syncs_always(&connection).await, problem: None })
}
