//! `PATCH …/drafts/{draft}/`

use axum::extract::State;
use axum::response::Response;
use domain::WorkspaceId;
use service::Problem;
use service::accounts::Draft;
use service::http::Path;
use uuid::Uuid;
use wire::shapes;

use super::DraftPath;
use super::body::{Body, DraftChanges};
use crate::accounts::{Given, OwnThing};
use crate::app::App;
use crate::keyed::Keyed;
use crate::own;
use crate::request::CommandRequest;

/// Changes one of the caller's drafts. What its ids name is looked up when it is published.
#[utoipa::path(
    patch,
    path = "/api/v1/workspaces/{slug}/drafts/{draft}/",
    operation_id = "update_draft",
    params(DraftPath),
    request_body = DraftChanges,
    responses((status = 200, body = shapes::Draft)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<DraftPath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let call = own::enter(&app, &request, &path.slug).await?;
    let (id, fields) = (path.id()?, request.changes());
    let body = call.read_html(&request, move || Body::read(fields)).await?;
    let (workspace, keyed) = (call.workspace(), request.keyed());
    let change = change(&app, &request, &body, (workspace, id), keyed.as_ref());
    own::once(&app, (workspace, &request), keyed.as_ref(), change).await
}

/// Makes the change, unless the draft has these values already.
async fn change(
    app: &App,
    request: &CommandRequest,
    body: &Body,
    (workspace, id): (WorkspaceId, Uuid),
    keyed: Option<&Keyed>,
) -> Result<Response, Problem> {
    let mut own = own::change_in(app, (workspace, request.user())).await?;
    let before = own.draft(workspace, id).await?.ok_or_else(Problem::no_draft)?;
    request.if_match().check(before.version)?;
    let mut after = body.applied_to(&before)?;
    if after != before {
        let (updated_at, version) = (app.clock().now(), before.version + 1);
        after = Draft { updated_at, version, ..after };
        own.write_draft(&after).await?;
    }
    let given = Given::shown(after.version, &after.shape(request.zone()))?.of(OwnThing::Draft, id);
    own::keep(app, own, given, keyed).await
}
