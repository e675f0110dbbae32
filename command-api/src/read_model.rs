//! What decisions about sets look up in the read tables, each with the position that the answer is true for.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use domain::{
    CollectionId, CycleId, EstimatePointId, IssueId, PageId, ProjectId, StateGroup, StateId,
    UserId, WorkspaceId,
};
use lists::begin_for_filters;
use service::Problem;
use service::accounts::{Entity, EntityKind};
use service::applied::Applied;
use sqlx::{PgConnection, PgPool, Postgres, Transaction};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::timeout;
use uuid::Uuid;

use crate::error::{CommandError, Result};

/// How long a decision waits for the read tables to show what made it fail.
const PATIENCE: Duration = Duration::from_secs(2);
/// The most issues that are reached along the relation "blocks".
const MOST_BLOCKED: i64 = 10_000;

/// The read tables, for the command side: read only.
#[derive(Debug, Clone)]
pub struct ReadModel {
    pool: PgPool,
    applied: Applied,
    /// Bounds the questions that are made up from filters: they may take long, and are to leave connections to the others.
    filters: Arc<Semaphore>,
}

/// A look at the read tables for statements that are made up from a filter.
#[derive(Debug)]
pub struct FilterLook {
    snapshot: Transaction<'static, Postgres>,
    _turn: OwnedSemaphorePermit,
}

impl FilterLook {
    /// The connection of the snapshot.
    pub fn db(&mut self) -> &mut PgConnection {
        &mut self.snapshot
    }
}

/// Something looked up, and the position that it is true for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AsOf<T> {
    /// What was found.
    pub found: T,
    /// The checkpoint of the read tables at that moment.
    pub position: u64,
}

/// A work item of a cycle as the read tables show it; none of them is archived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The work item.
    pub id: IssueId,
    /// The part of the workflow that it is in.
    pub group: StateGroup,
    /// Who works on it.
    pub assignees: Vec<Uuid>,
    /// Its labels.
    pub labels: Vec<Uuid>,
    /// Its point of the project's estimate.
    pub estimate_point: Option<EstimatePointId>,
    /// Since when it is completed.
    pub completed_at: Option<DateTime<Utc>>,
}

impl Item {
    /// Whether there is still work to do.
    pub const fn is_open(&self) -> bool {
        matches!(self.group, StateGroup::Backlog | StateGroup::Unstarted | StateGroup::Started)
    }
}

impl ReadModel {
    /// Looks things up through `pool`, whose connections find the read tables unqualified.
    #[must_use]
    pub fn new(pool: PgPool, applied: Applied) -> Self {
        let at_once = (pool.options().get_max_connections() as usize / 2).max(1);
        Self { pool, applied, filters: Arc::new(Semaphore::new(at_once)) }
    }

    /// How far the read tables have come.
    #[must_use]
    pub const fn applied(&self) -> &Applied {
        &self.applied
    }

    /// Waits until the read tables show a position, within reason; `false` if they do not.
    pub async fn wait_for(&self, workspace: WorkspaceId, position: u64) -> bool {
        self.applied.wait_for(workspace, position, PATIENCE).await
    }

    /// A look at the read tables for statements that are made up from a filter, when it is their turn.
    ///
    /// # Errors
    /// The database cannot be asked, or too many such questions are being asked.
    pub async fn look_for_filters(&self) -> Result<FilterLook, sqlx::Error> {
        let turn = Arc::clone(&self.filters).acquire_owned();
        let turn = timeout(self.pool.options().get_acquire_timeout(), turn).await;
        let turn =
            turn.map_err(|_| sqlx::Error::PoolTimedOut)?.map_err(|_| sqlx::Error::PoolClosed)?;
        Ok(FilterLook { snapshot: begin_for_filters(&self.pool).await?, _turn: turn })
    }

