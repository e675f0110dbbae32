//! Request bodies: JSON or a form, as fields (contract §1.3).

use axum::body::Bytes;
use axum::extract::rejection::{BytesRejection, FailedToBufferBody};
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::{HeaderMap, HeaderValue, header};
use serde::de::IgnoredAny;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};
use url::form_urlencoded;
use wire::{Fields, Zone};

use super::prefers;
use super::timed::TooSlow;
use crate::{Problem, Standing};

/// The keys of a request's body; an extractor, the last one of a handler.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Body {
    values: Map<String, Value>,
    form: bool,
    strict: bool,
}

/// Under which key a bare list is taken, where one may be sent in place of an object; an extension of the request.
#[derive(Debug, Clone, Copy)]
pub struct ListsUnder(pub &'static str);

impl Body {
    /// The fields to read; times without an offset are in `zone`.
    #[must_use]
    pub fn fields(self, zone: Zone) -> Fields {
        let fields = if self.form {
            Fields::form(self.values, zone)
        } else {
            Fields::new(self.values, zone)
        };
        fields.strict(self.strict)
    }

    /// The fields to read as a PATCH: none is required.
    #[must_use]
    pub fn changes(self, zone: Zone) -> Fields {
        self.fields(zone).partial()
    }

    /// SHA-256 over the content of the body, however it was written: tells a repeated request from a different one.
    #[must_use]
    pub fn fingerprint(&self) -> [u8; 32] {
        let text = serde_json::to_vec(&self.values).unwrap_or_default();
        Sha256::digest(text).into()
    }

    /// A JSON body.
    fn from_json(bytes: &[u8], lists: Option<ListsUnder>) -> Result<Self, Problem> {
        match (serde_json::from_slice(bytes), lists) {
            (Ok(list @ Value::Array(_)), Some(ListsUnder(key))) => {
                Ok(Self { values: Map::from_iter([(key.to_owned(), list)]), ..Self::default() })
            }
            (Ok(Value::Object(values)), _) => Ok(Self { values, ..Self::default() }),
            (Ok(Value::Null), _) => Err(Problem::non_field("No data provided")),
            (Ok(other), _) => Err(Problem::not_an_object(wire::fields::type_name(&other))),
            (Err(error), _) => Err(Problem::malformed_json(error)),
        }
    }

    /// A form: every key has the list of its texts.
    fn from_pairs(pairs: impl Iterator<Item = (String, String)>) -> Self {
        let mut values = Map::new();
        for (key, text) in pairs {
            let texts = values.entry(key).or_insert_with(|| Value::Array(Vec::new()));
            if let Value::Array(texts) = texts {
                texts.push(Value::String(text));
            }
        }
        Self { values, form: true, ..Self::default() }
    }

    /// A form as an address would have it, unless it is JSON that only is called so.
    fn from_form(bytes: &[u8]) -> Result<Self, Problem> {
        if bytes.trim_ascii_start().starts_with(b"{")
            && serde_json::from_slice::<IgnoredAny>(bytes).is_ok()
        {
            return Err(Problem::json_as_form());
        }
        Ok(Self::from_pairs(form_urlencoded::parse(bytes).into_owned()))
    }
}

impl<S: Send + Sync> FromRequest<S> for Body {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        let content_type = request.headers().get(header::CONTENT_TYPE).cloned();
        let encoding = encoding(request.headers());
        let strict = prefers(request.headers(), "handling=strict");
        let lists = request.extensions().get::<ListsUnder>().copied();
        let standing = request.extensions().get::<Standing>().cloned();
        let bytes = Bytes::from_request(request, state).await.map_err(unread)?;
        if let Some(standing) = standing {
            // It may have taken its time.
            standing.confirm().await?;
        }
        if bytes.is_empty() {
            return Ok(Self { strict, ..Self::default() });
        }
        if let Some(encoding) = encoding {
            return Err(Problem::unsupported_encoding(&encoding));
        }
        let read = match media_type(content_type.as_ref()).as_str() {
            "application/json" => Self::from_json(&bytes, lists),
            "application/x-www-form-urlencoded" => Self::from_form(&bytes),
            "multipart/form-data" => multipart(content_type, bytes, state).await,
            "" => Err(Problem::no_media_type()),
            other => Err(Problem::unsupported_media_type(other)),
        };
        Ok(Self { strict, ..read? })
    }
}

/// How a body is encoded, if it is not sent as it is.
fn encoding(headers: &HeaderMap) -> Option<String> {
    let value = headers.get(header::CONTENT_ENCODING)?;
    let encoding = String::from_utf8_lossy(value.as_bytes()).trim().to_ascii_lowercase();
    (!encoding.is_empty() && encoding != "identity").then_some(encoding)
}

/// The media type of a body without its parameters, lower-case; empty if there is none.
fn media_type(content_type: Option<&HeaderValue>) -> String {
    let value = content_type.and_then(|value| value.to_str().ok());
    let essence = value.unwrap_or_default().split(';').next().unwrap_or_default();
    essence.trim().to_ascii_lowercase()
}

/// Reads a multipart form of texts; files are refused, because they would be lost.
async fn multipart<S: Send + Sync>(
    content_type: Option<HeaderValue>,
    bytes: Bytes,
    state: &S,
) -> Result<Body, Problem> {
    let malformed = |error: &dyn std::fmt::Display| {
        let text = format!("Multipart form parse error - {error}");
        Problem::bad_request_detail("request/malformed-form", text)
    };
    let mut request = Request::new(axum::body::Body::from(bytes));
    if let Some(content_type) = content_type {
        request.headers_mut().insert(header::CONTENT_TYPE, content_type);
    }
    let mut form =
        Multipart::from_request(request, state).await.map_err(|error| malformed(&error))?;
    let mut pairs = Vec::new();
    while let Some(part) = form.next_field().await.map_err(|error| malformed(&error))? {
        let Some(name) = part.name().map(str::to_owned) else { continue };
        if part.file_name().is_some() {
            return Err(Problem::field(name, "Files are not taken here."));
        }
        pairs.push((name, part.text().await.map_err(|error| malformed(&error))?));
    }
    Ok(Body::from_pairs(pairs.into_iter()))
}

/// Why a body could not be read.
fn unread(rejection: BytesRejection) -> Problem {
    match rejection {
        BytesRejection::FailedToBufferBody(FailedToBufferBody::LengthLimitError(_)) => {
            Problem::too_large()
        }
        other if TooSlow::is_behind(&other) => Problem::too_slow(),
        other => {
            let text = "The request body could not be read.";
            Problem::bad_request_detail("request/unreadable", text).because(other)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_of_keys_does_not_change_a_request() {
        let read = |text: &str| Body::from_json(text.as_bytes(), None).unwrap().fingerprint();
        assert_eq!(read(r#"{"a": 1, "b": 2}"#), read(r#"{"b":2,"a":1}"#));
        assert_ne!(read(r#"{"a": 1}"#), read(r#"{"a": 2}"#));
    }

    #[test]
    fn deep_nesting_is_refused_and_the_last_of_equal_keys_counts() {
        let deep = format!("{{\"a\":{}{}}}", "[".repeat(100_000), "]".repeat(100_000));
        assert_eq!(Body::from_json(deep.as_bytes(), None).unwrap_err().status(), 400);
        let body = Body::from_json(br#"{"a": 1, "a": 2}"#, None).unwrap();
        assert_eq!(body.values["a"], 2);
    }
}
