//! The work items of a snapshot, by columns.

use std::mem;

use chrono::{DateTime, NaiveDate, Utc};
use futures::TryStreamExt;
use serde::Serialize;
use service::Problem;
use sqlx::PgConnection;
use uuid::Uuid;
use wire::Zone;

use super::lines::Lines;

/// How many work items are in a line.
const ROWS: usize = 1000;

/// Declares columns, each of which is the values with commas between them.
macro_rules! columns {
    ($($name:ident),+ $(,)?) => {
        /// Some work items by columns.
        #[derive(Debug, Default)]
        struct Columns {
            rows: usize,
            $($name: Vec<u8>),+
        }

        impl Columns {
            /// As a line of the snapshot.
            fn line(self) -> Vec<u8> {
                let columns = [$((stringify!($name), self.$name)),+];
                let mut line = b"{\"type\":\"issues\",\"columns\":{".to_vec();
                for (number, (name, values)) in columns.into_iter().enumerate() {
                    let comma = if number == 0 { "" } else { "," };
                    line.extend_from_slice(format!("{comma}\"{name}\":[").as_bytes());
                    line.extend_from_slice(&values);
                    line.push(b']');
                }
                line.extend_from_slice(b"}}");
                line
            }
        }
    };
}

columns! {
    assignees, completed_at, created_at, created_by, cycle, estimate_point, id, labels, modules, name, number, parent, point, priority, project, sort_order, start_date, state, target_date, updated_at, version,
}

/// The work items that were read.
#[derive(Debug, Default)]
pub(super) struct Issues {
    /// Those of the line that is not full yet.
    columns: Columns,
    /// How many are in the lines before.
    before: usize,
}

/// A work item as the table has it.
struct Row {
    id: Uuid,
    project_id: Uuid,
    number: i64,
    name: String,
    state_id: Uuid,
    priority: String,
    assignee_ids: Vec<Uuid>,
    label_ids: Vec<Uuid>,
    module_ids: Vec<Uuid>,
    parent_id: Option<Uuid>,
    cycle_id: Option<Uuid>,
    start_date: Option<NaiveDate>,
    target_date: Option<NaiveDate>,
    point: Option<i16>,
    estimate_point_id: Option<Uuid>,
    sort_order: f64,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
    completed_at: Option<DateTime<Utc>>,
    created_by: Uuid,
    version: i64,
}

impl Issues {
    /// Reads the work items of a project in the order of their numbers, without those in hidden states, and perhaps only
    /// those that a user created or is assigned to.
    pub(super) async fn read(
        &mut self,
        db: &mut PgConnection,
        (workspace, project): (Uuid, Uuid),
        (hidden, only_of): (&[Uuid], Option<Uuid>),
        lines: &mut Lines,
    ) -> Result<(), Problem> {
        let mut rows = sqlx::query_as!(
            Row,
            "
            SELECT
                it.id, it.project_id, it.number, it.name, it.state_id, it.priority, it.assignee_ids, it.label_ids,
 it.module_ids, it.parent_id, it.cycle_id, it.start_date, it.target_date, it.point, it.estimate_point_id,
                it.sort_order, it.created_at, it.updated_at, it.completed_at, it.created_by,
                it.version
            FROM work_item it
            WHERE it.workspace_id IS NOT DISTINCT FROM $1
              AND it.project_id = $2
              AND it.archived_on IS NULL
              AND NOT COALESCE(it.state_id = ANY ($3), false)
              AND is_seen($4::uuid IS NOT NULL, $4, it.created_by, it.assignee_ids)
            ORDER BY it.number
            ",
            workspace,
            project,
            hidden,
            only_of,
        )
        .fetch(db);
        while let Some(row) = rows.try_next().await? {
            self.add(&row, lines)?;
        }
        Ok(())
    }

    /// Reads those with some ids, as far as the caller sees them and they are neither archived nor in triage.
    pub(super) async fn read_these(
        &mut self,
        db: &mut PgConnection,
        (workspace, caller): (Uuid, Uuid),
        ids: &[Uuid],
        lines: &mut Lines,
    ) -> Result<(), Problem> {
        let mut rows = sqlx::query_as!(
            Row,
            "
            SELECT
                it.id, it.project_id, it.number, it.name, it.state_id, it.priority, it.assignee_ids, it.label_ids,
 it.module_ids, it.parent_id, it.cycle_id, it.start_date, it.target_date, it.point, it.estimate_point_id,
                it.sort_order, it.created_at, it.updated_at, it.completed_at, it.created_by,
                it.version
            FROM open_projects_of($1, $2) open
            JOIN work_item it ON it.workspace_id = $1 AND it.project_id = open.id
            WHERE it.id = ANY ($3)
              AND it.archived_on IS NULL
              AND is_seen(open.is_limited, $2, it.created_by, it.assignee_ids)
              AND NOT EXISTS (
                  SELECT
                  FROM state st
                  WHERE st.workspace_id = it.workspace_id
                    AND st.id = it.state_id
                    AND st.state_group = 'triage'
              )
            ORDER BY it.project_id, it.number
            ",
            workspace,
            caller,
            ids,
        )
        .fetch(db);
        while let Some(row) = rows.try_next().await? {
            self.add(&row, lines)?;
        }
        Ok(())
    }

    /// Adds one.
    fn add(&mut self, row: &Row, lines: &mut Lines) -> Result<(), Problem> {
        let at = |time| Zone::UTC.at(time);
        let columns = &mut self.columns;
        put(&mut columns.id, &row.id)?;
        put(&mut columns.project, &row.project_id)?;
        put(&mut columns.number, &row.number)?;
        put(&mut columns.name, &row.name)?;
        put(&mut columns.state, &row.state_id)?;
        put(&mut columns.priority, &row.priority)?;
        put(&mut columns.assignees, &row.assignee_ids)?;
        put(&mut columns.labels, &row.label_ids)?;
        put(&mut columns.modules, &row.module_ids)?;
        put(&mut columns.parent, &row.parent_id)?;
        put(&mut columns.cycle, &row.cycle_id)?;
        put(&mut columns.start_date, &row.start_date)?;
        put(&mut columns.target_date, &row.target_date)?;
        put(&mut columns.point, &row.point)?;
        put(&mut columns.estimate_point, &row.estimate_point_id)?;
        put(&mut columns.sort_order, &row.sort_order)?;
        put(&mut columns.created_at, &at(row.created_at))?;
        put(&mut columns.updated_at, &at(row.updated_at))?;
        put(&mut columns.completed_at, &row.completed_at.map(at))?;
        put(&mut columns.created_by, &row.created_by)?;
        put(&mut columns.version, &row.version)?;
        columns.rows += 1;
        if columns.rows == ROWS {
            self.end_line(lines)?;
        }
        Ok(())
    }

    /// Ends the last line; how many work items there are in all.
    pub(super) fn finish(mut self, lines: &mut Lines) -> Result<usize, Problem> {
        if self.columns.rows > 0 {
            self.end_line(lines)?;
        }
        Ok(self.before)
    }

    /// Begins a new line.
    fn end_line(&mut self, lines: &mut Lines) -> Result<(), Problem> {
        let columns = mem::take(&mut self.columns);
        self.before += columns.rows;
        lines.put_rendered(columns.line())
    }
}

/// Adds a value to a column.
fn put(column: &mut Vec<u8>, value: &impl Serialize) -> Result<(), Problem> {
    if !column.is_empty() {
        column.push(b',');
    }
    serde_json::to_writer(column, value).map_err(Problem::internal)
}
