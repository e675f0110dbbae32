//! What the words of a query stand for.

use super::grammar::{By, Call, Comparison, Test};
use super::{OrderBy, history, predicates};
use crate::filter::Filter;
use crate::filter::error::{FilterError, FilterErrorCode};
use crate::filter::field::Field;
use crate::filter::time::Today;
use crate::filter::value::condition;
use crate::{WORK_ITEM_ORDERS, nearest};

/// The filter that was written.
pub(super) fn filter(test: Test, today: Today) -> Result<Filter, FilterError> {
    Ok(match test {
        Test::All(tests) => Filter::All(each(tests, today)?),
        Test::Any(tests) => Filter::Any(each(tests, today)?),
        Test::Not(test) => Filter::Not(Box::new(filter(*test, today)?)),
        Test::Is(comparison) => compared(&comparison, today)?,
        Test::Called(calls) => called(&calls, today)?,
    })
}

/// Each of some tests.
fn each(tests: Vec<Test>, today: Today) -> Result<Vec<Filter>, FilterError> {
    tests.into_iter().map(|test| filter(test, today)).collect()
}

/// A word that says something by itself, or questions about the past that stand beside each other.
fn called(calls: &[Call], today: Today) -> Result<Filter, FilterError> {
    match calls.iter().find_map(|call| Some((call, predicates::filter(call, today)?))) {
        None => history::condition(calls, today).map(Filter::Is),
        Some((_, filter)) if calls.len() == 1 => filter,
        Some((call, _)) => {
            let what = "cannot stand beside another question; join them by AND or OR";
            Err(predicates::wrong(call, what))
        }
    }
}

/// A field compared with values.
fn compared(comparison: &Comparison, today: Today) -> Result<Filter, FilterError> {
    let Comparison { field, column, operator, values } = comparison;
    let field = named(field).map_err(|error| error.at(*column))?;
    condition(field, *operator, values, today).map_err(|error| error.at(*column))
}

/// The order that was written.
pub(super) fn order(written: &[By]) -> Result<Vec<OrderBy>, FilterError> {
    written.iter().map(by).collect()
}

/// A name to order by: one that lists know, or another one of the same field.
fn by(By { name, descending, column }: &By) -> Result<OrderBy, FilterError> {
    let known =
        |name: &str| WORK_ITEM_ORDERS.into_iter().find(|known| known.eq_ignore_ascii_case(name));
    let of_field = || Field::named(name)?.known_as().iter().find_map(|name| known(name));
    match known(name).or_else(of_field) {
        Some(name) => Ok(OrderBy { name, descending: *descending, column: *column }),
        None => Err(no_order(name).at(*column)),
    }
}

/// A name by which nothing is ordered.
fn no_order(name: &str) -> FilterError {
    let known = || format!("Known are {}.", WORK_ITEM_ORDERS.join(", "));
    let meant = |meant| format!("Did you mean {meant}?");
    let what = nearest(name, WORK_ITEM_ORDERS).map_or_else(known, meant);
    let said = format!("Nothing is ordered by {name}. {what}");
    FilterError::new(FilterErrorCode::InvalidFilterField, said)
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
