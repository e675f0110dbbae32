//! `POST …/work-items/bulk/`

use std::collections::BTreeMap;
use std::sync::atomic::AtomicBool;

use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::IssueId;
use service::Problem;
use service::http::Path;
use wire::Zone;
use wire::shapes::BulkAnswer;

use super::asked::Asked;
use super::body::{self, Bulk as Sent, Each, Item, NewBulk, Reading};
use super::change::Place;
use super::decide::{Bulk, Entry};
use super::filtered::{self, Scene};
use crate::app::App;
use crate::batches::Inside;
use crate::call::Call;
use crate::paths::ProjectPath;
use crate::request::CommandRequest;
use crate::unit::InProject;

/// Changes many work items of a project, all in one append: up to 1,000 items, each of which is decided as the request of its
/// own would be, in their order. One that is refused keeps none of the others from being carried out, unless the bulk is
/// `atomic`.
///
/// Instead of `items`, `where` and `change` say what is done with all work items that a filter finds: first how many they are
/// (`preview`), then with the `count` and the `position` of that answer.
#[utoipa::path(
    post,
    path = "/api/v1/workspaces/{slug}/projects/{project}/work-items/bulk/",
    operation_id = "change_work_items",
    params(ProjectPath),
    request_body = NewBulk,
    responses((status = 200, body = BulkAnswer)),
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
    let charged = inside.charge(request.caller(), sent.items())?;
    let mut response = match sent {
        Sent::Each(each) => carry_out(&app, &call, (&path, zone), each).await?,
        Sent::Filtered(filtered) => {
            let (call, caller) = (&call, request.user());
            let scene = Scene { app: &app, call, path: &path, caller, zone };
            filtered::answer(scene, &filtered).await?
        }
    };
    response.extensions_mut().insert(charged);
    Ok(response)
}

async fn carry_out(
    app: &App,
    call: &Call<'_, InProject>,
    (path, zone): (&ProjectPath, Zone),
    Each { is_atomic, items }: Each,
) -> Result<Response, Problem> {
    let entering: Vec<IssueId> = items.iter().filter_map(entering).collect();
    let below = match entering.as_slice() {
        [] => BTreeMap::new(),
        entering => app.read_model().count_below(call.workspace(), entering).await?,
    };
    let place = Place { app, path, below: &below, zone };
    let entries = items.into_iter().zip(0..).map(|(item, ordinal)| {
        let is_known = item.id.is_some();
        let id = item.id.unwrap_or_else(|| call.new_id(ordinal));
        let change = item.asked.map(|asked| place.change(id, asked));
        Entry { id, is_known, found: None, change }
    });
    let bulk = Bulk {
        app,
        project: path.project,
        is_atomic,
        entries: entries.collect(),
        called: "items",
        looks_for_names: AtomicBool::new(false),
    };
    call.carry_out(&bulk).await
}

/// The work item, if it is one whose answer shows how many are below it.
fn entering(item: &Item) -> Option<IssueId> {
    let is_entering = item.asked.as_ref().is_ok_and(Asked::shows_below);
    item.id.filter(|_| is_entering)
}
