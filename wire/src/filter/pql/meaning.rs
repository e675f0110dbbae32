//! What the words of a query stand for.

use super::grammar::{Comparison, Test};
use super::history;
use crate::filter::Filter;
use crate::filter::error::{FilterError, FilterErrorCode, nearest};
use crate::filter::field::Field;
use crate::filter::time::Today;
use crate::filter::value::condition;

/// The filter that was written.
pub(super) fn filter(test: Test, today: Today) -> Result<Filter, FilterError> {
    Ok(match test {
        Test::All(tests) => Filter::All(each(tests, today)?),
        Test::Any(tests) => Filter::Any(each(tests, today)?),
        Test::Not(test) => Filter::Not(Box::new(filter(*test, today)?)),
        Test::Is(comparison) => compared(&comparison, today)?,
        Test::Past(calls) => Filter::Is(history::condition(&calls, today)?),
    })
}

/// Each of some tests.
fn each(tests: Vec<Test>, today: Today) -> Result<Vec<Filter>, FilterError> {
    tests.into_iter().map(|test| filter(test, today)).collect()
}

/// A field compared with values.
fn compared(comparison: &Comparison, today: Today) -> Result<Filter, FilterError> {
    let Comparison { field, column, operator, values } = comparison;
    let field = named(field).map_err(|error| error.at(*column))?;
    condition(field, *operator, values, today).map_err(|error| error.at(*column))
}

/// The field with a name.
pub(super) fn named(name: &str) -> Result<Field, FilterError> {
    Field::named(name).ok_or_else(|| {
        let known: Vec<&str> = Field::names().collect();
        let said = match nearest(name, known.iter().copied()) {
            Some(meant) => format!("There is no field {name}. Did you mean {meant}?"),
            None => format!("There is no field {name}. Known are {}.", known.join(", ")),
        };
        FilterError::new(FilterErrorCode::InvalidFilterField, said)
    })
}