    /// Every workspace that a user may be a member of: those of the read tables, and those whose own events that the
    /// tables do not show yet are by the user or name them. However many are behind, no other is looked at further.
    ///
    /// # Errors
    /// The database cannot be asked.
    pub async fn perhaps_member_of(&self, user: UserId) -> Result<Vec<WorkspaceId>> {
        let ids = sqlx::query_scalar!(
            r#"
            SELECT h.workspace_id
            FROM event_log.log_head AS h
            LEFT JOIN checkpoint AS c ON c.workspace_id = h.workspace_id
            WHERE h.workspace_id <> $2
              AND (
                  EXISTS (
                      SELECT FROM workspace_member AS m
                      WHERE m.workspace_id = h.workspace_id AND m.member_id = $1 AND m.is_active
                  )
                  OR c.position IS DISTINCT FROM h.position
                  AND EXISTS (
                      SELECT FROM event_log.event AS e
                      WHERE e.aggregate_type = 'workspace'
                        AND e.aggregate_id = h.workspace_id::text || '/' || h.workspace_id::text
                        AND e.position > COALESCE(c.position, 0)
                        AND (e.actor_id = $1 OR strpos(e.payload::text, $1::text) > 0)
                  )
              )
            ORDER BY h.workspace_id
            "#,
            user.uuid(),
            WorkspaceId::INSTANCE.uuid(),
        )
        .fetch_all(&self.pool)
        .await
        .map_err(CommandError::database)?;
        Ok(ids.into_iter().map(WorkspaceId).collect())
    }

    /// Whether somebody is told who is in some workspace that another user is in as well.
    ///
    /// # Errors
    /// The database cannot be asked.
    pub async fn is_acquainted(&self, user: UserId, with: UserId) -> Result<bool> {
        sqlx::query_scalar!(
            r#"
            SELECT EXISTS (
                SELECT
                FROM workspace_member AS a
                JOIN workspace_member AS b ON b.workspace_id = a.workspace_id
                JOIN workspace AS w ON w.workspace_id = a.workspace_id
                WHERE a.member_id = $1
                  AND b.member_id = $2
                  AND a.is_active
                  AND a.role <> 'guest'
                  AND b.is_active) AS "is_acquainted!"
            "#,
            user.uuid(),
            with.uuid(),
        )
        .fetch_one(&self.pool)
        .await
        .map_err(CommandError::database)
    }

    /// A thing that can be a favourite, as somebody sees it.
    ///
    /// # Errors
    /// The database cannot be asked.
    pub async fn entity(
        &self,
        who: (WorkspaceId, UserId),
        thing: (EntityKind, Uuid),
    ) -> Result<Option<Entity>> {
        Entity::seen(&self.pool, who, thing).await.map_err(CommandError::database)
    }

    /// Whether any issue, archived ones included, is in a state.
    ///
    /// # Errors
    /// The database cannot be asked.
    pub async fn is_state_used(
        &self,
        workspace: WorkspaceId,
        state: StateId,
    ) -> Result<AsOf<bool>> {
        let row = sqlx::query!(
            r#"
            SELECT
                COALESCE((SELECT position FROM checkpoint WHERE workspace_id = $1), 0) AS "position!",
                EXISTS (SELECT FROM work_item WHERE workspace_id = $1 AND state_id = $2) AS "is_used!"
            "#,
            workspace.uuid(),
            state.uuid(),
        )
        .fetch_one(&self.pool)
        .await
        .map_err(CommandError::database)?;
        Ok(AsOf { found: row.is_used, position: row.position.cast_unsigned() })
    }

    /// Which issue blocks which, from some issues on, through at most 10,000 issues and all projects.
    ///
    /// # Errors
    /// There are more, or the database cannot be asked.
    pub async fn blocked_from(
        &self,
        workspace: WorkspaceId,
        from: &[IssueId],
    ) -> Result<AsOf<Vec<(IssueId, IssueId)>>> {
        let from: Vec<Uuid> = from.iter().map(|id| id.uuid()).collect();
        let row = sqlx::query!(
            r#"
            WITH RECURSIVE reached AS (
                SELECT unnest($2::uuid[]) AS id
                UNION
                SELECT r.other_work_item_id
                FROM reached AS b
                JOIN work_item_relation AS r ON r.work_item_id = b.id
                WHERE r.workspace_id IS NOT DISTINCT FROM $1
                  AND r.relation = 'blocking'
            ),
            known AS MATERIALIZED (
                SELECT id FROM reached LIMIT $3::bigint + 1
            ),
            blocks AS MATERIALIZED (
                SELECT r.id, r.work_item_id, r.other_work_item_id
                FROM known AS b
                JOIN work_item_relation AS r ON r.work_item_id = b.id
                WHERE r.workspace_id IS NOT DISTINCT FROM $1
                  AND r.relation = 'blocking'
                  AND (SELECT count(*) FROM known) <= $3::bigint
            )
            SELECT
                COALESCE((SELECT position FROM checkpoint WHERE workspace_id = $1), 0) AS "position!",
                (SELECT count(*) FROM known) AS "reached!",
                ARRAY(SELECT work_item_id FROM blocks ORDER BY id) AS "from!: Vec<Uuid>",
                ARRAY(SELECT other_work_item_id FROM blocks ORDER BY id) AS "to!: Vec<Uuid>"
            "#,
            workspace.uuid(),
            &from,
            MOST_BLOCKED,
        )
        .fetch_one(&self.pool)
        .await
        .map_err(CommandError::database)?;
        if row.reached > MOST_BLOCKED {
            let text = format!(
                "More than {MOST_BLOCKED} work items would be blocked through one another. End some relations first."
            );
            return Err(Problem::rule("relation/too-many-blocked", text).into());
        }
        let found = row.from.into_iter().map(IssueId).zip(row.to.into_iter().map(IssueId));
        Ok(AsOf { found: found.collect(), position: row.position.cast_unsigned() })
    }

