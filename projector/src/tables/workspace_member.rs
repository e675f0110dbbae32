//! Everybody who is or was a member of a workspace.

use chrono::{DateTime, Utc};
use domain::workspace::WorkspaceEvent;
use domain::{Event, Role, UserId};
use uuid::Uuid;

use crate::Projected;
use crate::write::row::{Record, row};
use crate::write::table::{Change, Inside, Rows};

pub(crate) struct WorkspaceMembers;

row! {
    plain struct Row of "workspace_member" by member_id {
        workspace_id: Uuid,
        member_id: Uuid,
        position: i64,
        version: i64,
        role: String,
        is_active: bool,
        reads_log: bool,
        joined_at: DateTime<Utc>,
    }
}

impl Row {
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

    /// Gives them another role.
    fn play(&mut self, role: Role) {
        role.name().clone_into(&mut self.role);
    }

    /// Ends their membership, and what came with it.
    fn leave(&mut self) {
        (self.is_active, self.reads_log) = (false, false);
    }
}

impl Rows for WorkspaceMembers {
    const INSIDE: Inside = Inside::Workspace;
    type Row = Row;

    fn change(event: &Projected) -> Change<'_, Row> {
        let Event::Workspace(workspace) = &event.event else { return Change::Nothing };
        match workspace {
            WorkspaceEvent::WorkspaceCreated(created) => {
                Change::insert(Row::new(event, created.owner, Role::Owner))
            }
            WorkspaceEvent::WorkspaceMemberAdded(added) => {
                Change::insert(Row::new(event, added.user, added.role))
            }
            WorkspaceEvent::WorkspaceMemberReactivated(reactivated) => {
                Row::update(reactivated.user, |row| {
                    row.is_active = true;
                    row.play(reactivated.role);
                })
            }
            WorkspaceEvent::WorkspaceMemberRoleChanged(changed) => {
                Row::update(changed.user, |row| row.play(changed.to))
            }
            WorkspaceEvent::WorkspaceOwnershipTransferred(transferred) => {
                let (from, to) = (transferred.from.uuid(), transferred.to.uuid());
                let play = move |row: &mut Row| {
                    row.play(if row.member_id == to { Role::Owner } else { Role::Admin });
                };
                Change::Update(vec![from, to], Box::new(play))
            }
            WorkspaceEvent::WorkspaceMemberRemoved(removed) => {
                Row::update(removed.user, Row::leave)
            }
            WorkspaceEvent::WorkspaceMemberLeft(left) => Row::update(left.user, Row::leave),
            WorkspaceEvent::WorkspaceLogAccessGranted(granted) => {
                Row::update(granted.user, |row| row.reads_log = true)
            }
            WorkspaceEvent::WorkspaceLogAccessRevoked(revoked) => {
                Row::update(revoked.user, |row| row.reads_log = false)
            }
            WorkspaceEvent::WorkspaceRenamed(_)
            | WorkspaceEvent::WorkspaceTimeZoneChanged(_)
            | WorkspaceEvent::WorkspaceFeatureSwitched(_)
            | WorkspaceEvent::WorkspaceDeleted(_)
            | WorkspaceEvent::WorkspaceInvitationCreated(_)
            | WorkspaceEvent::WorkspaceInvitationRoleChanged(_)
            | WorkspaceEvent::WorkspaceInvitationRenewed(_)
            | WorkspaceEvent::WorkspaceInvitationRevoked(_)
            | WorkspaceEvent::WorkspaceInvitationAccepted(_)
            | WorkspaceEvent::WorkspaceInvitationDeclined(_) => Change::Nothing,
        }
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
            json!({"type": "WorkspaceMemberReactivated", "user": id(3), "role": "member", "stay": 1}),
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
