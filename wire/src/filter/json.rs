//! `filters=<JSON>`, the spelling of Plane's web application (contract §8.8).
//!
//! A leaf is `{"field": value}` or `{"field__operator": value}`; several keys in one object are all to hold. Groups are
//! `{"and": […]}`, `{"or": […]}` and `{"not": {…}}`, each alone in its object.

use serde_json::{Map, Value};

use super::error::{FilterError, FilterErrorCode};
use super::field::Field;
use super::time::Today;
use super::value::{Operand, Operator, condition};
use super::{Filter, LONGEST};
use crate::{messages, nearest};

/// The most objects within each other, the outermost one counted.
const DEEPEST: usize = 5;

/// The words of groups.
const GROUPS: [&str; 3] = ["and", "or", "not"];

/// The endings of fields' names that say how they are compared.
const OPERATORS: [(&str, Operator); 10] = [
    ("exact", Operator::In),
    ("in", Operator::In),
    ("range", Operator::Range),
    ("lt", Operator::Less),
    ("lte", Operator::AtMost),
    ("gt", Operator::More),
    ("gte", Operator::AtLeast),
    ("contains", Operator::Contains),
    ("icontains", Operator::Contains),
    ("isnull", Operator::Empty),
];

/// Reads a filter from a text.
///
/// # Errors
/// [`FilterError`] that says what is wrong with it.
pub fn parse(text: &str, today: Today) -> Result<Filter, FilterError> {
    if text.len() > LONGEST {
        return Err(FilterError::too_long(text.len()));
    }
    let value: Value = serde_json::from_str(text).map_err(|error| {
        FilterError::new(FilterErrorCode::InvalidJson, format!("The filters are no JSON: {error}."))
    })?;
    read(&value, today)
}

/// Reads a filter from JSON: `{}` and null ask nothing.
///
/// # Errors
/// [`FilterError`] that says what is wrong with it.
pub fn read(value: &Value, today: Today) -> Result<Filter, FilterError> {
    match value {
        Value::Null => Ok(Filter::EVERYTHING),
        Value::Object(keys) if keys.is_empty() => Ok(Filter::EVERYTHING),
        node => filter(node, today, 1)?.bounded(),
    }
}

/// Reads an object.
fn filter(node: &Value, today: Today, depth: usize) -> Result<Filter, FilterError> {
    if depth > DEEPEST {
        let text = format!("Filters are nested too deeply; at most {DEEPEST} levels are allowed.");
        return Err(FilterError::new(FilterErrorCode::MaxDepthExceeded, text));
    }
    let keys = node.as_object().ok_or_else(|| wrong_type("A filter", "an object", node))?;
    let group = keys.iter().find(|(key, _)| is_group(key));
    match group {
        Some((word, inner)) if keys.len() == 1 => read_group(word, inner, today, depth),
        Some((word, _)) => Err(FilterError::value(format!(
            "\"{word}\" has to be the only key of its object; put the others into objects of their own."
        ))),
        None => leaf(keys, today),
    }
}

/// Whether a key is the word of a group.
fn is_group(key: &str) -> bool {
    GROUPS.iter().any(|word| word.eq_ignore_ascii_case(key))
}

/// Reads what a group holds.
fn read_group(
    word: &str,
    inner: &Value,
    today: Today,
    depth: usize,
) -> Result<Filter, FilterError> {
    if word.eq_ignore_ascii_case("not") {
        return Ok(Filter::Not(Box::new(filter(inner, today, depth + 1)?)));
    }
    let what = format!("\"{word}\"");
    let filters = inner.as_array().ok_or_else(|| wrong_type(&what, "a list", inner))?;
    if filters.is_empty() {
        return Err(FilterError::value(format!("\"{word}\" is an empty list.")));
    }
    let filters = filters.iter().map(|inner| filter(inner, today, depth + 1));
    let filters = filters.collect::<Result<_, _>>()?;
    Ok(if word.eq_ignore_ascii_case("or") { Filter::Any(filters) } else { Filter::All(filters) })
}

/// Reads fields that are all to be so.
fn leaf(keys: &Map<String, Value>, today: Today) -> Result<Filter, FilterError> {
    if keys.is_empty() {
        return Err(FilterError::value("An object of a filter is empty."));
    }
    let mut filters = Vec::with_capacity(keys.len());
    for (key, value) in keys {
        let (field, operator) = named(key).ok_or_else(|| unknown(key))?;
        filters.push(compared(key, (field, operator), value, today)?);
    }
    Ok(if filters.len() == 1 { filters.remove(0) } else { Filter::All(filters) })
}

