//! `GET …/cycles/{cycle}/cycle-issues/{issue}/`: that a work item is in a cycle.

use std::slice;

use axum::extract::State;
use axum::response::Response;
use service::Problem;
use sqlx::PgConnection;
use uuid::Uuid;
use wire::shapes::CycleIssue;

use super::CycleIssuePath;
use crate::access::InProject;
use crate::rows::Columns;
use crate::rows::cycle_issue::Row;
use crate::rows::expand;
use crate::rows::expansion::Wanted;
use crate::rows::listed::Shown as _;
use crate::{App, ReadRequest, Segments, documented};

/// Reads that a work item is in a cycle, and since when.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/projects/{project}/cycles/{cycle}/cycle-issues/{issue}/",
    operation_id = "get_cycle_work_item",
    params(CycleIssuePath, documented::Shape),
    responses((status = 200, body = CycleIssue)),
)]
pub(super) async fn handler(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<CycleIssuePath>,
) -> Result<Response, Problem> {
    let mut access = InProject::open(&app, &request, &path).await?;
    let keys = access.keys();
    let row = find(access.db(), keys, (path.cycle.0, path.issue.0)).await?;
    let row = row.ok_or_else(Problem::not_found)?;
    let (zone, expand) = (request.zone(), request.params.expand());
    let wanted = Wanted::new(&expand, access.caller, &access.workspace);
    let expansion = expand::of_rows(access.db(), slice::from_ref(&row), wanted, zone).await?;
    request.answer_row(access.seen, row.version(), row.shape(zone, &expansion))
}

/// The work item, if it is in the cycle and not archived, and the caller may see it.
async fn find(
    db: &mut PgConnection,
    (workspace, project, caller): (Uuid, Uuid, Uuid),
    (cycle, issue): (Uuid, Uuid),
) -> Result<Option<Row>, sqlx::Error> {
    let statement = statement();
    let asked = sqlx::query(&statement).bind(workspace).bind(project).bind(caller);
    let row = asked.bind(issue).bind(cycle).fetch_optional(db).await?;
    row.as_ref().map(Row::first_of).transpose()
}

/// The statement: the work item is looked for by its key alone.
fn statement() -> String {
    format!(
        "SELECT {} \
         FROM open_projects_of($1, $3) open \
         JOIN LATERAL ( \
             SELECT * FROM work_item AS stored \
             WHERE stored.workspace_id = $1 AND stored.id = $4 \
             LIMIT 1 \
         ) AS it ON it.project_id = open.id AND it.cycle_id = $5 AND it.archived_on IS NULL \
             AND is_seen(open.is_limited, $3, it.created_by, it.assignee_ids) \
         WHERE open.id = $2",
        Row::selected(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rows::checked;

    #[tokio::test]
    async fn its_statement_fits_the_table() {
        let (mut db, _database) = checked::migrated().await;
        checked::check::<Row>(&mut db, &statement()).await;
    }
}
