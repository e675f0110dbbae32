//! The points of estimates.

use chrono::{DateTime, Utc};
use domain::Event;
use domain::project::{EstimateDeleted, EstimatePointAdded, ProjectEvent};
use sqlx::{Error, PgConnection};
use uuid::Uuid;

use crate::Projected;
use crate::write::row::{Record, row};
use crate::write::table::{Change, Inside, Rows};

pub(crate) struct EstimatePoints;

row! {
    audited struct Row of "estimate_point" by id {
        workspace_id: Uuid,
        id: Uuid,
        position: i64,
        version: i64,
        project_id: Uuid,
        estimate_id: Uuid,
        place: i64,
        value: String,
        description: String,
        created_at: DateTime<Utc>,
        created_by: Uuid,
        updated_at: DateTime<Utc>,
        updated_by: Option<Uuid>,
    }
}

impl Row {
    fn new(event: &Projected, added: &EstimatePointAdded) -> Self {
        Self {
            workspace_id: event.workspace,
            id: added.id.uuid(),
            position: event.position,
            version: event.version,
            project_id: event.entity,
            estimate_id: added.estimate.id.uuid(),
            place: added.key.into(),
            value: added.value.to_string(),
            description: added.description.clone(),
            created_at: event.at,
            created_by: event.actor,
            updated_at: event.at,
            updated_by: None,
        }
    }
}

impl Rows for EstimatePoints {
    const INSIDE: Inside = Inside::Project;
    type Row = Row;

    fn change(event: &Projected) -> Change<'_, Row> {
        let Event::Project(project) = &event.event else { return Change::Nothing };
        match project {
            ProjectEvent::EstimatePointAdded(added) => Change::insert(Row::new(event, added)),
            ProjectEvent::EstimatePointRenamed(renamed) => {
                Row::update(renamed.point.id, |row| row.value = renamed.to.to_string())
            }
            ProjectEvent::EstimatePointReordered(reordered) => {
                Row::update(reordered.point.id, |row| row.place = reordered.to.into())
            }
            ProjectEvent::EstimatePointDescribed(described) => {
                Row::update(described.point.id, |row| row.description.clone_from(&described.to))
            }
            ProjectEvent::EstimatePointRemoved(removed) => Change::remove(removed.point.id),
            ProjectEvent::EstimateDeleted(_) => Change::Many,
            _ => Change::Nothing,
        }
    }

    async fn sweep(db: &mut PgConnection, event: &Projected) -> Result<(), Error> {
        match &event.event {
            Event::Project(ProjectEvent::EstimateDeleted(deleted)) => {
                remove(db, event, deleted).await
            }
            _ => Ok(()),
        }
    }
}

/// Removes the points of an estimate.
async fn remove(
    db: &mut PgConnection,
    event: &Projected,
    deleted: &EstimateDeleted,
) -> Result<(), Error> {
    sqlx::query!(
        "
        DELETE FROM estimate_point
        WHERE project_id = $2
          AND workspace_id IS NOT DISTINCT FROM $1
          AND estimate_id = $3
        ",
        event.workspace,
        event.entity,
        deleted.estimate.id.uuid(),
    )
    .execute(db)
    .await?;
    Ok(())
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

    /// The n-th point is added to estimate 3.
    fn added(n: u128) -> serde_json::Value {
        json!({
            "type": "EstimatePointAdded", "id": id(n), "estimate": {"id": id(3), "name": "Effort"},
            "key": 4, "value": "5",
        })
    }

    /// The n-th point as events name it.
    fn point(n: u128) -> serde_json::Value {
        json!({"id": id(n), "value": "5", "kind": "points"})
    }

    #[tokio::test]
    async fn a_point_shows_its_present_settings() {
        let events = events(&[
            added(4),
            json!({"type": "EstimatePointRenamed", "point": point(4), "from": "5", "to": "8"}),
            json!({"type": "EstimatePointReordered", "point": point(4), "from": 4, "to": 5}),
            json!({"type": "EstimatePointDescribed", "point": point(4), "to": "A day"}),
        ]);
        let expected = json!([
            {
                "created_at": "1970-01-01T00:00:01+00:00", "created_by": id(9),
                "description": "A day", "estimate_id": id(3), "id": id(4), "place": 5,
                "position": 4, "project_id": id(2), "updated_at": "1970-01-01T00:00:04+00:00",
                "updated_by": id(9), "value": "8", "version": 4,
            },
        ]);
        assert_eq!(rows(&EstimatePoints, &events).await, expected);
    }

    #[tokio::test]
    async fn a_removed_point_has_no_row() {
        let removed = json!({"type": "EstimatePointRemoved", "point": point(4)});
        let rows = rows(&EstimatePoints, &events(&[added(4), added(5), removed])).await;
        assert_eq!((&rows[0]["id"], &rows[1]), (&json!(id(5)), &serde_json::Value::Null));
    }

    #[tokio::test]
    async fn points_go_with_their_estimate_and_with_the_project() {
        let estimate = json!({"id": id(3), "name": "Effort"});
        let deleted = json!({"type": "EstimateDeleted", "estimate": estimate});
        let ended = json!({"type": "ProjectDeleted", "name": "Engine", "identifier": "ENG"});
        for end in [deleted, ended] {
            assert_eq!(rows(&EstimatePoints, &events(&[added(4), added(5), end])).await, json!([]));
        }
    }
}
