//! A link as the table has it, and as clients see it.

use chrono::{DateTime, Utc};
use serde_json::Value;
use uuid::Uuid;
use wire::shapes::Link;
use wire::{Expand, Zone};

use crate::expansion::{Expansion, Wanted, audit_row};
use crate::scope::InProject;

/// A link.
pub(super) struct Row {
    pub(super) id: Uuid,
    pub(super) version: i64,
    pub(super) work_item_id: Uuid,
    pub(super) url: String,
    pub(super) title: Option<String>,
    pub(super) metadata: Value,
    /// How long that is.
    pub(super) bytes: i32,
    pub(super) created_at: DateTime<Utc>,
    pub(super) created_by: Uuid,
    pub(super) updated_at: DateTime<Utc>,
    pub(super) updated_by: Option<Uuid>,
}

impl Row {
    /// As clients see it.
    fn shape(self, zone: Zone, scope: &InProject, expansion: &Expansion) -> Link {
        Link {
            audit: expansion.audit(zone, audit_row!(self)),
            title: self.title,
            url: self.url,
            metadata: self.metadata,
            project: expansion.project(scope.project),
            workspace: expansion.workspace(&scope.workspace),
            issue: expansion.issue(self.work_item_id),
        }
    }
}

/// Several as clients see them. Each is made when it is asked for, so that what they share is there once.
pub(super) async fn shape_all<'s>(
    scope: &'s mut InProject,
    rows: Vec<Row>,
    zone: Zone,
    expand: &Expand,
) -> Result<impl ExactSizeIterator<Item = Link> + use<'s>, sqlx::Error> {
    let mut wanted = Wanted::new(expand, scope.caller);
    wanted.project(scope.project);
    for row in &rows {
        wanted.issue(row.work_item_id);
        wanted.user("created_by", Some(row.created_by));
        wanted.user("updated_by", row.updated_by);
    }
    let workspace = scope.workspace.id;
    let expansion = wanted.load(scope.db(), workspace, zone).await?;
    let scope: &InProject = scope;
    Ok(rows.into_iter().map(move |row| row.shape(zone, scope, &expansion)))
}
