//! Compares the end of a workspace in the stream with the log.

use domain::WorkspaceId;
use event_store::read::read_workspace;
use sqlx::PgPool;

use super::RelayError;
use super::lease::of_the_log;
use crate::{EventStream, Incoming, StreamError};

/// Where a workspace is in the stream.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Standing {
    /// Its last message is this position of the log.
    At(u64),
    /// Its last message is none of ours.
    Stray(String),
}

/// Looks at the last message of a workspace; what the log does not have is refused.
///
/// The hash covers everything before, so an equal last event means an equal history.
pub(super) async fn standing(
    stream: &EventStream,
    log: &PgPool,
    workspace: WorkspaceId,
) -> Result<Standing, RelayError> {
    let Some(last) = stream.last(workspace).await? else { return Ok(Standing::At(0)) };
    let incoming = match last.event {
        Err(error) => return Ok(Standing::Stray(error.to_string())),
        Ok(incoming) if incoming.epoch != stream.epoch() || incoming.workspace != workspace => {
            return Ok(Standing::Stray("it is of another epoch or workspace".to_owned()));
        }
        Ok(incoming) if incoming.position == 0 => {
            return Ok(Standing::Stray("it has no position".to_owned()));
        }
        Ok(incoming) => incoming,
    };
    // The log is read after the stream, so it cannot merely not be there yet.
    let logged = of_the_log(read_workspace(log, workspace, incoming.position - 1, 1)).await?;
    let instead = match logged.first() {
        Some(event) if event.event_id == incoming.event_id && event.hash == incoming.hash => {
            return Ok(Standing::At(incoming.position));
        }
        Some(event) if event.position == incoming.position => {
            format!("has event {} there", event.event_id)
        }
        _ => "ends before it".to_owned(),
    };
    Err(ahead(&incoming, instead).into())
}

/// The refusal to publish behind an event that the log does not have.
fn ahead(incoming: &Incoming, log: String) -> StreamError {
    let Incoming { workspace, position, event_id: event, .. } = *incoming;
    StreamError::AheadOfLog { workspace, position, event, log }
}
