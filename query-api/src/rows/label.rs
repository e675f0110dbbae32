//! Labels of projects.

use chrono::{DateTime, Utc};
use uuid::Uuid;
use wire::Zone;
use wire::shapes::Label;

use super::columns::row;
use super::expansion::{Expansion, Wanted, audit_row};
use super::listed::{Shown, listed};

row! {
    /// A label as the table has it.
    Row {
        workspace_id: Uuid,
        id: Uuid,
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

listed! {
    Row of Project in "label",
    long: "description" or "''",
    order: "it.created_at DESC, it.id",
}

impl Shown for Row {
    type Shape = Label;

    fn note(&self, wanted: &mut Wanted) {
        wanted.project(self.project_id);
        wanted.audit(audit_row!(self));
    }

    fn shape(self, zone: Zone, expansion: &Expansion) -> Label {
        Label {
            audit: expansion.audit(zone, audit_row!(self)),
            name: self.name,
            description: self.description,
            color: self.colour,
            sort_order: self.sort_order,
            external_source: self.external_source,
            external_id: self.external_id,
            workspace: expansion.workspace(self.workspace_id),
            project: expansion.project(self.project_id),
            parent: self.parent_id,
        }
    }
}
