//! Every endpoint of this service.

use axum::{Extension, Router};
use service::http;
use utoipa::openapi::OpenApi;
use utoipa_axum::router::OpenApiRouter;

use crate::batches::{self, Inside};
use crate::bulk;
use crate::side::CommandSide;
use crate::{
    App, accounts, audience, collections, comments, cycles, dependencies, drafts, estimates,
    favourites, intake, invitations, issues, labels, links, modules, page_links, pages,
    project_members, projects, relations, states, stickies, undo, views, visits, workspaces,
};

/// The endpoints, without health and the outer layers: `http::Edge` lays those around it.
pub fn router(side: &CommandSide) -> Router {
    let (known, _) = endpoints().split_for_parts();
    let (open, _) = accounts::open_routes().split_for_parts();
    let (batches, _) = batches::routes().merge(bulk::routes()).split_for_parts();
    let inside = Inside::new(known.clone(), side);
    let known = known.merge(batches.route_layer(Extension(inside)));
    http::api(known, side.auth.clone()).merge(http::open(open)).with_state(side.app.clone())
}

/// The description of the commands alone; `tidemark openapi` makes that of the whole API from it.
#[must_use]
pub fn description() -> OpenApi {
    let mut description = endpoints().into_openapi();
    description.merge(accounts::open_routes().into_openapi());
    description.merge(batches::routes().into_openapi());
    description.merge(bulk::routes().into_openapi());
    description
}

/// What callers with a key or a session may ask, by itself or as a command of a batch.
fn endpoints() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .merge(accounts::routes())
        .merge(workspaces::routes())
        .merge(invitations::routes())
        .merge(projects::routes())
        .merge(project_members::routes())
        .merge(states::routes())
        .merge(labels::routes())
        .merge(estimates::routes())
        .merge(modules::routes())
        .merge(intake::routes())
        .merge(issues::routes())
        .merge(links::routes())
        .merge(relations::routes())
        .merge(dependencies::routes())
        .merge(comments::routes())
        .merge(cycles::routes())
        .merge(collections::routes())
        .merge(pages::routes())
        .merge(page_links::routes())
        .merge(views::routes())
        .merge(audience::routes())
        .merge(stickies::routes())
        .merge(drafts::routes())
        .merge(favourites::routes())
        .merge(visits::routes())
        .merge(undo::routes())
}
