//! An event as the read tables see it, decoded once for all of them.

use chrono::{DateTime, Utc};
use domain::{DecodeError, Event};
use event_store::{LogError, RecordedEvent};
use uuid::Uuid;

/// An event on its way into the read tables, in the types that their columns have.
#[derive(Debug, Clone)]
pub struct Projected {
    /// Whose log.
    pub workspace: Uuid,
    /// Its position there.
    pub position: i64,
    /// The stream's version after it.
    pub version: i64,
    /// What it happened to: the aggregate's id.
    pub entity: Uuid,
    /// The project it belongs to; the nil id outside of projects.
    pub project: Uuid,
    /// The issue whose activity shows it; the nil id outside of issues.
    pub issue: Uuid,
    /// The user who gave the command.
    pub actor: Uuid,
    /// When, by the clock of the service that took the command.
    pub at: DateTime<Utc>,
    /// The event in its present form.
    pub event: Event,
}

/// Why an event cannot be projected: this build is older than the event, or the log is damaged.
#[derive(Debug, thiserror::Error)]
pub enum Unprojectable {
    /// What happened is not known to this build.
    #[error("{0}")]
    Event(#[from] DecodeError),
    /// The payload is no JSON.
    #[error("its payload is no JSON")]
    Payload(#[source] serde_json::Error),
    /// Who and when cannot be read.
    #[error("its metadata cannot be read")]
    Metadata(#[from] LogError),
    /// An event of something in a project that names none.
    #[error("it is of something in a project and names none")]
    NoProject,
}

impl TryFrom<&RecordedEvent> for Projected {
    type Error = Unprojectable;

    fn try_from(recorded: &RecordedEvent) -> Result<Self, Unprojectable> {
        let payload = serde_json::from_str(&recorded.payload).map_err(Unprojectable::Payload)?;
        let metadata = recorded.read_metadata()?;
        let event = Event::decode(&recorded.kind, &recorded.name, &recorded.type_version, payload)?;
        let is_in_project = matches!(
            event,
            Event::Issue(_) | Event::Comment(_) | Event::Cycle(_) | Event::Module(_)
        );
        if recorded.project.is_none() && is_in_project {
            return Err(Unprojectable::NoProject);
        }
        Ok(Self {
            workspace: recorded.workspace.uuid(),
            position: recorded.position.cast_signed(),
            version: recorded.version.cast_signed(),
            entity: recorded.entity,
            project: recorded.project.unwrap_or_default(),
            issue: recorded.issue.unwrap_or_default(),
            actor: metadata.actor.uuid(),
            at: metadata.at,
            event,
        })
    }
}
