//! The stream as a witness: the hash of a workspace's last message covers all that was published before it.

use std::time::Duration;

use domain::WorkspaceId;
use event_store::LogError;
use event_store::audit::Finding;
use event_store::read::{self, Place};
use nats::{Connection, EventStream, Incoming};
use sqlx::PgPool;
use tokio::time::timeout;

/// How long NATS may take to be found.
const PATIENCE: Duration = Duration::from_secs(5);

/// What the stream showed.
#[derive(Debug, Default)]
pub(super) struct Stream {
    /// Logs that are not what was published.
    pub(super) findings: Vec<Finding>,
    /// Why it was not compared.
    pub(super) problem: Option<String>,
    /// In how many workspaces it was compared.
    pub(super) compared: usize,
}

impl Stream {
    /// Not compared.
    pub(super) fn not_compared(problem: impl Into<String>) -> Self {
        Self { problem: Some(problem.into()), ..Self::default() }
    }

    /// Compares each workspace's last message with the log. Messages are read first, so the log has what they say.
    pub(super) async fn look(url: &str, pool: &PgPool, logs: &[WorkspaceId]) -> Self {
        match ask(url, pool, logs).await {
            Ok(stream) => stream,
            Err(problem) => Self::not_compared(problem),
        }
    }
}

/// Asks for as long as it takes.
async fn ask(url: &str, pool: &PgPool, logs: &[WorkspaceId]) -> Result<Stream, String> {
    let epoch = read::epoch(pool).await.map_err(|error| error.to_string())?;
    let opened = async {
        let connection = Connection::open(url, "tidemark-verify").await;
        let connection = connection.map_err(|error| error.to_string())?;
        connection.connected().await;
        EventStream::find(&connection, epoch).await.map_err(|error| error.to_string())
    };
    let stream =
        timeout(PATIENCE, opened).await.map_err(|_| "NATS does not answer".to_owned())??;
    let Some(stream) = stream else {
        return Ok(Stream::not_compared("there is none of this epoch"));
    };
    let mut looked = Stream::default();
    for workspace in logs {
        let last = stream.last(*workspace).await.map_err(|error| error.to_string())?;
        let Some(Ok(message)) = last.map(|last| last.event) else { continue };
        looked.compared += 1;
        let wrong = compare(pool, &message).await.map_err(|error| error.to_string())?;
        looked.findings.extend(wrong.map(|what| Finding::of(*workspace, what)));
    }
    Ok(looked)
}

/// What is wrong with the log by a message of the stream, if anything.
async fn compare(pool: &PgPool, message: &Incoming) -> Result<Option<String>, LogError> {
    let Incoming { workspace, position, hash, .. } = *message;
    let place = Place { workspace, position };
    let hashes = read::hashes_at(pool, &[place]).await?;
    Ok(match hashes.get(&place) {
        Some(found) if *found == hash => None,
        Some(_) => Some(format!("the event at position {position} has another hash in the stream")),
        None => Some(format!("the log ends before position {position}, which was published")),
    })
}
