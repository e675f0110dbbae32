//! The labels of projects.

use chrono::{DateTime, Utc};
use domain::Event;
use domain::project::{LabelCreated, LabelDeleted, ProjectEvent};
use uuid::Uuid;

use super::text;
use crate::Projected;
use crate::write::row::{Record, row};
use crate::write::table::{Change, Inside, Rows};

pub(crate) struct Labels;

row! {
    audited struct Row of "label" by id {
        workspace_id: Uuid,
        id: Uuid,
        position: i64,
        version: i64,
        project_id: Uuid,
        parent_id: Option<Uuid>,
        name: String,
        colour: String,
        description: String,
        sort_order: f64,
        external_source: Option<String>,
        external_id: Option<String>,
        created_at: DateTime<Utc>,
        created_by: Uuid,
        updated_at: DateTime<Utc>,
        updated_by: Option<Uuid>,
    }
}

impl Row {
    fn new(event: &Projected, created: &LabelCreated) -> Self {
        Self {
            workspace_id: event.workspace,
            id: created.id.uuid(),
            position: event.position,
            version: event.version,
            project_id: event.entity,
            parent_id: created.parent.as_ref().map(|parent| parent.id.uuid()),
            name: created.name.to_string(),
            colour: created.colour.to_string(),
            description: created.description.clone(),
            sort_order: created.sort_order,
            external_source: text(created.external.source.as_ref()),
            external_id: text(created.external.id.as_ref()),
            created_at: event.at,
            created_by: event.actor,
            updated_at: event.at,
            updated_by: None,
        }
    }
}

/// The label and all that were below it.
pub(super) fn deleted_ids(deleted: &LabelDeleted) -> Vec<Uuid> {
    let below = deleted.with.iter().map(|label| label.id.uuid());
    std::iter::once(deleted.label.id.uuid()).chain(below).collect()
}

impl Rows for Labels {
    const INSIDE: Inside = Inside::Project;
    type Row = Row;

    fn change(event: &Projected) -> Change<'_, Row> {
        let Event::Project(project) = &event.event else { return Change::Nothing };
        match project {
            ProjectEvent::LabelCreated(created) => Change::insert(Row::new(event, created)),
            ProjectEvent::LabelRenamed(renamed) => {
                Row::update(renamed.label.id, |row| row.name = renamed.to.to_string())
            }
            ProjectEvent::LabelRecoloured(recoloured) => {
                Row::update(recoloured.label.id, |row| row.colour = recoloured.to.to_string())
            }
            ProjectEvent::LabelDescribed(described) => Row::update(described.label.id, |row| {
                row.description.clone_from(&described.to);
            }),
            ProjectEvent::LabelMoved(moved) => Row::update(moved.label.id, |row| {
                row.parent_id = moved.to.as_ref().map(|parent| parent.id.uuid());
            }),
            ProjectEvent::LabelReordered(reordered) => {
                Row::update(reordered.label.id, |row| row.sort_order = reordered.to)
            }
            ProjectEvent::LabelExternalReferenceChanged(changed) => {
                Row::update(changed.label.id, |row| {
                    row.external_source = text(changed.to.source.as_ref());
                    row.external_id = text(changed.to.id.as_ref());
                })
            }
            ProjectEvent::LabelDeleted(deleted) => Change::Remove(deleted_ids(deleted)),
            _ => Change::Nothing,
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::testing::{event, id, rows};

    /// What happened to project 2.
    fn events(payloads: &[serde_json::Value]) -> Vec<(u128, Event)> {
        payloads.iter().map(|payload| event("project", 2, payload.clone())).collect()
    }

    /// The n-th label as events name it.
    fn label(n: u128) -> serde_json::Value {
        json!({"id": id(n), "name": "bug"})
    }

    /// The n-th label is created.
    fn created(n: u128) -> serde_json::Value {
        json!({"type": "LabelCreated", "id": id(n), "name": "bug", "sort_order": 65_535.0})
    }

    #[tokio::test]
    async fn a_label_shows_its_present_settings() {
        let events = events(&[
            created(3),
            json!({"type": "LabelRenamed", "label": label(3), "from": "bug", "to": "defect"}),
            json!({"type": "LabelRecoloured", "label": label(3), "to": "#fff"}),
            json!({"type": "LabelDescribed", "label": label(3), "to": "Broken"}),
            json!({"type": "LabelMoved", "label": label(3), "to": label(4)}),
            json!({"type": "LabelReordered", "label": label(3), "from": 65_535.0, "to": 1.5}),
            json!({
                "type": "LabelExternalReferenceChanged", "label": label(3),
                "to": {"source": "github", "id": "7"},
            }),
        ]);
        let expected = json!([
            {
                "colour": "#fff", "created_at": "1970-01-01T00:00:01+00:00",
                "created_by": id(9), "description": "Broken", "external_id": "7",
                "external_source": "github", "id": id(3), "name": "defect", "parent_id": id(4),
                "position": 7, "project_id": id(2), "sort_order": 1.5,
                "updated_at": "1970-01-01T00:00:07+00:00", "updated_by": id(9), "version": 7,
            },
        ]);
        assert_eq!(rows(&Labels, &events).await, expected);
    }

    #[tokio::test]
    async fn a_deleted_label_takes_those_below_it_along() {
        let deleted = json!({"type": "LabelDeleted", "label": label(3), "with": [label(4)]});
        let rows = rows(&Labels, &events(&[created(3), created(4), created(5), deleted])).await;
        assert_eq!((&rows[0]["id"], &rows[1]), (&json!(id(5)), &serde_json::Value::Null));
    }

    #[tokio::test]
    async fn a_deleted_project_has_no_labels() {
        let deleted = json!({"type": "ProjectDeleted", "name": "Engine", "identifier": "ENG"});
        assert_eq!(rows(&Labels, &events(&[created(3), deleted])).await, json!([]));
    }
}
