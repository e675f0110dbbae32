//! Answers with entity tags, and the conditions clients make of them.
//!
//! A tag is `"<version>.<epoch>.<hash of the body>"`, with the first eight digits of the epoch; that of a document that comes
//! with the code is the hash alone. The body depends on
//! `expand`, `fields` and the reader's zone, so its hash tells caches what they hold. The version tells writers whether
//! another change came first, and counts within its epoch only: a restored log gives the same numbers to other changes.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use sha2::{Digest, Sha256};
use uuid::Uuid;

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
        Ok(Self::rendered(status, body))
    }

    /// A body that is JSON already, without a tag.
    #[must_use]
    pub const fn rendered(status: StatusCode, body: Vec<u8>) -> Self {
        Self { status, body, tag: None }
    }

    /// The answer with the tag of something that is at a version of its stream in an epoch of the log.
    #[must_use]
    pub fn at_version(mut self, epoch: Uuid, version: u64) -> Self {
        self.tag = Some(format!("\"{version}.{:08x}.{:016x}\"", digits(epoch), self.hash()));
        self
    }

    /// The answer with the tag of something that is at no version: a document that comes with the code.
    #[must_use]
    pub fn at_no_version(mut self) -> Self {
        self.tag = Some(format!("\"{:016x}\"", self.hash()));
        self
    }

    /// What tells this body from others.
    fn hash(&self) -> u64 {
        let digest = Sha256::digest(&self.body);
        digest.iter().take(8).fold(0, |hash, byte| hash << 8 | u64::from(*byte))
    }

    /// The status, the tag if there is one, and the body, for an answer that is a part of another.
    #[must_use]
    pub fn into_parts(self) -> (StatusCode, Option<String>, Vec<u8>) {
        (self.status, self.tag, self.body)
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

/// The versions that a write insists on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IfMatch {
    /// The client insists on nothing.
    Absent,
    /// Any version, as long as the thing is there.
    Any,
    /// One of these versions; foreign tags, weak tags and tags of another epoch never match.
    Versions(Vec<u64>),
}

impl IfMatch {
    /// Reads `If-Match` in an epoch of the log.
    #[must_use]
    pub fn parse(headers: &HeaderMap, epoch: Uuid) -> Self {
        if !headers.contains_key(header::IF_MATCH) {
            return Self::Absent;
        }
        let tags: Vec<&str> = tags(headers, &header::IF_MATCH).collect();
        if tags.contains(&"*") {
            return Self::Any;
        }
        Self::Versions(tags.into_iter().filter_map(|tag| version(tag, epoch)).collect())
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

/// The version in one of our tags of this epoch; the tag may be of any body, or of none.
fn version(tag: &str, present: Uuid) -> Option<u64> {
    let mut parts = tag.strip_prefix('"')?.strip_suffix('"')?.split('.');
    let (written, epoch) = (parts.next()?, parts.next()?);
    let version = written.parse::<u64>().ok().filter(|version| version.to_string() == written)?;
    (epoch == format!("{:08x}", digits(present))).then_some(version)
}

/// The first eight digits of an epoch, which name its stream as well.
fn digits(epoch: Uuid) -> u32 {
    epoch.as_fields().0
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

    /// The epoch of the tests.
    const EPOCH: Uuid = Uuid::from_u128(0x3064_0213_3d9c_4315_b265_e04e_eea2_090e);

    fn if_match(value: &'static str) -> IfMatch {
        let value = HeaderValue::from_static(value);
        IfMatch::parse(&HeaderMap::from_iter([(header::IF_MATCH, value)]), EPOCH)
    }

    #[test]
    fn a_write_insists_on_versions() {
        assert_eq!(IfMatch::parse(&HeaderMap::new(), EPOCH), IfMatch::Absent);
        assert_eq!(if_match("*"), IfMatch::Any);
        let both = if_match("\"3.30640213.ab\", \"4.30640213\"");
        assert_eq!(both, IfMatch::Versions(vec![3, 4]));
        assert!(if_match("\"3.30640213.ab\"").check(3).is_ok());
        assert_eq!(if_match("\"3.30640213.ab\"").check(4).unwrap_err().status(), 412);
    }

    #[test]
    fn weak_and_foreign_tags_never_match_a_write() {
        for value in ["W/\"3.30640213.ab\"", "3.30640213.ab", "3", "\"3\"", "\"3.ab\"", "\"x\"", ""]
        {
            assert!(if_match(value).check(3).is_err(), "{value}");
        }
    }

    #[test]
    fn a_version_counts_within_its_epoch_only() {
        assert!(if_match("\"3.7b3e0c51.ab\"").check(3).is_err());
        let tag = |epoch| answer().at_version(epoch, 3).tag;
        assert_eq!(tag(EPOCH).unwrap()[..12], *"\"3.30640213.");
        assert_ne!(tag(EPOCH), tag(Uuid::nil()));
    }

    #[test]
    fn the_tag_of_a_document_says_nothing_but_what_is_in_it() {
        let tag = answer().at_no_version().tag.unwrap();
        assert_eq!(tag.len(), 18);
        let held = IfNoneMatch(vec![tag]);
        assert_eq!(answer().at_no_version().unless(&held).into_response().status(), 304);
        let other = Answer::rendered(StatusCode::OK, Vec::new()).at_no_version();
        assert_eq!(other.unless(&held).into_response().status(), 200);
    }

    #[test]
    fn a_reader_that_holds_the_body_gets_none() {
        let answer = answer().at_version(EPOCH, 7);
        let held = IfNoneMatch(vec![answer.tag.clone().unwrap()]);
        assert_eq!(answer.clone().unless(&held).into_response().status(), 304);
        assert_eq!(answer.unless(&IfNoneMatch::default()).into_response().status(), 200);
    }

    /// An answer without a tag.
    fn answer() -> Answer {
        Answer::json(StatusCode::OK, &[1, 2]).unwrap()
    }
}
