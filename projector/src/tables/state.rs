//! The workflow states of projects.

use chrono::{DateTime, Utc};
use domain::Event;
use domain::project::{ProjectEvent, StateCreated};
use sqlx::{Error, PgConnection};
use uuid::Uuid;

use super::{audited, text};
use crate::Projected;
use crate::table::{Inside, Key, Keys, Rows, Touch};

/// The table `state`.
pub(crate) struct States;

/// A row of it; the migration describes the columns.
pub(crate) struct Row {
    workspace_id: Uuid,
    id: Uuid,
    position: i64,
    version: i64,
    project_id: Uuid,
    name: String,
    slug: String,
    colour: String,
    description: String,
    state_group: String,
    sequence: f64,
    is_default: bool,
    external_source: Option<String>,
    external_id: Option<String>,
    created_at: DateTime<Utc>,
    created_by: Uuid,
    updated_at: DateTime<Utc>,
    updated_by: Option<Uuid>,
}
audited!(Row);

impl Row {
    /// A new state.
    fn new(event: &Projected, created: &StateCreated) -> Self {
        Self {
            workspace_id: event.workspace,
            id: created.id.uuid(),
            position: event.position,
            version: event.version,
            project_id: event.entity,
            name: created.name.to_string(),
            slug: created.slug.clone(),
            colour: created.colour.to_string(),
            description: created.description.clone(),
            state_group: created.group.name().to_owned(),
            sequence: created.sequence,
            is_default: created.is_default,
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
            ProjectEvent::StateRenamed(renamed) => {
                self.name = renamed.to.to_string();
                self.slug.clone_from(&renamed.slug);
            }
            ProjectEvent::StateRecoloured(recoloured) => self.colour = recoloured.to.to_string(),
            ProjectEvent::StateDescribed(described) => self.description.clone_from(&described.to),
            ProjectEvent::StateRegrouped(regrouped) => {
                regrouped.to.name().clone_into(&mut self.state_group);
            }
            ProjectEvent::StateReordered(reordered) => self.sequence = reordered.to,
            ProjectEvent::StateMadeDefault(_) => self.is_default = true,
            ProjectEvent::StateDefaultDropped(_) => self.is_default = false,
            ProjectEvent::StateExternalReferenceChanged(changed) => {
                self.external_source = text(changed.to.source.as_ref());
                self.external_id = text(changed.to.id.as_ref());
            }
            _ => {}
        }
    }
}

impl Rows for States {
    const NAME: &'static str = "state";
    const INSIDE: Inside = Inside::Project;
    type Row = Row;

    fn touches(event: &Projected) -> Touch {
        let Event::Project(event) = &event.event else { return Touch::Nothing };
        let id = match event {
            ProjectEvent::StateCreated(created) => created.id,
            ProjectEvent::StateRenamed(renamed) => renamed.state,
            ProjectEvent::StateRecoloured(recoloured) => recoloured.state.id,
            ProjectEvent::StateDescribed(described) => described.state.id,
            ProjectEvent::StateRegrouped(regrouped) => regrouped.state,
            ProjectEvent::StateReordered(reordered) => reordered.state.id,
            ProjectEvent::StateMadeDefault(made) => made.state.id,
            ProjectEvent::StateDefaultDropped(dropped) => dropped.state.id,
            ProjectEvent::StateExternalReferenceChanged(changed) => changed.state.id,
            ProjectEvent::StateDeleted(deleted) => deleted.state.id,
            _ => return Touch::Nothing,
        };
        Touch::Row(id.uuid())
    }

