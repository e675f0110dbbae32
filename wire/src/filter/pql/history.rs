//! Questions about the past: `changed(state) changed_by(currentUser()) during(-7d, now())`, `was(state, "Done")`.

use chrono::{DateTime, Utc};

use super::grammar::Call;
use super::meaning;
use super::predicates::{ALONE, OF_ANOTHER, wrong};
use crate::filter::Filter;
use crate::filter::condition::{Bounds, Change, Condition, Thing, Was};
use crate::filter::error::{FilterError, FilterErrorCode};
use crate::filter::field::Field;
use crate::filter::functions::bare;
use crate::filter::time::Today;
use crate::filter::value::{Operand, Operator, Said, condition as compared, point, someone};
use crate::nearest;

/// The questions, as they are shown.
pub(super) const QUESTIONS: [&str; 4] =
    ["changed(field)", "was(field, value)", "changed_by(person)", "during(from, to)"];

/// The condition that some calls say together.
pub(super) fn condition(calls: &[Call], today: Today) -> Result<Condition, FilterError> {
    let open = Bounds { from: None, until: None };
    let mut change = Change { field: None, was: None, by: Vec::new(), during: open };
    let mut said: Vec<&str> = Vec::new();
    for call in calls {
        let name = call.name.to_lowercase();
        let question =
            ["changed", "was", "changed_by", "during"].into_iter().find(|it| *it == name);
        let Some(question) = question else { return Err(unknown(call)) };
        if said.contains(&question) {
            return Err(wrong(call, "stands here twice; join two of them by AND or OR"));
        }
        said.push(question);
        match question {
            "changed" => change.field = Some(field(call)?),
            "was" => change.was = Some(was(call, today)?),
            "changed_by" => change.by = people(call, today)?,
            _ => change.during = stretch(call, today)?,
        }
    }
    if said.contains(&"changed") && said.contains(&"was") {
        let text = "changed() and was() cannot stand beside each other; join them by AND or OR";
        return Err(FilterError::new(FilterErrorCode::InvalidQuery, text).at(calls[0].column));
    }
    Ok(Condition::Changed(change))
}

/// A call that is no question.
fn unknown(call: &Call) -> FilterError {
    let known = || QUESTIONS.into_iter().chain(ALONE).chain(OF_ANOTHER);
    let meant = match nearest(&call.name, known().map(bare)) {
        Some(meant) => format!("Did you mean {meant}()?"),
        None => format!("Known are {}.", known().collect::<Vec<_>>().join(", ")),
    };
    let text = format!("There is no question {}(). {meant}", call.name);
    FilterError::new(FilterErrorCode::InvalidQuery, text).at(call.column)
}

/// The one field that a call names.
fn field(call: &Call) -> Result<Field, FilterError> {
    let [argument] = call.arguments.as_slice() else {
        return Err(wrong(call, "takes the name of a field, such as changed(state)"));
    };
    kept(call, argument)
}

/// A field whose changes are kept.
fn kept(call: &Call, argument: &Operand) -> Result<Field, FilterError> {
    let Said::Text(name) = &argument.said else {
        return Err(wrong(call, "takes the name of a field"));
    };
    let column = argument.column.unwrap_or(call.column);
    let field = meaning::named(name).map_err(|error| error.at(column))?;
    if Field::WITH_HISTORY.contains(&field) {
        return Ok(field);
    }
    let known = Field::WITH_HISTORY.map(Field::name).join(", ");
    let text = format!("Changes of {} cannot be asked for; of {known} they can.", field.name());
    Err(FilterError::new(FilterErrorCode::InvalidFilterField, text).at(column))
}

/// What a field was.
fn was(call: &Call, today: Today) -> Result<Was, FilterError> {
    let [name, values @ ..] = call.arguments.as_slice() else {
        return Err(wrong(call, "takes a field and what it was, such as was(state, \"Done\")"));
    };
    if values.is_empty() {
        return Err(wrong(call, "takes a field and what it was, such as was(state, \"Done\")"));
    }
    let field = kept(call, name)?;
    match compared(field, Operator::In, values, today).map_err(|error| error.at(call.column))? {
        Filter::Is(Condition::Thing(field, things)) => Ok(Was::Thing(field, things)),
        Filter::Is(Condition::Priority(priorities)) => Ok(Was::Priority(priorities)),
        Filter::Is(Condition::StateGroup(groups)) => Ok(Was::StateGroup(groups)),
        _ => Err(wrong(call, "takes values; that a field was empty cannot be asked for")),
    }
}

/// The people that a call names.
fn people(call: &Call, today: Today) -> Result<Vec<Thing>, FilterError> {
    let people: Vec<Thing> = call
        .arguments
        .iter()
        .map(|argument| {
            let person = someone(argument, today);
            person.map_err(|error| error.at(argument.column.unwrap_or(call.column)))
        })
        .collect::<Result<_, _>>()?;
    if people.is_empty() {
        Err(wrong(call, "takes people, such as currentUser()"))
    } else {
        Ok(people)
    }
}

/// The stretch of time that a call names.
fn stretch(call: &Call, today: Today) -> Result<Bounds<DateTime<Utc>>, FilterError> {
    let [from, to] = call.arguments.as_slice() else {
        return Err(wrong(call, "takes the first and the last day, such as during(-7d, today())"));
    };
    let read = |operand: &Operand| {
        point(operand, today)
            .map(|point| point.moments(today))
            .map_err(|error| error.at(operand.column.unwrap_or(call.column)))
    };
    Ok(Bounds { from: read(from)?.from, until: read(to)?.until })
}
