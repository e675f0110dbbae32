//! `POST …/recent-visits/`

use axum::extract::State;
use axum::response::Response;
use domain::WorkspaceId;
use service::Problem;
use service::accounts::{EntityKind, Visit};
use service::http::Path;
use uuid::Uuid;
use wire::{Fields, shapes};

use crate::accounts::{Given, OwnThing};
use crate::app::App;
use crate::described::bodies;
use crate::keyed::Keyed;
use crate::own;
use crate::paths::WorkspacePath;
use crate::request::CommandRequest;

bodies! {
    /// What the caller has opened.
    NewVisit: schema(Body::read),
        { "entity_name": "issue", "entity_identifier": "0193a5f0-1b2c-7000-8000-00000000000a" };
}

/// The description of `entity_name`.
const NAME: &str = "What kind of thing it is; `work_item` is the same as `issue`.";
/// The description of `entity_identifier`.
const THING: &str = "The thing, which the caller has to see.";
/// The description of `project_id`.
const PROJECT: &str = "The project that the thing is in, or is; it need not be said.";

/// Notes that the caller has opened a thing. Each thing is there once, with the last time; the last 50 are kept.
#[utoipa::path(
    post,
    path = "/api/v1/workspaces/{slug}/recent-visits/",
    operation_id = "create_recent_visit",
    params(WorkspacePath),
    request_body = NewVisit,
    responses((status = 200, body = shapes::RecentVisit)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<WorkspacePath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let call = own::enter(&app, &request, &path.slug).await?;
    let body = Body::read(request.fields())?;
    let (workspace, id, keyed) = (call.workspace(), call.new_id(0), request.keyed());
    let change = note(&app, &request, &body, (workspace, id), keyed.as_ref());
    own::once(&app, (workspace, &request), keyed.as_ref(), change).await
}

struct Body {
    kind: EntityKind,
    thing: Uuid,
    project: Option<Uuid>,
}

impl Body {
    /// Reads the body of a request.
    fn read(mut fields: Fields) -> Result<Self, Problem> {
        let names = &["project", "cycle", "module", "page", "view", "issue", "work_item"];
        let kind = fields.choice("entity_name", EntityKind::from_name).doc(NAME).among(names);
        let kind = kind.required().read();
        let thing = fields.uuid("entity_identifier").doc(THING).required().read();
        let project = fields.uuid("project_id").doc(PROJECT).nullable().read();
        fields.finish()?;
        Ok(Self { kind: kind.required()?, thing: thing.required()?, project: project.value() })
    }
}

async fn note(
    app: &App,
    request: &CommandRequest,
    body: &Body,
    (workspace, id): (WorkspaceId, Uuid),
    keyed: Option<&Keyed>,
) -> Result<Response, Problem> {
    let (who, thing) = ((workspace, request.user()), (body.kind, body.thing));
    let entity = own::entity(app, who, thing, body.project).await?;
    let mut own = own::change_in(app, who).await?;
    let (id, visited_at) = own.visit(workspace, thing, id, app.clock().now()).await?;
    let visit = Visit { id, kind: body.kind, entity, visited_at };
    let given = Given::unversioned(&visit.shape(workspace, request.zone()))?;
    let given = given.of(OwnThing::Visit, id);
    own::keep(app, own, given, keyed).await
}
