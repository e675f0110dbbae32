//! What could come next in a query that is half written.

use super::grammar::{self, ARGUMENT, FIELD, ORDER_FIELD, VALUE};
use super::history::QUESTIONS;
use super::predicates::{ALONE, OF_ANOTHER};
use super::tokens::{self, Placed, Token};
use crate::filter::LONGEST;
use crate::filter::error::FilterError;
use crate::filter::field::Field;
use crate::filter::value::operators;

/// What could come next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestions {
    /// What has been written of it, without quotes; empty if nothing.
    pub begun: String,
    /// Where that begins, counted in characters from 0.
    pub from: usize,
    /// What could stand there.
    pub wanted: Vec<Wanted>,
}

/// What could stand somewhere in a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// A word or a sign of the language.
    Word(String),
    /// A field.
    Field(Field),
    /// A word that says something by itself, or a question about the past, as it is shown.
    Question(&'static str),
    /// A value of this field.
    Value(Field),
    /// A name to order by.
    Order,
}

/// What could come next after a text; nothing where the text is wrong before its end.
///
/// # Errors
/// The text is too long.
pub fn suggest(text: &str) -> Result<Suggestions, FilterError> {
    if text.len() > LONGEST {
        return Err(FilterError::too_long(text.len()));
    }
    let (before, begun) = split(text);
    let from = before.chars().count();
    let Ok(mut read) = tokens::read(before) else {
        return Ok(Suggestions { begun, from, wanted: Vec::new() });
    };
    let end = before.len();
    let (field, compared) = (field_at_end(&read), compared(&read));
    read.push((Token::Cursor, (end..end).into()));
    let mut wanted = grammar::expected(before, &read);
    if let Some(compared) = compared.filter(|_| wanted.iter().any(|name| name == "=")) {
        wanted.retain(|word| begins_operator(compared, word));
    }
    let wanted = wanted.iter().flat_map(|name| wants(name, field, &read)).collect();
    Ok(Suggestions { begun, from, wanted })
}

/// What is whole of a text, and the word or quoted text that is begun at its end.
fn split(text: &str) -> (&str, String) {
    if let Some((at, open)) = tokens::open_quote(text) {
        return (&text[..at], text[at + open.len_utf8()..].to_owned());
    }
    let (before, begun) = text.split_at(text.trim_end_matches(tokens::is_of_word).len());
    (before, begun.to_owned())
}

/// The field that the last comparison is about.
fn field_at_end(tokens: &[Placed<'_>]) -> Option<Field> {
    let is_operator = |token: &Token<'_>| match token {
        Token::Sign(_) => true,
        Token::Word(word) => {
            ["in", "not", "is", "between"].iter().any(|known| known.eq_ignore_ascii_case(word))
        }
        _ => false,
    };
    let mut pairs = tokens.windows(2).rev();
    pairs.find_map(|pair| match pair {
        [(Token::Word(word), _), (next, _)] if is_operator(next) => Field::named(word),
        _ => None,
    })
}

/// The field whose name is the last word.
fn compared(tokens: &[Placed<'_>]) -> Option<Field> {
    match tokens.last()? {
        (Token::Word(name), _) => Field::named(name),
        _ => None,
    }
}

/// Whether an operator that a field takes begins with this word or sign.
fn begins_operator(field: Field, word: &str) -> bool {
    let word = if word == "<>" { "!=" } else { word };
    operators(field).any(|operator| operator.split(' ').next() == Some(word))
}

/// What a thing that could stand somewhere is.
fn wants(name: &str, field: Option<Field>, tokens: &[Placed<'_>]) -> Vec<Wanted> {
    match name {
        FIELD => {
            let fields = Field::all().map(|(field, _)| Wanted::Field(field));
            let questions = QUESTIONS.into_iter().chain(ALONE).chain(OF_ANOTHER);
            fields.chain(questions.map(Wanted::Question)).collect()
        }
        VALUE => field.map(Wanted::Value).into_iter().collect(),
        ARGUMENT => argument(tokens),
        ORDER_FIELD => vec![Wanted::Order],
        "the end" => Vec::new(),
        word => vec![Wanted::Word(word.to_owned())],
    }
}

/// What can be an argument of the call that is open at the end.
fn argument(tokens: &[Placed<'_>]) -> Vec<Wanted> {
    let open = tokens.iter().rposition(|(token, _)| *token == Token::Open);
    let name = open.and_then(|open| match tokens.get(open.checked_sub(1)?)? {
        (Token::Word(name), _) => Some((open, name.to_lowercase())),
        _ => None,
    });
    let Some((open, name)) = name else { return Vec::new() };
    let after = tokens.len().saturating_sub(open + 2);
    let field = |at: usize| match tokens.get(at) {
        Some((Token::Word(name), _)) => Field::named(name),
        _ => None,
    };
    match (name.as_str(), after) {
        ("changed" | "was", 0) => Field::WITH_HISTORY.into_iter().map(Wanted::Field).collect(),
        ("was", _) => field(open + 1).map(Wanted::Value).into_iter().collect(),
        ("changed_by", _) => Field::named("created_by").map(Wanted::Value).into_iter().collect(),
        ("during", _) => Field::named("created_at").map(Wanted::Value).into_iter().collect(),
        ("membersof", _) => Field::named("project").map(Wanted::Value).into_iter().collect(),
        _ => Vec::new(),
    }
}
