//! The activity feed of work items.

mod get;
mod list;
mod order;
mod shape;

use std::collections::HashSet;
use std::sync::Arc;

use axum::routing;
use service::Problem;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use crate::access::asked;
use crate::feed::{Entry, Feed, Wanted};
use crate::membership::ProjectMembership;
use crate::paths::ToProject;
use crate::rows::{page, work_item};
use crate::seen::Look;
use crate::{App, ReadRequest};

/// The questions about activities.
pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::default()
        .routes(routes!(list::handler))
        .routes(routes!(get::handler))
        .merge(old_names())
}

/// The feed of a work item, and the project that it is in; 403 for whoever is no active member of that, and an empty one for
/// guests who do not see the work item.
async fn ask(
    app: &App,
    request: &ReadRequest,
    path: &impl ToProject,
    issue: Uuid,
) -> Result<(ProjectMembership, Arc<Feed>), Problem> {
    app.wait(request, path.slug()).await?;
    let wanted = Wanted { asked: asked(request, path)?, issue, known: app.known_feeds.clone() };
    let found = app.feeds.ask(wanted).await?.ok_or_else(Problem::forbidden)?;
    let (project, feed) = found.complete(&app.pool, &app.known_feeds, issue).await?;
    if project.is_limited && !work_item::is_seen(&app.pool, project.keys(), issue).await? {
        return Ok((project, Arc::default()));
    }
    Ok((project, feed))
}

/// Which lines a client wants to see; without those about comments unless it says so.
fn shown(request: &ReadRequest) -> Result<impl Fn(&&Entry) -> bool + use<>, Problem> {
    let with_comments = request.params.switch("include_comments")?.unwrap_or(false);
    Ok(move |entry: &&Entry| with_comments || entry.about.is_none())
}

/// Which lines the caller may see: none that names a work item or a page that they do not see, or a page of a project that the
/// work item has left, and as a guest none about a comment that is internal.
async fn permitted(
    app: &App,
    project: &ProjectMembership,
    feed: &Feed,
) -> Result<impl Fn(&&Entry) -> bool + use<>, Problem> {
    let others: Vec<_> = feed.entries.iter().filter_map(|entry| entry.beyond).collect();
    let beyond = project.beyond(&app.pool, &others).await?;
    let about = feed.entries.iter().filter_map(|entry| entry.about);
    let hidden: HashSet<Uuid> =
        about.filter(|comment| project.is_guest && feed.hides(*comment)).collect();
    let named: HashSet<Uuid> = feed.entries.iter().filter_map(|entry| entry.page).collect();
    let pages = if named.is_empty() {
        HashSet::new()
    } else {
        let named: Vec<Uuid> = named.into_iter().collect();
        let mut look = Look::once(&app.kept).await?;
        let seen = page::seen_from(look.db(), project.keys(), &named).await?;
        look.keep(&app.kept);
        seen
    };
    Ok(move |entry: &&Entry| {
        entry.beyond.is_none_or(|other| beyond.shows(other))
            && entry.about.is_none_or(|comment| !hidden.contains(&comment))
            && entry.page.is_none_or(|page| pages.contains(&page))
    })
}

/// The routes under their old names; not documented.
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
