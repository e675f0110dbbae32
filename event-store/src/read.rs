//! Reads the log: one workspace from a position, one stream, one issue's activity, always by pages.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use domain::{CommentId, IssueId, ProjectId, WorkspaceId};
use sqlx::{PgExecutor, PgPool};
use telemetry::trace::TraceContext;
use uuid::Uuid;

use crate::{LogError, Metadata};

/// An event as it is in the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordedEvent {
    /// The workspace of the log.
    pub workspace: WorkspaceId,
    /// Its position there: 1, 2, 3 and so on, without gaps.
    pub position: u64,
    /// The aggregate's type.
    pub kind: String,
    /// The aggregate's id.
    pub entity: Uuid,
    /// The stream's version after it.
    pub version: u64,
    /// The event's name, for example `IssueRenamed`.
    pub name: String,
    /// The version of its form.
    pub type_version: String,
    /// The payload as stored, JSON text.
    pub payload: String,
    /// The metadata as stored, JSON text.
    pub metadata: String,
    /// The event's id, which follows from its command.
    pub event_id: Uuid,
    /// The command it came from.
    pub command_id: Uuid,
    /// The acting user.
    pub actor: Uuid,
    /// The project it belongs to.
    pub project: Option<Uuid>,
    /// The issue whose activity shows it.
    pub issue: Option<Uuid>,
    /// When it was recorded, by the database's clock, never earlier than the event before.
    pub recorded_at: DateTime<Utc>,
    /// SHA-256 over the hash before and everything above.
    pub hash: [u8; 32],
}

impl RecordedEvent {
    /// The metadata read.
    ///
    /// # Errors
    /// [`LogError::Unreadable`] when they are not of this project's form.
    pub fn read_metadata(&self) -> Result<Metadata, LogError> {
        serde_json::from_str(&self.metadata).map_err(|source| LogError::Unreadable {
            stream: format!("{}/{}", self.workspace, self.entity),
            name: self.name.clone(),
            version: self.type_version.clone(),
            source,
        })
    }

    /// The trace that the event was appended in, if it was recorded; looks into the metadata only if they name one.
    #[must_use]
    pub fn trace(&self) -> Option<TraceContext> {
        let is_traced = self.metadata.contains("\"traceparent\"");
        if is_traced { self.read_metadata().ok()?.trace() } else { None }
    }
}

/// An event's columns as the database gives them.
struct Row {
    workspace_id: Uuid,
    position: i64,
    aggregate_type: String,
    entity_id: Uuid,
    sequence: i64,
    event_type: String,
    event_version: String,
    payload: String,
    metadata: String,
    event_id: Uuid,
    command_id: Uuid,
    actor_id: Uuid,
    project_id: Option<Uuid>,
    issue_id: Option<Uuid>,
    recorded_at: DateTime<Utc>,
    hash: Vec<u8>,
}

impl TryFrom<Row> for RecordedEvent {
    type Error = LogError;

    fn try_from(row: Row) -> Result<Self, LogError> {
        let (workspace, position) = (WorkspaceId(row.workspace_id), row.position.cast_unsigned());
        Ok(Self {
            workspace,
            position,
            kind: row.aggregate_type,
            entity: row.entity_id,
            version: row.sequence.cast_unsigned(),
            name: row.event_type,
            type_version: row.event_version,
            payload: row.payload,
            metadata: row.metadata,
            event_id: row.event_id,
            command_id: row.command_id,
            actor: row.actor_id,
            project: row.project_id,
            issue: row.issue_id,
            recorded_at: row.recorded_at,
            hash: hash(Place { workspace, position }, row.hash)?,
        })
    }
}

/// The hash of the event at a place.
fn hash(at: Place, stored: Vec<u8>) -> Result<[u8; 32], LogError> {
    let Place { workspace, position } = at;
    stored.try_into().map_err(|_| LogError::Unhashed { workspace, position })
}

