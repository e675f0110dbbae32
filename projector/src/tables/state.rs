//! The workflow states of projects.

use chrono::{DateTime, Utc};
use domain::Event;
use domain::project::{ProjectEvent, StateCreated};
use uuid::Uuid;

use super::text;
use crate::Projected;
use crate::write::row::{Record, row};
use crate::write::table::{Change, Inside, Rows};

pub(crate) struct States;

row! {
    audited struct Row of "state" by id {
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
}

impl Row {
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
}

impl Rows for States {
    const INSIDE: Inside = Inside::Project;
    type Row = Row;

    fn change(event: &Projected) -> Change<'_, Row> {
        let Event::Project(project) = &event.event else { return Change::Nothing };
        match project {
            ProjectEvent::StateCreated(created) => Change::insert(Row::new(event, created)),
            ProjectEvent::StateRenamed(renamed) => Row::update(renamed.state.id, |row| {
                row.name = renamed.to.to_string();
                row.slug.clone_from(&renamed.slug);
            }),
            ProjectEvent::StateRecoloured(recoloured) => {
                Row::update(recoloured.state.id, |row| row.colour = recoloured.to.to_string())
            }
            ProjectEvent::StateDescribed(described) => Row::update(described.state.id, |row| {
                row.description.clone_from(&described.to);
            }),
            ProjectEvent::StateRegrouped(regrouped) => Row::update(regrouped.state.id, |row| {
                regrouped.to.name().clone_into(&mut row.state_group);
            }),
            ProjectEvent::StateReordered(reordered) => {
                Row::update(reordered.state.id, |row| row.sequence = reordered.to)
            }
            ProjectEvent::StateMadeDefault(made) => {
                Row::update(made.state.id, |row| row.is_default = true)
            }
            ProjectEvent::StateDefaultDropped(dropped) => {
                Row::update(dropped.state.id, |row| row.is_default = false)
            }
            ProjectEvent::StateExternalReferenceChanged(changed) => {
                Row::update(changed.state.id, |row| {
                    row.external_source = text(changed.to.source.as_ref());
                    row.external_id = text(changed.to.id.as_ref());
                })
            }
            ProjectEvent::StateDeleted(deleted) => Change::remove(deleted.state.id),
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
                "type": "StateRenamed", "state": todo(), "from": "Todo", "to": "In review",
                "slug": "in-review",
            }),
            json!({"type": "StateRecoloured", "state": todo(), "from": "#60646C", "to": "#fff"}),
            json!({"type": "StateDescribed", "state": todo(), "to": "Somebody looks"}),
            json!({
                "type": "StateRegrouped", "state": todo(),
                "from": "unstarted", "to": "started",
            }),
            json!({"type": "StateReordered", "state": todo(), "from": 25_000.0, "to": 1.5}),
            json!({"type": "StateMadeDefault", "state": todo()}),
            json!({
                "type": "StateExternalReferenceChanged", "state": todo(),
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
