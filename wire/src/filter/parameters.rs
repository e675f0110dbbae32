//! `priority=urgent,high&assignees=…&created_at=2026-01-01;after`: filters as query strings have them.
//!
//! Several parameters are all to hold; of several values of one, one is enough. `None` stands for nothing at all. Days take
//! `;after` and `;before`, both with the day itself, and distances such as `2_weeks;after;fromnow`.

use serde_json::Value;

use super::Filter;
use super::error::FilterError;
use super::field::{Field, Kind};
use super::json::{compared, named};
use super::time::Today;
use super::value::{Operand, Operator, condition};

/// The words for distances in time, and their letters.
const UNITS: [(&str, &str); 4] = [("days", "d"), ("weeks", "w"), ("months", "m"), ("years", "y")];

/// Whether a parameter is a filter.
#[must_use]
pub fn is_filter(name: &str) -> bool {
    name == "sub_issue" || named(name).is_some()
}

/// Reads parameters that are filters.
///
/// # Errors
/// The name of the first one that makes no sense, and what is wrong with it.
pub fn read<'p>(
    parameters: impl IntoIterator<Item = (&'p str, &'p str)>,
    today: Today,
) -> Result<Filter, (String, FilterError)> {
    let mut all = Vec::new();
    for (name, value) in parameters {
        let filter = parameter(name, value, today).map_err(|error| (name.to_owned(), error))?;
        all.extend(filter);
    }
    Filter::All(all).bounded().map_err(|error| ("filters".to_owned(), error))
}

/// What a parameter asks for; nothing if it is no filter.
fn parameter(name: &str, value: &str, today: Today) -> Result<Option<Filter>, FilterError> {
    if name == "sub_issue" {
        return sub_items(value, today);
    }
    let Some((field, operator)) = named(name) else { return Ok(None) };
    if operator == Operator::In && field.kind() == Kind::Ordered && value.contains(';') {
        return days(field, value, today).map(Some);
    }
    let text = Value::String(value.to_owned());
    compared(name, (field, operator), &text, today).map(Some)
}

/// `sub_issue=false` leaves out what is below another work item.
fn sub_items(value: &str, today: Today) -> Result<Option<Filter>, FilterError> {
    let parent = Field::Thing(super::field::ThingField::Parent);
    match value.to_lowercase().as_str() {
        "true" => Ok(None),
        "false" => condition(parent, Operator::Empty, &[], today).map(Some),
        _ => Err(FilterError::value("It is either true or false.")),
    }
}

/// `2026-01-01;after,2026-02-01;before`: all of them are to hold.
fn days(field: Field, value: &str, today: Today) -> Result<Filter, FilterError> {
    let all = value.split(',').map(|part| side(field, part.trim(), today));
    Ok(Filter::All(all.collect::<Result<_, _>>()?))
}

/// A day and the side of it.
fn side(field: Field, part: &str, today: Today) -> Result<Filter, FilterError> {
    let wrong = || {
        FilterError::value(format!(
            "{part:?} is no day with a side; it is such as 2026-12-24;after, 2026-12-24;before or 2_weeks;after;fromnow."
        ))
    };
    let mut words = part.split(';');
    let day = words.next().unwrap_or_default();
    let operator = match words.next() {
        Some("after") => Operator::AtLeast,
        Some("before") => Operator::AtMost,
        _ => return Err(wrong()),
    };
    let ending = words.next();
    let day = match (distance(day), ending) {
        (Some(distance), Some("fromnow")) => distance,
        (Some(distance), None | Some("ago" | "previous")) => format!("-{distance}"),
        (None, None) => day.to_owned(),
        _ => return Err(wrong()),
    };
    if words.next().is_some() {
        return Err(wrong());
    }
    condition(field, operator, &[Operand::text(day)], today)
}

/// `2_weeks` as `2w`.
fn distance(text: &str) -> Option<String> {
    let (number, unit) = text.split_once('_')?;
    let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    let letter = UNITS.iter().find(|(known, _)| *known == unit).map(|(_, letter)| letter)?;
    is_number.then(|| format!("{number}{letter}"))
}
