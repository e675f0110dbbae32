//! Everybody who is or was a member of a workspace.

use chrono::{DateTime, Utc};
use domain::workspace::WorkspaceEvent;
use domain::{Event, Role, UserId};
use sqlx::{Error, PgConnection};
use uuid::Uuid;

use crate::Projected;
use crate::table::{Inside, Key, Keys, Rows, Touch};

/// The table `workspace_member`.
pub(crate) struct WorkspaceMembers;

/// A row of it; the migration describes the columns.
pub(crate) struct Row {
    workspace_id: Uuid,
    member_id: Uuid,
    position: i64,
    version: i64,
    role: String,
    is_active: bool,
    reads_log: bool,
    joined_at: DateTime<Utc>,
}

impl Row {
    /// A new member.
    fn new(event: &Projected, member: UserId, role: Role) -> Self {
        Self {
            workspace_id: event.workspace,
            member_id: member.uuid(),
            position: event.position,
            version: event.version,
            role: role.name().to_owned(),
            is_active: true,
            reads_log: false,
            joined_at: event.at,
        }
    }
}

impl Rows for WorkspaceMembers {
    const NAME: &'static str = "workspace_member";
    const KEY: &'static str = "member_id";
    const INSIDE: Inside = Inside::Workspace;
    type Row = Row;

    fn touches(event: &Projected) -> Touch {
        let Event::Workspace(event) = &event.event else { return Touch::Nothing };
        let user = match event {
            WorkspaceEvent::WorkspaceCreated(created) => created.owner,
            WorkspaceEvent::WorkspaceMemberAdded(added) => added.user,
            WorkspaceEvent::WorkspaceMemberReactivated(reactivated) => reactivated.user,
            WorkspaceEvent::WorkspaceMemberRoleChanged(changed) => changed.user,
            WorkspaceEvent::WorkspaceMemberRemoved(removed) => removed.user,
            WorkspaceEvent::WorkspaceMemberLeft(left) => left.user,
            WorkspaceEvent::WorkspaceLogAccessGranted(granted) => granted.user,
            WorkspaceEvent::WorkspaceLogAccessRevoked(revoked) => revoked.user,
            WorkspaceEvent::WorkspaceOwnershipTransferred(transferred) => {
                return Touch::Rows(vec![transferred.from.uuid(), transferred.to.uuid()]);
            }
            _ => return Touch::Nothing,
        };
        Touch::Row(user.uuid())
    }

    fn evolve(key: Uuid, row: Option<Row>, event: &Projected) -> Option<Row> {
        let Event::Workspace(workspace) = &event.event else { return row };
        match workspace {
            WorkspaceEvent::WorkspaceCreated(created) => {
                return Some(Row::new(event, created.owner, Role::Owner));
            }
            WorkspaceEvent::WorkspaceMemberAdded(added) => {
                return Some(Row::new(event, added.user, added.role));
            }
            _ => {}
        }
        let mut row = row?;
        (row.position, row.version) = (event.position, event.version);
        let role = match workspace {
            WorkspaceEvent::WorkspaceMemberReactivated(reactivated) => {
                row.is_active = true;
                reactivated.role
            }
            WorkspaceEvent::WorkspaceMemberRoleChanged(changed) => changed.to,
            WorkspaceEvent::WorkspaceOwnershipTransferred(transferred) => {
                if transferred.to.uuid() == key { Role::Owner } else { Role::Admin }
            }
            WorkspaceEvent::WorkspaceMemberRemoved(_) | WorkspaceEvent::WorkspaceMemberLeft(_) => {
                (row.is_active, row.reads_log) = (false, false);
                return Some(row);
            }
            WorkspaceEvent::WorkspaceLogAccessGranted(_) => {
                row.reads_log = true;
                return Some(row);
            }
            WorkspaceEvent::WorkspaceLogAccessRevoked(_) => {
                row.reads_log = false;
                return Some(row);
            }
            _ => return Some(row),
        };
        role.name().clone_into(&mut row.role);
        Some(row)
    }

    fn key(row: &Row) -> Key {
        (row.workspace_id, row.member_id)
    }

