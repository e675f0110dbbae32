//! Who is in a workspace or a project, as one statement sees it, and how far into the log that is.

use std::collections::HashSet;

use domain::Role;
use service::Problem;
use sqlx::{PgConnection, PgExecutor, PgPool};
use uuid::Uuid;
use wire::shapes::WorkspaceLite;

use crate::rows::role::StoredRole;
use crate::seen::Seen;
use crate::together::in_order;

/// A workspace whose active member the caller is.
#[derive(Debug, Clone)]
pub(crate) struct WorkspaceMembership {
    /// How far the statement sees the workspace.
    pub(crate) seen: Seen,
    pub(crate) workspace: WorkspaceLite,
    /// The caller's role.
    pub(crate) role: Role,
    /// Whether the caller may read the whole log.
    pub(crate) reads_log: bool,
}

impl WorkspaceMembership {
    /// The workspace of this slug, if the caller is an active member.
    pub(crate) async fn find(
        db: impl PgExecutor<'_>,
        slug: &str,
        caller: Uuid,
    ) -> Result<Option<Self>, sqlx::Error> {
        let row = sqlx::query!(
            r#"
            SELECT
                w.workspace_id, w.name, w.slug, m.role AS "role!: StoredRole",
                m.reads_log AS "reads_log!", c.position AS "position!",
                (SELECT epoch FROM event_log.epoch ORDER BY number DESC LIMIT 1) AS "epoch!"
            FROM workspace w
            JOIN workspaces_of($2) m ON m.workspace_id = w.workspace_id
            JOIN checkpoint c ON c.workspace_id = w.workspace_id
            WHERE w.slug = $1
            ORDER BY w.created_at DESC
            LIMIT 1
            "#,
            slug,
            caller,
        )
        .fetch_optional(db)
        .await?;
        Ok(row.map(|row| Self {
            seen: Seen::new(row.epoch, row.position),
            workspace: WorkspaceLite { id: row.workspace_id, name: row.name, slug: row.slug },
            role: row.role.0,
            reads_log: row.reads_log,
        }))
    }
}

/// A project that somebody asks about.
#[derive(Debug, Clone)]
pub(crate) struct Asked {
    /// The workspace's name in paths.
    pub(crate) slug: String,
    pub(crate) project: Uuid,
    /// Who asks.
    pub(crate) caller: Uuid,
}

/// A project whose active member the caller is, in the project and in its workspace.
#[derive(Debug, Clone)]
pub(crate) struct ProjectMembership {
    /// How far the statement sees the workspace.
    pub(crate) seen: Seen,
    pub(crate) workspace: WorkspaceLite,
    pub(crate) project: Uuid,
    /// Whether the project is archived, so that it shows no content.
    pub(crate) is_archived: bool,
    /// Whether the caller is a guest of the project, to whom internal comments are not shown.
    pub(crate) is_guest: bool,
    /// Whether they see only the work items there that they created or are assigned to.
    pub(crate) is_limited: bool,
    pub(crate) caller: Uuid,
}

impl ProjectMembership {
    /// The membership that is asked about; 403 if there is none.
    pub(crate) async fn find(db: &mut PgConnection, asked: &Asked) -> Result<Self, Problem> {
        let found = Self::find_all(db, &[asked]).await?.pop().flatten();
        found.ok_or_else(Problem::forbidden)
    }

