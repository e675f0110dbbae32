//! `PATCH …/stickies/{sticky}/` and `PUT …/stickies/{sticky}/`

use axum::extract::State;
use axum::response::Response;
use domain::WorkspaceId;
use service::Problem;
use service::accounts::Sticky;
use service::http::Path;
use uuid::Uuid;
use wire::shapes;

use super::StickyPath;
use super::body::{Body, StickyChanges, StickyReplaced};
use crate::accounts::{Given, OwnThing};
use crate::app::App;
use crate::keyed::Keyed;
use crate::own;
use crate::request::CommandRequest;

/// Changes one of the caller's stickies.
#[utoipa::path(
    patch,
    path = "/api/v1/workspaces/{slug}/stickies/{sticky}/",
    operation_id = "update_sticky",
    params(StickyPath),
    request_body = StickyChanges,
    responses((status = 200, body = shapes::Sticky)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<StickyPath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    update(&app, &path, &request).await
}

/// Changes one of the caller's stickies, as PATCH does: no field is required.
#[utoipa::path(
    put,
    path = "/api/v1/workspaces/{slug}/stickies/{sticky}/",
    operation_id = "replace_sticky",
    params(StickyPath),
    request_body = StickyReplaced,
    responses((status = 200, body = shapes::Sticky)),
)]
pub async fn put(
    State(app): State<App>,
    Path(path): Path<StickyPath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    update(&app, &path, &request).await
}

async fn update(
    app: &App,
    path: &StickyPath,
    request: &CommandRequest,
) -> Result<Response, Problem> {
    let call = own::enter(app, request, &path.slug).await?;
    let id = path.id()?;
    let fields = request.changes();
    let body = call.read_html(request, move || Body::read(fields)).await?;
    let keyed = request.keyed();
    let workspace = call.workspace();
    let change = change(app, request, &body, (workspace, id), keyed.as_ref());
    own::once(app, (workspace, request), keyed.as_ref(), change).await
}

/// Makes the change, unless the sticky has these values already.
async fn change(
    app: &App,
    request: &CommandRequest,
    body: &Body,
    (workspace, id): (WorkspaceId, Uuid),
    keyed: Option<&Keyed>,
) -> Result<Response, Problem> {
    let mut own = own::change_in(app, (workspace, request.user())).await?;
    let before = own.sticky(workspace, id).await?.ok_or_else(Problem::no_sticky)?;
    request.if_match().check(before.version)?;
    let mut sticky = body.applied_to(&before);
    if sticky != before {
        sticky = Sticky { version: before.version + 1, updated_at: app.clock().now(), ..sticky };
        own.write_sticky(&sticky).await?;
    }
    let given =
        Given::shown(sticky.version, &sticky.shape(request.zone()))?.of(OwnThing::Sticky, id);
    own::keep(app, own, given, keyed).await
}
