//! Problems as `application/problem+json` for clients that ask for it.

use std::sync::Arc;

use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, Uri, header};
use axum::middleware::Next;
use axum::response::Response;
use serde::Serialize;
use serde_json::{Map, Value};

use super::{Body, Problem, bytes_of};

const MEDIA_TYPE: &str = "application/problem+json";

/// The name of the contract's own `code`, which says more of some problems (a filter's kind of fault, and where its
/// column is); `code` itself is the stable name of the problem.
const CONTRACT_CODE: &str = "contract_code";

#[derive(Serialize)]
struct Details<'p> {
    r#type: String,
    title: &'static str,
    status: u16,
    detail: &'p str,
    instance: &'p str,
    code: &'p str,
    #[serde(skip_serializing_if = "Option::is_none")]
    errors: Option<Errors<'p>>,
    #[serde(flatten)]
    extra: Map<String, Value>,
}

/// The errors of the fields of a body, or of the fields of each element of a list.
#[derive(Serialize)]
#[serde(untagged)]
enum Errors<'p> {
    Fields(&'p wire::FieldErrors),
    Each(&'p [wire::FieldErrors]),
}

/// Renders the problems of a router as RFC 9457 where the client asks for it.
pub(crate) async fn render(request: Request, next: Next) -> Response {
    if !is_wanted(request.headers()) {
        return next.run(request).await;
    }
    let uri = request.uri().clone();
    let mut response = next.run(request).await;
    if let Some(problem) = response.extensions().get::<Arc<Problem>>().cloned() {
        let body = details(&problem, &uri);
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(MEDIA_TYPE));
        headers.remove(header::CONTENT_LENGTH);
        *response.body_mut() = body.into();
    }
    response
}

/// Whether the client names the media type itself.
fn is_wanted(headers: &HeaderMap) -> bool {
    let named = |value: &HeaderValue| value.to_str().is_ok_and(|text| text.contains(MEDIA_TYPE));
    headers.get_all(header::ACCEPT).iter().any(named)
}

/// The problem as JSON in the form of RFC 9457.
fn details(problem: &Problem, uri: &Uri) -> Vec<u8> {
    // Names of the standard's own members keep their standard meaning.
    let own = ["type", "title", "status", "detail", "instance", "errors"];
    let extra = problem.0.extra.iter().filter(|(key, _)| !own.contains(&key.as_ref()));
    let extra = extra.map(|(key, value)| match key.as_ref() {
        "code" => (CONTRACT_CODE.to_owned(), value.clone()),
        key => (key.to_owned(), value.clone()),
    });
    bytes_of(&Details {
        r#type: format!("/problems/{}", problem.code()),
        title: problem.status().canonical_reason().unwrap_or("Error"),
        status: problem.status().as_u16(),
        detail: &problem.detail(),
        instance: uri.path(),
        code: problem.code(),
        errors: match &problem.0.body {
            Body::Fields(errors) => Some(Errors::Fields(errors)),
            Body::Each(errors) => Some(Errors::Each(errors)),
            Body::Text(..) => None,
        },
        extra: extra.collect(),
    })
}