/// The events of a workspace after a position, in order, at most `limit`.
///
/// A stored time that Rust cannot represent, such as `infinity` after tampering, is read as another time and does not
/// panic, so that the verification of the chain finds it.
///
/// # Errors
/// [`LogError`] when the database cannot be asked.
pub async fn read_workspace(
    db: impl PgExecutor<'_>,
    workspace: WorkspaceId,
    after: u64,
    limit: u32,
) -> Result<Vec<RecordedEvent>, LogError> {
    let rows = sqlx::query_as!(
        Row,
        r#"
        SELECT workspace_id, position, aggregate_type, entity_id, sequence, event_type, event_version,
            payload::text AS "payload!", metadata::text AS "metadata!", event_id, command_id, actor_id,
            project_id, issue_id, hash,
            LEAST(GREATEST(recorded_at, '0001-01-01Z'), '9999-12-31Z') AS "recorded_at!"
        FROM event_log.event
        WHERE workspace_id = $1
          AND position > $2
        ORDER BY position
        LIMIT $3
        "#,
        workspace.uuid(),
        after.cast_signed(),
        i64::from(limit),
    )
    .fetch_all(db)
    .await?;
    rows.into_iter().map(RecordedEvent::try_from).collect()
}

/// The next events after a position, in order: at most `limit`, and no further ones once their payloads have `bytes`
/// bytes together; the very next one is there in any case.
///
/// # Errors
/// [`LogError`] when the database cannot be asked.
pub async fn read_some(
    db: impl PgExecutor<'_>,
    workspace: WorkspaceId,
    after: u64,
    limit: u32,
    bytes: i64,
) -> Result<Vec<RecordedEvent>, LogError> {
    // No log is that long, and the last position that is looked for has to be a number.
    let most = i64::MAX - i64::from(limit);
    let after = i64::try_from(after).map_or(most, |after| after.min(most));
    let rows = sqlx::query_as!(
        Row,
        r#"
        SELECT workspace_id, position, aggregate_type, entity_id, sequence, event_type, event_version,
            payload::text AS "payload!", metadata::text AS "metadata!", event_id, command_id, actor_id,
            project_id, issue_id, recorded_at, hash
        FROM event_log.event
        WHERE workspace_id = $1
          AND position > $2
          AND position <= (
              SELECT event_log.filled(
                  $1, ARRAY(SELECT generate_series($2 + 1, $2 + $3::bigint)), $4
              )
          )
        ORDER BY position
        LIMIT $3::bigint
        "#,
        workspace.uuid(),
        after,
        i64::from(limit),
        bytes,
    )
    .fetch_all(db)
    .await?;
    rows.into_iter().map(RecordedEvent::try_from).collect()
}

/// The events at these ascending positions of a workspace, but no further ones once their payloads have `bytes` bytes
/// together.
///
/// # Errors
/// [`LogError`] when the database cannot be asked.
pub async fn read_at(
    db: impl PgExecutor<'_>,
    workspace: WorkspaceId,
    positions: &[u64],
    bytes: i64,
) -> Result<Vec<RecordedEvent>, LogError> {
    let positions: Vec<i64> = positions.iter().map(|position| position.cast_signed()).collect();
    let rows = sqlx::query_as!(
        Row,
        r#"
        SELECT workspace_id, position, aggregate_type, entity_id, sequence, event_type, event_version,
            payload::text AS "payload!", metadata::text AS "metadata!", event_id, command_id, actor_id,
            project_id, issue_id, recorded_at, hash
        FROM event_log.event
        WHERE workspace_id = $1
          AND position = ANY ($2)
          AND position <= (SELECT event_log.filled($1, $2, $3))
        ORDER BY position
        "#,
        workspace.uuid(),
        &positions,
        bytes,
    )
    .fetch_all(db)
    .await?;
    rows.into_iter().map(RecordedEvent::try_from).collect()
}

