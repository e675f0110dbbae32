//! Compares log, stream and tables; what differs is an answer, so that tests and `./dev faults` judge alike.

use std::collections::HashMap;
use std::fmt;

use domain::WorkspaceId;
use event_store::chain::{Verified, verify_workspace};
use event_store::read::read_workspace;
use event_store::{LogError, RecordedEvent};
use nats::Incoming;
use projector::{RebuildError, RebuildOptions};
use sqlx::PgPool;
use sqlx::postgres::PgConnectOptions;
use uuid::Uuid;

/// How many events are read at a time.
const PAGE: u32 = 5_000;

/// A workspace's whole log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Log {
    /// The workspace of the log.
    pub workspace: WorkspaceId,
    /// Its events, in order.
    pub events: Vec<RecordedEvent>,
    /// Why the hash chain is broken, if it is.
    pub broken: Option<String>,
}

/// An event as a subscriber received it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Received {
    /// The workspace whose log it is in.
    pub workspace: WorkspaceId,
    /// Its position there.
    pub position: u64,
    /// Its id.
    pub event: Uuid,
    /// Its hash.
    pub hash: [u8; 32],
}

/// What is wrong with the order in which a log was received.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Disorder {
    /// A position never came.
    Missing(u64),
    /// A position came again or after a later one.
    Inverted(u64),
    /// The event that came at a position is not the one that the log has there.
    Foreign(u64),
}

impl fmt::Display for Disorder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing(position) => write!(f, "position {position} never came"),
            Self::Inverted(position) => write!(f, "position {position} came again or too late"),
            Self::Foreign(position) => write!(f, "position {position} is not what the log has"),
        }
    }
}

impl From<&Incoming> for Received {
    fn from(incoming: &Incoming) -> Self {
        let Incoming { workspace, position, event_id: event, hash, .. } = *incoming;
        Self { workspace, position, event, hash }
    }
}

impl From<&RecordedEvent> for Received {
    fn from(event: &RecordedEvent) -> Self {
        let RecordedEvent { workspace, position, event_id, hash, .. } = *event;
        Self { workspace, position, event: event_id, hash }
    }
}

/// Reads a workspace's log and verifies its chain.
///
/// # Errors
/// The log cannot be read.
pub async fn log(pool: &PgPool, workspace: WorkspaceId) -> Result<Log, LogError> {
    let broken = match verify_workspace(pool, workspace, |_| {}).await? {
        Verified::Intact { .. } => None,
        Verified::Broken { position, reason } => Some(format!("position {position}: {reason}")),
    };
    let mut events: Vec<RecordedEvent> = Vec::new();
    loop {
        let after = events.last().map_or(0, |event| event.position);
        let page = read_workspace(pool, workspace, after, PAGE).await?;
        if page.is_empty() {
            return Ok(Log { workspace, events, broken });
        }
        events.extend(page);
    }
}

impl Log {
    /// Where positions of the log or versions of a stream have gaps.
    #[must_use]
    pub fn gaps(&self) -> Vec<String> {
        let mut versions: HashMap<(&str, Uuid), u64> = HashMap::new();
        let mut gaps = Vec::new();
        for (event, expected) in self.events.iter().zip(1..) {
            let version = versions.entry((&event.kind, event.entity)).or_default();
            *version += 1;
            if event.position != expected || event.version != *version {
                let RecordedEvent { position, kind, entity, version: found, .. } = event;
                gaps.push(format!(
                    "position {position} stands at {expected}, and {kind} {entity} goes to version \
                     {found} instead of {version}"
                ));
            }
        }
        gaps
    }

    /// What is wrong with the order in which this log was received; events of other workspaces do not count.
    #[must_use]
    pub fn disorder(&self, received: &[Received]) -> Vec<Disorder> {
        let mut found = Vec::new();
        let mut last = 0;
        let mut came = vec![false; self.events.len()];
        for event in received.iter().filter(|event| event.workspace == self.workspace) {
            let index = usize::try_from(event.position).unwrap_or(usize::MAX).wrapping_sub(1);
            if event.position <= last {
                found.push(Disorder::Inverted(event.position));
            }
            if self.events.get(index).map(Received::from) != Some(*event) {
                found.push(Disorder::Foreign(event.position));
            }
            came.get_mut(index).into_iter().for_each(|came| *came = true);
            last = event.position.max(last);
        }
        let missing = came.iter().zip(1..).filter(|(came, _)| !**came);
        found.extend(missing.map(|(_, position)| Disorder::Missing(position)));
        found
    }
}

/// The tables that are not what the log says, by making them anew beside the live ones.
///
/// # Errors
/// The fresh ones cannot be made.
pub async fn tables(pool: &PgPool) -> Result<Vec<String>, RebuildError> {
    let database: PgConnectOptions = (*pool.connect_options()).clone();
    let options = RebuildOptions::default();
    let found = projector::verify(&database, &projector::tables::TABLES, &options, |_| {}).await?;
    Ok(found.iter().map(|difference| format!("{difference:?}")).collect())
}

#[cfg(test)]
mod tests {
    use domain::WorkspaceId;
    use event_store::RecordedEvent;
    use uuid::Uuid;

    use super::{Disorder, Log, Received};

    /// An event at a position and a version of one stream.
    fn event(position: u64, version: u64) -> RecordedEvent {
        RecordedEvent {
            workspace: WorkspaceId::INSTANCE,
            position,
            kind: "issue".to_owned(),
            entity: Uuid::nil(),
            version,
            name: "IssueRenamed".to_owned(),
            type_version: "1".to_owned(),
            payload: "{}".to_owned(),
            metadata: "{}".to_owned(),
            event_id: Uuid::from_u128(position.into()),
            command_id: Uuid::nil(),
            actor: Uuid::nil(),
            project: None,
            issue: None,
            recorded_at: std::time::UNIX_EPOCH.into(),
            hash: [0; 32],
        }
    }

    /// A log of three events.
    fn log() -> Log {
        let events = vec![event(1, 1), event(2, 2), event(3, 3)];
        Log { workspace: WorkspaceId::INSTANCE, events, broken: None }
    }

    /// The received events, by positions.
    fn received(positions: &[u64]) -> Vec<Received> {
        positions.iter().map(|position| Received::from(&event(*position, *position))).collect()
    }

    #[test]
    fn a_log_without_gaps_has_none() {
        assert_eq!(log().gaps(), Vec::<String>::new());
        assert_eq!(log().disorder(&received(&[1, 2, 3])), []);
    }

    #[test]
    fn a_gap_of_positions_or_versions_is_found() {
        let mut log = log();
        log.events.remove(1);
        assert_eq!(log.gaps().len(), 1);
        log.events[1] = event(2, 7);
        assert_eq!(log.gaps().len(), 1);
    }

    #[test]
    fn what_a_subscriber_missed_or_got_in_disorder_is_found() {
        assert_eq!(log().disorder(&received(&[1, 3])), [Disorder::Missing(2)]);
        assert_eq!(log().disorder(&received(&[1, 3, 2])), [Disorder::Inverted(2)]);
        assert_eq!(log().disorder(&received(&[1, 2, 2, 3])), [Disorder::Inverted(2)]);
        let mut foreign = received(&[1, 2, 3]);
        foreign[1].event = Uuid::from_u128(9);
        assert_eq!(log().disorder(&foreign), [Disorder::Foreign(2)]);
    }
}
