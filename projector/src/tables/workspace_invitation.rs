//! The invitations of a workspace that were not revoked.

use chrono::{DateTime, Utc};
use domain::Event;
use domain::workspace::{WorkspaceEvent, WorkspaceInvitationCreated};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::Projected;
use crate::write::row::{Record, row};
use crate::write::table::{Change, Inside, Rows};

pub(crate) struct WorkspaceInvitations;

row! {
    audited struct Row of "workspace_invitation" by id {
        workspace_id: Uuid,
        id: Uuid,
        position: i64,
        version: i64,
        role: String,
        projects: Value,
        expires_at: DateTime<Utc>,
        accepted: bool,
        responded_at: Option<DateTime<Utc>>,
        created_at: DateTime<Utc>,
        created_by: Uuid,
        updated_at: DateTime<Utc>,
        updated_by: Option<Uuid>,
    }
}

impl Row {
    fn new(event: &Projected, created: &WorkspaceInvitationCreated) -> Self {
        Self {
            workspace_id: event.workspace,
            id: created.id.uuid(),
            position: event.position,
            version: event.version,
            role: created.role.name().to_owned(),
            projects: json!(created.projects),
            expires_at: created.expires_at,
            accepted: false,
            responded_at: None,
            created_at: event.at,
            created_by: event.actor,
            updated_at: event.at,
            updated_by: None,
        }
    }

    /// Notes the answer, which was given just now.
    fn answer(&mut self, accepted: bool) {
        (self.accepted, self.responded_at) = (accepted, Some(self.updated_at));
    }
}

impl Rows for WorkspaceInvitations {
    const INSIDE: Inside = Inside::Workspace;
    type Row = Row;

    fn change(event: &Projected) -> Change<'_, Row> {
        let Event::Workspace(workspace) = &event.event else { return Change::Nothing };
        match workspace {
            WorkspaceEvent::WorkspaceInvitationCreated(created) => {
                Change::insert(Row::new(event, created))
            }
            WorkspaceEvent::WorkspaceInvitationRoleChanged(changed) => {
                Row::update(changed.invitation, |row| changed.to.name().clone_into(&mut row.role))
            }
            WorkspaceEvent::WorkspaceInvitationRenewed(renewed) => {
                Row::update(renewed.invitation, |row| row.expires_at = renewed.expires_at)
            }
            WorkspaceEvent::WorkspaceInvitationRevoked(revoked) => {
                Change::remove(revoked.invitation)
            }
            WorkspaceEvent::WorkspaceInvitationAccepted(accepted) => {
                Row::update(accepted.invitation, |row| row.answer(true))
            }
            WorkspaceEvent::WorkspaceInvitationDeclined(declined) => {
                Row::update(declined.invitation, |row| row.answer(false))
            }
            _ => Change::Nothing,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{event, id, rows};

    /// Invitations 3 and 4 to workspace 1 are made, and then something happens.
    fn events(more: &[Value]) -> Vec<(u128, Event)> {
        let created = |n: u128| {
            json!({
                "type": "WorkspaceInvitationCreated", "id": id(n), "role": "member",
                "expires_at": "1970-01-08T00:00:00Z",
            })
        };
        let first = json!({
            "type": "WorkspaceInvitationCreated", "id": id(3), "role": "guest",
            "projects": [{"project": id(2), "role": "guest"}],
            "expires_at": "1970-01-08T00:00:00Z",
        });
        let all = [first, created(4)].into_iter().chain(more.iter().cloned());
        all.map(|payload| event("workspace", 1, payload)).collect()
    }

    #[tokio::test]
    async fn an_invitation_shows_what_it_is_now() {
        let events = events(&[
            json!({
                "type": "WorkspaceInvitationRoleChanged", "invitation": id(3), "from": "guest", "to": "member",
            }),
            json!({
                "type": "WorkspaceInvitationRenewed", "invitation": id(3), "expires_at": "1970-01-09T00:00:00Z",
            }),
            json!({"type": "WorkspaceInvitationRevoked", "invitation": id(4)}),
        ]);
        let expected = json!([
            {
                "accepted": false, "created_at": "1970-01-01T00:00:01+00:00", "created_by": id(9),
                "expires_at": "1970-01-09T00:00:00+00:00", "id": id(3), "position": 4,
                "projects": [{"project": id(2), "role": "guest"}],
                "role": "member", "updated_at": "1970-01-01T00:00:04+00:00", "updated_by": id(9),
                "version": 4,
            },
        ]);
        assert_eq!(rows(&WorkspaceInvitations, &events).await, expected);
    }

    #[tokio::test]
    async fn an_answer_is_kept_with_its_time() {
        let events = events(&[
            json!({"type": "WorkspaceInvitationAccepted", "invitation": id(3), "user": id(9)}),
            json!({"type": "WorkspaceInvitationDeclined", "invitation": id(4), "user": id(8)}),
        ]);
        let rows = rows(&WorkspaceInvitations, &events).await;
        let answer = |row: &Value| (row["accepted"].clone(), row["responded_at"].clone());
        assert_eq!(answer(&rows[0]), (json!(true), json!("1970-01-01T00:00:03+00:00")));
        assert_eq!(answer(&rows[1]), (json!(false), json!("1970-01-01T00:00:04+00:00")));
    }

    #[tokio::test]
    async fn a_deleted_workspace_invites_nobody() {
        let events = events(&[json!({"type": "WorkspaceDeleted", "slug": "acme"})]);
        assert_eq!(rows(&WorkspaceInvitations, &events).await, json!([]));
    }
}
