//! Everybody who is or was a member of a project. Who leaves the workspace leaves its projects.

use chrono::{DateTime, Utc};
use domain::project::{ProjectEvent, ProjectMemberAdded};
use domain::workspace::WorkspaceEvent;
use domain::{Event, UserId};
use sqlx::{Error, PgConnection};
use uuid::Uuid;

use super::audited;
use crate::Projected;
use crate::table::{Inside, Key, Keys, Rows, Touch};

/// The table `project_member`.
pub(crate) struct ProjectMembers;

/// A row of it; the migration describes the columns.
pub(crate) struct Row {
    workspace_id: Uuid,
    id: Uuid,
    position: i64,
    version: i64,
    project_id: Uuid,
    member_id: Uuid,
    role: String,
    is_active: bool,
    sort_order: f64,
    created_at: DateTime<Utc>,
    created_by: Uuid,
    updated_at: DateTime<Utc>,
    updated_by: Option<Uuid>,
}
audited!(Row);

impl Row {
    /// A new member.
    fn new(event: &Projected, added: &ProjectMemberAdded) -> Self {
        Self {
            workspace_id: event.workspace,
            id: added.id.uuid(),
            position: event.position,
            version: event.version,
            project_id: event.entity,
            member_id: added.user.uuid(),
            role: added.role.name().to_owned(),
            is_active: true,
            sort_order: added.sort_order,
            created_at: event.at,
            created_by: event.actor,
            updated_at: event.at,
            updated_by: None,
        }
    }
}

/// Who left the workspace, by their own wish or not.
fn gone(event: &Event) -> Option<UserId> {
    match event {
        Event::Workspace(WorkspaceEvent::WorkspaceMemberRemoved(removed)) => Some(removed.user),
        Event::Workspace(WorkspaceEvent::WorkspaceMemberLeft(left)) => Some(left.user),
        _ => None,
    }
}

impl Rows for ProjectMembers {
    const NAME: &'static str = "project_member";
    const INSIDE: Inside = Inside::Project;
    type Row = Row;

    fn touches(event: &Projected) -> Touch {
        if gone(&event.event).is_some() {
            return Touch::Many;
        }
        let Event::Project(event) = &event.event else { return Touch::Nothing };
        let id = match event {
            ProjectEvent::ProjectMemberAdded(added) => added.id,
            ProjectEvent::ProjectMemberReactivated(reactivated) => reactivated.id,
            ProjectEvent::ProjectMemberRoleChanged(changed) => changed.id,
            ProjectEvent::ProjectMemberRemoved(removed) => removed.id,
            _ => return Touch::Nothing,
        };
        Touch::Row(id.uuid())
    }

    fn evolve(_: Uuid, row: Option<Row>, event: &Projected) -> Option<Row> {
        let Event::Project(project) = &event.event else { return row };
        if let ProjectEvent::ProjectMemberAdded(added) = project {
            return Some(Row::new(event, added));
        }
        let mut row = row?;
        row.touch(event);
        match project {
            ProjectEvent::ProjectMemberReactivated(reactivated) => {
                row.is_active = true;
                reactivated.role.name().clone_into(&mut row.role);
            }
            ProjectEvent::ProjectMemberRoleChanged(changed) => {
                changed.to.name().clone_into(&mut row.role);
            }
            ProjectEvent::ProjectMemberRemoved(_) => row.is_active = false,
            _ => {}
        }
        Some(row)
    }

    async fn sweep(db: &mut PgConnection, event: &Projected) -> Result<(), Error> {
        let Some(user) = gone(&event.event) else { return Ok(()) };
        // Found by the member alone: see `remove` about the primary key and a whole workspace.
        sqlx::query!(
            r#"
            UPDATE project_member
            SET is_active = false, position = $3, updated_at = GREATEST(updated_at, $4), updated_by = $5
            WHERE member_id = $2
              AND workspace_id IS NOT DISTINCT FROM $1
              AND is_active
            "#,
            event.workspace,
            user.uuid(),
            event.position,
            event.at,
            event.actor,
        )
        .execute(db)
        .await?;
        Ok(())
    }

    fn key(row: &Row) -> Key {
        (row.workspace_id, row.id)
    }

    async fn load(db: &mut PgConnection, keys: &Keys) -> Result<Vec<Row>, Error> {
        sqlx::query_as!(
            Row,
            r#"
            SELECT
                workspace_id, id, position, version, project_id, member_id, role, is_active,
                sort_order, created_at, created_by, updated_at, updated_by
            FROM unnest($1::uuid[], $2::uuid[]) AS wanted (workspace, key)
            CROSS JOIN LATERAL (
                SELECT * FROM project_member AS stored
                WHERE stored.workspace_id = wanted.workspace AND stored.id = wanted.key
                LIMIT 1
            ) AS found
            "#,
            &keys.workspaces,
            &keys.ids,
        )
        .fetch_all(db)
        .await
    }

