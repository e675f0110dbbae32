//! All questions, and their description.

use axum::Router;
use service::http;
use utoipa::openapi::security::{
    ApiKey, ApiKeyValue, Http, HttpAuthScheme, SecurityRequirement, SecurityScheme,
};
use utoipa::{Modify, OpenApi, openapi};
use utoipa_axum::router::OpenApiRouter;

use crate::{
    App, QuerySide, activities, audience, collections, comments, custom_relations, cycles, drafts,
    estimates, favourites, finding, history, instance, intake, invitations, issues, labels, links,
    members, modules, page_links, pages, projects, relations, snapshot, states, stickies, users,
    views, visits, workspaces,
};

/// The questions, without health and the outer layers: `http::Edge` lays those around it.
pub fn router(side: &QuerySide) -> Router {
    let (router, _) = questions().split_for_parts();
    let (open, _) = open_questions().split_for_parts();
    http::api(router, side.auth.clone()).merge(http::open(open)).with_state(side.app.clone())
}

/// The description of the questions alone; `tidemark openapi` makes that of the whole API from it.
#[must_use]
pub fn description() -> openapi::OpenApi {
    let mut description = questions().into_openapi();
    description.merge(open_questions().into_openapi());
    description
}

/// What the description says of the API as a whole.
#[derive(OpenApi)]
#[openapi(
    info(title = "Tidemark", license(name = "Apache-2.0", identifier = "Apache-2.0")),
    modifiers(&Keys),
)]
struct Description;

/// How callers say who they are: a key, or as a bearer a key or a session. The cookie of a browser's session is for pages
/// of the same site only.
struct Keys;

impl Modify for Keys {
    fn modify(&self, description: &mut openapi::OpenApi) {
        let key = SecurityScheme::ApiKey(ApiKey::Header(ApiKeyValue::new("X-Api-Key")));
        let bearer = SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer));
        let components = description.components.get_or_insert_default();
        components.add_security_scheme("key", key);
        components.add_security_scheme("bearer", bearer);
        let either = ["key", "bearer"].map(|name| SecurityRequirement::new(name, [] as [&str; 0]));
        description.security = Some(either.into());
    }
}

/// All questions of those who do not say who they are.
fn open_questions() -> OpenApiRouter<App> {
    OpenApiRouter::new().merge(instance::open_routes()).merge(invitations::open_routes())
}

/// All questions of callers with a key or a session.
fn questions() -> OpenApiRouter<App> {
    OpenApiRouter::with_openapi(Description::openapi())
        .merge(users::routes())
        .merge(workspaces::routes())
        .merge(members::routes())
        .merge(invitations::routes())
        .merge(projects::routes())
        .merge(states::routes())
        .merge(labels::routes())
        .merge(estimates::routes())
        .merge(modules::routes())
        .merge(intake::routes())
        .merge(issues::routes())
        .merge(links::routes())
        .merge(relations::routes())
        .merge(custom_relations::routes())
        .merge(comments::routes())
        .merge(collections::routes())
        .merge(pages::routes())
        .merge(page_links::routes())
        .merge(views::routes())
        .merge(cycles::routes())
        .merge(audience::routes())
        .merge(stickies::routes())
        .merge(drafts::routes())
        .merge(favourites::routes())
        .merge(visits::routes())
        .merge(activities::routes())
        .merge(history::routes())
        .merge(snapshot::routes())
        .merge(finding::routes())
}
