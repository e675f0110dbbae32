//! Wrong methods and wrong paths.

use axum::extract::{OriginalUri, Request};
use axum::http::request::Parts;
use axum::http::{HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};

use super::{absent, paths};
use crate::Problem;

/// The path as the client sent it, also inside of nested routers.
pub(crate) fn path(request: &Request) -> &str {
    match request.extensions().get::<OriginalUri>() {
        Some(OriginalUri(uri)) => uri.path(),
        None => request.uri().path(),
    }
}

/// The path as the client sent it, of a request without its body.
pub(super) fn path_of(parts: &Parts) -> &str {
    parts.extensions.get::<OriginalUri>().map_or(&parts.uri, |original| &original.0).path()
}

/// Answers methods that a path does not offer: 405, or 404 if it is one of what Tidemark does not have.
pub(super) async fn method_not_allowed(request: Request) -> Problem {
    not_allowed(&request)
}

/// 405 with the methods that the path does offer, or 404 if it is one of what Tidemark does not have.
pub(crate) fn not_allowed(request: &Request) -> Problem {
    if let Some(what) = absent::of(path(request)) {
        return Problem::not_available(what);
    }
    let problem = Problem::method_not_allowed(request.method());
    match paths::allow(path(request)) {
        Some(methods) => problem.with_header(header::ALLOW, HeaderValue::from_static(methods)),
        None => problem,
    }
}

/// The answer to OPTIONS (RFC 9110, 9.3.7): what the path offers, which is no secret. None to other methods and on paths
/// that the API does not have.
pub(super) fn options(request: &Request) -> Option<Response> {
    // Before the look at all paths: this is asked of every request.
    if request.method() != Method::OPTIONS {
        return None;
    }
    let methods = paths::allow(path(request))?;
    let allow = HeaderValue::from_str(&format!("{methods}, OPTIONS")).ok()?;
    Some((StatusCode::NO_CONTENT, [(header::ALLOW, allow)]).into_response())
}

/// Answers paths that this router does not have: 405 if another service has them, 301 or 308 if only the slash is
/// missing, else 404, which says so if Tidemark does not have what Plane has there.
pub(super) async fn no_such_route(request: Request) -> Response {
    let path = path(&request);
    if paths::lacks_slash(path) {
        return with_slash(request.method(), request.uri());
    }
    if let Some(what) = absent::of(path) {
        return Problem::not_available(what).into_response();
    }
    if paths::allow(path).is_some() {
        return not_allowed(&request).into_response();
    }
    Problem::page_not_found().into_response()
}

/// A redirect to the same address with a slash at the path's end: 301 for reads, 308 for all else, because clients answer
/// a 301 with a GET and lose the body.
fn with_slash(method: &Method, uri: &Uri) -> Response {
    let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
    let status = if matches!(*method, Method::GET | Method::HEAD) {
        StatusCode::MOVED_PERMANENTLY
    } else {
        StatusCode::PERMANENT_REDIRECT
    };
    match HeaderValue::from_str(&format!("{}/{query}", uri.path())) {
        Ok(location) => (status, [(header::LOCATION, location)]).into_response(),
        Err(_) => Problem::page_not_found().into_response(),
    }
}
