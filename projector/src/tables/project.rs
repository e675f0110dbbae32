//! The projects that exist, archived ones included.

use chrono::{DateTime, Utc};
use domain::Event;
use domain::project::{
    ProjectClosingStateChanged, ProjectCreated, ProjectEvent, ProjectFeatureSwitched,
};
use serde_json::Value;
use sqlx::{Error, PgConnection};
use uuid::Uuid;

use super::{audited, text};
use crate::Projected;
use crate::table::{Inside, Key, Keys, Rows, Touch};

/// The table `project`.
pub(crate) struct Projects;

/// A row of it; the migration describes the columns.
pub(crate) struct Row {
    workspace_id: Uuid,
    id: Uuid,
    position: i64,
    version: i64,
    name: String,
    identifier: String,
    description: String,
    lead_id: Option<Uuid>,
    default_assignee_id: Option<Uuid>,
    closing_state_id: Option<Uuid>,
    emoji: Option<String>,
    icon_prop: Option<Value>,
    cover_image: Option<String>,
    logo_icon: String,
    logo_colour: String,
    features: Vec<String>,
    archive_in: i16,
    close_in: i16,
    time_zone: String,
    external_source: Option<String>,
    external_id: Option<String>,
    archived_at: Option<DateTime<Utc>>,
    created_at: DateTime<Utc>,
    created_by: Uuid,
    updated_at: DateTime<Utc>,
    updated_by: Option<Uuid>,
}
audited!(Row);

impl Row {
    /// A new project.
    fn new(event: &Projected, created: &ProjectCreated) -> Self {
        let details = &created.details;
        let features = details.features.iter().map(|feature| feature.name().to_owned());
        Self {
            workspace_id: event.workspace,
            id: event.entity,
            position: event.position,
            version: event.version,
            name: details.name.to_string(),
            identifier: details.identifier.to_string(),
            description: details.description.clone(),
            lead_id: details.lead.map(Uuid::from),
            default_assignee_id: details.default_assignee.map(Uuid::from),
            closing_state_id: None,
            emoji: text(details.emoji.as_ref()),
            icon_prop: details.icon_prop.clone(),
            cover_image: details.cover_image.clone(),
            logo_icon: details.logo.icon.clone(),
            logo_colour: details.logo.colour.clone(),
            features: sorted(features.collect()),
            archive_in: details.archive_in.get().into(),
            close_in: details.close_in.get().into(),
            time_zone: details.time_zone.to_string(),
            external_source: text(details.external.source.as_ref()),
            external_id: text(details.external.id.as_ref()),
            archived_at: None,
            created_at: event.at,
            created_by: event.actor,
            updated_at: event.at,
            updated_by: None,
        }
    }

    /// Takes in a change of the project's own; whether it was one.
    fn change(&mut self, event: &Projected, project: &ProjectEvent) -> bool {
        match project {
            ProjectEvent::ProjectRenamed(renamed) => self.name = renamed.to.to_string(),
            ProjectEvent::ProjectIdentifierChanged(changed) => {
                self.identifier = changed.to.to_string();
            }
            ProjectEvent::ProjectDescribed(described) => self.description.clone_from(&described.to),
            ProjectEvent::ProjectLeadChanged(changed) => self.lead_id = changed.to.map(Uuid::from),
            ProjectEvent::ProjectDefaultAssigneeChanged(changed) => {
                self.default_assignee_id = changed.to.map(Uuid::from);
            }
            ProjectEvent::ProjectEmojiChanged(changed) => self.emoji = text(changed.to.as_ref()),
            ProjectEvent::ProjectIconChanged(changed) => self.icon_prop.clone_from(&changed.to),
            ProjectEvent::ProjectCoverChanged(changed) => self.cover_image.clone_from(&changed.to),
            ProjectEvent::ProjectFeatureSwitched(switched) => self.switch(switched),
            ProjectEvent::ProjectArchivingScheduled(scheduled) => {
                self.archive_in = scheduled.to.get().into();
            }
            ProjectEvent::ProjectClosingScheduled(scheduled) => {
                self.close_in = scheduled.to.get().into();
            }
            ProjectEvent::ProjectClosingStateChanged(changed) => self.close_into(changed),
            ProjectEvent::ProjectTimeZoneChanged(changed) => {
                self.time_zone = changed.to.to_string();
            }
            ProjectEvent::ProjectExternalReferenceChanged(changed) => {
                self.external_source = text(changed.to.source.as_ref());
                self.external_id = text(changed.to.id.as_ref());
            }
            ProjectEvent::ProjectArchived(_) => self.archived_at = Some(event.at),
            ProjectEvent::ProjectRestored(_) => self.archived_at = None,
            _ => return false,
        }
        true
    }

