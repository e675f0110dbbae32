//! Work items.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::{PgConnection, PgExecutor};
use uuid::Uuid;
use wire::shapes::{IssueLite, WorkItem, WorkspaceLite};
use wire::{RowKey, Zone};

use super::Columns;
use super::columns::row;
use super::expansion::{Expansion, Wanted, audit_row};
use super::listed::Shown;
use super::narrow::{RunningNumber, Small};
use crate::seen::Seen;

row! {
    /// A work item as the table has it.
    Row {
        workspace_id: Uuid,
        id: Uuid,
        version: i64,
        project_id: Uuid,
        number: RunningNumber,
        name: String,
        description_html: String,
        priority: String,
        state_id: Uuid,
        parent_id: Option<Uuid>,
        assignee_ids: Vec<Uuid>,
        label_ids: Vec<Uuid>,
        start_date: Option<NaiveDate>,
        target_date: Option<NaiveDate>,
        point: Option<Small>,
        estimate_point_id: Option<Uuid>,
        sort_order: f64,
        completed_at: Option<DateTime<Utc>>,
        archived_on: Option<NaiveDate>,
        external_source: Option<String>,
        external_id: Option<String>,
        created_at: DateTime<Utc>,
        created_by: Uuid,
        updated_at: DateTime<Utc>,
        updated_by: Option<Uuid>,
    }
}

row! {
    /// The workspace that a statement is about, `w`, and how far into its log it sees, by the checkpoint `c`.
    Around {
        workspace: Uuid = "w.workspace_id",
        workspace_name: String = "w.name",
        workspace_slug: String = "w.slug",
        seen_position: i64 = "c.position",
        epoch: Uuid = "(SELECT epoch FROM event_log.epoch ORDER BY number DESC LIMIT 1)",
    }
}

impl Around {
    /// The columns with their types, for a statement that is given them.
    pub(crate) const TYPED: &'static str = "workspace uuid, workspace_name text, workspace_slug text, seen_position bigint, epoch uuid";

    /// How far into the log the statement sees.
    pub(crate) const fn seen(&self) -> Seen {
        Seen::new(self.epoch, self.seen_position)
    }

    pub(crate) fn workspace(self) -> WorkspaceLite {
        let (id, name, slug) = (self.workspace, self.workspace_name, self.workspace_slug);
        WorkspaceLite { id, name, slug }
    }
}

impl Row {
    /// Where it stands among all by when they were made.
    pub(crate) const fn key(&self) -> RowKey {
        RowKey { created_at: self.created_at, id: self.id }
    }

    /// Its version, for the entity tag.
    pub(crate) const fn version(&self) -> u64 {
        self.version.cast_unsigned()
    }
}

impl Shown for Row {
    type Shape = WorkItem;

    fn note(&self, wanted: &mut Wanted) {
        wanted.audit(audit_row!(self));
        wanted.users("assignees", &self.assignee_ids);
        wanted.labels(&self.label_ids);
        wanted.state(self.state_id);
        wanted.parent(self.parent_id);
        wanted.estimate_point(self.estimate_point_id);
        wanted.project(self.project_id);
    }

    fn shape(self, zone: Zone, expansion: &Expansion) -> WorkItem {
        let person = |id: &Uuid| expansion.user("assignees", *id);
        WorkItem {
            audit: expansion.audit(zone, audit_row!(self)),
            type_id: None,
            r#type: None,
            point: self.point.map(|point| point.0),
            name: self.name,
            description_html: self.description_html,
            description_binary: None,
            priority: self.priority.into(),
            start_date: self.start_date,
            target_date: self.target_date,
            sequence_id: self.number.0,
            sort_order: self.sort_order,
            completed_at: self.completed_at.map(|at| zone.at(at)),
            archived_at: self.archived_on,
            is_draft: false,
            external_source: self.external_source,
            external_id: self.external_id,
            project: expansion.project(self.project_id),
            workspace: expansion.workspace(self.workspace_id),
            parent: self.parent_id.map(|parent| expansion.parent(parent)),
            state: Some(expansion.state(self.state_id)),
            estimate_point: self.estimate_point_id.map(|id| expansion.estimate_point(id)),
            assignees: self.assignee_ids.iter().map(person).collect(),
            labels: self.label_ids.iter().map(|id| expansion.label(*id)).collect(),
        }
    }
}

/// The statement for work items by their ids.
fn those() -> String {
    let columns = Row::selected();
    format!("SELECT {columns} FROM work_item it WHERE it.workspace_id = $1 AND it.id = ANY ($2)")
}

/// The work items with these ids, as clients see them, with ids in them; the caller has checked who may see them.
pub(crate) async fn by_ids(
    db: &mut PgConnection,
    workspace: Uuid,
    zone: Zone,
    ids: &[Uuid],
) -> Result<HashMap<Uuid, WorkItem>, sqlx::Error> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = sqlx::query(&those()).bind(workspace).bind(ids).fetch_all(db).await?;
    let none = Expansion::default();
    let shape = |row: Row| (row.id, row.shape(zone, &none));
    rows.iter().map(|row| Row::first_of(row).map(shape)).collect()
}

/// The work items with these ids that the caller sees, in brief.
pub(crate) async fn lite_by_ids(
    db: &mut PgConnection,
    (workspace, caller): (Uuid, Uuid),
    ids: &[Uuid],
) -> Result<HashMap<Uuid, IssueLite>, sqlx::Error> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = sqlx::query!(
        r#"
        SELECT it.id, it.number AS "number: RunningNumber", it.project_id
        FROM work_item it
        JOIN open_projects_of($1, $3) open ON open.id = it.project_id
        WHERE it.workspace_id = $1
          AND it.id = ANY ($2)
          AND is_seen(open.is_limited, $3, it.created_by, it.assignee_ids)
        "#,
        workspace,
        ids,
        caller,
    )
    .fetch_all(db)
    .await?;
    let lite = rows.into_iter().map(|row| IssueLite {
        id: row.id,
        sequence_id: row.number.0,
        project_id: row.project_id,
    });
    Ok(lite.map(|item| (item.id, item)).collect())
}

/// Whether somebody sees a work item, archived or not.
pub(crate) async fn is_seen(
    db: impl PgExecutor<'_>,
    (workspace, project, caller): (Uuid, Uuid, Uuid),
    id: Uuid,
) -> Result<bool, sqlx::Error> {
    sqlx::query_scalar!(
        r#"
        SELECT EXISTS (
            SELECT FROM work_items_of($1, $3) WHERE id = $4 AND project_id = $2
        ) AS "is_seen!"
        "#,
        workspace,
        project,
        caller,
        id,
    )
    .fetch_one(db)
    .await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rows::checked;

    #[tokio::test]
    async fn its_statement_fits_the_table() {
        let (mut db, _database) = checked::migrated().await;
        checked::check::<Row>(&mut db, &those()).await;
    }
}
