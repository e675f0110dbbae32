//! Work items as what is in a cycle.

use chrono::{DateTime, Utc};
use uuid::Uuid;
use wire::Zone;
use wire::shapes::CycleIssue;

use super::columns::row;
use super::expansion::{AuditRow, Expansion, Wanted};
use super::listed::Shown;

row! {
    /// A work item that is in a cycle, as its table has it.
    Row {
        workspace_id: Uuid,
        id: Uuid,
        version: i64,
        project_id: Uuid,
        cycle_id: Uuid = "COALESCE(it.cycle_id, it.id)",
        cycle_since: DateTime<Utc> = "COALESCE(it.cycle_since, it.updated_at)",
        cycle_by: Uuid = "COALESCE(it.cycle_by, it.created_by)",
    }
}

impl Row {
    /// The audit fields of its being in the cycle.
    fn audit(&self) -> AuditRow {
        AuditRow {
            id: CycleIssue::id(self.cycle_id, self.id),
            created_at: self.cycle_since,
            updated_at: self.cycle_since,
            created_by: self.cycle_by,
            updated_by: None,
        }
    }

    /// The work item's version, for the entity tag.
    pub(crate) const fn version(&self) -> u64 {
        self.version.cast_unsigned()
    }
}

impl Shown for Row {
    type Shape = CycleIssue;

    fn note(&self, wanted: &mut Wanted) {
        wanted.project(self.project_id);
        wanted.issue(self.id);
        wanted.audit(self.audit());
    }

    fn shape(self, zone: Zone, expansion: &Expansion) -> CycleIssue {
        CycleIssue {
            audit: expansion.audit(zone, self.audit()),
            sub_issues_count: None,
            project: expansion.project(self.project_id),
            workspace: expansion.workspace(self.workspace_id),
            issue: expansion.issue(self.id),
            cycle: self.cycle_id,
        }
    }
}
