//! Answers with entity tags, and the conditions clients make of them.
//!
//! A tag is `"<version>.<hash of the body>"`: the body depends on `expand`, `fields` and the reader's zone, so it
//! tells caches what they hold, and the version tells writers whether somebody was faster.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::Problem;

/// A body that has been rendered, with its tag.
#[derive(Debug, Clone)]
pub struct Answer {
    status: StatusCode,
    body: Vec<u8>,
    tag: Option<String>,
}

impl Answer {
    /// A JSON body without a tag.
    ///
    /// # Errors
    /// 500 when the value cannot be JSON.
    pub fn json(status: StatusCode, value: &impl Serialize) -> Result<Self, Problem> {
        let body = serde_json::to_vec(value).map_err(Problem::internal)?;
        Ok(Self { status, body, tag: None })
    }

    /// A JSON body of something that is at a version of its stream.
    ///
    /// # Errors
    /// 500 when the value cannot be JSON.
    pub fn versioned(
        status: StatusCode,
        version: u64,
        value: &impl Serialize,
    ) -> Result<Self, Problem> {
        let mut answer = Self::json(status, value)?;
        let digest = Sha256::digest(&answer.body);
        let hash = digest.iter().take(8).fold(0, |hash, byte| hash << 8 | u64::from(*byte));
        answer.tag = Some(format!("\"{version}.{hash:016x}\""));
        Ok(answer)
    }

    /// 304 without a body if the client has the same already.
    #[must_use]
    pub fn unless(mut self, known: &IfNoneMatch) -> Self {
        if self.tag.as_deref().is_some_and(|tag| known.holds(tag)) {
            self.status = StatusCode::NOT_MODIFIED;
            self.body = Vec::new();
        }
        self
    }
}

impl IntoResponse for Answer {
    fn into_response(self) -> Response {
        let mut response = (self.status, self.body).into_response();
        let headers = response.headers_mut();
        if self.status == StatusCode::NOT_MODIFIED {
            headers.remove(header::CONTENT_TYPE);
        } else {
            headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
        }
        if let Some(tag) = self.tag.and_then(|tag| HeaderValue::try_from(tag).ok()) {
            headers.insert(header::ETAG, tag);
        }
        response
    }
}

/// The versions that a write insists on; an extractor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IfMatch {
    /// The client insists on nothing.
    Absent,
    /// Any version, as long as the thing is there.
    Any,
    /// One of these; tags that are not ours, and weak ones, never match.
    Versions(Vec<u64>),
}

impl IfMatch {
    /// Reads `If-Match`.
    #[must_use]
    pub fn parse(headers: &HeaderMap) -> Self {
        if !headers.contains_key(header::IF_MATCH) {
            return Self::Absent;
        }
        let tags: Vec<&str> = tags(headers, &header::IF_MATCH).collect();
        if tags.contains(&"*") {
            return Self::Any;
        }
        Self::Versions(tags.into_iter().filter_map(version).collect())
    }

    /// Whether a write may go on at this version.
    ///
    /// # Errors
    /// 412 with the present version when it is none that the client insists on.
    pub fn check(&self, current: u64) -> Result<(), Problem> {
        match self {
            Self::Versions(versions) if !versions.contains(&current) => {
                Err(Problem::precondition_failed(current))
            }
            _ => Ok(()),
        }
    }
}

/// The tags that a reader holds already; an extractor.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct IfNoneMatch(Vec<String>);

impl IfNoneMatch {
    /// Reads `If-None-Match`.
    #[must_use]
    pub fn parse(headers: &HeaderMap) -> Self {
        Self(tags(headers, &header::IF_NONE_MATCH).map(strong).map(str::to_owned).collect())
    }

    /// Whether the reader holds this one; weak tags count.
    #[must_use]
    pub fn holds(&self, tag: &str) -> bool {
        self.0.iter().any(|held| held == "*" || held == strong(tag))
    }
}

/// The tags in all headers of a name. None of ours contains a comma.
fn tags<'h>(headers: &'h HeaderMap, name: &HeaderName) -> impl Iterator<Item = &'h str> + use<'h> {
    headers
        .get_all(name)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(str::trim)
        .filter(|tag| !tag.is_empty())
}

/// A tag without the mark of a weak one. Proxies that compress weaken tags, or add to them.
fn strong(tag: &str) -> &str {
    tag.strip_prefix("W/").unwrap_or(tag)
}

/// The version in one of our tags; the tag may be of any body, or of none.
fn version(tag: &str) -> Option<u64> {
    let inner = tag.strip_prefix('"')?.strip_suffix('"')?;
    inner.split('.').next()?.parse().ok()
}

impl<S: Sync> FromRequestParts<S> for IfMatch {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Self::Rejection> {
        Ok(Self::parse(&parts.headers))
    }
}

impl<S: Sync> FromRequestParts<S> for IfNoneMatch {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Self::Rejection> {
        Ok(Self::parse(&parts.headers))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn if_match(value: &'static str) -> IfMatch {
        let value = HeaderValue::from_static(value);
        IfMatch::parse(&HeaderMap::from_iter([(header::IF_MATCH, value)]))
    }

    #[test]
    fn a_write_insists_on_versions() {
        assert_eq!(IfMatch::parse(&HeaderMap::new()), IfMatch::Absent);
        assert_eq!(if_match("*"), IfMatch::Any);
        assert_eq!(if_match("\"3.ab\", \"4\""), IfMatch::Versions(vec![3, 4]));
        assert!(if_match("\"3.ab\"").check(3).is_ok());
        assert_eq!(if_match("\"3.ab\"").check(4).unwrap_err().status(), 412);
    }

    #[test]
    fn weak_and_foreign_tags_never_match_a_write() {
        for value in ["W/\"3.ab\"", "3", "\"x\"", ""] {
            assert!(if_match(value).check(3).is_err(), "{value}");
        }
    }

    #[test]
    fn a_reader_that_holds_the_body_gets_none() {
        let answer = Answer::versioned(StatusCode::OK, 7, &[1, 2]).unwrap();
        let tag = answer.tag.clone().unwrap();
        assert!(tag.starts_with("\"7."), "{tag}");
        let held = IfNoneMatch(vec![tag]);
        assert_eq!(answer.clone().unless(&held).into_response().status(), 304);
        assert_eq!(answer.unless(&IfNoneMatch::default()).into_response().status(), 200);
    }
}
