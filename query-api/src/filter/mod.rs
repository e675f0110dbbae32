//! Which work items a list shows: read from the query string, its names looked up, and put into SQL.

mod groups;
mod names;
mod past;
mod sql;
mod things;

use service::Problem;
use wire::filter::pql::OrderBy;
use wire::filter::{Filter, FilterError, Today, json, parameters, pql};

use crate::params::{Params, invalid};

pub(crate) use names::{Known, Scope, are_named_in, like, look_up};
pub(crate) use sql::{Bound, Sql};
pub(crate) use things::Kind;

/// A pattern of `LIKE` that finds a text anywhere, literally.
pub(crate) fn containing(text: &str) -> String {
    format!("%{}%", escaped(text))
}

/// A pattern of `LIKE` that finds a text, literally.
fn escaped(text: &str) -> String {
    let mut pattern = String::with_capacity(text.len());
    for character in text.chars() {
        if matches!(character, '\\' | '%' | '_') {
            pattern.push('\\');
        }
        pattern.push(character);
    }
    pattern
}

/// The parameters that are filters beside the names of fields.
pub(crate) const FILTERS: [&str; 3] = ["filters", "pql", "sub_issue"];

/// What a client asks of a list.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Asked {
    /// Which work items.
    pub(crate) filter: Filter,
    /// In which order, if its query says so.
    pub(crate) order: Vec<OrderBy>,
}

impl Asked {
    /// Reads the filters among the parameters, but for some names that mean something else; all of them are to hold.
    pub(crate) fn read(params: &Params, but: &[&str], today: Today) -> Result<Self, Problem> {
        let joined = params.joined();
        let plain = joined.iter().map(|(name, value)| (*name, value.as_str()));
        let plain = plain.filter(|(name, _)| !but.contains(name));
        let plain = parameters::read(plain, today)
            .map_err(|(name, error)| invalid(&name, &error.to_string()))?;
        let filters = match params.filled("filters") {
            Some(text) => json::parse(text, today).map_err(problem)?,
            None => Filter::EVERYTHING,
        };
        let query = match params.filled("pql") {
            Some(text) => pql::parse(text, today).map_err(problem)?,
            None => pql::Query { filter: Filter::EVERYTHING, order: Vec::new() },
        };
        if let (Some(by), Some(_)) = (query.order.first(), params.filled("order_by")) {
            let what =
                format!("The query has an order too, at column {}; leave one out.", by.column);
            return Err(invalid("order_by", &what));
        }
        let filter = plain.and(filters).and(query.filter);
        Ok(Self { filter, order: query.order })
    }
}

/// A filter that makes no sense, as clients of the contract expect it (§8.8): 400.
pub(crate) fn problem(error: FilterError) -> Problem {
    let FilterError { code, message, column } = error;
    let text = match column {
        Some(column) => format!("Column {column}: {message}"),
        None => message,
    };
    let (status, code) = (axum::http::StatusCode::BAD_REQUEST, code.as_str());
    let problem = Problem::text(status, "request/invalid-filter", "message", text);
    let problem = problem.with("code", code);
    match column {
        Some(column) => problem.with("column", column),
        None => problem,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_takes_the_text_literally() {
        assert_eq!(containing(r"50%_\"), r"%50\%\_\\%");
    }
}
