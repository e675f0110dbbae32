//! The id of a request, for logs and support.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, HeaderValue};

use crate::Ids;

/// The header, in requests and responses.
pub(super) const X_REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
/// The longest id taken from a client.
const LONGEST: usize = 128;

/// The client's own name for the request if it is sane, otherwise a new one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestId(HeaderValue);

impl RequestId {
    /// The id of a request with these headers.
    pub(super) fn of(headers: &HeaderMap, ids: &Ids) -> Self {
        match headers.get(X_REQUEST_ID) {
            Some(value) if is_sane(value.as_bytes()) => Self(value.clone()),
            _ => Self(new(ids)),
        }
    }

    /// As a header's value.
    pub(super) fn header(&self) -> HeaderValue {
        self.0.clone()
    }

    /// As text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.to_str().unwrap_or_default()
    }
}

/// A new id.
fn new(ids: &Ids) -> HeaderValue {
    let mut buffer = uuid::Uuid::encode_buffer();
    let text = ids.next().hyphenated().encode_lower(&mut buffer);
    HeaderValue::from_str(text).unwrap_or(HeaderValue::from_static("none"))
}

/// Whether it is short and made of harmless characters.
fn is_sane(id: &[u8]) -> bool {
    let harmless = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_.:+/=@".contains(byte);
    !id.is_empty() && id.len() <= LONGEST && id.iter().all(harmless)
}

impl<S: Sync> FromRequestParts<S> for RequestId {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Infallible> {
        let known = parts.extensions.get::<Self>().cloned();
        Ok(known.unwrap_or(Self(HeaderValue::from_static("none"))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_sane_ids_are_taken() {
        assert!(is_sane(b"01J-abc_9.x:y+z/="));
        for wrong in [&b""[..], b"a b", b"a\"b", b"{}", &[b'a'; 129]] {
            assert!(!is_sane(wrong));
        }
    }
}
