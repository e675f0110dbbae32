//! Reading drafts: those that are not published yet.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{UserId, WorkspaceId};
use sqlx::PgConnection;
use uuid::Uuid;
use wire::PageRequest;

use super::Draft;
use crate::accounts::{AccountError, Accounts};

struct Row {
    id: Uuid,
    user_id: Uuid,
    workspace_id: Uuid,
    issue_id: Uuid,
    project_id: Option<Uuid>,
    name: Option<String>,
    description_html: String,
    priority: String,
    state_id: Option<Uuid>,
    assignee_ids: Vec<Uuid>,
    label_ids: Vec<Uuid>,
    parent_id: Option<Uuid>,
    start_date: Option<NaiveDate>,
    target_date: Option<NaiveDate>,
    point: Option<i16>,
    estimate_point_id: Option<Uuid>,
    cycle_id: Option<Uuid>,
    module_ids: Vec<Uuid>,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
    version: i64,
}

impl From<Row> for Draft {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            owner: UserId(row.user_id),
            workspace: WorkspaceId(row.workspace_id),
            issue: row.issue_id,
            project: row.project_id,
            name: row.name,
            html: row.description_html,
            priority: row.priority.parse().unwrap_or_default(),
            state: row.state_id,
            assignees: row.assignee_ids,
            labels: row.label_ids,
            parent: row.parent_id,
            start_date: row.start_date,
            target_date: row.target_date,
            point: row.point.and_then(|point| point.try_into().ok()),
            estimate_point: row.estimate_point_id,
            cycle: row.cycle_id,
            modules: row.module_ids,
            created_at: row.created_at,
            updated_at: row.updated_at,
            version: row.version.cast_unsigned(),
        }
    }
}

impl Draft {
    /// A user's draft in a workspace.
    ///
    /// # Errors
    /// The database cannot be reached.
    pub async fn find(
        db: &mut PgConnection,
        (workspace, owner): (WorkspaceId, UserId),
        id: Uuid,
    ) -> Result<Option<Self>, sqlx::Error> {
        let row = sqlx::query_as!(
            Row,
            "SELECT d.id, d.user_id, d.workspace_id, d.issue_id, d.project_id, d.name, d.description_html,
                d.priority, d.state_id, d.assignee_ids, d.label_ids, d.parent_id, d.start_date, d.target_date,
                d.point, d.estimate_point_id, d.cycle_id, d.module_ids, d.created_at, d.updated_at, d.version
            FROM draft d
            WHERE d.id = $1
              AND d.user_id = $2
              AND d.workspace_id = $3
              AND NOT EXISTS (
                  SELECT
                  FROM event_log.event e
                  WHERE e.aggregate_type = 'issue'
                    AND e.aggregate_id = d.workspace_id::text || '/' || d.issue_id::text
              )",
            id,
            owner.uuid(),
            workspace.uuid(),
        )
        .fetch_optional(db)
        .await?;
        Ok(row.map(Self::from))
    }

    /// A page of a user's drafts in a workspace, the one that was changed last first, and how many there are on all pages.
    ///
    /// # Errors
    /// The database cannot be reached.
    pub async fn page(
        db: &mut PgConnection,
        (workspace, owner): (WorkspaceId, UserId),
        page: PageRequest,
    ) -> Result<(Vec<Self>, u64), sqlx::Error> {
        let rows = sqlx::query_as!(
            Row,
            "SELECT d.id, d.user_id, d.workspace_id, d.issue_id, d.project_id, d.name, d.description_html,
                d.priority, d.state_id, d.assignee_ids, d.label_ids, d.parent_id, d.start_date, d.target_date,
                d.point, d.estimate_point_id, d.cycle_id, d.module_ids, d.created_at, d.updated_at, d.version
            FROM draft d
            WHERE d.user_id = $1
              AND d.workspace_id = $2
              AND NOT EXISTS (
                  SELECT
                  FROM event_log.event e
                  WHERE e.aggregate_type = 'issue'
                    AND e.aggregate_id = d.workspace_id::text || '/' || d.issue_id::text
              )
            ORDER BY d.updated_at DESC, d.id DESC
            LIMIT $3 OFFSET $4",
            owner.uuid(),
            workspace.uuid(),
            page.limit(),
            page.offset(),
        )
        .fetch_all(&mut *db)
        .await?;
        let total = sqlx::query_scalar!(
            r#"SELECT count(*) AS "count!"
            FROM draft d
            WHERE d.user_id = $1
              AND d.workspace_id = $2
              AND NOT EXISTS (
                  SELECT
                  FROM event_log.event e
                  WHERE e.aggregate_type = 'issue'
                    AND e.aggregate_id = d.workspace_id::text || '/' || d.issue_id::text
              )"#,
            owner.uuid(),
            workspace.uuid(),
        )
        .fetch_one(db)
        .await?;
        Ok((rows.into_iter().map(Self::from).collect(), total.cast_unsigned()))
    }
}

impl Accounts {
    /// A user's draft in a workspace, outside of a change of it.
    ///
    /// # Errors
    /// The database cannot be reached.
    pub async fn draft(
        &self,
        who: (WorkspaceId, UserId),
        id: Uuid,
    ) -> Result<Option<Draft>, AccountError> {
        let mut db = self.pool().acquire().await?;
        Ok(Draft::find(&mut db, who, id).await?)
    }
}