/// An event of a command, without what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventOf {
    /// The aggregate's type.
    pub kind: String,
    /// The aggregate's id.
    pub entity: Uuid,
    /// The stream's version after it.
    pub version: u64,
    /// The event's name, for example `IssueRenamed`.
    pub name: String,
    /// The project it belongs to.
    pub project: Option<Uuid>,
    /// The issue whose activity shows it.
    pub issue: Option<Uuid>,
    /// Who gave the command.
    pub actor: Uuid,
    /// When it was recorded, by the database's clock, never earlier than the event before.
    pub recorded_at: DateTime<Utc>,
}

/// The events of a command of a workspace, in order, by the position of any of them: they are next to one another, at most
/// `most`.
///
/// # Errors
/// [`LogError`] when the database cannot be asked.
pub async fn of_command(
    db: impl PgExecutor<'_>,
    workspace: WorkspaceId,
    (command, position): (Uuid, u64),
    most: usize,
) -> Result<Vec<EventOf>, LogError> {
    let position = position.try_into().unwrap_or(i64::MAX);
    let most = most.try_into().unwrap_or(i64::MAX);
    let rows = sqlx::query!(
        r#"
        SELECT aggregate_type, entity_id, sequence, event_type, project_id, issue_id, actor_id, recorded_at
        FROM event_log.event
        WHERE workspace_id = $1
          AND command_id = $2
          AND position BETWEEN $3::bigint - LEAST($4::bigint, $3) AND $3 - 1 + LEAST($4, 9223372036854775807 - $3)
          AND EXISTS (
              SELECT
              FROM event_log.event AS named
              WHERE named.workspace_id = $1
                AND named.position = $3
                AND named.command_id = $2
          )
        ORDER BY position
        "#,
        workspace.uuid(),
        command,
        position,
        most,
    )
    .fetch_all(db)
    .await?;
    let events = rows.into_iter().map(|row| EventOf {
        kind: row.aggregate_type,
        entity: row.entity_id,
        version: row.sequence.cast_unsigned(),
        name: row.event_type,
        project: row.project_id,
        issue: row.issue_id,
        actor: row.actor_id,
        recorded_at: row.recorded_at,
    });
    Ok(events.collect())
}

/// Every comment that was ever written on some issues of a workspace, oldest first.
///
/// # Errors
/// [`LogError`] when the database cannot be asked.
pub async fn comments_on(
    db: impl PgExecutor<'_>,
    workspace: WorkspaceId,
    issues: &[IssueId],
) -> Result<Vec<CommentId>, LogError> {
    let issues: Vec<Uuid> = issues.iter().map(|issue| issue.uuid()).collect();
    let ids = sqlx::query_scalar!(
        "
        SELECT entity_id
        FROM event_log.event
        WHERE issue_id = ANY ($2)
          AND workspace_id IS NOT DISTINCT FROM $1
          AND event_type = 'CommentCreated'
        ORDER BY position
        ",
        workspace.uuid(),
        &issues,
    )
    .fetch_all(db)
    .await?;
    Ok(ids.into_iter().map(CommentId).collect())
}

/// What an event was about, without its payload.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// The event's position.
    pub position: u64,
    /// The event's name, for example `IssueRenamed`.
    pub name: String,
    /// The aggregate's id.
    pub entity: Uuid,
    /// The issue whose activity shows it.
    pub issue: Option<Uuid>,
    /// The project that another issue is in which it names, and that issue, for an event of a relation.
    pub beyond: Option<(Uuid, Uuid)>,
}

