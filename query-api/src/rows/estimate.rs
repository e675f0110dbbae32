//! Estimates of projects.

use chrono::{DateTime, Utc};
use uuid::Uuid;
use wire::Zone;
use wire::shapes::Estimate;

use super::columns::row;
use super::expansion::{Expansion, Wanted, audit_row};
use super::listed::{Shown, listed};

row! {
    /// An estimate as the table has it.
    Row {
        workspace_id: Uuid,
        id: Uuid,
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

listed! {
    Row of Project in "estimate",
    long: "description" or "''",
    order: "it.created_at, it.id",
}

impl Shown for Row {
    type Shape = Estimate;

    fn note(&self, _: &mut Wanted) {}

    fn shape(self, zone: Zone, expansion: &Expansion) -> Estimate {
        Estimate {
            audit: expansion.audit(zone, audit_row!(self)),
            name: self.name,
            description: self.description,
            r#type: self.kind,
            last_used: false,
            project: self.project_id,
            workspace: self.workspace_id,
        }
    }
}
