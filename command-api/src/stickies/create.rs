//! `POST …/stickies/`

use axum::extract::State;
use axum::response::Response;
use domain::WorkspaceId;
use service::Problem;
use service::accounts::{MOST_STICKIES, Sticky};
use service::http::Path;
use uuid::Uuid;
use wire::shapes;

use super::body::{self, Body, NewSticky};
use crate::accounts::{Given, OwnThing};
use crate::app::App;
use crate::keyed::Keyed;
use crate::own;
use crate::paths::WorkspacePath;
use crate::request::CommandRequest;

/// The place of the first one.
const FIRST_PLACE: f64 = 65_535.0;
/// How far a new one is behind the last.
const STEP: f64 = 10_000.0;

/// Adds a sticky of the caller's, behind their others unless `sort_order` says where. At most 500 in a workspace.
#[utoipa::path(
    post,
    path = "/api/v1/workspaces/{slug}/stickies/",
    operation_id = "create_sticky",
    params(WorkspacePath),
    request_body = NewSticky,
    responses((status = 201, body = shapes::Sticky)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<WorkspacePath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let call = own::enter(&app, &request, &path.slug).await?;
    let fields = request.fields();
    let body = call.read_html(&request, move || Body::read(fields)).await?;
    let (workspace, id, keyed) = (call.workspace(), call.new_id(0), request.keyed());
    let change = create(&app, &request, &body, (workspace, id), keyed.as_ref());
    own::once(&app, (workspace, &request), keyed.as_ref(), change).await
}

/// Adds it, if there is room.
async fn create(
    app: &App,
    request: &CommandRequest,
    body: &Body,
    (workspace, id): (WorkspaceId, Uuid),
    keyed: Option<&Keyed>,
) -> Result<Response, Problem> {
    let mut own = own::change_in(app, (workspace, request.user())).await?;
    let (count, last) = own.count_stickies(workspace).await?;
    if count >= MOST_STICKIES {
        let text =
            format!("You have {MOST_STICKIES} stickies here: delete one that you no longer need.");
        return Err(Problem::conflict("sticky/too-many", text));
    }
    let (now, (html, text, nothing)) = (app.clock().now(), body::nothing());
    let empty = Sticky {
        id,
        owner: request.user(),
        workspace,
        name: None,
        description: nothing.clone(),
        html,
        text,
        logo: nothing,
        colour: None,
        background_colour: None,
        sort_order: last.map_or(FIRST_PLACE, |last| last + STEP),
        created_at: now,
        updated_at: now,
        version: 1,
    };
    let sticky = body.applied_to(&empty);
    own.write_sticky(&sticky).await?;
    let given =
        Given::made(sticky.version, &sticky.shape(request.zone()))?.of(OwnThing::Sticky, id);
    own::keep(app, own, given, keyed).await
}
