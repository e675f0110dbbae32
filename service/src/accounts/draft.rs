//! Drafts: work items that their owner prepares, and that nobody else sees until they are published.
//!
//! A draft is published once the log has the work item that it becomes, whose id it has from the beginning. From then on
//! it is not there any more for anybody, also where its row is still to be removed.

use chrono::{DateTime, NaiveDate, Utc};
use domain::issue::Priority;
use domain::{UserId, WorkspaceId};
use sqlx::PgConnection;
use uuid::Uuid;
use wire::{PageRequest, Zone, shapes};

use super::{AccountError, Accounts, Own};

/// So many drafts a user may have in a workspace.
pub const MOST_DRAFTS: i64 = 200;

/// A draft. What its ids name was looked up by nobody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Its id.
    pub id: Uuid,
    /// Whose it is.
    pub owner: UserId,
    /// The workspace that it is in.
    pub workspace: WorkspaceId,
    /// The id of the work item that it becomes.
    pub issue: Uuid,
    /// The project that it is for.
    pub project: Option<Uuid>,
    /// What it is called.
    pub name: Option<String>,
    /// What it is about, as sanitised HTML.
    pub html: String,
    /// How urgent it is.
    pub priority: Priority,
    /// Its state.
    pub state: Option<Uuid>,
    /// Who is to work on it.
    pub assignees: Vec<Uuid>,
    /// Its labels.
    pub labels: Vec<Uuid>,
    /// What it is a part of.
    pub parent: Option<Uuid>,
    /// When work begins.
    pub start_date: Option<NaiveDate>,
    /// When it should be done, never before `start_date`.
    pub target_date: Option<NaiveDate>,
    /// How much work it is, 0 to 12.
    pub point: Option<u8>,
    /// Its point of the project's estimate.
    pub estimate_point: Option<Uuid>,
    /// The cycle that it goes into.
    pub cycle: Option<Uuid>,
    /// The modules that it goes into.
    pub modules: Vec<Uuid>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// Goes up with every change.
    pub version: u64,
}

/// A draft's columns.
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

    /// As its owner sees it.
    #[must_use]
    pub fn shape(self, zone: Zone) -> shapes::Draft {
        shapes::Draft {
            id: self.id,
            workspace: self.workspace.uuid(),
            project: self.project,
            name: self.name,
            description_html: self.html,
            priority: self.priority.name(),
            state: self.state,
            assignees: self.assignees,
            labels: self.labels,
            parent: self.parent,
            start_date: self.start_date,
            target_date: self.target_date,
            point: self.point,
            estimate_point: self.estimate_point,
            cycle: self.cycle,
            modules: self.modules,
            created_at: zone.at(self.created_at),
            updated_at: zone.at(self.updated_at),
        }
    }
}

impl Own {
    /// The user's draft in a workspace.
    ///
    /// # Errors
    /// The database cannot be reached.
    pub async fn draft(
        &mut self,
        workspace: WorkspaceId,
        id: Uuid,
    ) -> Result<Option<Draft>, AccountError> {
        let user = self.user();
        Ok(Draft::find(self.db(), (workspace, user), id).await?)
    }

    /// How many drafts the user has in a workspace.
    ///
    /// # Errors
    /// The database cannot be reached.
    pub async fn count_drafts(&mut self, workspace: WorkspaceId) -> Result<i64, AccountError> {
        let user = self.user().uuid();
        let count = sqlx::query_scalar!(
            r#"SELECT count(*) AS "count!" FROM draft WHERE user_id = $1 AND workspace_id = $2"#,
            user,
            workspace.uuid(),
        );
        Ok(count.fetch_one(self.db()).await?)
    }

    /// Writes a draft, a new one or another version of one of the user's.
    ///
    /// # Errors
    /// The database cannot be reached.
    pub async fn write_draft(&mut self, draft: &Draft) -> Result<(), AccountError> {
        let user = self.user().uuid();
        sqlx::query!(
            "INSERT INTO draft (id, user_id, workspace_id, issue_id, project_id, name, description_html, priority,
                state_id, assignee_ids, label_ids, parent_id, start_date, target_date, point, estimate_point_id,
                cycle_id, module_ids, created_at, updated_at, version)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)
            ON CONFLICT (id) DO UPDATE
            SET project_id = $5, name = $6, description_html = $7, priority = $8, state_id = $9,
                assignee_ids = $10, label_ids = $11, parent_id = $12, start_date = $13, target_date = $14,
                point = $15, estimate_point_id = $16, cycle_id = $17, module_ids = $18, updated_at = $20,
                version = $21
            WHERE draft.user_id = $2
              AND draft.workspace_id = $3",
            draft.id,
            user,
            draft.workspace.uuid(),
            draft.issue,
            draft.project,
            draft.name,
            draft.html,
            draft.priority.name(),
            draft.state,
            &draft.assignees,
            &draft.labels,
            draft.parent,
            draft.start_date,
            draft.target_date,
            draft.point.map(i16::from),
            draft.estimate_point,
            draft.cycle,
            &draft.modules,
            draft.created_at,
            draft.updated_at,
            draft.version.cast_signed(),
        )
        .execute(self.db())
        .await?;
        Ok(())
    }

    /// Deletes one of the user's drafts.
    ///
    /// # Errors
    /// The database cannot be reached.
    pub async fn delete_draft(&mut self, id: Uuid) -> Result<(), AccountError> {
        let user = self.user().uuid();
        sqlx::query!("DELETE FROM draft WHERE id = $1 AND user_id = $2", id, user)
            .execute(self.db())
            .await?;
        Ok(())
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

    /// Removes all drafts that were published by processes that died before they removed them.
    ///
    /// # Errors
    /// The database cannot be reached.
    pub async fn remove_published_drafts(&self) -> Result<(), AccountError> {
        sqlx::query!(
            "DELETE FROM draft d
            WHERE EXISTS (
                SELECT
                FROM event_log.event e
                WHERE e.aggregate_type = 'issue'
                  AND e.aggregate_id = d.workspace_id::text || '/' || d.issue_id::text
            )"
        )
        .execute(self.pool())
        .await?;
        Ok(())
    }
}
