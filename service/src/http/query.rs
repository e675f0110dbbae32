//! Query parameters.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use url::form_urlencoded;
use wire::{Expand, PageRequest, Selection};

use crate::Problem;

/// The query parameters of a request; an extractor that never fails.
#[derive(Debug, Clone, Default)]
pub struct Query(Vec<(String, String)>);

impl Query {
    /// Reads the part of an address after the `?`.
    #[must_use]
    pub fn parse(query: &str) -> Self {
        Self(form_urlencoded::parse(query.as_bytes()).into_owned().collect())
    }

    /// A parameter's value, the last one if it was given several times.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().rev().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The names of the parameters that say something.
    pub fn filled(&self) -> impl Iterator<Item = &str> {
        self.0.iter().filter(|(_, value)| !value.is_empty()).map(|(name, _)| name.as_str())
    }

    /// The parameters that have a value, each with its values; those of a repeated one are joined by commas.
    #[must_use]
    pub fn joined(&self) -> Vec<(&str, String)> {
        let mut joined: Vec<(&str, String)> = Vec::new();
        for (name, value) in self.0.iter().filter(|(_, value)| !value.is_empty()) {
            match joined.iter_mut().find(|(known, _)| known == name) {
                Some((_, values)) => {
                    values.push(',');
                    values.push_str(value);
                }
                None => joined.push((name, value.clone())),
            }
        }
        joined
    }

    /// The page that `per_page` and `cursor` ask for.
    ///
    /// # Errors
    /// 400 with the contract's text when one is malformed.
    pub fn page(&self) -> Result<PageRequest, Problem> {
        Ok(PageRequest::parse(self.get("per_page"), self.get("cursor"))?)
    }

    /// The keys that `fields` names.
    #[must_use]
    pub fn selection(&self) -> Selection {
        Selection::parse(self.get("fields"))
    }

    /// The keys that `expand` names.
    #[must_use]
    pub fn expand(&self) -> Expand {
        Expand::parse(self.get("expand"))
    }
}

impl<S: Sync> FromRequestParts<S> for Query {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Infallible> {
        Ok(parts.uri.query().map(Self::parse).unwrap_or_default())
    }
}
