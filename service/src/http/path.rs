//! Path parameters.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use serde::de::{DeserializeOwned, Error};
use serde::{Deserialize, Deserializer};
use uuid::Uuid;

use super::{absent, methods};
use crate::Problem;

/// The parameters of a path, like axum's, but what does not fit is no route: 404.
#[derive(Debug, Clone, Copy)]
pub struct Path<T>(pub T);

impl<T: DeserializeOwned + Send, S: Send + Sync> FromRequestParts<S> for Path<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        match axum::extract::Path::from_request_parts(parts, state).await {
            Ok(axum::extract::Path(parameters)) => Ok(Self(parameters)),
            Err(_) => Err(absent::no_such_page(methods::path_of(parts))),
        }
    }
}

/// An id in a path: only lower-case `8-4-4-4-12`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct PathId<T>(pub T);

impl<'de, T: From<Uuid>> Deserialize<'de> for PathId<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        parse(&text).map(|id| Self(T::from(id))).ok_or_else(|| D::Error::custom("not an id"))
    }
}

/// Reads an id as it stands in paths.
fn parse(text: &str) -> Option<Uuid> {
    let strict = text.len() == 36 && !text.bytes().any(|byte| byte.is_ascii_uppercase());
    if strict { Uuid::try_parse(text).ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_in_paths_are_lower_case_and_hyphenated() {
        assert!(parse("0193a5f0-1b2c-7000-8000-00000000000a").is_some());
        for wrong in
            ["0193A5F0-1b2c-7000-8000-00000000000a", "0193a5f01b2c7000800000000000000a", "x", ""]
        {
            assert!(parse(wrong).is_none(), "{wrong}");
        }
    }
}