/// The field and the operator that a key names.
pub(super) fn named(key: &str) -> Option<(Field, Operator)> {
    if let Some(field) = Field::named(key) {
        return Some((field, Operator::In));
    }
    let (name, ending) = key.rsplit_once("__")?;
    let operator = OPERATORS.iter().find(|(known, _)| *known == ending)?.1;
    Some((Field::named(name)?, operator))
}

/// A key by which nothing can be found.
fn unknown(key: &str) -> FilterError {
    let shown: String = key.chars().take(64).collect();
    let name = shown.rsplit_once("__").map_or(shown.as_str(), |(name, _)| name);
    let meant = match (Field::named(name), nearest(name, Field::names())) {
        (Some(_), _) => {
            let endings: Vec<&str> = OPERATORS.iter().map(|(ending, _)| *ending).collect();
            format!("Known endings are {}.", endings.join(", "))
        }
        (None, Some(name)) => format!("Did you mean \"{name}\"?"),
        (None, None) => format!("Known are {}.", Field::names().collect::<Vec<_>>().join(", ")),
    };
    let text = format!("Filtering on field '{shown}' is not allowed. {meant}");
    FilterError::new(FilterErrorCode::InvalidFilterField, text)
}

/// What a key asks of a value.
pub(super) fn compared(
    key: &str,
    (field, operator): (Field, Operator),
    value: &Value,
    today: Today,
) -> Result<Filter, FilterError> {
    let operands = operands(key, operator, value)?;
    let operator = match operator {
        Operator::Empty => return emptiness(key, field, &operands, today),
        operator => operator,
    };
    condition(field, operator, &operands, today).map_err(|error| of_key(key, error))
}

/// The fault with the key that it is about before its message.
fn of_key(key: &str, mut error: FilterError) -> FilterError {
    error.message = format!("{key}: {}", error.message);
    error
}

/// That a field is empty, or is not.
fn emptiness(
    key: &str,
    field: Field,
    operands: &[Operand],
    today: Today,
) -> Result<Filter, FilterError> {
    let says = |word: &str| operands == [Operand::text(word)];
    let operator = match (says("true"), says("false")) {
        (true, _) => Operator::Empty,
        (_, true) => Operator::NotEmpty,
        _ => return Err(FilterError::value(format!("{key}: It is either true or false."))),
    };
    condition(field, operator, &[], today).map_err(|error| of_key(key, error))
}

/// The values of a condition: those of a list, or where the operator takes several, those between the commas of a text.
fn operands(key: &str, operator: Operator, value: &Value) -> Result<Vec<Operand>, FilterError> {
    let takes_several = matches!(operator, Operator::In | Operator::Range);
    match value {
        Value::Array(values) if takes_several && !values.is_empty() => {
            values.iter().map(|value| scalar(key, value).map(Operand::text)).collect()
        }
        Value::Array(values) if values.is_empty() => {
            Err(FilterError::value(format!("{key}: The list is empty.")))
        }
        Value::String(_) if takes_several && !key.ends_with("__exact") => {
            let text = scalar(key, value)?;
            Ok(text.split(',').map(|part| Operand::text(part.trim())).collect())
        }
        value => Ok(vec![Operand::text(scalar(key, value)?)]),
    }
}

/// A single value as a text, without U+0000, for which the database has no word.
fn scalar(key: &str, value: &Value) -> Result<String, FilterError> {
    match value {
        Value::Null => Ok("null".to_owned()),
        Value::String(text) if text.contains('\0') => {
            Err(FilterError::value(format!("{key}: {}", messages::NULL_CHARACTERS)))
        }
        Value::String(text) => Ok(text.clone()),
        Value::Number(number) => Ok(number.to_string()),
        Value::Bool(switch) => Ok(switch.to_string()),
        Value::Array(_) | Value::Object(_) => {
            Err(wrong_type(&format!("\"{key}\""), "a text, a number, true or false", value))
        }
    }
}

/// Something of another type than it should be.
fn wrong_type(what: &str, wanted: &str, found: &Value) -> FilterError {
    let found = match found {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    };
    let text = format!("{what} is {wanted}, not {found}.");
    FilterError::new(FilterErrorCode::InvalidFilterType, text)
}