    /// Notes that a feature is on or off.
    fn switch(&mut self, switched: &ProjectFeatureSwitched) {
        self.features.retain(|name| name != switched.feature.name());
        if switched.on {
            self.features.push(switched.feature.name().to_owned());
            self.features.sort_unstable();
        }
    }

    /// Notes the state that automatic closing moves issues to.
    fn close_into(&mut self, changed: &ProjectClosingStateChanged) {
        self.closing_state_id = changed.to.as_ref().map(|state| state.id.uuid());
    }
}

/// The names in order, so that the same features are the same row.
fn sorted(mut names: Vec<String>) -> Vec<String> {
    names.sort_unstable();
    names
}

impl Rows for Projects {
    const NAME: &'static str = "project";
    const INSIDE: Inside = Inside::Workspace;
    type Row = Row;

    fn touches(event: &Projected) -> Touch {
        match event.event {
            Event::Project(_) => Touch::Row(event.entity),
            _ => Touch::Nothing,
        }
    }

    fn evolve(_: Uuid, row: Option<Row>, event: &Projected) -> Option<Row> {
        let Event::Project(project) = &event.event else { return row };
        if let ProjectEvent::ProjectCreated(created) = project {
            return Some(Row::new(event, created));
        }
        let mut row = row.filter(|_| !matches!(project, ProjectEvent::ProjectDeleted(_)))?;
        if row.change(event, project) {
            row.touch(event);
            return Some(row);
        }
        // States, labels and members are no part of the row, but of the stream.
        (row.position, row.version) = (event.position, event.version);
        if let ProjectEvent::StateDeleted(deleted) = project {
            row.closing_state_id =
                row.closing_state_id.filter(|state| *state != deleted.state.id.uuid());
        }
        Some(row)
    }

    fn key(row: &Row) -> Key {
        (row.workspace_id, row.id)
    }

