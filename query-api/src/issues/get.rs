//! `GET …/work-items/{issue}/`: one work item.

use std::slice;

use axum::extract::State;
use axum::response::Response;
use domain::Right;
use service::Problem;

use super::answer_one;
use crate::access::asked;
use crate::membership::ProjectMembership;
use crate::paths::WorkItemPath;
use crate::rows::expansion::Expansion;
use crate::rows::listed::Shown;
use crate::rows::single_work_item::{Wanted, find};
use crate::seen::Look;
use crate::{App, ReadRequest, Segments, documented};

/// Reads a work item that is neither archived nor in triage, of a project that is not archived.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/projects/{project}/work-items/{issue}/",
    operation_id = "get_work_item",
    params(WorkItemPath, documented::Shape),
    responses((status = 200, body = wire::shapes::WorkItem)),
)]
pub(crate) async fn handler(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<WorkItemPath>,
) -> Result<Response, Problem> {
    request.asks(Right::ProjectReader)?;
    app.wait(&request, &path.slug).await?;
    if request.params.expand().is_empty() {
        let found = app.work_items.ask(wanted(&request, &path)).await?;
        if let Some(found) = found {
            let (seen, version) = (found.around.seen(), found.row.version());
            let item = found.row.shape(request.zone(), &Expansion::default());
            return request.answer_row(seen, version, item);
        }
    }
    in_one_snapshot(&app, &request, &path).await
}

/// The work item, perhaps with objects in the place of ids, or why there is none, all from one snapshot: somebody who is
/// let in between two looks must not be told that there is nothing.
async fn in_one_snapshot(
    app: &App,
    request: &ReadRequest,
    path: &WorkItemPath,
) -> Result<Response, Problem> {
    let mut look = Look::snapshot(&app.pool).await?;
    let wanted = wanted(request, path);
    let Some(found) = find(look.db(), slice::from_ref(&wanted)).await?.pop().flatten() else {
        ProjectMembership::find(look.db(), &asked(request, path)?).await?;
        return Err(Problem::not_found());
    };
    answer_one(look.db(), request, found).await
}

fn wanted(request: &ReadRequest, path: &WorkItemPath) -> Wanted {
    let (project, id, caller) = (path.project.0, path.issue.0, request.user());
    Wanted { slug: path.slug.clone(), project, id, caller }
}
