//! Links of modules.

use chrono::{DateTime, Utc};
use serde_json::json;
use uuid::Uuid;
use wire::Zone;
use wire::shapes::ModuleLink;

use super::columns::row;
use super::expansion::{Expansion, Wanted, audit_row};
use super::listed::{Shown, listed};

row! {
    /// A link as the table has it.
    Row {
        workspace_id: Uuid,
        id: Uuid,
        version: i64,
        project_id: Uuid,
        module_id: Uuid,
        url: String,
        title: Option<String>,
        created_at: DateTime<Utc>,
        created_by: Uuid,
        updated_at: DateTime<Utc>,
        updated_by: Option<Uuid>,
    }
}

listed! {
    Row of Module in "module_link",
    long: "url" or "''",
    order: "it.created_at DESC, it.id",
}

impl Shown for Row {
    type Shape = ModuleLink;

    fn note(&self, wanted: &mut Wanted) {
        wanted.project(self.project_id);
        wanted.audit(audit_row!(self));
    }

    fn shape(self, zone: Zone, expansion: &Expansion) -> ModuleLink {
        ModuleLink {
            audit: expansion.audit(zone, audit_row!(self)),
            title: self.title,
            url: self.url,
            metadata: json!({}),
            project: expansion.project(self.project_id),
            workspace: expansion.workspace(self.workspace_id),
            module: self.module_id,
        }
    }
}
