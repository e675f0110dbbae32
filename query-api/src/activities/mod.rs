//! The activity feed of work items: computed from the log and from nothing else.

mod entry;
mod feed;
mod get;
mod known;
mod list;
mod order;
mod question;
mod shape;
mod wording;

use axum::routing;
use service::Problem;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(crate) use known::Known;
pub(crate) use question::Wanted;

use self::entry::Entry;
use crate::{App, Reader};

/// The questions about activities.
pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::default()
        .routes(routes!(list::handler))
        .routes(routes!(get::handler))
        .merge(old_names())
}

/// Which lines a client wants to see; without those about comments unless it says so.
fn shown(reader: &Reader) -> Result<impl Fn(&&Entry) -> bool + use<>, Problem> {
    let with_comments = reader.params.switch("include_comments")?.unwrap_or(false);
    Ok(move |entry: &&Entry| with_comments || entry.about.is_none())
}

/// The same under their old names; not documented.
fn old_names() -> OpenApiRouter<App> {
    OpenApiRouter::default()
        .route(
            "/api/v1/workspaces/{slug}/projects/{project}/issues/{issue}/activities/",
            routing::get(list::handler),
        )
        .route(
            "/api/v1/workspaces/{slug}/projects/{project}/issues/{issue}/activities/{activity}/",
            routing::get(get::handler),
        )
}
