//! One extractor for all questions: who asks, what they want to see, and what they have seen already.

use std::sync::atomic::{AtomicBool, Ordering};

use axum::extract::FromRequestParts;
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use domain::{Place, Right};
use serde::Serialize;
use service::http::{Answer, IfNoneMatch, WaitFor, headers, rights};
use service::{Caller, Problem};
use uuid::Uuid;
use wire::{Behind, Page, PageRequest, Selection, Zone};

use crate::paging;
use crate::params::Params;
use crate::seen::Seen;

/// How a page ends.
const END: &[u8] = b"]}";

/// Who asks for what, and how.
pub(crate) struct ReadRequest {
    /// Who asks.
    pub(crate) caller: Caller,
    /// What they have to be, by the row of the route.
    right: Right,
    /// Whether that has been asked.
    is_asked: AtomicBool,
    /// The query string.
    pub(crate) params: Params,
    /// The position that the answer has to show.
    pub(crate) wait_for: WaitFor,
    /// The answers that the client holds already.
    held: IfNoneMatch,
}

impl<S: Sync> FromRequestParts<S> for ReadRequest {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        if parts.uri.path().contains("%00") {
            return Err(Problem::page_not_found());
        }
        Ok(Self {
            caller: Caller::from_request_parts(parts, state).await?,
            right: rights::noted(&parts.extensions)?,
            is_asked: AtomicBool::new(false),
            params: Params::parse(parts.uri.query().unwrap_or_default())?,
            wait_for: WaitFor::parse(&parts.headers)?,
            held: IfNoneMatch::parse(&parts.headers),
        })
    }
}

impl ReadRequest {
    /// The user who asks.
    pub(crate) fn user(&self) -> Uuid {
        self.caller.user().uuid()
    }

    /// The right of the route, for what asks for it in a place.
    ///
    /// # Errors
    /// The row of the route is about another place.
    pub(crate) fn asks_in(&self, place: Place) -> Result<Right, Problem> {
        self.is_asked.store(true, Ordering::Relaxed);
        if self.right.place() == place { Ok(self.right) } else { Err(otherwise()) }
    }

    /// Makes sure that a statement, which asks for this right, asks for that of the route.
    ///
    /// # Errors
    /// The row of the route names another one.
    pub(crate) fn asks(&self, right: Right) -> Result<(), Problem> {
        self.is_asked.store(true, Ordering::Relaxed);
        if self.right == right { Ok(()) } else { Err(otherwise()) }
    }

    /// Refuses to answer what was not asked for the right that it needs.
    fn check_asked(&self) -> Result<(), Problem> {
        if self.right.place() == Place::Nowhere || self.is_asked.load(Ordering::Relaxed) {
            return Ok(());
        }
        Err(Problem::internal("nothing has asked for the right of the route"))
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
        self.finish(seen, version, Answer::json(StatusCode::OK, body)?)
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
        self.answer_fields(seen, version, row, &self.params.fields())
    }

    /// Answers with one row, of which only the keys in `fields` are shown.
    pub(crate) fn answer_fields<T: Serialize>(
        &self,
        seen: Seen,
        version: u64,
        row: T,
        fields: &Selection,
    ) -> Result<Response, Problem> {
        let row = fields.pick(row).map_err(Problem::internal)?;
        self.answer(seen, version, &row)
    }

    /// Answers with a page of rows, of which only the wanted keys are shown; 400 if they are too large together.
    pub(crate) fn answer_page<T: Serialize>(
        &self,
        seen: Seen,
        page: PageRequest,
        total: u64,
        rows: impl IntoIterator<Item = T, IntoIter: ExactSizeIterator>,
        fields: &Selection,
    ) -> Result<Response, Problem> {
        self.answer_page_before(seen, page, (total, Behind::default()), rows, fields, NOTHING)
    }

    /// Answers with a page of rows as [`Self::answer_page`] does, with what is known of the rows behind the page, and
    /// perhaps with one more key beside those that every page has.
    pub(crate) fn answer_page_before<T: Serialize>(
        &self,
        seen: Seen,
        page: PageRequest,
        (total, behind): (u64, Behind),
        rows: impl IntoIterator<Item = T, IntoIter: ExactSizeIterator>,
        fields: &Selection,
        beside: Option<(&str, &impl Serialize)>,
    ) -> Result<Response, Problem> {
        let envelope = Page::new(page, total, Vec::new()).before(behind);
        let mut body = rendered(envelope, rows.into_iter(), fields)?;
        if let Some((key, value)) = beside {
            body.pop();
            body.extend_from_slice(format!(",\"{key}\":").as_bytes());
            serde_json::to_writer(&mut body, value).map_err(Problem::internal)?;
            body.push(b'}');
        }
        self.finish(seen, seen.position, Answer::rendered(StatusCode::OK, body))
    }

    /// An answer at a version, unless the client has it already.
    fn finish(&self, seen: Seen, version: u64, answer: Answer) -> Result<Response, Problem> {
        self.check_asked()?;
        let answer = answer.at_version(seen.epoch, version);
        let mut response = answer.unless(&self.held).into_response();
        headers::describe(response.headers_mut(), seen.epoch, seen.position);
        Ok(response)
    }
}

/// No key beside those that every page has.
pub(crate) const NOTHING: Option<(&str, &())> = None;

/// The failure of a question that asks otherwise than the row of its route.
fn otherwise() -> Problem {
    Problem::internal("the question asks for another right than the row of its route")
}

/// A page as JSON. The rows are made, written and dropped one by one, so that what they share is there once, and a page
/// is given up before it is too large.
fn rendered<T: Serialize>(
    envelope: Page<()>,
    rows: impl ExactSizeIterator<Item = T>,
    fields: &Selection,
) -> Result<Vec<u8>, Problem> {
    let count = rows.len();
    let envelope = Page { count, ..envelope };
    let mut body = serde_json::to_vec(&envelope).map_err(Problem::internal)?;
    // The rows are its last key.
    body.truncate(body.len() - END.len());
    let mut largest = 0;
    for (number, row) in rows.enumerate() {
        if number > 0 {
            body.push(b',');
        }
        let before = body.len();
        let row = fields.pick(row).map_err(Problem::internal)?;
        serde_json::to_writer(&mut body, &row).map_err(Problem::internal)?;
        largest = largest.max(body.len() - before);
        if count > 1 && body.len() > paging::MOST_BYTES {
            return Err(paging::too_large(count, largest));
        }
    }
    body.extend_from_slice(END);
    Ok(body)
}