    /// The first place among the modules of a project, archived ones included. Nothing is decided by it, so it may be a
    /// little old.
    ///
    /// # Errors
    /// The database cannot be asked.
    pub async fn first_module(
        &self,
        workspace: WorkspaceId,
        project: ProjectId,
    ) -> Result<Option<f64>> {
        sqlx::query_scalar!(
            "
            SELECT min(sort_order)
            FROM module
            WHERE workspace_id IS NOT DISTINCT FROM $1
              AND project_id = $2
            ",
            workspace.uuid(),
            project.uuid(),
        )
        .fetch_one(&self.pool)
        .await
        .map_err(CommandError::database)
    }

    /// All issues below any of these issues, at any depth.
    ///
    /// # Errors
    /// The database cannot be asked.
    pub async fn descendants(
        &self,
        workspace: WorkspaceId,
        issues: &[IssueId],
    ) -> Result<AsOf<Vec<IssueId>>> {
        let issues: Vec<Uuid> = issues.iter().map(|issue| issue.uuid()).collect();
        let row = sqlx::query!(
            r#"
            WITH RECURSIVE below AS (
                SELECT id FROM work_item WHERE workspace_id = $1 AND parent_id = ANY ($2)
                UNION
                SELECT w.id FROM work_item AS w JOIN below AS b ON w.parent_id = b.id
                WHERE w.workspace_id = $1
            )
            SELECT
                COALESCE((SELECT position FROM checkpoint WHERE workspace_id = $1), 0) AS "position!",
                ARRAY(SELECT id FROM below ORDER BY id) AS "ids!: Vec<Uuid>"
            "#,
            workspace.uuid(),
            &issues,
        )
        .fetch_one(&self.pool)
        .await
        .map_err(CommandError::database)?;
        let found = row.ids.into_iter().map(IssueId).collect();
        Ok(AsOf { found, position: row.position.cast_unsigned() })
    }

    /// The place of the first cycle of a project, archived ones included.
    ///
    /// # Errors
    /// The database cannot be asked.
    pub async fn first_cycle(
        &self,
        workspace: WorkspaceId,
        project: ProjectId,
    ) -> Result<Option<f64>> {
        sqlx::query_scalar!(
            "SELECT min(sort_order) FROM cycle WHERE workspace_id = $1 AND project_id = $2",
            workspace.uuid(),
            project.uuid(),
        )
        .fetch_one(&self.pool)
        .await
        .map_err(CommandError::database)
    }

    /// How many cycles a project has, archived ones included.
    ///
    /// # Errors
    /// The database cannot be asked.
    pub async fn count_cycles(&self, workspace: WorkspaceId, project: ProjectId) -> Result<u64> {
        let count = sqlx::query_scalar!(
            r#"SELECT count(*) AS "count!" FROM cycle WHERE workspace_id = $1 AND project_id = $2"#,
            workspace.uuid(),
            project.uuid(),
        );
        let count = count.fetch_one(&self.pool).await.map_err(CommandError::database)?;
        Ok(count.cast_unsigned())
    }

    /// How many modules a project has, archived ones included.
    ///
    /// # Errors
    /// The database cannot be asked.
    pub async fn count_modules(&self, workspace: WorkspaceId, project: ProjectId) -> Result<u64> {
        let count = sqlx::query_scalar!(
            r#"SELECT count(*) AS "count!" FROM module WHERE workspace_id = $1 AND project_id = $2"#,
            workspace.uuid(),
            project.uuid(),
        );
        let count = count.fetch_one(&self.pool).await.map_err(CommandError::database)?;
        Ok(count.cast_unsigned())
    }