    async fn load(db: &mut PgConnection, keys: &Keys) -> Result<Vec<Row>, Error> {
        sqlx::query_as!(
            Row,
            r#"
            SELECT
                workspace_id, id, position, version, name, identifier, description, lead_id,
                default_assignee_id, closing_state_id, emoji, icon_prop, cover_image, logo_icon,
                logo_colour, features, archive_in, close_in, time_zone, external_source,
                external_id, archived_at, created_at, created_by, updated_at, updated_by
            FROM unnest($1::uuid[], $2::uuid[]) AS wanted (workspace, key)
            CROSS JOIN LATERAL (
                SELECT * FROM project AS stored
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
                INSERT INTO project (
                    workspace_id, id, position, version, name, identifier, description, lead_id,
                    default_assignee_id, closing_state_id, emoji, icon_prop, cover_image, logo_icon,
                    logo_colour, features, archive_in, close_in, time_zone, external_source,
                    external_id, archived_at, created_at, created_by, updated_at, updated_by
                )
                VALUES (
                    $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18,
                    $19, $20, $21, $22, $23, $24, $25, $26
                )
                ON CONFLICT (workspace_id, id) DO UPDATE
                SET position = EXCLUDED.position,
                    version = EXCLUDED.version,
                    name = EXCLUDED.name,
                    identifier = EXCLUDED.identifier,
                    description = EXCLUDED.description,
                    lead_id = EXCLUDED.lead_id,
                    default_assignee_id = EXCLUDED.default_assignee_id,
                    closing_state_id = EXCLUDED.closing_state_id,
                    emoji = EXCLUDED.emoji,
                    icon_prop = EXCLUDED.icon_prop,
                    cover_image = EXCLUDED.cover_image,
                    logo_icon = EXCLUDED.logo_icon,
                    logo_colour = EXCLUDED.logo_colour,
                    features = EXCLUDED.features,
                    archive_in = EXCLUDED.archive_in,
                    close_in = EXCLUDED.close_in,
                    time_zone = EXCLUDED.time_zone,
                    external_source = EXCLUDED.external_source,
                    external_id = EXCLUDED.external_id,
                    archived_at = EXCLUDED.archived_at,
                    updated_at = EXCLUDED.updated_at,
                    updated_by = EXCLUDED.updated_by
                "#,
                row.workspace_id,
                row.id,
                row.position,
                row.version,
                row.name,
                row.identifier,
                row.description,
                row.lead_id,
                row.default_assignee_id,
                row.closing_state_id,
                row.emoji,
                row.icon_prop,
                row.cover_image,
                row.logo_icon,
                row.logo_colour,
                &row.features,
                row.archive_in,
                row.close_in,
                row.time_zone,
                row.external_source,
                row.external_id,
                row.archived_at,
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

    /// Project 2 is created, with as little as possible.
    fn created() -> Value {
        json!({
            "type": "ProjectCreated", "id": id(2), "workspace": id(1), "name": "Engine",
            "identifier": "ENG", "logo": {"icon": "home", "colour": "#5e6ad2"},
            "features": ["pages"],
        })
    }

    /// What happened to project 2.
    fn events(changes: &[Value]) -> Vec<(u128, Event)> {
        let all = std::iter::once(created()).chain(changes.iter().cloned());
        all.map(|payload| event("project", 2, payload)).collect()
    }

    #[tokio::test]
    async fn a_project_shows_its_present_settings() {
        let state = json!({"id": id(6), "name": "Cancelled", "group": "cancelled"});
        let events = events(&[
            json!({"type": "ProjectRenamed", "from": "Engine", "to": "Motor"}),
            json!({"type": "ProjectIdentifierChanged", "from": "ENG", "to": "MOT"}),
            json!({"type": "ProjectDescribed", "to": "Turns"}),
            json!({"type": "ProjectLeadChanged", "to": id(3)}),
            json!({"type": "ProjectDefaultAssigneeChanged", "to": id(4)}),
            json!({"type": "ProjectEmojiChanged", "to": "128640"}),
            json!({"type": "ProjectIconChanged", "to": {"name": "x"}}),
            json!({"type": "ProjectCoverChanged", "to": "https://a.example/b.png"}),
            json!({"type": "ProjectFeatureSwitched", "feature": "cycles", "on": true}),
            json!({"type": "ProjectArchivingScheduled", "from": 0, "to": 3}),
            json!({"type": "ProjectClosingScheduled", "from": 0, "to": 6}),
            json!({"type": "ProjectClosingStateChanged", "to": state}),
            json!({"type": "ProjectTimeZoneChanged", "from": "UTC", "to": "Asia/Tokyo"}),
            json!({
                "type": "ProjectExternalReferenceChanged",
                "from": {}, "to": {"source": "github", "id": "7"},
            }),
            json!({"type": "ProjectArchived"}),
        ]);
        let expected = json!([
            {
                "archive_in": 3, "archived_at": "1970-01-01T00:00:16+00:00", "close_in": 6,
                "closing_state_id": id(6), "cover_image": "https://a.example/b.png",
                "created_at": "1970-01-01T00:00:01+00:00", "created_by": id(9),
                "default_assignee_id": id(4), "description": "Turns", "emoji": "128640",
                "external_id": "7", "external_source": "github",
                "features": ["cycles", "pages"], "icon_prop": {"name": "x"}, "id": id(2),
                "identifier": "MOT", "lead_id": id(3), "logo_colour": "#5e6ad2",
                "logo_icon": "home", "name": "Motor", "position": 16, "time_zone": "Asia/Tokyo",
                "updated_at": "1970-01-01T00:00:16+00:00", "updated_by": id(9), "version": 16,
            },
        ]);
        assert_eq!(rows(&Projects, &events).await, expected);
    }

    #[tokio::test]
    async fn what_is_set_back_is_gone() {
        let changes = [
            json!({"type": "ProjectEmojiChanged", "to": "128640"}),
            json!({"type": "ProjectEmojiChanged", "from": "128640"}),
            json!({"type": "ProjectFeatureSwitched", "feature": "pages", "on": false}),
            json!({"type": "ProjectArchived"}),
            json!({"type": "ProjectRestored"}),
        ];
        let rows = rows(&Projects, &events(&changes)).await;
        assert_eq!(rows[0]["emoji"], Value::Null);
        assert_eq!(rows[0]["features"], json!([]));
        assert_eq!(rows[0]["archived_at"], Value::Null);
    }

    #[tokio::test]
    async fn a_deleted_state_receives_no_issues_and_is_no_change_of_the_project() {
        let state = json!({"id": id(6), "name": "Cancelled", "group": "cancelled"});
        let changes = [
            json!({"type": "ProjectClosingStateChanged", "to": state.clone()}),
            json!({"type": "StateDeleted", "state": state}),
        ];
        let rows = rows(&Projects, &events(&changes)).await;
        assert_eq!(rows[0]["closing_state_id"], Value::Null);
        assert_eq!(rows[0]["version"], 3);
        assert_eq!(rows[0]["updated_at"], "1970-01-01T00:00:02+00:00");
    }

    #[tokio::test]
    async fn a_deleted_project_has_no_row() {
        let deleted = json!({"type": "ProjectDeleted", "name": "Engine", "identifier": "ENG"});
        assert_eq!(rows(&Projects, &events(&[deleted])).await, json!([]));
    }
}
