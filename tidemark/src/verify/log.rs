//! One workspace's log: its chain, and what is stored beside its events.

use std::collections::HashMap;

use command_api::Derived;
use domain::{Event, WorkspaceId};
use event_store::audit::{Commands, Finding};
use event_store::chain::{Verified, verify_events};
use event_store::{LogError, RecordedEvent, claims, read};
use sqlx::PgConnection;

use super::expected::Expected;

/// What was found of one log.
pub(super) struct Log {
    /// The workspace of the log.
    pub(super) workspace: WorkspaceId,
    /// What the chain showed.
    pub(super) verified: Verified,
    /// What is wrong beside it.
    pub(super) findings: Vec<Finding>,
    /// The first event that this program does not know: what is stored beside the events was not compared.
    pub(super) unknown: Option<u64>,
}

impl Log {
    /// Verifies a workspace's log as of the connection's snapshot.
    pub(super) async fn look(
        db: &mut PgConnection,
        workspace: WorkspaceId,
        expected: &[&Expected],
        derived: &mut Derived,
        mut progress: impl FnMut(u64),
    ) -> Result<Self, LogError> {
        let mut commands = Commands::load(db, workspace).await?;
        let (mut unknown, mut hashes) = (None, HashMap::new());
        let verified = verify_events(db, workspace, |event| {
            commands.take_in(event);
            match decode(event) {
                Some(decoded) => derived.take_in(event, &decoded),
                None => unknown = unknown.or(Some(event.position)),
            }
            if expected.iter().any(|end| end.position == event.position) {
                hashes.insert(event.position, hex::encode(event.hash));
            }
            progress(event.position);
        })
        .await?;
        let (claims, numbers) =
            (claims::all(db, workspace).await?, read::last_numbers(&mut *db, workspace).await?);
        let from_events = if workspace == WorkspaceId::INSTANCE {
            derived.end(workspace, &[], &numbers)
        } else {
            derived.end(workspace, &claims, &numbers)
        };
        let mut findings = unexpected(workspace, expected, &hashes);
        if matches!(verified, Verified::Intact { .. }) {
            findings.extend(commands.end());
            findings.extend(if unknown.is_none() { from_events } else { Vec::new() });
        }
        Ok(Self { workspace, verified, findings, unknown })
    }
}

/// An event as this program knows it.
fn decode(event: &RecordedEvent) -> Option<Event> {
    let payload = serde_json::from_str(&event.payload).ok()?;
    Event::decode(&event.kind, &event.name, &event.type_version, payload).ok()
}

/// Ends that were noted and are not there.
fn unexpected(
    workspace: WorkspaceId,
    expected: &[&Expected],
    hashes: &HashMap<u64, String>,
) -> Vec<Finding> {
    let wrong = expected.iter().filter_map(|end| {
        let Expected { position, hash, .. } = end;
        match hashes.get(position) {
            Some(found) if found == hash => None,
            Some(found) => Some(format!(
                "the event at position {position} has the hash {found}, expected was {hash}: \
                it or one before it was changed"
            )),
            None => Some(format!("the log has no intact position {position}, which was expected")),
        }
    });
    wrong.map(|what| Finding::of(workspace, what)).collect()
}
