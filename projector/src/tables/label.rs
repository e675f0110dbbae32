//! The labels of projects.

use chrono::{DateTime, Utc};
use domain::Event;
use domain::project::{LabelCreated, LabelDeleted, ProjectEvent};
use sqlx::{Error, PgConnection};
use uuid::Uuid;

use super::{audited, text};
use crate::Projected;
use crate::table::{Inside, Key, Keys, Rows, Touch};

/// The table `label`.
pub(crate) struct Labels;

/// A row of it; the migration describes the columns.
pub(crate) struct Row {
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
audited!(Row);

impl Row {
    /// A new label.
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

    /// Takes in a change.
    fn change(&mut self, project: &ProjectEvent) {
        match project {
            ProjectEvent::LabelRenamed(renamed) => self.name = renamed.to.to_string(),
            ProjectEvent::LabelRecoloured(recoloured) => self.colour = recoloured.to.to_string(),
            ProjectEvent::LabelDescribed(described) => self.description.clone_from(&described.to),
            ProjectEvent::LabelMoved(moved) => {
                self.parent_id = moved.to.as_ref().map(|parent| parent.id.uuid());
            }
            ProjectEvent::LabelReordered(reordered) => self.sort_order = reordered.to,
            ProjectEvent::LabelExternalReferenceChanged(changed) => {
                self.external_source = text(changed.to.source.as_ref());
                self.external_id = text(changed.to.id.as_ref());
            }
            _ => {}
        }
    }
}

/// The label and all that were below it.
pub(super) fn deleted_ids(deleted: &LabelDeleted) -> Vec<Uuid> {
    let below = deleted.with.iter().map(|label| label.uuid());
    std::iter::once(deleted.label.id.uuid()).chain(below).collect()
}

impl Rows for Labels {
    const NAME: &'static str = "label";
    const INSIDE: Inside = Inside::Project;
    type Row = Row;

    fn touches(event: &Projected) -> Touch {
        let Event::Project(event) = &event.event else { return Touch::Nothing };
        let id = match event {
            ProjectEvent::LabelCreated(created) => created.id,
            ProjectEvent::LabelRenamed(renamed) => renamed.label,
            ProjectEvent::LabelRecoloured(recoloured) => recoloured.label.id,
            ProjectEvent::LabelDescribed(described) => described.label.id,
            ProjectEvent::LabelMoved(moved) => moved.label.id,
            ProjectEvent::LabelReordered(reordered) => reordered.label.id,
            ProjectEvent::LabelExternalReferenceChanged(changed) => changed.label.id,
            ProjectEvent::LabelDeleted(deleted) => return Touch::Rows(deleted_ids(deleted)),
            _ => return Touch::Nothing,
        };
        Touch::Row(id.uuid())
    }

    fn evolve(_: Uuid, row: Option<Row>, event: &Projected) -> Option<Row> {
        let Event::Project(project) = &event.event else { return row };
        match project {
            ProjectEvent::LabelCreated(created) => return Some(Row::new(event, created)),
            ProjectEvent::LabelDeleted(_) => return None,
            _ => {}
        }
        let mut row = row?;
        row.change(project);
        row.touch(event);
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
                workspace_id, id, position, version, project_id, parent_id, name, colour,
                description, sort_order, external_source, external_id, created_at, created_by,
                updated_at, updated_by
            FROM unnest($1::uuid[], $2::uuid[]) AS wanted (workspace, key)
            CROSS JOIN LATERAL (
                SELECT * FROM label AS stored
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
                INSERT INTO label (
                    workspace_id, id, position, version, project_id, parent_id, name, colour,
                    description, sort_order, external_source, external_id, created_at, created_by,
                    updated_at, updated_by
                )
                VALUES (
                    $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16
                )
                ON CONFLICT (workspace_id, id) DO UPDATE
                SET position = EXCLUDED.position,
                    version = EXCLUDED.version,
                    parent_id = EXCLUDED.parent_id,
                    name = EXCLUDED.name,
                    colour = EXCLUDED.colour,
                    description = EXCLUDED.description,
                    sort_order = EXCLUDED.sort_order,
                    external_source = EXCLUDED.external_source,
                    external_id = EXCLUDED.external_id,
                    updated_at = EXCLUDED.updated_at,
                    updated_by = EXCLUDED.updated_by
                "#,
                row.workspace_id,
                row.id,
                row.position,
                row.version,
                row.project_id,
                row.parent_id,
                row.name,
                row.colour,
                row.description,
                row.sort_order,
                row.external_source,
                row.external_id,
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
            json!({"type": "LabelRenamed", "label": id(3), "from": "bug", "to": "defect"}),
            json!({"type": "LabelRecoloured", "label": label(3), "from": "", "to": "#fff"}),
            json!({"type": "LabelDescribed", "label": label(3), "to": "Broken"}),
            json!({"type": "LabelMoved", "label": label(3), "to": label(4)}),
            json!({"type": "LabelReordered", "label": label(3), "from": 65_535.0, "to": 1.5}),
            json!({
                "type": "LabelExternalReferenceChanged", "label": label(3), "from": {},
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
        let deleted = json!({"type": "LabelDeleted", "label": label(3), "with": [id(4)]});
        let rows = rows(&Labels, &events(&[created(3), created(4), created(5), deleted])).await;
        assert_eq!((&rows[0]["id"], &rows[1]), (&json!(id(5)), &serde_json::Value::Null));
    }

    #[tokio::test]
    async fn a_deleted_project_has_no_labels() {
        let deleted = json!({"type": "ProjectDeleted", "name": "Engine", "identifier": "ENG"});
        assert_eq!(rows(&Labels, &events(&[created(3), deleted])).await, json!([]));
    }
}