    async fn save(db: &mut PgConnection, rows: Vec<Row>) -> Result<(), Error> {
        for row in rows {
            sqlx::query!(
                r#"
                INSERT INTO project_member (
                    workspace_id, id, position, version, project_id, member_id, role, is_active,
                    sort_order, created_at, created_by, updated_at, updated_by
                )
                VALUES (
                    $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13
                )
                ON CONFLICT (workspace_id, id) DO UPDATE
                SET position = EXCLUDED.position,
                    version = EXCLUDED.version,
                    role = EXCLUDED.role,
                    is_active = EXCLUDED.is_active,
                    sort_order = EXCLUDED.sort_order,
                    updated_at = EXCLUDED.updated_at,
                    updated_by = EXCLUDED.updated_by
                "#,
                row.workspace_id,
                row.id,
                row.position,
                row.version,
                row.project_id,
                row.member_id,
                row.role,
                row.is_active,
                row.sort_order,
                row.created_at,
                row.created_by,
                row.updated_at,
                row.updated_by,
            )
            .execute(&mut *db)
            .await?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::testing::{event, id, rows};

    /// User 4 joined project 2 under membership 3.
    fn joined() -> (u128, Event) {
        let added = json!({
            "type": "ProjectMemberAdded", "id": id(3), "user": id(4), "role": "guest",
            "sort_order": 65_535.0,
        });
        event("project", 2, added)
    }

    #[tokio::test]
    async fn a_member_keeps_their_place_when_they_go_and_come_back() {
        let events = [
            joined(),
            event(
                "project",
                2,
                json!({
                    "type": "ProjectMemberRemoved", "id": id(3), "user": id(4), "role": "guest",
                }),
            ),
            event(
                "project",
                2,
                json!({
                    "type": "ProjectMemberReactivated", "id": id(3), "user": id(4), "role": "member",
                }),
            ),
        ];
        let expected = json!([
            {
                "created_at": "1970-01-01T00:00:01+00:00", "created_by": id(9), "id": id(3),
                "is_active": true, "member_id": id(4), "position": 3, "project_id": id(2),
                "role": "member", "sort_order": 65_535,
                "updated_at": "1970-01-01T00:00:03+00:00", "updated_by": id(9), "version": 3,
            },
        ]);
        assert_eq!(rows(&ProjectMembers, &events).await, expected);
    }

    #[tokio::test]
    async fn a_member_gets_another_role_and_goes() {
        let events = [
            joined(),
            event(
                "project",
                2,
                json!({
                    "type": "ProjectMemberRoleChanged", "id": id(3), "user": id(4), "from": "guest",
                    "to": "admin",
                }),
            ),
            event(
                "project",
                2,
                json!({
                    "type": "ProjectMemberRemoved", "id": id(3), "user": id(4), "role": "admin",
                }),
            ),
        ];
        let rows = rows(&ProjectMembers, &events).await;
        assert_eq!((&rows[0]["role"], &rows[0]["is_active"]), (&json!("admin"), &json!(false)));
    }

    #[tokio::test]
    async fn who_leaves_the_workspace_leaves_its_projects_until_they_are_added_again() {
        let gone = [
            json!({"type": "WorkspaceMemberRemoved", "user": id(4), "role": "guest"}),
            json!({"type": "WorkspaceMemberLeft", "user": id(4), "role": "guest"}),
        ];
        for gone in gone {
            let back = json!({
                "type": "ProjectMemberReactivated", "id": id(3), "user": id(4), "role": "member",
                "stay": 1,
            });
            let again =
                json!({"type": "WorkspaceMemberReactivated", "user": id(4), "role": "member"});
            let mut events =
                vec![joined(), event("workspace", 1, gone), event("workspace", 1, again)];
            let rows_then = rows(&ProjectMembers, &events).await;
            assert_eq!(
                (&rows_then[0]["is_active"], &rows_then[0]["position"]),
                (&json!(false), &json!(2))
            );
            events.push(event("project", 2, back));
            assert_eq!(rows(&ProjectMembers, &events).await[0]["is_active"], json!(true));
        }
    }

    #[tokio::test]
    async fn a_deleted_project_has_no_members() {
        let deleted = json!({"type": "ProjectDeleted", "name": "Engine", "identifier": "ENG"});
        let events = [joined(), event("project", 2, deleted)];
        assert_eq!(rows(&ProjectMembers, &events).await, json!([]));
    }
}
