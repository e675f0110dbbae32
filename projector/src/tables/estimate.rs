//! The estimates of projects.

use chrono::{DateTime, Utc};
use domain::Event;
use domain::project::{EstimateCreated, ProjectEvent};
use uuid::Uuid;

use crate::Projected;
use crate::write::row::{Record, row};
use crate::write::table::{Change, Inside, Rows};

pub(crate) struct Estimates;

row! {
    audited struct Row of "estimate" by id {
        workspace_id: Uuid,
        id: Uuid,
        position: i64,
        version: i64,
        project_id: Uuid,
        name: String,
        description: String,
        kind: String,
        created_at: DateTime<Utc>,
        created_by: Uuid,
        updated_at: DateTime<Utc>,
        updated_by: Option<Uuid>,
    }
}

impl Row {
    fn new(event: &Projected, created: &EstimateCreated) -> Self {
        Self {
            workspace_id: event.workspace,
            id: created.id.uuid(),
            position: event.position,
            version: event.version,
            project_id: event.entity,
            name: created.name.to_string(),
            description: created.description.clone(),
            kind: created.kind.name().to_owned(),
            created_at: event.at,
            created_by: event.actor,
            updated_at: event.at,
            updated_by: None,
        }
    }
}

impl Rows for Estimates {
    const INSIDE: Inside = Inside::Project;
    type Row = Row;

    fn change(event: &Projected) -> Change<'_, Row> {
        let Event::Project(project) = &event.event else { return Change::Nothing };
        match project {
            ProjectEvent::EstimateCreated(created) => Change::insert(Row::new(event, created)),
            ProjectEvent::EstimateRenamed(renamed) => {
                Row::update(renamed.estimate.id, |row| row.name = renamed.to.to_string())
            }
            ProjectEvent::EstimateDescribed(described) => {
                Row::update(described.estimate.id, |row| {
                    row.description.clone_from(&described.to);
                })
            }
            ProjectEvent::EstimateDeleted(deleted) => Change::remove(deleted.estimate.id),
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

    /// Estimate 3 is made.
    fn created() -> serde_json::Value {
        json!({"type": "EstimateCreated", "id": id(3), "name": "Effort", "kind": "points"})
    }

    /// Estimate 3 as events name it.
    fn estimate() -> serde_json::Value {
        json!({"id": id(3), "name": "Effort"})
    }

    #[tokio::test]
    async fn an_estimate_shows_its_present_settings() {
        let events = events(&[
            created(),
            json!({
                "type": "EstimateRenamed", "estimate": estimate(), "from": "Effort", "to": "Size",
            }),
            json!({"type": "EstimateDescribed", "estimate": estimate(), "to": "How large"}),
        ]);
        let expected = json!([
            {
                "created_at": "1970-01-01T00:00:01+00:00", "created_by": id(9),
                "description": "How large", "id": id(3), "kind": "points", "name": "Size",
                "position": 3, "project_id": id(2), "updated_at": "1970-01-01T00:00:03+00:00",
                "updated_by": id(9), "version": 3,
            },
        ]);
        assert_eq!(rows(&Estimates, &events).await, expected);
    }

    #[tokio::test]
    async fn a_deleted_estimate_has_no_row_nor_has_that_of_a_deleted_project() {
        let deleted = json!({"type": "EstimateDeleted", "estimate": estimate()});
        let ended = json!({"type": "ProjectDeleted", "name": "Engine", "identifier": "ENG"});
        for end in [deleted, ended] {
            assert_eq!(rows(&Estimates, &events(&[created(), end])).await, json!([]));
        }
    }
}
