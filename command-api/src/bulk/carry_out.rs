//! `POST …/work-items/bulk/`

use std::collections::BTreeMap;
use std::sync::atomic::AtomicBool;

use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::IssueId;
use service::Problem;
use service::http::Path;
use wire::shapes::BulkResults;

use super::body::{self, Asked, Item, NewBulk, Reading};
use super::change::Place;
use super::decide::{Bulk, Entry};
use crate::app::App;
use crate::batches::Inside;
use crate::paths::ProjectPath;
use crate::request::CommandRequest;

/// Changes many work items of a project, all in one append: up to 1,000 items, each of which is decided as the request of its
/// own would be, in their order. One that is refused keeps none of the others from being carried out, unless the bulk is
/// `atomic`.
#[utoipa::path(
    post,
    path = "/api/v1/workspaces/{slug}/projects/{project}/work-items/bulk/",
    operation_id = "change_work_items",
    params(ProjectPath),
    request_body = NewBulk,
    responses((status = 200, body = BulkResults)),
)]
pub async fn handler(
    State(app): State<App>,
    Extension(inside): Extension<Inside>,
    Path(path): Path<ProjectPath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let call = app.call(&request, &path.slug).await?;
    let call = call.in_project(path.project);
    call.allowed().await?;
    let (fields, zone) = (request.fields(), request.zone());
    let reading = Reading { now: app.clock().now(), epoch: app.epoch() };
    let read = move || body::read(fields, zone, reading);
    let sent = call.read_html(&request, read).await?;
    let charged = inside.charge(request.caller(), sent.items.len())?;

    let entering: Vec<IssueId> = sent.items.iter().filter_map(entering).collect();
    let below = match entering.as_slice() {
        [] => BTreeMap::new(),
        entering => app.read_model().count_below(call.workspace(), entering).await?,
    };
    let place = Place { app: &app, path: &path, below: &below, zone };
    let entries = sent.items.into_iter().zip(0..).map(|(item, ordinal)| {
        let is_known = item.id.is_some();
        let id = item.id.unwrap_or_else(|| call.new_id(ordinal));
        Entry { id, is_known, change: item.asked.map(|asked| place.change(id, asked)) }
    });
    let (project, is_atomic, entries) = (path.project, sent.is_atomic, entries.collect());
    let looks_for_names = AtomicBool::new(false);
    let bulk = Bulk { app: &app, project, is_atomic, entries, looks_for_names };
    let mut response = call.carry_out(&bulk).await?;
    response.extensions_mut().insert(charged);
    Ok(response)
}

/// The work item, if it is one whose answer shows how many are below it.
fn entering(item: &Item) -> Option<IssueId> {
    let is_entering = matches!(item.asked, Ok(Asked::AddToCycle(_) | Asked::AddToModule(_)));
    item.id.filter(|_| is_entering)
}
