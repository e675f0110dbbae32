//! `POST …/user-favorites/`

use axum::extract::State;
use axum::response::Response;
use domain::WorkspaceId;
use service::Problem;
use service::accounts::{Entity, Favourite, MOST_FAVOURITES, Own};
use service::http::Path;
use uuid::Uuid;
use wire::{Sent, messages, shapes};

use super::body::{Body, NewFavourite, Type};
use super::check_parent;
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

/// Marks a thing as a favourite of the caller's, or makes a folder; behind their others unless `sequence` says where. At
/// most 500 in a workspace. A thing that is a favourite already stays as it is: 200 with what is there.
#[utoipa::path(
    post,
    path = "/api/v1/workspaces/{slug}/user-favorites/",
    operation_id = "create_favorite",
    params(WorkspacePath),
    request_body = NewFavourite,
    responses((status = 201, body = shapes::Favourite), (status = 200, body = shapes::Favourite)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<WorkspacePath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let call = own::enter(&app, &request, &path.slug).await?;
    let body = Body::read(request.fields())?;
    let (workspace, id, keyed) = (call.workspace(), call.new_id(0), request.keyed());
    let change = create(&app, &request, &body, (workspace, id), keyed.as_ref());
    own::once(&app, (workspace, &request), keyed.as_ref(), change).await
}

/// Marks it, unless it is marked already.
async fn create(
    app: &App,
    request: &CommandRequest,
    body: &Body,
    (workspace, id): (WorkspaceId, Uuid),
    keyed: Option<&Keyed>,
) -> Result<Response, Problem> {
    let entity = wanted(app, request, body, workspace).await?;
    let mut own = own::change_in(app, (workspace, request.user())).await?;
    let thing = match (body.of.required()?, &entity) {
        (Type::Thing(kind), Some(entity)) => Some((kind, entity.id)),
        _ => None,
    };
    if let Some(thing) = thing
        && let Some(known) = own.favourite_of(workspace, thing).await?
        && let Some((favourite, entity)) = own.favourite(workspace, known).await?
    {
        let version = favourite.version;
        let given = Given::shown(version, &favourite.shape(entity, request.zone()))?;
        let given = given.of(OwnThing::Favourite, known);
        return own::keep(app, own, given, keyed).await;
    }
    let last = last_place(&mut own, workspace).await?;
    let now = app.clock().now();
    let favourite = Favourite {
        id,
        owner: request.user(),
        workspace,
        thing,
        name: body.name.clone().value(),
        parent: body.parent.value(),
        sequence: body.sequence.unwrap_or(last.map_or(FIRST_PLACE, |last| last + STEP)),
        created_at: now,
        updated_at: now,
        version: 1,
    };
    check_parent(&mut own, &favourite, favourite.parent).await?;
    own.write_favourite(&favourite).await?;
    let given = Given::made(favourite.version, &favourite.shape(entity, request.zone()))?;
    let given = given.of(OwnThing::Favourite, id);
    own::keep(app, own, given, keyed).await
}

/// The thing that is to be a favourite; none for a folder.
async fn wanted(
    app: &App,
    request: &CommandRequest,
    body: &Body,
    workspace: WorkspaceId,
) -> Result<Option<Entity>, Problem> {
    match (body.of.required()?, body.thing) {
        (Type::Thing(kind), Sent::Value(id)) => {
            let who = (workspace, request.user());
            own::entity(app, who, (kind, id), body.project.value()).await.map(Some)
        }
        (Type::Thing(_), _) => Err(Problem::field("entity_identifier", messages::REQUIRED)),
        (Type::Folder, Sent::Value(_)) => {
            Err(Problem::field("entity_identifier", "A folder is of no thing."))
        }
        (Type::Folder, _) if body.project.value().is_some() => {
            Err(Problem::field("project_id", "A folder is in no project."))
        }
        (Type::Folder, _) if body.name.clone().value().is_none() => {
            Err(Problem::field("name", messages::REQUIRED))
        }
        (Type::Folder, _) => Ok(None),
    }
}

/// The place of the caller's last favourite, if there is room for another one: those that are not shown to them make room.
async fn last_place(own: &mut Own, workspace: WorkspaceId) -> Result<Option<f64>, Problem> {
    let mut found = own.count_favourites(workspace).await?;
    if found.count >= MOST_FAVOURITES {
        own.drop_hidden_favourites(workspace).await?;
        found = own.count_favourites(workspace).await?;
    }
    if found.count >= MOST_FAVOURITES {
        let text = format!(
            "You have {MOST_FAVOURITES} favourites here: remove one that you no longer need."
        );
        return Err(Problem::conflict("favourite/too-many", text));
    }
    Ok(found.last)
}