    /// How many issues are directly below each of these, archived ones included; those with none are left out.
    ///
    /// # Errors
    /// The database cannot be asked.
    pub async fn count_below(
        &self,
        workspace: WorkspaceId,
        issues: &[IssueId],
    ) -> Result<BTreeMap<Uuid, u64>> {
        let ids: Vec<Uuid> = issues.iter().map(|issue| issue.uuid()).collect();
        let rows = sqlx::query!(
            r#"
            SELECT parent_id AS "parent!", count(*) AS "below!"
            FROM work_item
            WHERE workspace_id IS NOT DISTINCT FROM $1
              AND parent_id = ANY ($2)
            GROUP BY parent_id
            "#,
            workspace.uuid(),
            &ids,
        )
        .fetch_all(&self.pool)
        .await
        .map_err(CommandError::database)?;
        Ok(rows.into_iter().map(|row| (row.parent, row.below.cast_unsigned())).collect())
    }

    /// The issues in a cycle that are neither archived nor hidden.
    ///
    /// # Errors
    /// The database cannot be asked.
    pub async fn in_cycle(
        &self,
        workspace: WorkspaceId,
        cycle: CycleId,
    ) -> Result<AsOf<Vec<Item>>> {
        let rows = sqlx::query!(
            r#"
            SELECT
                COALESCE(seen.position, 0) AS "position!",
                item.id AS "id?",
                state.state_group AS "state_group?",
                item.assignee_ids AS "assignees?",
                item.label_ids AS "labels?",
                item.estimate_point_id,
                item.completed_at
            FROM (SELECT (SELECT position FROM checkpoint WHERE workspace_id = $1)) AS seen (position)
            LEFT JOIN work_item AS item
                ON item.workspace_id IS NOT DISTINCT FROM $1
                AND item.cycle_id = $2
                AND item.archived_on IS NULL
            LEFT JOIN state ON state.workspace_id = $1 AND state.id = item.state_id
            ORDER BY item.created_at, item.id
            "#,
            workspace.uuid(),
            cycle.uuid(),
        )
        .fetch_all(&self.pool)
        .await
        .map_err(CommandError::database)?;
        let position = rows.first().map_or(0, |row| row.position).cast_unsigned();
        let items = rows.into_iter().filter_map(|row| {
            let group = StateGroup::from_name(&row.state_group?)?;
            Some(Item {
                id: IssueId(row.id?),
                group,
                assignees: row.assignees.unwrap_or_default(),
                labels: row.labels.unwrap_or_default(),
                estimate_point: row.estimate_point_id.map(EstimatePointId),
                completed_at: row.completed_at,
            })
        });
        let found = items.filter(|item| item.group != StateGroup::Triage).collect();
        Ok(AsOf { found, position })
    }

    /// All pages below a page, at any depth.
    ///
    /// # Errors
    /// The database cannot be asked.
    pub async fn pages_below(
        &self,
        workspace: WorkspaceId,
        page: PageId,
    ) -> Result<AsOf<Vec<PageId>>> {
        let row = sqlx::query!(
            r#"
            WITH RECURSIVE below AS (
                SELECT id FROM page WHERE workspace_id = $1 AND parent_id = $2
                UNION
                SELECT p.id FROM page AS p JOIN below AS b ON p.parent_id = b.id
                WHERE p.workspace_id = $1
            )
            SELECT
                COALESCE((SELECT position FROM checkpoint WHERE workspace_id = $1), 0) AS "position!",
                ARRAY(SELECT id FROM below ORDER BY id) AS "ids!: Vec<Uuid>"
            "#,
            workspace.uuid(),
            page.uuid(),
        )
        .fetch_one(&self.pool)
        .await
        .map_err(CommandError::database)?;
        let found = row.ids.into_iter().map(PageId).collect();
        Ok(AsOf { found, position: row.position.cast_unsigned() })
    }

