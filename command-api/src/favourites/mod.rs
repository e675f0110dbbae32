//! Favourites: what people have marked for themselves, in folders if they like; they are in no log.

mod body;
mod create;
mod delete;
mod update;

use domain::WorkspaceId;
use service::Problem;
use service::accounts::{EntityKind, Favourite, Own};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;
use wire::messages;

use crate::app::App;
use crate::paths::paths;

paths! {
    /// The path of a favourite.
    FavouritePath { favourite: Uuid }
}

/// Every endpoint about favourites.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::default()
        .routes(routes!(create::handler))
        .routes(routes!(update::handler))
        .routes(routes!(delete::handler))
}

/// Removes everybody's favourites of a thing that was archived or deleted, and of what is in it if it is a project. They
/// are not shown any more in any case, so a failure is noted and no reason to say that the change was not made.
pub async fn forget(app: &App, workspace: WorkspaceId, (kind, id): (EntityKind, Uuid)) {
    if let Err(error) = app.accounts().remove_favourites_of(workspace, kind, id).await {
        tracing::warn!(error = %error, "favourites of what is gone were not removed");
    }
}

/// Makes sure that a favourite can be in a folder: one of the caller's own, and a folder is in none.
async fn check_parent(
    own: &mut Own,
    favourite: &Favourite,
    parent: Option<Uuid>,
) -> Result<(), Problem> {
    let Some(parent) = parent else { return Ok(()) };
    if favourite.is_folder() {
        return Err(Problem::field("parent", "A folder cannot be in a folder."));
    }
    match own.favourite(favourite.workspace, parent).await? {
        Some((folder, _)) if folder.is_folder() => Ok(()),
        _ => Err(Problem::field("parent", messages::unknown_key(parent))),
    }
}
