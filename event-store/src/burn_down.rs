//! The events by which work in a cycle or a module went: those of the issues that ever came into it, as far as they say
//! where an issue is, what state it is in and how much work it is, and those by which the project changes that for many.

use chrono::{DateTime, Utc};
use domain::{CycleId, ModuleId, ProjectId, WorkspaceId};
use futures::{Stream, TryStreamExt};
use serde_json::Value;
use sqlx::PgConnection;
use uuid::Uuid;

use crate::LogError;

/// What events of an issue matter, beside those by which it comes and goes.
const OF_ISSUES: [&str; 5] =
    ["IssueCreated", "IssueStateChanged", "IssueEstimateChanged", "IssueDeleted", "IssueUndeleted"];
/// What events of the project matter.
const OF_PROJECT: [&str; 5] = [
    "StateRegrouped",
    "EstimatePointAdded",
    "EstimatePointRenamed",
    "EstimatePointRemoved",
    "EstimateDeleted",
];

/// What issues are in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// A cycle; an issue is in one at most.
    Cycle(CycleId),
    /// A module; an issue is in as many as needed.
    Module(ModuleId),
}

/// A place, and up to which position of the log it is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Course {
    /// The workspace of the log.
    pub workspace: WorkspaceId,
    /// The project that the place is in.
    pub project: ProjectId,
    /// The cycle or the module.
    pub place: Place,
    /// The last position.
    pub until: u64,
}

/// An event, as far as it matters.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// The issue, or the project.
    pub entity: Uuid,
    /// The name of the event.
    pub name: String,
    /// When, by the clock of the service that took the command.
    pub at: DateTime<Utc>,
    /// What the event says; of a creation only the state and the estimate.
    pub said: Value,
}

impl Place {
    /// The id of the cycle or the module.
    #[must_use]
    pub const fn uuid(self) -> Uuid {
        match self {
            Self::Cycle(cycle) => cycle.uuid(),
            Self::Module(module) => module.uuid(),
        }
    }

    /// By what events issues come into such a place and leave it.
    const fn moves(self) -> &'static [&'static str] {
        match self {
            Self::Cycle(_) => &["IssueCycleChanged"],
            Self::Module(_) => &["IssueModuleAdded", "IssueModuleRemoved"],
        }
    }
}

/// Reads the steps of a course. `$entered` is what is true of the events that put an issue into the place `$3`, in the words
/// of their index.
macro_rules! steps {
    ($db:ident, $course:ident, $entered:tt) => {
        sqlx::query_as!(
            Step,
            r#"
        WITH entered AS MATERIALIZED (
            SELECT DISTINCT event.entity_id
            FROM event_log.event
            WHERE "#
                + $entered
                + r#"
              AND event.workspace_id IS NOT DISTINCT FROM $1
              AND event.project_id IS NOT DISTINCT FROM $2
              AND event.position <= $4
        )
        SELECT
            step.entity_id AS "entity!", step.event_type AS "name!",
            (step.metadata ->> 'at')::timestamptz AS "at!",
            CASE
                WHEN step.event_type IN ('IssueCreated', 'IssueUndeleted') THEN json_build_object(
                    'state', step.payload -> 'state', 'to', step.payload -> 'estimate_point'
                )
                ELSE step.payload
            END AS "said!"
        FROM (
            SELECT own.*
            FROM entered
            CROSS JOIN LATERAL (
                SELECT entity_id, event_type, metadata, payload, position
                FROM event_log.event
                WHERE aggregate_type = 'issue'
                  AND aggregate_id = $1::uuid::text || '/' || entered.entity_id::text
                  AND event_type = ANY ($5)
                  AND position <= $4
            ) AS own
            UNION ALL
            SELECT entity_id, event_type, metadata, payload, position
            FROM event_log.event
            WHERE aggregate_type = 'project'
              AND aggregate_id = $1::uuid::text || '/' || $2::uuid::text
              AND event_type = ANY ($6)
              AND position <= $4
        ) AS step
        ORDER BY step.position
        "#,
            $course.workspace.uuid(),
            $course.project.uuid(),
            $course.place.uuid().to_string(),
            $course.until.cast_signed(),
            &OF_ISSUES
                .iter()
                .chain($course.place.moves())
                .map(|name| (*name).to_owned())
                .collect::<Vec<_>>(),
            &OF_PROJECT.map(str::to_owned),
        )
        .fetch($db)
    };
}

/// The steps in the order of the log. Its issues are found by the events that put them there, so those that left it, were
/// deleted or archived are among them.
pub fn read(
    db: &mut PgConnection,
    course: Course,
) -> impl Stream<Item = Result<Step, LogError>> + '_ {
    let steps = match course.place {
        Place::Cycle(_) => steps!(
            db,
            course,
            "event.event_type = 'IssueCycleChanged' AND event.payload -> 'to' ->> 'id' = $3"
        ),
        Place::Module(_) => steps!(
            db,
            course,
            "event.event_type = 'IssueModuleAdded' AND event.payload -> 'module' ->> 'id' = $3"
        ),
    };
    steps.map_err(LogError::from)
}
