//! What users may read of a log that they follow.

use std::collections::HashMap;

use domain::Role;
use serde::Serialize;
use sqlx::PgConnection;
use uuid::Uuid;

use super::super::visibility::{Place, Sight};
use super::item::Item;
use crate::rows::role::StoredRole;

/// What a member may read, as it was in some snapshot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Rights {
    /// Who they are.
    user: Uuid,
    /// Their role in the workspace.
    pub(super) role: Role,
    /// Whether they may read everything.
    pub(super) reads_log: bool,
    /// The projects that they are in, by id.
    pub(super) projects: Vec<Membership>,
    /// The collections that they see, by id.
    pub(super) collections: Vec<Uuid>,
}

/// A project that somebody is in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Membership {
    /// The project.
    id: Uuid,
    /// Their role there, no higher than the one in the workspace allows.
    role: Role,
    /// Whether it is archived, so that it shows no content.
    archived: bool,
}

impl Rights {
    /// Whether they may read an event; it may have happened to something that is not there any more.
    pub(super) fn show(&self, item: &Item) -> bool {
        let (user, role, place) = (self.user, self.role, self.place(item.event.project));
        let is_open = |project| self.place(Some(project)) == Place::Inside;
        let is_open_beyond = item.beyond.is_none_or(is_open);
        let sees_collection = self.collections.binary_search(&item.event.entity).is_ok();
        let sight = Sight { user, role, place, is_open_beyond, sees_collection };
        self.reads_log || sight.shows(&item.event, item.standing())
    }

    /// What they are in a project.
    fn place(&self, project: Option<Uuid>) -> Place {
        let Some(project) = project else { return Place::Outside };
        match self.projects.binary_search_by_key(&project, |membership| membership.id) {
            Ok(index) if self.projects[index].archived => Place::Archived,
            Ok(_) => Place::Inside,
            Err(_) => Place::Outside,
        }
    }
}

/// The rights of those of some users who are active members.
pub(super) async fn load(
    db: &mut PgConnection,
    workspace: Uuid,
    users: &[Uuid],
) -> Result<HashMap<Uuid, Rights>, sqlx::Error> {
    let rows = sqlx::query!(
        r#"
        SELECT
            asked.id AS "user!", w.role AS "role!: StoredRole", w.reads_log AS "reads_log!",
            ARRAY(
                SELECT c.id FROM collections_of($1, asked.id) c ORDER BY c.id
            ) AS "collections!: Vec<Uuid>",
            mine.project_id AS "project?", mine.role AS "project_role?: StoredRole",
            mine.is_archived AS "is_archived?"
        FROM unnest($2::uuid[]) AS asked (id)
        CROSS JOIN LATERAL (
            SELECT role, reads_log
            FROM workspaces_of(asked.id)
            WHERE workspace_id = $1
            LIMIT 1
        ) AS w
        LEFT JOIN LATERAL (
            SELECT own.project_id, me.role, p.archived_at IS NOT NULL AS is_archived
            FROM projects_of($1, asked.id) own
            JOIN project p ON p.workspace_id = $1 AND p.id = own.project_id
            JOIN project_member me
                ON me.workspace_id IS NOT DISTINCT FROM $1 AND me.project_id = own.project_id
                AND me.member_id = asked.id AND me.is_active
        ) AS mine ON true
        "#,
        workspace,
        users,
    )
    .fetch_all(db)
    .await?;
    let mut all: HashMap<Uuid, Rights> = HashMap::new();
    for row in rows {
        let (role, reads_log) = (row.role.0, row.reads_log);
        let user = row.user;
        let collections = row.collections;
        let new = || Rights { user, role, reads_log, projects: Vec::new(), collections };
        let rights = all.entry(row.user).or_insert_with(new);
        if let (Some(id), Some(in_project)) = (row.project, row.project_role) {
            let role = in_project.0.capped_by(role.most_in_projects());
            let archived = row.is_archived.unwrap_or_default();
            rights.projects.push(Membership { id, role, archived });
        }
    }
    for rights in all.values_mut() {
        rights.projects.sort_unstable_by_key(|membership| membership.id);
    }
    Ok(all)
}
