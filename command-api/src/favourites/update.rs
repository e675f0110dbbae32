//! `PATCH …/user-favorites/{favourite}/`

use axum::extract::State;
use axum::response::Response;
use domain::WorkspaceId;
use service::Problem;
use service::accounts::Favourite;
use service::http::Path;
use wire::{messages, shapes};

use super::body::{Body, FavouriteChanges};
use super::{FavouritePath, check_parent};
use crate::accounts::{Given, OwnThing};
use crate::app::App;
use crate::keyed::Keyed;
use crate::own;
use crate::request::CommandRequest;

/// Changes what one of the caller's favourites is called, its folder and its place.
#[utoipa::path(
    patch,
    path = "/api/v1/workspaces/{slug}/user-favorites/{favourite}/",
    operation_id = "update_favorite",
    params(FavouritePath),
    request_body = FavouriteChanges,
    responses((status = 200, body = shapes::Favourite)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<FavouritePath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let call = own::enter(&app, &request, &path.slug).await?;
    let body = Body::read(request.changes())?;
    let keyed = request.keyed();
    let workspace = call.workspace();
    let change = change(&app, &request, (&path, workspace), &body, keyed.as_ref());
    own::once(&app, (workspace, &request), keyed.as_ref(), change).await
}

/// Makes the change, unless the favourite has these values already.
async fn change(
    app: &App,
    request: &CommandRequest,
    (path, workspace): (&FavouritePath, WorkspaceId),
    body: &Body,
    keyed: Option<&Keyed>,
) -> Result<Response, Problem> {
    let mut own = own::change_in(app, (workspace, request.user())).await?;
    let found = own.favourite(workspace, path.favourite).await?;
    let (before, entity) = found.ok_or_else(Problem::not_found)?;
    request.if_match().check(before.version)?;
    body.check_same(&before)?;
    let project = entity.as_ref().and_then(|entity| entity.project);
    if body.project.change().is_some_and(|sent| sent != project) {
        return Err(Problem::field("project_id", "It cannot be changed."));
    }
    let mut after = before.clone();
    after.name = body.name.clone().change().unwrap_or(after.name);
    after.parent = body.parent.change().unwrap_or(after.parent);
    after.sequence = body.sequence.unwrap_or(after.sequence);
    if after.is_folder() && after.name.is_none() {
        return Err(Problem::field("name", messages::NULL));
    }
    check_parent(&mut own, &after, after.parent).await?;
    if after != before {
        let version = before.version + 1;
        after = Favourite { version, updated_at: app.clock().now(), ..after };
        own.write_favourite(&after).await?;
    }
    let given = Given::shown(after.version, &after.shape(entity, request.zone()))?;
    let given = given.of(OwnThing::Favourite, path.favourite);
    own::keep(app, own, given, keyed).await
}
