//! The projects that exist, archived ones included.

use chrono::{DateTime, Utc};
use domain::Event;
use domain::project::{
    ProjectClosingStateChanged, ProjectCreated, ProjectEvent, ProjectFeatureSwitched,
};
use serde_json::Value;
use uuid::Uuid;

use super::text;
use crate::Projected;
use crate::write::row::{Record, row};
use crate::write::table::{Change, Inside, Rows};

pub(crate) struct Projects;

row! {
    audited struct Row of "project" by id {
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
        estimate_id: Option<Uuid>,
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
}

impl Row {
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
            estimate_id: None,
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
    const INSIDE: Inside = Inside::Workspace;
    type Row = Row;

    fn change(event: &Projected) -> Change<'_, Row> {
        let Event::Project(project) = &event.event else { return Change::Nothing };
        let id = event.entity;
        match project {
            ProjectEvent::ProjectCreated(created) => Change::insert(Row::new(event, created)),
            ProjectEvent::ProjectRenamed(renamed) => {
                Row::update(id, |row| row.name = renamed.to.to_string())
            }
            ProjectEvent::ProjectIdentifierChanged(changed) => {
                Row::update(id, |row| row.identifier = changed.to.to_string())
            }
            ProjectEvent::ProjectDescribed(described) => {
                Row::update(id, |row| row.description.clone_from(&described.to))
            }
            ProjectEvent::ProjectLeadChanged(changed) => {
                Row::update(id, |row| row.lead_id = changed.to.map(Uuid::from))
            }
            ProjectEvent::ProjectDefaultAssigneeChanged(changed) => {
                Row::update(id, |row| row.default_assignee_id = changed.to.map(Uuid::from))
            }
            ProjectEvent::ProjectEmojiChanged(changed) => {
                Row::update(id, |row| row.emoji = text(changed.to.as_ref()))
            }
            ProjectEvent::ProjectIconChanged(changed) => {
                Row::update(id, |row| row.icon_prop.clone_from(&changed.to))
            }
            ProjectEvent::ProjectCoverChanged(changed) => {
                Row::update(id, |row| row.cover_image.clone_from(&changed.to))
            }
            ProjectEvent::ProjectFeatureSwitched(switched) => {
                Row::update(id, |row| row.switch(switched))
            }
            ProjectEvent::ProjectArchivingScheduled(scheduled) => {
                Row::update(id, |row| row.archive_in = scheduled.to.get().into())
            }
            ProjectEvent::ProjectClosingScheduled(scheduled) => {
                Row::update(id, |row| row.close_in = scheduled.to.get().into())
            }
            ProjectEvent::ProjectClosingStateChanged(changed) => {
                Row::update(id, |row| row.close_into(changed))
            }
            ProjectEvent::ProjectTimeZoneChanged(changed) => {
                Row::update(id, |row| row.time_zone = changed.to.to_string())
            }
            ProjectEvent::ProjectExternalReferenceChanged(changed) => Row::update(id, |row| {
                row.external_source = text(changed.to.source.as_ref());
                row.external_id = text(changed.to.id.as_ref());
            }),
            ProjectEvent::ProjectArchived(_) => {
                Row::update(id, |row| row.archived_at = Some(event.at))
            }
            ProjectEvent::ProjectRestored(_) => Row::update(id, |row| row.archived_at = None),
            ProjectEvent::ProjectDeleted(_) => Change::remove(id),
            ProjectEvent::StateDeleted(deleted) => {
                let gone = deleted.state.id.uuid();
                let closing = move |row: &mut Row| {
                    row.closing_state_id = row.closing_state_id.filter(|state| *state != gone);
                };
                Change::Follow(id, Box::new(closing))
            }
            ProjectEvent::ProjectEstimateChanged(changed) => {
                let to = changed.to.as_ref().map(|estimate| estimate.id.uuid());
                Row::update(id, move |row| row.estimate_id = to)
            }
            ProjectEvent::EstimateDeleted(deleted) => {
                let gone = deleted.estimate.id.uuid();
                let used = move |row: &mut Row| {
                    row.estimate_id = row.estimate_id.filter(|estimate| *estimate != gone);
                };
                Change::Follow(id, Box::new(used))
            }
            // States, labels, estimates and members are no part of the row, but of the stream.
            ProjectEvent::StateCreated(_)
            | ProjectEvent::StateRenamed(_)
            | ProjectEvent::StateRecoloured(_)
            | ProjectEvent::StateDescribed(_)
            | ProjectEvent::StateRegrouped(_)
            | ProjectEvent::StateReordered(_)
            | ProjectEvent::StateMadeDefault(_)
            | ProjectEvent::StateDefaultDropped(_)
            | ProjectEvent::StateExternalReferenceChanged(_)
            | ProjectEvent::LabelCreated(_)
            | ProjectEvent::LabelRenamed(_)
            | ProjectEvent::LabelRecoloured(_)
            | ProjectEvent::LabelDescribed(_)
            | ProjectEvent::LabelMoved(_)
            | ProjectEvent::LabelReordered(_)
            | ProjectEvent::LabelExternalReferenceChanged(_)
            | ProjectEvent::LabelDeleted(_)
            | ProjectEvent::EstimateCreated(_)
            | ProjectEvent::EstimateRenamed(_)
            | ProjectEvent::EstimateDescribed(_)
            | ProjectEvent::EstimatePointAdded(_)
            | ProjectEvent::EstimatePointRenamed(_)
            | ProjectEvent::EstimatePointReordered(_)
            | ProjectEvent::EstimatePointDescribed(_)
            | ProjectEvent::EstimatePointRemoved(_)
            | ProjectEvent::ProjectMemberAdded(_)
            | ProjectEvent::ProjectMemberReactivated(_)
            | ProjectEvent::ProjectMemberRoleChanged(_)
            | ProjectEvent::ProjectMemberRemoved(_) => Change::follow(id),
        }
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
                "to": {"source": "github", "id": "7"},
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
    async fn a_deleted_estimate_is_used_no_more_and_is_no_change_of_the_project() {
        let estimate = json!({"id": id(6), "name": "Effort"});
        let used = json!({"type": "ProjectEstimateChanged", "to": estimate.clone()});
        let before = rows(&Projects, &events(std::slice::from_ref(&used))).await;
        assert_eq!(before[0]["estimate_id"], id(6));
        let deleted = json!({"type": "EstimateDeleted", "estimate": estimate});
        let rows = rows(&Projects, &events(&[used, deleted])).await;
        assert_eq!(rows[0]["estimate_id"], Value::Null);
        assert_eq!(rows[0]["version"], 3);
        assert_eq!(rows[0]["updated_at"], "1970-01-01T00:00:02+00:00");
    }

    #[tokio::test]
    async fn a_deleted_project_has_no_row() {
        let deleted = json!({"type": "ProjectDeleted", "name": "Engine", "identifier": "ENG"});
        assert_eq!(rows(&Projects, &events(&[deleted])).await, json!([]));
    }
}
