//! What became of the items of a bulk, as the answer shows it.

use axum::http::StatusCode;
use domain::issue::Issue;
use serde_json::value::RawValue;
use service::Problem;
use service::http::Answer;
use uuid::Uuid;
use wire::shapes::{BulkResult, BulkResults};

use super::change::Change;
use super::decide::Entry;
use super::outcome::{Outcome, Refused};
use crate::answer::Rendered;
use crate::batches::Room;
use crate::error::{CommandError, Result};
use crate::unit::Snapshot;

/// How many refused items are named in the sentence of a bulk that was refused as a whole.
const NAMED: usize = 3;

/// The answer to a bulk, from the work items right after it.
///
/// # Errors
/// A mistake of the endpoint.
pub fn rendered(
    epoch: Uuid,
    entries: &[Entry<'_>],
    outcomes: Vec<Outcome>,
    after: &Snapshot,
) -> Result<Rendered> {
    if outcomes.len() != entries.len() {
        return Err(CommandError::Internal("a bulk has noted another number of items"));
    }
    let (room, mut results) = (Room::default(), Vec::with_capacity(entries.len()));
    for (entry, outcome) in entries.iter().zip(outcomes) {
        let result = match (outcome, &entry.change) {
            (Outcome::Done(version), Ok(change)) => done(epoch, (entry, change), version, after)?,
            (Outcome::Refused(refused), _) => refusal(entry, refused),
            (Outcome::Done(_), Err(refused)) => refusal(entry, refused.clone()),
        };
        results.push(BulkResult { body: room.bounded(result.body), ..result });
    }
    Ok(Rendered::Unversioned(Answer::json(StatusCode::OK, &BulkResults { results })?))
}

/// The refusal of a bulk that was to be carried out as a whole: what is wrong with some items, and that the others were
/// not done. Items are named by their places in the list that is called so.
///
/// # Errors
/// It has no JSON form: a mistake of the program.
pub fn nothing_done(called: &str, entries: &[Entry<'_>], outcomes: &[Outcome]) -> Result<Problem> {
    let refused = outcomes.iter().enumerate().filter(|(_, outcome)| outcome.refusal().is_some());
    let places: Vec<String> = refused.map(|(place, _)| format!("{called}[{place}]")).collect();
    let others = Problem::text(
        StatusCode::FAILED_DEPENDENCY,
        "bulk/not-done",
        "error",
        format!(
            "It was not done, because {} was refused.",
            places.first().map_or("an item", String::as_str)
        ),
    );
    let others = Refused::of(&others);
    let (room, mut results) = (Room::default(), Vec::with_capacity(entries.len()));
    for (entry, outcome) in entries.iter().zip(outcomes) {
        let result = refusal(entry, outcome.refusal().unwrap_or(&others).clone());
        results.push(BulkResult { body: room.bounded(result.body), ..result });
    }
    let results = serde_json::to_value(results).map_err(Problem::internal)?;
    let problem = Problem::conflict("bulk/refused", sentence(&places));
    Ok(problem.with("results", results))
}

/// The sentence about the items at places.
fn sentence(places: &[String]) -> String {
    let named = places.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join(", ");
    let more = match places.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    format!("Nothing was done, because these were refused: {named}{more}.")
}

/// What became of an item that was carried out.
fn done(
    epoch: Uuid,
    (entry, change): (&Entry<'_>, &Change<'_>),
    version: Option<u64>,
    after: &Snapshot,
) -> Result<BulkResult> {
    let rendered = match version {
        Some(version) => change.answer(&after.as_of::<Issue>(entry.id, version))?,
        None => change.answer(after)?,
    };
    let (status, etag, body) = rendered.into_parts(epoch);
    let body = String::from_utf8(body).ok().and_then(|body| RawValue::from_string(body).ok());
    let (id, position) = (Some(entry.id.uuid()), Some(after.position()));
    Ok(BulkResult { id, status: status.as_u16(), etag, position, body })
}

/// What became of an item that was refused.
fn refusal(entry: &Entry<'_>, Refused { status, body }: Refused) -> BulkResult {
    let id = entry.is_known.then(|| entry.id.uuid());
    BulkResult { id, status, etag: None, position: None, body }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_few_places_are_named() {
        let places: Vec<String> = (0..5).map(|place| format!("items[{place}]")).collect();
        let said = [sentence(&places[..1]), sentence(&places[..3]), sentence(&places)];
        insta::assert_snapshot!(said.join("\n"), @"
        Nothing was done, because these were refused: items[0].
        Nothing was done, because these were refused: items[0], items[1], items[2].
        Nothing was done, because these were refused: items[0], items[1], items[2] and 2 more.
        ");
    }
}