    /// The pages directly below a page, and whether one of them is public.
    ///
    /// # Errors
    /// The database cannot be asked.
    pub async fn sub_pages(
        &self,
        workspace: WorkspaceId,
        page: PageId,
    ) -> Result<AsOf<(Vec<PageId>, bool)>> {
        let row = sqlx::query!(
            r#"
            SELECT
                COALESCE((SELECT position FROM checkpoint WHERE workspace_id = $1), 0) AS "position!",
                ARRAY(
                    SELECT id FROM page WHERE workspace_id = $1 AND parent_id = $2 ORDER BY id
                ) AS "ids!: Vec<Uuid>",
                EXISTS (
                    SELECT FROM page
                    WHERE workspace_id = $1 AND parent_id = $2 AND access = 'PUBLIC'
                ) AS "is_one_public!"
            "#,
            workspace.uuid(),
            page.uuid(),
        )
        .fetch_one(&self.pool)
        .await
        .map_err(CommandError::database)?;
        let ids = row.ids.into_iter().map(PageId).collect();
        Ok(AsOf { found: (ids, row.is_one_public), position: row.position.cast_unsigned() })
    }

    /// The pages in a collection and all below them, archived ones too: each after the one at the top of it.
    ///
    /// # Errors
    /// The database cannot be asked.
    pub async fn pages_in(
        &self,
        workspace: WorkspaceId,
        collection: CollectionId,
    ) -> Result<AsOf<Vec<(PageId, PageId)>>> {
        let row = sqlx::query!(
            r#"
            WITH RECURSIVE inside AS (
                SELECT id AS top, id
                FROM page
                WHERE collection_id = $2 AND workspace_id IS NOT DISTINCT FROM $1
                UNION
                SELECT above.top, p.id
                FROM page AS p
                JOIN inside AS above ON p.parent_id = above.id
                WHERE p.workspace_id IS NOT DISTINCT FROM $1
            )
            SELECT
                COALESCE((SELECT position FROM checkpoint WHERE workspace_id = $1), 0) AS "position!",
                ARRAY(SELECT top FROM inside ORDER BY top, id) AS "tops!: Vec<Uuid>",
                ARRAY(SELECT id FROM inside ORDER BY top, id) AS "ids!: Vec<Uuid>"
            "#,
            workspace.uuid(),
            collection.uuid(),
        )
        .fetch_one(&self.pool)
        .await
        .map_err(CommandError::database)?;
        let found = row.tops.into_iter().map(PageId).zip(row.ids.into_iter().map(PageId));
        Ok(AsOf { found: found.collect(), position: row.position.cast_unsigned() })
    }

    /// The place of the last collection; a hint for the next one.
    ///
    /// # Errors
    /// The database cannot be asked.
    pub async fn last_collection(&self, workspace: WorkspaceId) -> Result<Option<f64>> {
        sqlx::query_scalar!(
            "SELECT max(sort_order) FROM collection WHERE workspace_id = $1",
            workspace.uuid(),
        )
        .fetch_one(&self.pool)
        .await
        .map_err(CommandError::database)
    }

    /// The last place that a page has in a project, or among the pages of the workspace, below the same page; a hint for
    /// the next one.
    ///
    /// # Errors
    /// The database cannot be asked.
    pub async fn last_place_of_pages(
        &self,
        workspace: WorkspaceId,
        project: Option<ProjectId>,
        parent: Option<PageId>,
    ) -> Result<Option<f64>> {
        sqlx::query_scalar!(
            "
            SELECT max(sort_order)
            FROM page
            WHERE place_id = $2
              AND workspace_id IS NOT DISTINCT FROM $1
              AND parent_id IS NOT DISTINCT FROM $3
            ",
            workspace.uuid(),
            project.map_or(workspace.uuid(), ProjectId::uuid),
            parent.map(PageId::uuid),
        )
        .fetch_one(&self.pool)
        .await
        .map_err(CommandError::database)
    }

    /// The last place that a view has in a project, or among the views of the workspace; a hint for the next one.
    ///
    /// # Errors
    /// The database cannot be asked.
    pub async fn last_place_of_views(
        &self,
        workspace: WorkspaceId,
        project: Option<ProjectId>,
    ) -> Result<Option<f64>> {
        sqlx::query_scalar!(
            "
            SELECT max(sort_order)
            FROM saved_view
            WHERE place_id = $2
              AND workspace_id IS NOT DISTINCT FROM $1
            ",
            workspace.uuid(),
            project.map_or(workspace.uuid(), ProjectId::uuid),
        )
        .fetch_one(&self.pool)
        .await
        .map_err(CommandError::database)
    }
}
