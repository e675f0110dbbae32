//! The description of the whole API, for programs and for people, and of the events; everybody may read them.

mod events;

use std::sync::Arc;

use axum::Router;
use axum::extract::Path;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use service::http::{Answer, IfNoneMatch};
use service::{Problem, http};
use utoipa_swagger_ui::{Config, serve};

/// Where the description is.
const ADDRESS: &str = "/api/v1/openapi.json";

/// The documents, each with its address: what `tidemark openapi` prints, the catalogue of all events with the schemas of their
/// data, and the same as AsyncAPI; tests keep them equal to what the code says.
const DOCUMENTS: [(&str, &str); 3] = [
    (ADDRESS, include_str!("../../docs/openapi.json")),
    ("/api/v1/events/catalog.json", events::CATALOGUE),
    ("/api/v1/events/asyncapi.json", include_str!("../../docs/asyncapi.json")),
];

/// What the page's own script and style say besides what their makers ship: to be dark where the reader's system is, as
/// their makers' bar on top would see to, and to fit narrow screens.
const MORE: [(&str, &str); 2] = [
    ("swagger-initializer.js", include_str!("document/page.js")),
    ("index.css", include_str!("document/page.css")),
];

/// What the page may do: run its own scripts, and ask this server and no other. The arrows in its style are `data:`.
const POLICY: &str = "default-src 'none'; base-uri 'none'; connect-src 'self'; font-src 'self'; form-action 'none'; \
    frame-ancestors 'none'; img-src 'self' data:; script-src 'self'; style-src 'self'";

/// What the page of the events may do: look like its own style.
const EVENTS_POLICY: &str = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; \
    style-src 'self'";

/// What serves them: `/api/v1/openapi.json`, and for people `/api/v1/docs/`; `/api/v1/events/catalog.json` and
/// `/api/v1/events/asyncapi.json`, and for people `/api/v1/events/catalog/`.
pub fn described() -> Router {
    let page = Arc::new(page());
    let index = Arc::clone(&page);
    let documents = DOCUMENTS.into_iter().fold(Router::new(), |routes, (address, text)| {
        let answer = Answer::rendered(StatusCode::OK, text.as_bytes().to_vec()).at_no_version();
        routes.route(address, get(async move |held: IfNoneMatch| answer.clone().unless(&held)))
    });
    let routes = documents.route("/api/v1/docs/", get(async move || file("", &index))).route(
        "/api/v1/docs/{file}",
        get(async move |Path(name): Path<String>| file(&name, &page)),
    );
    let routes = routes
        .route("/api/v1/events/catalog/", get(events_page))
        .route("/api/v1/events/catalog.css", get(events_style));
    http::open(routes)
}

/// The page of the events.
async fn events_page() -> Response {
    let policy = [(header::CONTENT_SECURITY_POLICY, EVENTS_POLICY)];
    match events::html() {
        Ok(page) => (policy, Html(page)).into_response(),
        Err(error) => {
            Problem::internal("the events cannot be shown").because(error).into_response()
        }
    }
}

/// Its style.
async fn events_style() -> Response {
    ([(header::CONTENT_TYPE, "text/css; charset=utf-8")], events::STYLE).into_response()
}

/// How the page looks and where it asks.
fn page() -> Config<'static> {
    Config::from(ADDRESS)
        .deep_linking(true)
        .display_request_duration(true)
        .doc_expansion("none")
        .filter(true)
        .try_it_out_enabled(true)
        // Without the bar on top, in which another address can be entered, which the policy refuses.
        .use_base_layout()
        // It would ask a server of the page's makers.
        .validator_url("none")
}

/// A file of the page.
fn file(name: &str, page: &Arc<Config<'static>>) -> Response {
    match serve(name, Arc::clone(page)) {
        Ok(Some(file)) => {
            let kind = HeaderValue::from_str(&file.content_type);
            let kind = kind.unwrap_or(HeaderValue::from_static("application/octet-stream"));
            let policy = HeaderValue::from_static(POLICY);
            let headers = [(header::CONTENT_TYPE, kind), (header::CONTENT_SECURITY_POLICY, policy)];
            let more =
                MORE.iter().find_map(|(known, more)| (*known == name).then_some(more.as_bytes()));
            let bytes = [&file.bytes, more.unwrap_or_default()].concat();
            (StatusCode::OK, headers, bytes).into_response()
        }
        Ok(None) => Problem::page_not_found().into_response(),
        Err(error) => {
            Problem::internal("the page cannot be shown").because(error.to_string()).into_response()
        }
    }
}
