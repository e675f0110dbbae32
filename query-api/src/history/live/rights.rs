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
    /// Whether they see only the work items there that they created or are assigned to.
    limited: bool,
}

impl Rights {
    /// An event as JSON, if they may read it; it may have happened to something that is not there any more.
    pub(super) fn show<'i>(&self, item: &'i Item) -> Option<&'i [u8]> {
        if self.reads_log {
            return Some(&item.json);
        }
        let standing = item.standing();
        let mine = self.membership(standing.project);
        let beyond = standing.beyond.map(|project| self.membership(Some(project)));
        let before = item.left.and_then(|project| self.membership(Some(project)));
        let then = self.membership(item.event.project);
        let sight = Sight {
            user: self.user,
            role: self.role,
            place: place(mine),
            is_guest: mine.is_some_and(|membership| membership.role == Role::Guest),
            is_limited: mine.is_some_and(|membership| membership.limited),
            is_open_beyond: beyond.is_none_or(|beyond| place(beyond) == Place::Inside),
            is_limited_beyond: beyond.flatten().is_some_and(|membership| membership.limited),
            is_open_before: place(before) == Place::Inside,
            is_limited_before: before.is_some_and(|membership| membership.limited),
            is_limited_then: then.is_some_and(|membership| membership.limited)
                && place(then) == Place::Inside,
            sees_collection: self.collections.binary_search(&item.event.entity).is_ok(),
        };
        if !sight.shows(&item.event, &standing) {
            return None;
        }
        let blanked =
            item.blanked.as_deref().filter(|_| !sight.reads_whole(&item.event, &standing));
        Some(blanked.unwrap_or(&item.json))
    }

    /// Their membership of a project.
    fn membership(&self, project: Option<Uuid>) -> Option<&Membership> {
        let found = self.projects.binary_search_by_key(&project?, |membership| membership.id);
        found.ok().map(|index| &self.projects[index])
    }
}

/// The place of a user with this membership of a project.
const fn place(membership: Option<&Membership>) -> Place {
    match membership {
        None => Place::Outside,
        Some(Membership { archived: true, .. }) => Place::Archived,
        Some(_) => Place::Inside,
    }
}

/// The rights of the users among these who are active members.
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
            mine.is_archived AS "is_archived?", mine.is_limited AS "is_limited?"
        FROM unnest($2::uuid[]) AS asked (id)
        CROSS JOIN LATERAL (
            SELECT role, reads_log
            FROM workspaces_of(asked.id)
            WHERE workspace_id = $1
            LIMIT 1
        ) AS w
        LEFT JOIN LATERAL (
            SELECT
                own.project_id, me.role, p.archived_at IS NOT NULL AS is_archived,
                is_limited(own.is_guest, p.features) AS is_limited
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
            let limited = row.is_limited.unwrap_or_default();
            rights.projects.push(Membership { id, role, archived, limited });
        }
    }
    for rights in all.values_mut() {
        rights.projects.sort_unstable_by_key(|membership| membership.id);
    }
    Ok(all)
}