/// The headings of the events that an issue's activity shows, in order, at most `limit`; none unless the issue is in the
/// project at the last position. Those from before it moved there are among them.
///
/// # Errors
/// [`LogError`] when the database cannot be asked.
pub async fn read_headings(
    db: impl PgExecutor<'_>,
    activity: Activity,
    limit: u32,
) -> Result<Vec<Heading>, LogError> {
    let rows = sqlx::query!(
        r#"
        SELECT position, event_type, entity_id, issue_id,
            CASE WHEN event_type IN ('IssueRelationAdded', 'IssueRelationRemoved')
                THEN COALESCE(
                    (
                        SELECT other.project_id
                        FROM event_log.event AS other
                        WHERE other.issue_id = (event.payload -> 'with' ->> 'id')::uuid
                          AND other.position <= $5
                        ORDER BY other.position DESC
                        LIMIT 1
                    ),
                    (payload ->> 'project')::uuid
                ) END AS beyond,
            CASE WHEN event_type IN ('IssueRelationAdded', 'IssueRelationRemoved')
                THEN (payload -> 'with' ->> 'id')::uuid END AS other
        FROM event_log.event
        WHERE workspace_id IS NOT DISTINCT FROM $1
          AND issue_id = $3
          AND position > $4
          AND position <= $5
          AND $2 = (
              SELECT last.project_id
              FROM event_log.event AS last
              WHERE last.issue_id = $3
                AND last.workspace_id IS NOT DISTINCT FROM $1
                AND last.position <= $5
              ORDER BY last.position DESC
              LIMIT 1
          )
        ORDER BY position
        LIMIT $6
        "#,
        activity.workspace.uuid(),
        activity.project.uuid(),
        activity.issue.uuid(),
        activity.after.cast_signed(),
        activity.until.cast_signed(),
        i64::from(limit),
    )
    .fetch_all(db)
    .await?;
    let headings = rows.into_iter().map(|row| Heading {
        position: row.position.cast_unsigned(),
        name: row.event_type,
        entity: row.entity_id,
        issue: row.issue_id,
        beyond: row.beyond.zip(row.other),
    });
    Ok(headings.collect())
}

/// The comments that answer another one and were not deleted, and the position that this is true for.
///
/// # Errors
/// [`LogError`] when the database cannot be asked.
pub async fn answers(
    db: impl PgExecutor<'_>,
    workspace: WorkspaceId,
    issue: IssueId,
    comment: CommentId,
) -> Result<(Vec<CommentId>, u64), LogError> {
    let row = sqlx::query!(
        r#"
        SELECT
            COALESCE(
                (SELECT h.position FROM event_log.log_head AS h WHERE h.workspace_id = $1), 0
            ) AS "position!",
            ARRAY(
                SELECT made.entity_id
                FROM event_log.event AS made
                WHERE made.workspace_id IS NOT DISTINCT FROM $1
                  AND made.issue_id = $2
                  AND made.event_type = 'CommentCreated'
                  AND made.payload ->> 'parent' = $3::uuid::text
                  AND NOT EXISTS (
                      SELECT
                      FROM event_log.event AS ended
                      WHERE ended.workspace_id IS NOT DISTINCT FROM $1
                        AND ended.issue_id = $2
                        AND ended.event_type = 'CommentDeleted'
                        AND ended.entity_id = made.entity_id
                        AND NOT EXISTS (
                            SELECT
                            FROM event_log.event AS back
                            WHERE back.workspace_id IS NOT DISTINCT FROM $1
                              AND back.issue_id = $2
                              AND back.event_type = 'CommentUndeleted'
                              AND back.entity_id = ended.entity_id
                              AND back.position > ended.position
                        )
                  )
                ORDER BY made.position
            ) AS "ids!"
        "#,
        workspace.uuid(),
        issue.uuid(),
        comment.uuid(),
    )
    .fetch_one(db)
    .await?;
    let ids = row.ids.into_iter().map(CommentId).collect();
    Ok((ids, row.position.cast_unsigned()))
}

/// A place in a workspace's log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Place {
    /// The workspace of the log.
    pub workspace: WorkspaceId,
    /// A position of it.
    pub position: u64,
}

