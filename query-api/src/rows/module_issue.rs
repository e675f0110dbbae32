//! That work items are in modules.

use chrono::{DateTime, Utc};
use uuid::Uuid;
use wire::Zone;
use wire::shapes::ModuleIssue;

use super::columns::row;
use super::expansion::{Expansion, Wanted, audit_row};
use super::listed::{Shown, listed};

row! {
    /// A work item in a module as the table has it, and how many that the caller sees are directly below it.
    Row {
        workspace_id: Uuid,
        id: Uuid,
        version: i64,
        project_id: Uuid,
        module_id: Uuid,
        work_item_id: Uuid,
        created_at: DateTime<Utc>,
        created_by: Uuid,
        updated_at: DateTime<Utc>,
        updated_by: Option<Uuid>,
        below: i64 = "(SELECT count(*) FROM work_item sub \
            WHERE sub.workspace_id IS NOT DISTINCT FROM it.workspace_id \
                AND sub.parent_id = it.work_item_id \
                AND is_seen(open.is_limited, open.person, sub.created_by, sub.assignee_ids))",
    }
}

// It has nothing long: an id stands there as well as any other.
listed! {
    Row of Module in "module_issue",
    long: "module_id" or "it.module_id",
    only: "(NOT open.is_limited OR EXISTS ( \
        SELECT FROM work_items_of($1, $3) seen WHERE seen.id = it.work_item_id \
    ))",
    order: "it.created_at, it.id",
}

impl Shown for Row {
    type Shape = ModuleIssue;

    fn note(&self, wanted: &mut Wanted) {
        wanted.project(self.project_id);
        wanted.issue(self.work_item_id);
        wanted.audit(audit_row!(self));
    }

    fn shape(self, zone: Zone, expansion: &Expansion) -> ModuleIssue {
        ModuleIssue {
            audit: expansion.audit(zone, audit_row!(self)),
            sub_issues_count: self.below.cast_unsigned(),
            project: expansion.project(self.project_id),
            workspace: expansion.workspace(self.workspace_id),
            module: self.module_id,
            issue: expansion.issue(self.work_item_id),
        }
    }
}
