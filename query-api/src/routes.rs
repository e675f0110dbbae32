//! All questions, and their description.

use axum::Router;
use axum::http::header;
use axum::routing::get;
use service::http;
use utoipa::openapi::security::{
    ApiKey, ApiKeyValue, Http, HttpAuthScheme, SecurityRequirement, SecurityScheme,
};
use utoipa::{Modify, OpenApi, openapi};
use utoipa_axum::router::OpenApiRouter;

use crate::{
    App, QuerySide, activities, comments, history, issues, labels, links, members, projects,
    states, users, workspaces,
};

/// The page that shows a description, without anything from elsewhere.
const PAGE: &str = include_str!("docs.html");

/// What the page may do: run its own script and style, known by their SHA-256, and read the description.
const PAGE_POLICY: &str = "default-src 'none'; connect-src 'self'; base-uri 'none'; form-action 'none'; \
     frame-ancestors 'none'; style-src 'sha256-cyppcSsXwKCFvXkRR/z4XO4nqbfnxquRfvhEFovjlTQ='; \
     script-src 'sha256-VZ1z4HxDqxjoqWbCLEbkhFQOLEu0u4J1q2IS1CwZAI8='";

/// The questions and their description, without health and the outer layers: `http::Edge` lays those around it.
pub fn router(side: &QuerySide) -> (Router, openapi::OpenApi) {
    let (router, description) = questions().split_for_parts();
    (http::api(router, side.auth.clone()).with_state(side.app.clone()), description)
}

/// What serves a description to everybody: `/api/v1/openapi.json`, and for people `/api/v1/docs/`.
///
/// A process that has both sides merges their descriptions first.
pub fn described(description: &openapi::OpenApi) -> Router {
    let json = description.to_json().unwrap_or_default();
    let about_page = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CONTENT_SECURITY_POLICY, PAGE_POLICY),
    ];
    let page = move || async move { (about_page, PAGE) };
    let json = move || {
        let json = json.clone();
        async { ([(header::CONTENT_TYPE, "application/json")], json) }
    };
    Router::new().route("/api/v1/openapi.json", get(json)).route("/api/v1/docs/", get(page))
}

/// What the description says of the API as a whole.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Tidemark",
        description = "Every read answers with `ETag`, `Tidemark-Epoch` and `Tidemark-Position`, honours \
            `If-None-Match`, and waits for the position in `Tidemark-Wait-For`.",
        license(name = "Apache-2.0", identifier = "Apache-2.0"),
    ),
    modifiers(&Keys),
)]
struct Description;

/// How callers say who they are: a key, or as a bearer a key or a session.
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

/// All questions.
fn questions() -> OpenApiRouter<App> {
    OpenApiRouter::with_openapi(Description::openapi())
        .merge(users::routes())
        .merge(workspaces::routes())
        .merge(members::routes())
        .merge(projects::routes())
        .merge(states::routes())
        .merge(labels::routes())
        .merge(issues::routes())
        .merge(links::routes())
        .merge(comments::routes())
        .merge(activities::routes())
        .merge(history::routes())
}