/// The next events of several workspaces after a position of each, in order, at most `limit` of each.
///
/// # Errors
/// [`LogError`] when the database cannot be asked.
pub async fn read_workspaces(
    db: impl PgExecutor<'_>,
    after: &[Place],
    limit: u32,
) -> Result<Vec<RecordedEvent>, LogError> {
    let (workspaces, positions) = columns(after);
    let rows = sqlx::query_as!(
        Row,
        r#"
        SELECT event.workspace_id, event.position, aggregate_type, entity_id, sequence, event_type,
            event_version, payload::text AS "payload!", metadata::text AS "metadata!", event_id, command_id,
            actor_id, project_id, issue_id, recorded_at, hash
        FROM unnest($1::uuid[], $2::bigint[]) AS log (workspace_id, position)
        CROSS JOIN LATERAL (
            SELECT workspace_id, position, aggregate_type, entity_id, sequence, event_type,
                event_version, payload, metadata, event_id, command_id, actor_id, project_id,
                issue_id, recorded_at, hash
            FROM event_log.event
            WHERE event.workspace_id = log.workspace_id
              AND event.position > log.position
            ORDER BY event.position
            LIMIT $3
        ) AS event
        ORDER BY event.workspace_id, event.position
        "#,
        &workspaces,
        &positions,
        i64::from(limit),
    )
    .fetch_all(db)
    .await?;
    rows.into_iter().map(RecordedEvent::try_from).collect()
}

/// Places as the columns of a small table.
fn columns(places: &[Place]) -> (Vec<Uuid>, Vec<i64>) {
    places.iter().map(|place| (place.workspace.uuid(), place.position.cast_signed())).unzip()
}

/// An issue's activity between two positions of its log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Activity {
    /// The workspace of the log.
    pub workspace: WorkspaceId,
    /// The project that the issue is in by now.
    pub project: ProjectId,
    /// The issue whose activity is wanted.
    pub issue: IssueId,
    /// The events come after this position.
    pub after: u64,
    /// The last position.
    pub until: u64,
}

