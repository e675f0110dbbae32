//! Links of work items.

use chrono::{DateTime, Utc};
use serde_json::Value;
use uuid::Uuid;
use wire::Zone;
use wire::shapes::Link;

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
        work_item_id: Uuid,
        url: String,
        title: Option<String>,
        metadata: Value,
        created_at: DateTime<Utc>,
        created_by: Uuid,
        updated_at: DateTime<Utc>,
        updated_by: Option<Uuid>,
    }
}

listed! {
    Row of WorkItem in "work_item_link",
    long: "metadata" or "'{}'::jsonb",
    order: "it.created_at DESC, it.id",
}

impl Shown for Row {
    type Shape = Link;

    fn note(&self, wanted: &mut Wanted) {
        wanted.project(self.project_id);
        wanted.issue(self.work_item_id);
        wanted.audit(audit_row!(self));
    }

    fn shape(self, zone: Zone, expansion: &Expansion) -> Link {
        Link {
            audit: expansion.audit(zone, audit_row!(self)),
            title: self.title,
            url: self.url,
            metadata: self.metadata,
            project: expansion.project(self.project_id),
            workspace: expansion.workspace(self.workspace_id),
            issue: expansion.issue(self.work_item_id),
        }
    }
}
