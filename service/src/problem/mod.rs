//! One type for every error answer: the client's text, and apart from it the cause for the log.

mod catalogue;
pub mod missing;
mod rfc9457;

use std::borrow::Cow;
use std::error::Error;
use std::sync::Arc;

use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use serde_json::Value;
use telemetry::causes;
use wire::FieldErrors;
use wire::filter::FilterError;

pub(crate) use rfc9457::render;

/// The text for a request about which nothing more can be said.
const NOT_VALID: &str = "The request is not valid.";

/// A text for the client.
type Text = Cow<'static, str>;

/// A refusal or a failure on its way to the client.
///
/// As a response it has the contract's body (§1.11); a layer renders it as RFC 9457 for clients that ask for that.
#[derive(Debug)]
pub struct Problem(Box<Parts>);

/// What a problem consists of; behind a pointer, since every `Result` of a handler has room for it.
#[derive(Debug)]
struct Parts {
    status: StatusCode,
    code: Text,
    body: Body,
    extra: Vec<(Text, Value)>,
    headers: Vec<(HeaderName, HeaderValue)>,
    cause: Option<Box<dyn Error + Send + Sync>>,
}

/// The contract's shapes of an error body.
#[derive(Debug)]
enum Body {
    /// A text under one key: `detail`, `error`, `message` or the name of a field.
    Text(Text, Text),
    /// Field by field.
    Fields(FieldErrors),
    /// Field by field, for each element of a list that was sent.
    Each(Vec<FieldErrors>),
}

impl Problem {
    /// A text under a key; the shape that most errors have.
    #[must_use]
    pub fn text(
        status: StatusCode,
        code: impl Into<Text>,
        key: impl Into<Text>,
        text: impl Into<Text>,
    ) -> Self {
        Self::new(status, code.into(), Body::Text(key.into(), text.into()))
    }

    /// A problem with nothing but the essentials.
    fn new(status: StatusCode, code: Text, body: Body) -> Self {
        let (extra, headers) = (Vec::new(), Vec::new());
        Self(Box::new(Parts { status, code, body, extra, headers, cause: None }))
    }

    /// The problem under another stable name, for example a refusal's.
    #[must_use]
    pub fn with_code(mut self, code: impl Into<Text>) -> Self {
        self.0.code = code.into();
        self
    }

    /// One more key in the body.
    #[must_use]
    pub fn with(mut self, key: impl Into<Text>, value: impl Into<Value>) -> Self {
        self.0.extra.push((key.into(), value.into()));
        self
    }

    /// A filter in a field of a body makes no sense; named after the field, it is told as lists tell it.
    #[must_use]
    pub fn invalid_filter(field: impl Into<Text>, error: &FilterError) -> Self {
        let problem = Self::field(field, error.to_string());
        problem.with_code("request/invalid-filter").about(error)
    }

    /// The problem with an object inside of the body: fields are named after the object, whose place is `at`.
    #[must_use]
    pub fn inside(mut self, at: &str) -> Self {
        if let Body::Fields(errors) = self.0.body {
            let mut inside = FieldErrors::default();
            inside.add_inside(at, errors);
            self.0.body = Body::Fields(inside);
        }
        self
    }

    /// The problem with what programs are told of a filter that makes no sense: the kind of fault, and where it stands.
    fn about(self, FilterError { code, column, .. }: &FilterError) -> Self {
        let problem = self.with("code", code.as_str());
        match column {
            Some(column) => problem.with("column", *column),
            None => problem,
        }
    }

    /// A header of the response.
    #[must_use]
    pub fn with_header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.0.headers.push((name, value));
        self
    }

    /// What lies behind it: logged, never shown.
    #[must_use]
    pub fn because(mut self, cause: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        self.0.cause = Some(cause.into());
        self
    }

    /// The status of HTTP.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.0.status
    }

    /// The stable name, for example `issue/already-archived`.
    #[must_use]
    pub fn code(&self) -> &str {
        &self.0.code
    }

    /// The sentence for people.
    #[must_use]
    pub fn detail(&self) -> Cow<'_, str> {
        match &self.0.body {
            Body::Text(_, text) => Cow::Borrowed(text),
            Body::Fields(errors) => first_of(errors),
            Body::Each(all) => {
                all.iter().find(|errors| !errors.is_empty()).map_or(NOT_VALID.into(), first_of)
            }
        }
    }

    /// The causes, outermost first, in one line; empty without any.
    #[must_use]
    pub fn chain(&self) -> String {
        self.0.cause.as_deref().map(|cause| causes(cause)).unwrap_or_default()
    }

    /// The contract's body, which is JSON.
    #[must_use]
    pub fn contract_body(&self) -> Vec<u8> {
        let mut keys = serde_json::Map::new();
        match &self.0.body {
            Body::Text(key, text) => {
                keys.insert(key.clone().into_owned(), text.clone().into_owned().into());
            }
            Body::Each(errors) => return bytes_of(errors),
            Body::Fields(errors) if self.0.extra.is_empty() => return bytes_of(errors),
            Body::Fields(errors) => {
                if let Ok(Value::Object(fields)) = serde_json::to_value(errors) {
                    keys = fields;
                }
            }
        }
        keys.extend(
            self.0.extra.iter().map(|(key, value)| (key.clone().into_owned(), value.clone())),
        );
        bytes_of(&keys)
    }
}

impl From<FieldErrors> for Problem {
    fn from(errors: FieldErrors) -> Self {
        Self::validation(errors)
    }
}

impl From<wire::NotSent> for Problem {
    fn from(error: wire::NotSent) -> Self {
        Self::internal(error)
    }
}

impl From<wire::PageError> for Problem {
    fn from(error: wire::PageError) -> Self {
        Self::bad_request_detail("request/invalid-page", error.to_string())
    }
}

/// A filter that makes no sense, as clients of the contract expect it (§8.8): 400.
impl From<FilterError> for Problem {
    fn from(error: FilterError) -> Self {
        let text = error.to_string();
        let problem =
            Self::text(StatusCode::BAD_REQUEST, "request/invalid-filter", "message", text);
        problem.about(&error)
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = json_response(self.0.status, "application/json", self.contract_body());
        for (name, value) in &self.0.headers {
            response.headers_mut().insert(name, value.clone());
        }
        response.extensions_mut().insert(Arc::new(self));
        response
    }
}

/// The first of some errors as a sentence.
fn first_of(errors: &FieldErrors) -> Cow<'_, str> {
    match errors.first() {
        Some((wire::NON_FIELD, message)) => Cow::Borrowed(message),
        Some((field, message)) => Cow::Owned(format!("{field}: {message}")),
        None => Cow::Borrowed(NOT_VALID),
    }
}

/// A response with a body that is already JSON.
fn json_response(status: StatusCode, media_type: &'static str, body: Vec<u8>) -> Response {
    let content_type = (axum::http::header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    (status, [content_type], body).into_response()
}

/// JSON of what cannot fail to be JSON: maps with text keys.
fn bytes_of(value: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(value).unwrap_or_default()
}

#[cfg(test)]
mod tests;
