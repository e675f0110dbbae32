//! One address for everything: pages of the web application first; of the API, what only reads goes to the query side,
//! everything else to the command side.

use axum::Router;
use axum::extract::Request;
use axum::response::Response;
use service::http::rights;
use tower::ServiceExt;
use web::Site;

/// Both sides behind one address, as the proxy of a deployment has them.
pub fn both(commands: Router, queries: Router) -> Router {
    Router::new().fallback(async move |request: Request| -> Response {
        let side = if rights::is_read(request.method(), request.uri().path()) {
            queries
        } else {
            commands
        };
        match side.oneshot(request).await {
            Ok(response) => response,
            Err(never) => match never {},
        }
    })
}

/// The web application before the API: what it does not answer is asked of the API.
pub fn with_pages(site: Site, api: Router) -> Router {
    Router::new().fallback(async move |request: Request| -> Response {
        let page = site.answer(request.method(), request.uri().path(), request.headers());
        if let Some(page) = page {
            return page;
        }
        match api.oneshot(request).await {
            Ok(response) => response,
            Err(never) => match never {},
        }
    })
}

#[cfg(test)]
mod tests {
    use axum::body::{Body, to_bytes};
    use axum::http::{Method, Request};

    use super::*;

    /// Which side answers.
    async fn answered_by(method: Method, path: &str) -> String {
        let side = |name: &'static str| Router::new().fallback(async move || name);
        let router = both(side("commands"), side("queries"));
        let request = Request::builder().method(method).uri(path).body(Body::empty()).unwrap();
        let body = router.oneshot(request).await.unwrap().into_body();
        String::from_utf8(to_bytes(body, 100).await.unwrap().to_vec()).unwrap()
    }

    #[tokio::test]
    async fn reads_go_to_the_query_side_also_when_they_are_posted() {
        assert_eq!(answered_by(Method::GET, "/api/v1/users/me/").await, "queries");
        let search = "/api/v1/workspaces/demo/work-items/advanced-search/";
        assert_eq!(answered_by(Method::POST, search).await, "queries");
        assert_eq!(answered_by(Method::GET, "/health/ready").await, "queries");
    }

    #[tokio::test]
    async fn everything_else_goes_to_the_command_side() {
        for method in [Method::POST, Method::PATCH, Method::PUT, Method::DELETE] {
            assert_eq!(answered_by(method, "/api/v1/workspaces/").await, "commands");
        }
    }
}
