//! Everybody who is or was a member of a project. Who leaves the workspace leaves its projects.

use chrono::{DateTime, Utc};
use domain::project::{ProjectEvent, ProjectMemberAdded};
use domain::workspace::WorkspaceEvent;
use domain::{Event, UserId};
use sqlx::{Error, PgConnection};
use uuid::Uuid;

use crate::Projected;
use crate::write::row::{Record, row};
use crate::write::table::{Change, Inside, Rows};

pub(crate) struct ProjectMembers;

row! {
    audited struct Row of "project_member" by id {
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
}

impl Row {
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
    const INSIDE: Inside = Inside::Project;
    type Row = Row;

    fn change(event: &Projected) -> Change<'_, Row> {
        if gone(&event.event).is_some() {
            return Change::Many;
        }
        let Event::Project(project) = &event.event else { return Change::Nothing };
        match project {
            ProjectEvent::ProjectMemberAdded(added) => Change::insert(Row::new(event, added)),
            ProjectEvent::ProjectMemberReactivated(reactivated) => {
                Row::update(reactivated.membership, |row| {
                    row.is_active = true;
                    reactivated.role.name().clone_into(&mut row.role);
                })
            }
            ProjectEvent::ProjectMemberRoleChanged(changed) => {
                Row::update(changed.membership, |row| changed.to.name().clone_into(&mut row.role))
            }
            ProjectEvent::ProjectMemberRemoved(removed) => {
                Row::update(removed.membership, |row| row.is_active = false)
            }
            _ => Change::Nothing,
        }
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
                    "type": "ProjectMemberRemoved", "membership": id(3), "user": id(4), "role": "guest",
                }),
            ),
            event(
                "project",
                2,
                json!({
                    "type": "ProjectMemberReactivated", "membership": id(3), "user": id(4), "role": "member",
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
                    "type": "ProjectMemberRoleChanged", "membership": id(3), "user": id(4), "from": "guest",
                    "to": "admin",
                }),
            ),
            event(
                "project",
                2,
                json!({
                    "type": "ProjectMemberRemoved", "membership": id(3), "user": id(4), "role": "admin",
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
                "type": "ProjectMemberReactivated", "membership": id(3), "user": id(4), "role": "member",
                "stay": 1,
            });
            let again = json!({"type": "WorkspaceMemberReactivated", "user": id(4), "role": "member", "stay": 1});
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
