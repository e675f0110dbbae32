//! The cycles of projects, archived ones included.

use chrono::{DateTime, Utc};
use domain::Event;
use domain::cycle::{CycleCreated, CycleEvent};
use serde_json::Value;
use uuid::Uuid;

use super::text;
use crate::Projected;
use crate::write::row::{Record, row};
use crate::write::table::{Change, Inside, Rows};

pub(crate) struct Cycles;

row! {
    audited struct Row of "cycle" by id {
        workspace_id: Uuid,
        id: Uuid,
        position: i64,
        version: i64,
        project_id: Uuid,
        name: String,
        description: String,
        starts_at: Option<DateTime<Utc>>,
        ends_at: Option<DateTime<Utc>>,
        owner_id: Uuid,
        time_zone: String,
        sort_order: f64,
        external_source: Option<String>,
        external_id: Option<String>,
        archived_at: Option<DateTime<Utc>>,
        progress: Option<Value>,
        created_at: DateTime<Utc>,
        created_by: Uuid,
        updated_at: DateTime<Utc>,
        updated_by: Option<Uuid>,
    }
}

impl Row {
    fn new(event: &Projected, created: &CycleCreated) -> Self {
        Self {
            workspace_id: event.workspace,
            id: event.entity,
            position: event.position,
            version: event.version,
            project_id: created.project.uuid(),
            name: created.name.to_string(),
            description: created.description.clone(),
            starts_at: created.start,
            ends_at: created.end,
            owner_id: created.owner.uuid(),
            time_zone: created.time_zone.to_string(),
            sort_order: created.sort_order,
            external_source: text(created.external.source.as_ref()),
            external_id: text(created.external.id.as_ref()),
            archived_at: None,
            progress: None,
            created_at: event.at,
            created_by: event.actor,
            updated_at: event.at,
            updated_by: None,
        }
    }
}

impl Rows for Cycles {
    const INSIDE: Inside = Inside::Project;
    type Row = Row;

    fn change(event: &Projected) -> Change<'_, Row> {
        let Event::Cycle(cycle) = &event.event else { return Change::Nothing };
        let id = event.entity;
        match cycle {
            CycleEvent::CycleCreated(created) => Change::insert(Row::new(event, created)),
            CycleEvent::CycleRenamed(renamed) => {
                Row::update(id, |row| row.name = renamed.to.to_string())
            }
            CycleEvent::CycleDescribed(described) => {
                Row::update(id, |row| row.description.clone_from(&described.to))
            }
            CycleEvent::CycleStartChanged(changed) => {
                Row::update(id, |row| row.starts_at = changed.to)
            }
            CycleEvent::CycleEndChanged(changed) => Row::update(id, |row| row.ends_at = changed.to),
            CycleEvent::CycleOwnerChanged(changed) => {
                Row::update(id, |row| row.owner_id = changed.to.uuid())
            }
            CycleEvent::CycleTimeZoneChanged(changed) => {
                Row::update(id, |row| row.time_zone = changed.to.to_string())
            }
            CycleEvent::CycleReordered(reordered) => {
                Row::update(id, |row| row.sort_order = reordered.to)
            }
            CycleEvent::CycleExternalReferenceChanged(changed) => Row::update(id, |row| {
                row.external_source = text(changed.to.source.as_ref());
                row.external_id = text(changed.to.id.as_ref());
            }),
            CycleEvent::CycleArchived(_) => {
                Row::update(id, |row| row.archived_at = Some(row.updated_at))
            }
            CycleEvent::CycleRestored(_) => Row::update(id, |row| row.archived_at = None),
            CycleEvent::CycleTransferred(transferred) => {
                Row::update(id, |row| row.progress = Some(transferred.progress.clone()))
            }
            CycleEvent::CycleDeleted(_) => Change::remove(id),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::testing::{event, id, rows};

    /// What happened to cycle 3.
    fn happened(payload: Value) -> (u128, Event) {
        event("cycle", 3, payload)
    }

    /// Cycle 3 of project 2 is made, with as little as possible.
    fn created() -> (u128, Event) {
        happened(json!({
            "type": "CycleCreated", "id": id(3), "project": id(2), "name": "Sprint 1",
            "owner": id(9), "sort_order": 65_535.0,
        }))
    }

    #[tokio::test]
    async fn a_cycle_shows_its_present_settings() {
        let events = [
            created(),
            happened(json!({"type": "CycleRenamed", "from": "Sprint 1", "to": "Sprint 2"})),
            happened(json!({"type": "CycleDescribed", "to": "The pump"})),
            happened(json!({"type": "CycleStartChanged", "to": "2026-01-01T00:00:01Z"})),
            happened(json!({"type": "CycleEndChanged", "to": "2026-01-14T23:59:00Z"})),
            happened(json!({"type": "CycleOwnerChanged", "from": id(9), "to": id(8)})),
            happened(json!({"type": "CycleTimeZoneChanged", "from": "UTC", "to": "Asia/Tokyo"})),
            happened(json!({"type": "CycleReordered", "from": 65_535.0, "to": 1.5})),
            happened(json!({
                "type": "CycleExternalReferenceChanged", "to": {"source": "github", "id": "7"},
            })),
            happened(json!({
                "type": "CycleTransferred", "to": {"id": id(4), "name": "Sprint 3"},
                "progress": {"total_issues": 1},
            })),
            happened(json!({"type": "CycleArchived"})),
        ];
        let expected = json!([
            {
                "archived_at": "1970-01-01T00:00:11+00:00",
                "created_at": "1970-01-01T00:00:01+00:00", "created_by": id(9),
                "description": "The pump", "ends_at": "2026-01-14T23:59:00+00:00",
                "external_id": "7", "external_source": "github", "id": id(3), "name": "Sprint 2",
                "owner_id": id(8), "position": 11, "progress": {"total_issues": 1},
                "project_id": id(2), "sort_order": 1.5,
                "starts_at": "2026-01-01T00:00:01+00:00", "time_zone": "Asia/Tokyo",
                "updated_at": "1970-01-01T00:00:11+00:00", "updated_by": id(9), "version": 11,
            },
        ]);
        assert_eq!(rows(&Cycles, &events).await, expected);
    }

    #[tokio::test]
    async fn a_new_cycle_is_a_draft_in_utc_and_a_restored_one_is_not_archived() {
        let archived = happened(json!({"type": "CycleArchived"}));
        let restored = happened(json!({"type": "CycleRestored"}));
        let rows = rows(&Cycles, &[created(), archived, restored]).await;
        assert_eq!(rows[0]["time_zone"], "UTC");
        for column in ["starts_at", "ends_at", "archived_at", "progress"] {
            assert_eq!(rows[0][column], Value::Null, "{column}");
        }
    }

    #[tokio::test]
    async fn cycles_go_by_themselves_and_with_their_project() {
        let deleted = json!({"type": "ProjectDeleted", "name": "Engine", "identifier": "ENG"});
        let ends = [happened(json!({"type": "CycleDeleted"})), event("project", 2, deleted)];
        for end in ends {
            assert_eq!(rows(&Cycles, &[created(), end]).await, json!([]));
        }
    }
}
