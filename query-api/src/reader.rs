//! One extractor for all questions: who asks, what they want to see, and what they have seen already.

use axum::extract::FromRequestParts;
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use service::http::{Answer, IfNoneMatch, WaitFor, headers};
use service::{Caller, Problem};
use uuid::Uuid;
use wire::{Page, PageRequest, Selection, Zone};

use crate::params::Params;
use crate::seen::Seen;

/// The one who asks, and how.
pub(crate) struct Reader {
    /// Who asks.
    pub(crate) caller: Caller,
    /// The query string.
    pub(crate) params: Params,
    /// The position that the answer has to show.
    pub(crate) wait_for: WaitFor,
    /// The answers that the client holds already.
    held: IfNoneMatch,
}

impl<S: Sync> FromRequestParts<S> for Reader {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        if parts.uri.path().contains("%00") {
            return Err(Problem::page_not_found());
        }
        Ok(Self {
            caller: Caller::from_request_parts(parts, state).await?,
            params: Params::parse(parts.uri.query().unwrap_or_default())?,
            wait_for: WaitFor::parse(&parts.headers)?,
            held: IfNoneMatch::parse(&parts.headers),
        })
    }
}

impl Reader {
    /// The user who asks.
    pub(crate) fn user(&self) -> Uuid {
        self.caller.user().uuid()
    }

    /// The zone that times are shown in.
    pub(crate) fn zone(&self) -> Zone {
        self.caller.zone()
    }

    /// Answers with something at a version of its stream.
    pub(crate) fn answer(
        &self,
        seen: Seen,
        version: u64,
        body: &impl Serialize,
    ) -> Result<Response, Problem> {
        let answer = Answer::json(StatusCode::OK, body)?.at_version(seen.epoch, version);
        let mut response = answer.unless(&self.held).into_response();
        headers::describe(response.headers_mut(), seen.epoch, seen.position);
        Ok(response)
    }

    /// Answers with what belongs to no single stream: its version is the position that it shows.
    pub(crate) fn answer_all(
        &self,
        seen: Seen,
        body: &impl Serialize,
    ) -> Result<Response, Problem> {
        self.answer(seen, seen.position, body)
    }

    /// Answers with one row, of which only the wanted keys are shown.
    pub(crate) fn answer_row<T: Serialize>(
        &self,
        seen: Seen,
        version: u64,
        row: T,
    ) -> Result<Response, Problem> {
        let row = self.params.fields().pick(row).map_err(Problem::internal)?;
        self.answer(seen, version, &row)
    }

    /// Answers with a page of rows, of which only the wanted keys are shown.
    pub(crate) fn answer_page<T: Serialize>(
        &self,
        seen: Seen,
        page: PageRequest,
        total: u64,
        rows: Vec<T>,
        fields: &Selection,
    ) -> Result<Response, Problem> {
        if fields.is_all() {
            return self.answer_all(seen, &Page::new(page, total, rows));
        }
        let rows: Result<Vec<_>, _> = rows.into_iter().map(|row| fields.pick(row)).collect();
        self.answer_all(seen, &Page::new(page, total, rows.map_err(Problem::internal)?))
    }
}
