//! Points of estimates.

use chrono::{DateTime, Utc};
use uuid::Uuid;
use wire::Zone;
use wire::shapes::EstimatePoint;

use super::columns::row;
use super::expansion::{Expansion, Wanted, audit_row};
use super::listed::{Shown, listed};
use super::narrow::Place;

row! {
    /// A point as the table has it.
    Row {
        workspace_id: Uuid,
        id: Uuid,
        version: i64,
        project_id: Uuid,
        estimate_id: Uuid,
        place: Place,
        value: String,
        description: String,
        created_at: DateTime<Utc>,
        created_by: Uuid,
        updated_at: DateTime<Utc>,
        updated_by: Option<Uuid>,
    }
}

listed! {
    Row of Estimate in "estimate_point",
    long: "description" or "''",
    order: "it.value, it.place, it.id",
}

impl Shown for Row {
    type Shape = EstimatePoint;

    fn note(&self, _: &mut Wanted) {}

    fn shape(self, zone: Zone, expansion: &Expansion) -> EstimatePoint {
        EstimatePoint {
            audit: expansion.audit(zone, audit_row!(self)),
            key: self.place.0,
            value: self.value,
            description: self.description,
            estimate: self.estimate_id,
            project: self.project_id,
            workspace: self.workspace_id,
        }
    }
}
