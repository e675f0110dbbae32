//! The workspaces that exist.

use chrono::{DateTime, Utc};
use domain::Event;
use domain::workspace::{WorkspaceCreated, WorkspaceEvent, WorkspaceFeatureSwitched};
use uuid::Uuid;

use crate::Projected;
use crate::write::row::{Record, row};
use crate::write::table::{Change, Inside, Rows};

pub(crate) struct Workspaces;

row! {
    audited struct Row of "workspace" by workspace_id {
        workspace_id: Uuid,
        position: i64,
        version: i64,
        name: String,
        slug: String,
        time_zone: String,
        features: Vec<String>,
        created_at: DateTime<Utc>,
        created_by: Uuid,
        updated_at: DateTime<Utc>,
        updated_by: Option<Uuid>,
    }
}

impl Row {
    fn new(event: &Projected, created: &WorkspaceCreated) -> Self {
        Self {
            workspace_id: event.workspace,
            position: event.position,
            version: event.version,
            name: created.name.to_string(),
            slug: created.slug.to_string(),
            time_zone: created.time_zone.to_string(),
            features: Vec::new(),
            created_at: event.at,
            created_by: event.actor,
            updated_at: event.at,
            updated_by: None,
        }
    }

    /// Notes that a feature is on or off; the names stay in order.
    fn switch(&mut self, switched: &WorkspaceFeatureSwitched) {
        self.features.retain(|name| name != switched.feature.name());
        if switched.on {
            self.features.push(switched.feature.name().to_owned());
            self.features.sort_unstable();
        }
    }
}

impl Rows for Workspaces {
    const INSIDE: Inside = Inside::Workspace;
    type Row = Row;

    fn change(event: &Projected) -> Change<'_, Row> {
        let Event::Workspace(workspace) = &event.event else { return Change::Nothing };
        let id = event.entity;
        match workspace {
            WorkspaceEvent::WorkspaceCreated(created) => Change::insert(Row::new(event, created)),
            WorkspaceEvent::WorkspaceRenamed(renamed) => {
                Row::update(id, |row| row.name = renamed.to.to_string())
            }
            WorkspaceEvent::WorkspaceTimeZoneChanged(changed) => {
                Row::update(id, |row| row.time_zone = changed.to.to_string())
            }
            WorkspaceEvent::WorkspaceFeatureSwitched(switched) => {
                Row::update(id, |row| row.switch(switched))
            }
            WorkspaceEvent::WorkspaceDeleted(_) => Change::remove(id),
            // Members and invitations are no part of the row, but of the stream.
            WorkspaceEvent::WorkspaceOwnershipTransferred(_)
            | WorkspaceEvent::WorkspaceMemberAdded(_)
            | WorkspaceEvent::WorkspaceMemberReactivated(_)
            | WorkspaceEvent::WorkspaceMemberRoleChanged(_)
            | WorkspaceEvent::WorkspaceMemberRemoved(_)
            | WorkspaceEvent::WorkspaceMemberLeft(_)
            | WorkspaceEvent::WorkspaceLogAccessGranted(_)
            | WorkspaceEvent::WorkspaceLogAccessRevoked(_)
            | WorkspaceEvent::WorkspaceInvitationCreated(_)
            | WorkspaceEvent::WorkspaceInvitationRoleChanged(_)
            | WorkspaceEvent::WorkspaceInvitationRenewed(_)
            | WorkspaceEvent::WorkspaceInvitationRevoked(_)
            | WorkspaceEvent::WorkspaceInvitationAccepted(_)
            | WorkspaceEvent::WorkspaceInvitationDeclined(_) => Change::follow(id),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::testing::{event, id, rows};

    /// The workspace is created.
    fn created() -> (u128, Event) {
        let created = json!({
            "type": "WorkspaceCreated", "id": id(1), "name": "Acme", "slug": "acme", "owner": id(9),
        });
        event("workspace", 1, created)
    }

    #[tokio::test]
    async fn a_workspace_shows_its_present_settings() {
        let utc = json!({"type": "WorkspaceTimeZoneChanged", "from": "UTC", "to": "Asia/Tokyo"});
        let switched =
            |feature, on| json!({"type": "WorkspaceFeatureSwitched", "feature": feature, "on": on});
        let events = [
            created(),
            event("workspace", 1, json!({"type": "WorkspaceRenamed", "from": "Acme", "to": "Ace"})),
            event("workspace", 1, utc),
            event("workspace", 1, switched("wiki", true)),
            event("workspace", 1, switched("teams", true)),
            event("workspace", 1, switched("customers", true)),
            event("workspace", 1, switched("teams", false)),
        ];
        let expected = json!([
            {
                "created_at": "1970-01-01T00:00:01+00:00", "created_by": id(9),
                "features": ["customers", "wiki"], "name": "Ace", "position": 7, "slug": "acme",
                "time_zone": "Asia/Tokyo", "updated_at": "1970-01-01T00:00:07+00:00",
                "updated_by": id(9), "version": 7,
            },
        ]);
        assert_eq!(rows(&Workspaces, &events).await, expected);
    }

    #[tokio::test]
    async fn a_new_member_moves_the_version_but_is_no_change_of_the_workspace() {
        let added = json!({"type": "WorkspaceMemberAdded", "user": id(8), "role": "guest"});
        let rows = rows(&Workspaces, &[created(), event("workspace", 1, added)]).await;
        assert_eq!(
            (&rows[0]["version"], &rows[0]["updated_by"]),
            (&json!(2), &serde_json::Value::Null)
        );
    }

    #[tokio::test]
    async fn a_deleted_workspace_has_no_row() {
        let deleted = event("workspace", 1, json!({"type": "WorkspaceDeleted", "slug": "acme"}));
        assert_eq!(rows(&Workspaces, &[created(), deleted]).await, json!([]));
    }
}
