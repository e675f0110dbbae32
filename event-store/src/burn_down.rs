//! The events by which work in a cycle went: those of the issues that ever came into it, as far as they say where an issue
//! is, what state it is in and how much work it is, and those by which the project changes that for many.

use chrono::{DateTime, Utc};
use domain::{CycleId, ProjectId, WorkspaceId};
use futures::{Stream, TryStreamExt};
use serde_json::Value;
use sqlx::{PgConnection, types::Json};
use uuid::Uuid;

use crate::LogError;

/// What events of an issue matter.
const OF_ISSUES: [&str; 5] = [
    "IssueCreated",
    "IssueStateChanged",
    "IssueCycleChanged",
    "IssueEstimateChanged",
    "IssueDeleted",
];
/// What events of the project matter.
const OF_PROJECT: [&str; 5] = [
    "StateRegrouped",
    "EstimatePointAdded",
    "EstimatePointRenamed",
    "EstimatePointRemoved",
    "EstimateDeleted",
];

/// A cycle, and up to which position of the log it is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Course {
    /// The workspace of the log.
    pub workspace: WorkspaceId,
    /// The project.
    pub project: ProjectId,
    /// The cycle.
    pub cycle: CycleId,
    /// The last position.
    pub until: u64,
}

/// An event, as far as it matters.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// The issue, or the project.
    pub entity: Uuid,
    /// What happened.
    pub name: String,
    /// When, by the clock of the service that took the command.
    pub at: DateTime<Utc>,
    /// What the event says; of a creation only the state and the estimate.
    pub said: Value,
}

/// The steps in the order of the log. Its issues are found by the events that put them there, so those that left it, were
/// deleted or archived are among them.
pub fn read(
    db: &mut PgConnection,
    course: Course,
) -> impl Stream<Item = Result<Step, LogError>> + '_ {
    let rows = sqlx::query!(
        r#"
        WITH entered AS MATERIALIZED (
            SELECT DISTINCT event.entity_id
            FROM event_log.event
            WHERE event.event_type = 'IssueCycleChanged'
              AND event.payload -> 'to' ->> 'id' = $3
              AND event.workspace_id IS NOT DISTINCT FROM $1
              AND event.project_id IS NOT DISTINCT FROM $2
              AND event.position <= $4
        )
        SELECT
            step.entity_id AS "entity!", step.event_type AS "name!",
            (step.metadata ->> 'at')::timestamptz AS "at!",
            CASE step.event_type
                WHEN 'IssueCreated' THEN json_build_object(
                    'state', step.payload -> 'state', 'to', step.payload -> 'estimate_point'
                )
                ELSE step.payload
            END AS "said!: Json<Value>"
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
        course.workspace.uuid(),
        course.project.uuid(),
        course.cycle.to_string(),
        course.until.cast_signed(),
        &OF_ISSUES.map(str::to_owned),
        &OF_PROJECT.map(str::to_owned),
    )
    .fetch(db);
    rows.map_ok(|row| Step { entity: row.entity, name: row.name, at: row.at, said: row.said.0 })
        .map_err(LogError::from)
}
