//! Reactions to work items.

use chrono::{DateTime, Utc};
use uuid::Uuid;
use wire::Zone;
use wire::shapes::WorkItemReaction;

use super::columns::row;
use super::expansion::{Expansion, Wanted, audit_row};
use super::listed::{Shown, listed};

row! {
    /// A reaction as the table has it.
    Row {
        workspace_id: Uuid,
        id: Uuid,
        version: i64,
        project_id: Uuid,
        work_item_id: Uuid,
        actor_id: Uuid,
        reaction: String,
        created_at: DateTime<Utc>,
        created_by: Uuid,
        updated_at: DateTime<Utc>,
        updated_by: Option<Uuid>,
    }
}

listed! {
    Row of WorkItem in "work_item_reaction",
    long: "reaction" or "''",
    order: "it.created_at, it.id",
}

impl Shown for Row {
    type Shape = WorkItemReaction;

    fn note(&self, wanted: &mut Wanted) {
        wanted.project(self.project_id);
        wanted.issue(self.work_item_id);
        wanted.user("actor", Some(self.actor_id));
        wanted.audit(audit_row!(self));
    }

    fn shape(self, zone: Zone, expansion: &Expansion) -> WorkItemReaction {
        WorkItemReaction {
            audit: expansion.audit(zone, audit_row!(self)),
            reaction: self.reaction,
            actor: expansion.user("actor", self.actor_id),
            issue: expansion.issue(self.work_item_id),
            project: expansion.project(self.project_id),
            workspace: expansion.workspace(self.workspace_id),
        }
    }
}
