//! `POST …/drafts/`

use axum::extract::State;
use axum::response::Response;
use domain::WorkspaceId;
use domain::html::RichText;
use domain::issue::Priority;
use service::Problem;
use service::accounts::{Draft, MOST_DRAFTS};
use service::http::Path;
use uuid::Uuid;
use wire::shapes;

use super::body::{Body, NewDraft};
use super::publication::publication;
use crate::accounts::{Given, OwnThing};
use crate::app::App;
use crate::keyed::Keyed;
use crate::own;
use crate::paths::WorkspacePath;
use crate::request::CommandRequest;

/// Adds a draft of the caller's. What its ids name is looked up when it is published. At most 200 in a workspace.
#[utoipa::path(
    post,
    path = "/api/v1/workspaces/{slug}/drafts/",
    operation_id = "create_draft",
    params(WorkspacePath),
    request_body = NewDraft,
    responses((status = 201, body = shapes::Draft)),
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
    let draft = body.applied_to(&empty(app, request, (workspace, id)))?;
    let mut own = own::change_in(app, (workspace, request.user())).await?;
    if own.count_drafts(workspace).await? >= MOST_DRAFTS {
        let text = format!(
            "You have {MOST_DRAFTS} drafts here: publish or delete one that you no longer need."
        );
        return Err(Problem::conflict("draft/too-many", text));
    }
    own.write_draft(&draft).await?;
    let given = Given::made(draft.version, &draft.shape(request.zone()))?.of(OwnThing::Draft, id);
    own::keep(app, own, given, keyed).await
}

/// A draft with no field set yet.
fn empty(app: &App, request: &CommandRequest, (workspace, id): (WorkspaceId, Uuid)) -> Draft {
    let (now, owner) = (app.clock().now(), request.user());
    Draft {
        id,
        owner,
        workspace,
        issue: publication((workspace, owner), id).new_id(0),
        project: None,
        name: None,
        html: RichText::default().as_str().to_owned(),
        priority: Priority::default(),
        state: None,
        assignees: Vec::new(),
        labels: Vec::new(),
        parent: None,
        start_date: None,
        target_date: None,
        point: None,
        estimate_point: None,
        cycle: None,
        modules: Vec::new(),
        created_at: now,
        updated_at: now,
        version: 1,
    }
}