    async fn load(db: &mut PgConnection, keys: &Keys) -> Result<Vec<Row>, Error> {
        sqlx::query_as!(
            Row,
            r#"
            SELECT
                workspace_id, member_id, position, version, role, is_active, reads_log, joined_at
            FROM unnest($1::uuid[], $2::uuid[]) AS wanted (workspace, key)
            CROSS JOIN LATERAL (
                SELECT * FROM workspace_member AS stored
                WHERE stored.workspace_id = wanted.workspace AND stored.member_id = wanted.key
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
                INSERT INTO workspace_member (
                    workspace_id, member_id, position, version, role, is_active, reads_log,
                    joined_at
                )
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
                ON CONFLICT (workspace_id, member_id) DO UPDATE
                SET position = EXCLUDED.position,
                    version = EXCLUDED.version,
                    role = EXCLUDED.role,
                    is_active = EXCLUDED.is_active,
                    reads_log = EXCLUDED.reads_log
                "#,
                row.workspace_id,
                row.member_id,
                row.position,
                row.version,
                row.role,
                row.is_active,
                row.reads_log,
                row.joined_at,
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

    /// What happened to the members of a new workspace owned by user 9.
    fn events(members: &[serde_json::Value]) -> Vec<(u128, Event)> {
        let created = json!({
            "type": "WorkspaceCreated", "id": id(1), "name": "Acme", "slug": "acme", "owner": id(9),
        });
        let all = std::iter::once(created).chain(members.iter().cloned());
        all.map(|payload| event("workspace", 1, payload)).collect()
    }

    #[tokio::test]
    async fn members_keep_their_place_when_they_go_and_come_back() {
        let events = events(&[
            json!({"type": "WorkspaceMemberAdded", "user": id(3), "role": "guest"}),
            json!({"type": "WorkspaceMemberAdded", "user": id(4), "role": "guest"}),
            json!({"type": "WorkspaceMemberLeft", "user": id(3), "role": "guest"}),
            json!({"type": "WorkspaceMemberReactivated", "user": id(3), "role": "member"}),
            json!({"type": "WorkspaceMemberRemoved", "user": id(4), "role": "guest"}),
        ]);
        let expected = json!([
            {
                "is_active": true, "joined_at": "1970-01-01T00:00:02+00:00", "member_id": id(3),
                "position": 5, "reads_log": false, "role": "member", "version": 5,
            },
            {
                "is_active": false, "joined_at": "1970-01-01T00:00:03+00:00",
                "member_id": id(4), "position": 6, "reads_log": false, "role": "guest",
                "version": 6,
            },
            {
                "is_active": true, "joined_at": "1970-01-01T00:00:01+00:00", "member_id": id(9),
                "position": 1, "reads_log": false, "role": "owner", "version": 1,
            },
        ]);
        assert_eq!(rows(&WorkspaceMembers, &events).await, expected);
    }

    #[tokio::test]
    async fn who_hands_the_workspace_over_stays_as_an_admin() {
        let events = events(&[
            json!({"type": "WorkspaceMemberAdded", "user": id(3), "role": "guest"}),
            json!({
                "type": "WorkspaceMemberRoleChanged", "user": id(3), "from": "guest", "to": "member",
            }),
            json!({"type": "WorkspaceOwnershipTransferred", "from": id(9), "to": id(3)}),
        ]);
        let rows = rows(&WorkspaceMembers, &events).await;
        assert_eq!((&rows[0]["role"], &rows[1]["role"]), (&json!("owner"), &json!("admin")));
    }

    #[tokio::test]
    async fn the_right_to_read_the_log_is_given_and_taken_and_ends_with_the_membership() {
        let given = json!({"type": "WorkspaceLogAccessGranted", "user": id(3)});
        let mut members =
            vec![json!({"type": "WorkspaceMemberAdded", "user": id(3), "role": "guest"}), given];
        let reads_log = async |members: &[serde_json::Value]| {
            rows(&WorkspaceMembers, &events(members)).await[0]["reads_log"].clone()
        };
        assert_eq!(reads_log(&members).await, true);
        let ends = [
            json!({"type": "WorkspaceLogAccessRevoked", "user": id(3)}),
            json!({"type": "WorkspaceMemberRemoved", "user": id(3), "role": "guest"}),
            json!({"type": "WorkspaceMemberLeft", "user": id(3), "role": "guest"}),
        ];
        for end in ends {
            members.push(end);
            assert_eq!(reads_log(&members).await, false);
            members.pop();
        }
    }

    #[tokio::test]
    async fn a_deleted_workspace_has_no_members() {
        let events = events(&[json!({"type": "WorkspaceDeleted", "slug": "acme"})]);
        assert_eq!(rows(&WorkspaceMembers, &events).await, json!([]));
    }
}