    fn evolve(_: Uuid, row: Option<Row>, event: &Projected) -> Option<Row> {
        let Event::Project(project) = &event.event else { return row };
        match project {
            ProjectEvent::StateCreated(created) => return Some(Row::new(event, created)),
            ProjectEvent::StateDeleted(_) => return None,
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
                workspace_id, id, position, version, project_id, name, slug, colour, description,
                state_group, sequence, is_default, external_source, external_id, created_at,
                created_by, updated_at, updated_by
            FROM unnest($1::uuid[], $2::uuid[]) AS wanted (workspace, key)
            CROSS JOIN LATERAL (
                SELECT * FROM state AS stored
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
                INSERT INTO state (
                    workspace_id, id, position, version, project_id, name, slug, colour,
                    description, state_group, sequence, is_default, external_source, external_id,
                    created_at, created_by, updated_at, updated_by
                )
                VALUES (
                    $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18
                )
                ON CONFLICT (workspace_id, id) DO UPDATE
                SET position = EXCLUDED.position,
                    version = EXCLUDED.version,
                    name = EXCLUDED.name,
                    slug = EXCLUDED.slug,
                    colour = EXCLUDED.colour,
                    description = EXCLUDED.description,
                    state_group = EXCLUDED.state_group,
                    sequence = EXCLUDED.sequence,
                    is_default = EXCLUDED.is_default,
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
                row.name,
                row.slug,
                row.colour,
                row.description,
                row.state_group,
                row.sequence,
                row.is_default,
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

    /// State 3 is created.
    fn created() -> serde_json::Value {
        json!({
            "type": "StateCreated", "id": id(3), "name": "Todo", "colour": "#60646C",
            "group": "unstarted", "sequence": 25_000.0,
        })
    }

    /// State 3 as events name it.
    fn todo() -> serde_json::Value {
        json!({"id": id(3), "name": "Todo", "group": "unstarted"})
    }

    #[tokio::test]
    async fn a_state_shows_its_present_settings() {
        let events = events(&[
            created(),
            json!({
                "type": "StateRenamed", "state": id(3), "from": "Todo", "to": "In review",
                "slug": "in-review",
            }),
            json!({"type": "StateRecoloured", "state": todo(), "from": "#60646C", "to": "#fff"}),
            json!({"type": "StateDescribed", "state": todo(), "to": "Somebody looks"}),
            json!({
                "type": "StateRegrouped", "state": id(3), "name": "In review",
                "from": "unstarted", "to": "started",
            }),
            json!({"type": "StateReordered", "state": todo(), "from": 25_000.0, "to": 1.5}),
            json!({"type": "StateMadeDefault", "state": todo()}),
            json!({
                "type": "StateExternalReferenceChanged", "state": todo(), "from": {},
                "to": {"source": "github", "id": "7"},
            }),
        ]);
        let expected = json!([
            {
                "colour": "#fff", "created_at": "1970-01-01T00:00:01+00:00",
                "created_by": id(9), "description": "Somebody looks", "external_id": "7",
                "external_source": "github", "id": id(3), "is_default": true,
                "name": "In review", "position": 8, "project_id": id(2), "sequence": 1.5,
                "slug": "in-review", "state_group": "started",
                "updated_at": "1970-01-01T00:00:08+00:00", "updated_by": id(9), "version": 8,
            },
        ]);
        assert_eq!(rows(&States, &events).await, expected);
    }

    #[tokio::test]
    async fn a_state_can_cease_to_be_default() {
        let events = events(&[
            created(),
            json!({"type": "StateMadeDefault", "state": todo()}),
            json!({"type": "StateDefaultDropped", "state": todo()}),
        ]);
        assert_eq!(rows(&States, &events).await[0]["is_default"], false);
    }

    #[tokio::test]
    async fn a_deleted_state_has_no_row() {
        let events = events(&[created(), json!({"type": "StateDeleted", "state": todo()})]);
        assert_eq!(rows(&States, &events).await, json!([]));
    }

    #[tokio::test]
    async fn a_deleted_project_has_no_states() {
        let deleted = json!({"type": "ProjectDeleted", "name": "Engine", "identifier": "ENG"});
        assert_eq!(rows(&States, &events(&[created(), deleted])).await, json!([]));
    }
}
