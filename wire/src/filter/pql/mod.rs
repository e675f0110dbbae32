//! `pql=<text>`, the query language: `priority IN (urgent, high) AND assignee = currentUser() ORDER BY target_date`.
//!
//! The text becomes tokens, the tokens a tree of what was written, and that a [`Filter`]: the first two say what could stand
//! at the place where they fail, the third which names and values would be right. `docs/pql.md` describes the language.

mod grammar;
mod history;
mod meaning;
mod predicates;
mod suggest;
mod tokens;

use grammar::Written;

use super::error::FilterError;
use super::time::Today;
use super::{Filter, LONGEST};

pub use suggest::{Suggestions, Wanted, suggest};

/// What a query asks for.
#[derive(Debug, Clone, PartialEq)]
pub struct Query {
    /// Which work items.
    pub filter: Filter,
    /// In which order, the most important first; empty if it does not say.
    pub order: Vec<OrderBy>,
}

/// A name to order by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderBy {
    /// One of [`WORK_ITEM_ORDERS`](crate::WORK_ITEM_ORDERS).
    pub name: &'static str,
    /// Whether the other way round.
    pub descending: bool,
    /// Where it stands, counted in characters from 1.
    pub column: usize,
}

/// Reads a query; an empty one asks for everything.
///
/// # Errors
/// [`FilterError`] that says what is wrong with it, and where.
pub fn parse(text: &str, today: Today) -> Result<Query, FilterError> {
    if text.len() > LONGEST {
        return Err(FilterError::too_long(text.len()));
    }
    let tokens = tokens::read(text)?;
    let Written { asked, order } = grammar::read(text, &tokens)?;
    let filter = match asked {
        Some(asked) => meaning::filter(asked, today)?.bounded()?,
        None => Filter::EVERYTHING,
    };
    Ok(Query { filter, order: meaning::order(&order)? })
}

/// The words that mean something by themselves, and have to be quoted where they are names.
const RESERVED: [&str; 12] =
    ["and", "or", "not", "in", "is", "empty", "null", "between", "order", "by", "asc", "desc"];

/// A name as it stands in a query, between quotes where it has to be.
#[must_use]
pub fn quoted(name: &str) -> String {
    if !name.is_empty() && name.chars().all(tokens::is_of_word) && !is_reserved(name) {
        return name.to_owned();
    }
    format!("\"{}\"", name.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Whether a word is one of them.
fn is_reserved(word: &str) -> bool {
    RESERVED.iter().any(|reserved| reserved.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests;