/// The events that the activities of issues show (their own, their comments', and those by which their project, or the end
/// of what they are planned in, changes many issues at once, since there is the issue), in the activities' order and in
/// that of the log, at most `limit` of each, and no further ones once their payloads have `bytes` bytes together.
///
/// An issue's own events are there wherever they happened, and of the projects that it has moved from all that changes many
/// issues, also before it came and after it went: whoever reads them knows where it was. Whether the issue is in the project
/// now they tell themselves.
///
/// Their positions are looked for by the issue and by the project: no index is asked for what IS NOT DISTINCT, so never that
/// of the workspace's positions, which looks as good as long as the planner knows little of the table. What has OFFSET 0 is
/// found once for each activity, not for each event.
///
/// # Errors
/// [`LogError`] when the database cannot be asked.
#[expect(clippy::too_many_lines, reason = "it is one statement")]
pub async fn read_activities(
    db: impl PgExecutor<'_>,
    activities: &[Activity],
    limit: u32,
    bytes: i64,
) -> Result<Vec<Vec<RecordedEvent>>, LogError> {
    let rows = sqlx::query!(
        r#"
        SELECT asked.place AS "place!", event.workspace_id, event.position, aggregate_type, entity_id,
            sequence, event_type, event_version, payload::text AS "payload!",
            metadata::text AS "metadata!", event_id, command_id, actor_id, event.project_id,
            event.issue_id, recorded_at, hash
        FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::bigint[], $5::bigint[])
            WITH ORDINALITY AS asked (workspace_id, project_id, issue_id, after, until, place)
        CROSS JOIN LATERAL (
            SELECT array_prepend(asked.project_id, ARRAY(
                SELECT (moved.payload -> 'from' ->> 'project')::uuid
                FROM event_log.event AS moved
                WHERE moved.issue_id = asked.issue_id
                  AND moved.event_type = 'IssueMoved'
            )) AS projects
            OFFSET 0
        ) AS been
        CROSS JOIN LATERAL (
            SELECT ARRAY(
                SELECT DISTINCT either.position
                FROM (
                    (
                        SELECT own.position
                        FROM event_log.event AS own
                        WHERE own.workspace_id IS NOT DISTINCT FROM asked.workspace_id
                          AND own.issue_id = asked.issue_id
                          AND own.position > asked.after
                          AND own.position <= asked.until
                        ORDER BY own.position
                        LIMIT $6
                    )
                    UNION ALL
                    (
                        SELECT each.position
                        FROM unnest(been.projects) AS place (id)
                        CROSS JOIN LATERAL (
                            SELECT shared.position
                            FROM event_log.event AS shared
                            WHERE shared.workspace_id IS NOT DISTINCT FROM asked.workspace_id
                              AND shared.entity_id = place.id
                              AND shared.event_type IN ('LabelDeleted', 'StateRegrouped', 'EstimatePointRemoved', 'EstimateDeleted')
                              AND shared.position > (
                                  SELECT greatest(asked.after, first.position)
                                  FROM event_log.event AS first
                                  WHERE first.issue_id = asked.issue_id
                                  ORDER BY first.position
                                  LIMIT 1
                              )
                              AND shared.position <= asked.until
                            ORDER BY shared.position
                            LIMIT $6
                        ) AS each
                    )
                    UNION ALL
                    (
                        SELECT each.position
                        FROM unnest(been.projects) AS place (id)
                        CROSS JOIN LATERAL (
                            SELECT ended.position
                            FROM event_log.event AS ended
                            WHERE ended.workspace_id IS NOT DISTINCT FROM asked.workspace_id
                              AND ended.project_id = place.id
                              AND ended.event_type IN ('CycleDeleted', 'ModuleDeleted')
                              AND ended.position > (
                                  SELECT greatest(asked.after, first.position)
                                  FROM event_log.event AS first
                                  WHERE first.issue_id = asked.issue_id
                                  ORDER BY first.position
                                  LIMIT 1
                              )
                              AND ended.position <= asked.until
                            ORDER BY ended.position
                            LIMIT $6
                        ) AS each
                    )
                ) AS either
                ORDER BY either.position
                LIMIT $6
            ) AS positions
            OFFSET 0
        ) AS next
        CROSS JOIN LATERAL (
            SELECT event_log.filled(asked.workspace_id, next.positions, $7) AS position
            OFFSET 0
        ) AS last
        CROSS JOIN LATERAL unnest(next.positions) AS wanted (position)
        CROSS JOIN LATERAL (
            SELECT *
            FROM event_log.event AS found
            WHERE found.workspace_id = asked.workspace_id
              AND found.position = wanted.position
            LIMIT 1
        ) AS event
        WHERE wanted.position <= last.position
        ORDER BY asked.place, event.position
        "#,
        &activities.iter().map(|activity| activity.workspace.uuid()).collect::<Vec<_>>(),
        &activities.iter().map(|activity| activity.project.uuid()).collect::<Vec<_>>(),
        &activities.iter().map(|activity| activity.issue.uuid()).collect::<Vec<_>>(),
        &activities.iter().map(|activity| activity.after.cast_signed()).collect::<Vec<_>>(),
        &activities.iter().map(|activity| activity.until.cast_signed()).collect::<Vec<_>>(),
        i64::from(limit),
        bytes,
    )
    .fetch_all(db)
    .await?;
    let mut events: Vec<Vec<RecordedEvent>> = activities.iter().map(|_| Vec::new()).collect();
    for row in rows {
        let place = usize::try_from(row.place - 1).ok().and_then(|index| events.get_mut(index));
        let event = Row {
            workspace_id: row.workspace_id,
            position: row.position,
            aggregate_type: row.aggregate_type,
            entity_id: row.entity_id,
            sequence: row.sequence,
            event_type: row.event_type,
            event_version: row.event_version,
            payload: row.payload,
            metadata: row.metadata,
            event_id: row.event_id,
            command_id: row.command_id,
            actor_id: row.actor_id,
            project_id: row.project_id,
            issue_id: row.issue_id,
            recorded_at: row.recorded_at,
            hash: row.hash,
        };
        if let Some(events) = place {
            events.push(event.try_into()?);
        }
    }
    Ok(events)
}