    /// Each membership that is asked about, if there is one.
    pub(crate) async fn find_all(
        db: &mut PgConnection,
        asked: &[&Asked],
    ) -> Result<Vec<Option<Self>>, sqlx::Error> {
        let rows = sqlx::query!(
            r#"
            SELECT
                asked.number AS "number!", found.id AS "id!", found.name AS "name!",
                found.slug AS "slug!", found.project_id AS "project!",
                found.is_archived AS "is_archived!", found.is_guest AS "is_guest!",
                found.is_limited AS "is_limited!", asked.caller_id AS "caller!",
                found.position AS "position!",
                (SELECT epoch FROM event_log.epoch ORDER BY number DESC LIMIT 1) AS "epoch!"
            FROM unnest($1::text[], $2::uuid[], $3::uuid[])
                WITH ORDINALITY AS asked (slug, project_id, caller_id, number)
            CROSS JOIN LATERAL (
                SELECT
                    w.workspace_id AS id, w.name, w.slug, p.id AS project_id,
                    p.archived_at IS NOT NULL AS is_archived, pm.is_guest,
                    is_limited(pm.is_guest, p.features) AS is_limited, c.position
                FROM workspace w
                JOIN workspaces_of(asked.caller_id) m ON m.workspace_id = w.workspace_id
                JOIN projects_of(w.workspace_id, asked.caller_id) pm
                    ON pm.project_id = asked.project_id
                JOIN project p ON p.workspace_id = w.workspace_id AND p.id = pm.project_id
                JOIN checkpoint c ON c.workspace_id = w.workspace_id
                WHERE w.slug = asked.slug
                LIMIT 1
            ) AS found
            "#,
            &asked.iter().map(|asked| asked.slug.clone()).collect::<Vec<_>>(),
            &asked.iter().map(|asked| asked.project).collect::<Vec<_>>(),
            &asked.iter().map(|asked| asked.caller).collect::<Vec<_>>(),
        )
        .fetch_all(db)
        .await?;
        let numbered = rows.into_iter().map(|row| {
            let found = Self {
                seen: Seen::new(row.epoch, row.position),
                workspace: WorkspaceLite { id: row.id, name: row.name, slug: row.slug },
                project: row.project,
                is_archived: row.is_archived,
                is_guest: row.is_guest,
                is_limited: row.is_limited,
                caller: row.caller,
            };
            (row.number, found)
        });
        in_order(asked.len(), numbered)
    }

    /// What the caller sees of these work items, each given with its project; whether an event that names one of them is
    /// shown follows from it.
    pub(crate) async fn beyond(
        &self,
        db: &PgPool,
        named: &[(Uuid, Uuid)],
    ) -> Result<Beyond, sqlx::Error> {
        if named.is_empty() {
            return Ok(Beyond::default());
        }
        let issues: Vec<Uuid> = named.iter().map(|(_, issue)| *issue).collect();
        let row = sqlx::query!(
            r#"
            SELECT
                ARRAY(SELECT id FROM open_projects_of($1, $2) WHERE NOT is_limited) AS "open!",
                ARRAY(SELECT id FROM work_items_of($1, $2) WHERE id = ANY ($3)) AS "seen!",
                ARRAY(SELECT id FROM work_item WHERE workspace_id = $1 AND id = ANY ($3)) AS "live!"
            "#,
            self.workspace.id,
            self.caller,
            &issues,
        )
        .fetch_one(db)
        .await?;
        let [open, seen, live] =
            [row.open, row.seen, row.live].map(|ids| ids.into_iter().collect());
        Ok(Beyond { open, seen, live })
    }

    /// What every question about the project's content names: workspace, project and caller.
    pub(crate) const fn keys(&self) -> (Uuid, Uuid, Uuid) {
        (self.workspace.id, self.project, self.caller)
    }
}

/// What the caller sees of work items that events name.
#[derive(Debug, Default)]
pub(crate) struct Beyond {
    /// The projects of which they see all work items.
    open: HashSet<Uuid>,
    /// The work items among the named ones that they see.
    seen: HashSet<Uuid>,
    /// Those that are still there.
    live: HashSet<Uuid>,
}

impl Beyond {
    /// Whether they see a work item, by the project that it was in and its own id: where it is now, or where it was if it
    /// was deleted.
    pub(crate) fn shows(&self, (project, issue): (Uuid, Uuid)) -> bool {
        let is_gone = !self.live.contains(&issue);
        self.seen.contains(&issue) || is_gone && self.open.contains(&project)
    }
}
