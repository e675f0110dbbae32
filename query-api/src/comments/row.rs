//! A comment as the table has it, and as clients see it.

use chrono::{DateTime, Utc};
use uuid::Uuid;
use wire::shapes::Comment;
use wire::{Expand, Zone};

use crate::expansion::{Expansion, Wanted, audit_row};
use crate::scope::InProject;

/// A comment.
pub(super) struct Row {
    pub(super) id: Uuid,
    pub(super) version: i64,
    pub(super) work_item_id: Uuid,
    pub(super) comment_html: String,
    /// How long that is.
    pub(super) bytes: i32,
    pub(super) access: String,
    pub(super) actor_id: Uuid,
    pub(super) external_source: Option<String>,
    pub(super) external_id: Option<String>,
    pub(super) edited_at: Option<DateTime<Utc>>,
    pub(super) created_at: DateTime<Utc>,
    pub(super) created_by: Uuid,
    pub(super) updated_at: DateTime<Utc>,
    pub(super) updated_by: Option<Uuid>,
}

impl Row {
    /// As clients see it. Only members of the project come this far, so the caller is one.
    fn shape(self, zone: Zone, scope: &InProject, expansion: &Expansion) -> Comment {
        Comment {
            audit: expansion.audit(zone, audit_row!(self)),
            comment_html: self.comment_html,
            attachments: [],
            access: self.access.into(),
            external_source: self.external_source,
            external_id: self.external_id,
            edited_at: self.edited_at.map(|at| zone.at(at)),
            project: expansion.project(scope.project),
            workspace: expansion.workspace(&scope.workspace),
            description: self.id,
            issue: expansion.issue(self.work_item_id),
            actor: Some(expansion.user("actor", self.actor_id)),
            parent: None,
            is_member: Some(true),
        }
    }
}

/// Several as clients see them. Each is made when it is asked for, so that what they share is there once.
pub(super) async fn shape_all<'s>(
    scope: &'s mut InProject,
    rows: Vec<Row>,
    zone: Zone,
    expand: &Expand,
) -> Result<impl ExactSizeIterator<Item = Comment> + use<'s>, sqlx::Error> {
    let mut wanted = Wanted::new(expand, scope.caller);
    wanted.project(scope.project);
    for row in &rows {
        wanted.issue(row.work_item_id);
        wanted.user("actor", Some(row.actor_id));
        wanted.user("created_by", Some(row.created_by));
        wanted.user("updated_by", row.updated_by);
    }
    let workspace = scope.workspace.id;
    let expansion = wanted.load(scope.db(), workspace, zone).await?;
    let scope: &InProject = scope;
    Ok(rows.into_iter().map(move |row| row.shape(zone, scope, &expansion)))
}