/// The hashes that events have at these places, of those that are there.
///
/// # Errors
/// [`LogError`] when the database cannot be asked.
pub async fn hashes_at(
    db: impl PgExecutor<'_>,
    places: &[Place],
) -> Result<HashMap<Place, [u8; 32]>, LogError> {
    let (workspaces, positions) = columns(places);
    let rows = sqlx::query!(
        "SELECT event.workspace_id, event.position, event.hash
        FROM unnest($1::uuid[], $2::bigint[]) AS place (workspace_id, position)
        CROSS JOIN LATERAL (
            SELECT workspace_id, position, hash
            FROM event_log.event
            WHERE event.workspace_id = place.workspace_id
              AND event.position = place.position
            LIMIT 1
        ) AS event",
        &workspaces,
        &positions,
    )
    .fetch_all(db)
    .await?;
    let hashes = rows.into_iter().map(|row| {
        let (workspace, position) = (WorkspaceId(row.workspace_id), row.position.cast_unsigned());
        let place = Place { workspace, position };
        Ok((place, hash(place, row.hash)?))
    });
    hashes.collect()
}

/// What some events of a workspace were about.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Touched {
    /// The events' name.
    pub name: String,
    /// The aggregate's type.
    pub kind: String,
    /// The aggregate's id.
    pub entity: Uuid,
    /// The issue whose activity shows it.
    pub issue: Option<Uuid>,
}

/// What the events after a position were about, up to and with another one, each once.
///
/// # Errors
/// [`LogError`] when the database cannot be asked.
pub async fn touched(
    db: impl PgExecutor<'_>,
    workspace: WorkspaceId,
    after: u64,
    until: u64,
) -> Result<Vec<Touched>, LogError> {
    let rows = sqlx::query_as!(
        Touched,
        r#"
        SELECT DISTINCT
            event_type AS "name", aggregate_type AS "kind", entity_id AS "entity",
            issue_id AS "issue"
        FROM event_log.event
        WHERE workspace_id = $1
          AND position > $2
          AND position <= $3
        "#,
        workspace.uuid(),
        after.cast_signed(),
        until.cast_signed(),
    )
    .fetch_all(db)
    .await?;
    Ok(rows)
}

/// The end of every workspace's log.
///
/// # Errors
/// [`LogError`] when the database cannot be asked.
pub async fn heads(db: impl PgExecutor<'_>) -> Result<Vec<(WorkspaceId, u64)>, LogError> {
    let rows =
        sqlx::query!("SELECT workspace_id, position FROM event_log.log_head ORDER BY workspace_id")
            .fetch_all(db)
            .await?;
    Ok(rows
        .iter()
        .map(|row| (WorkspaceId(row.workspace_id), row.position.cast_unsigned()))
        .collect())
}

/// The end of one workspace's log; 0 for one that has none.
///
/// # Errors
/// [`LogError`] when the database cannot be asked.
pub async fn head(db: impl PgExecutor<'_>, workspace: WorkspaceId) -> Result<u64, LogError> {
    let row = sqlx::query!(
        "SELECT position FROM event_log.log_head WHERE workspace_id = $1",
        workspace.uuid(),
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map_or(0, |row| row.position.cast_unsigned()))
}

/// The log's present epoch.
///
/// # Errors
/// [`LogError`] when the database cannot be asked.
pub async fn epoch(pool: &PgPool) -> Result<Uuid, LogError> {
    let row = sqlx::query!("SELECT epoch FROM event_log.epoch ORDER BY number DESC LIMIT 1")
        .fetch_one(pool)
        .await?;
    Ok(row.epoch)
}

/// The last running number given out in each project of a workspace.
///
/// # Errors
/// [`LogError`] when the database cannot be asked.
pub async fn last_numbers(
    db: impl PgExecutor<'_>,
    workspace: WorkspaceId,
) -> Result<HashMap<ProjectId, u64>, LogError> {
    let rows = sqlx::query!(
        "SELECT project_id, last_number FROM event_log.counter WHERE workspace_id = $1",
        workspace.uuid(),
    )
    .fetch_all(db)
    .await?;
    let number = |number: i64| number.cast_unsigned();
    Ok(rows.iter().map(|row| (ProjectId(row.project_id), number(row.last_number))).collect())
}
