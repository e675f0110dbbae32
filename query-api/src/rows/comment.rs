//! Comments on work items; guests of the project see neither internal ones nor the answers to them.

use chrono::{DateTime, Utc};
use uuid::Uuid;
use wire::Zone;
use wire::shapes::Comment;

use super::columns::row;
use super::expansion::{Expansion, Wanted, audit_row};
use super::listed::{Shown, listed};

row! {
    /// A comment as the table has it.
    Row {
        workspace_id: Uuid,
        id: Uuid,
        version: i64,
        project_id: Uuid,
        work_item_id: Uuid,
        parent_id: Option<Uuid>,
        comment_html: String,
        access: String,
        actor_id: Uuid,
        external_source: Option<String>,
        external_id: Option<String>,
        edited_at: Option<DateTime<Utc>>,
        created_at: DateTime<Utc>,
        created_by: Uuid,
        updated_at: DateTime<Utc>,
        updated_by: Option<Uuid>,
    }
}

listed! {
    Row of WorkItem in "comment",
    long: "comment_html" or "''",
    only: "(NOT open.is_guest OR it.access = 'EXTERNAL' AND NOT EXISTS ( \
        SELECT FROM comment above \
        WHERE above.workspace_id = it.workspace_id AND above.id = it.parent_id \
            AND above.access = 'INTERNAL' \
    ))",
    order: "it.created_at DESC, it.id",
}

impl Shown for Row {
    type Shape = Comment;

    fn note(&self, wanted: &mut Wanted) {
        wanted.project(self.project_id);
        wanted.issue(self.work_item_id);
        wanted.user("actor", Some(self.actor_id));
        wanted.audit(audit_row!(self));
    }

    /// Only members of the project come this far, so the caller is one.
    fn shape(self, zone: Zone, expansion: &Expansion) -> Comment {
        Comment {
            audit: expansion.audit(zone, audit_row!(self)),
            comment_html: self.comment_html,
            attachments: [],
            access: self.access.into(),
            external_source: self.external_source,
            external_id: self.external_id,
            edited_at: self.edited_at.map(|at| zone.at(at)),
            project: expansion.project(self.project_id),
            workspace: expansion.workspace(self.workspace_id),
            description: self.id,
            issue: expansion.issue(self.work_item_id),
            actor: Some(expansion.user("actor", self.actor_id)),
            parent: self.parent_id,
            is_member: Some(true),
        }
    }
}
