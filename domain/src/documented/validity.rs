//! Whether data are as their schema says, as far as the schemas of the catalogue say anything.

use chrono::{DateTime, NaiveDate};
use serde_json::Value;
use uuid::Uuid;

/// What is wrong with data by a schema of a catalogue; nothing if they are as it says.
#[must_use]
pub fn faults(catalogue: &Value, schema: &Value, data: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    look(catalogue, schema, data, "", &mut faults);
    faults
}

/// Looks at data at a place.
fn look(catalogue: &Value, schema: &Value, data: &Value, at: &str, faults: &mut Vec<String>) {
    if let Some(path) = schema["$ref"].as_str() {
        return match catalogue.pointer(path.trim_start_matches('#')) {
            Some(part) => look(catalogue, part, data, at, faults),
            None => faults.push(format!("{at}: there is no {path}")),
        };
    }
    if !is_of_type(&schema["type"], data) {
        faults.push(format!("{at}: {data} is no {}", schema["type"]));
        return;
    }
    let is_among = schema["enum"].as_array().is_none_or(|values| values.contains(data));
    let is_the_one = schema.get("const").is_none_or(|value| value == data);
    if !is_among || !is_the_one || !is_in_bounds(schema, data) || !has_format(schema, data) {
        faults.push(format!("{at}: {data} is none of {schema}"));
    }
    for field in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        if data.get(field).is_none() {
            faults.push(format!("{at}/{field} is not there"));
        }
    }
    for (field, schema) in schema["properties"].as_object().into_iter().flatten() {
        if let Some(data) = data.get(field) {
            look(catalogue, schema, data, &format!("{at}/{field}"), faults);
        }
    }
    if let Some(items) = schema.get("items") {
        for (index, item) in data.as_array().into_iter().flatten().enumerate() {
            look(catalogue, items, item, &format!("{at}/{index}"), faults);
        }
    }
}

/// Whether data are of a type, if one is named.
fn is_of_type(kind: &Value, data: &Value) -> bool {
    match kind.as_str() {
        None => true,
        Some("string") => data.is_string(),
        Some("number") => data.is_number(),
        Some("integer") => data.is_i64() || data.is_u64(),
        Some("boolean") => data.is_boolean(),
        Some("array") => data.is_array(),
        Some("object") => data.is_object(),
        Some(_) => false,
    }
}

/// Whether a number, or the length of a text, is within its bounds.
fn is_in_bounds(schema: &Value, data: &Value) -> bool {
    let length = data.as_str().and_then(|text| i64::try_from(text.chars().count()).ok());
    let is_within = |value: Option<i64>, least: &Value, most: &Value| {
        value.is_none_or(|value| {
            least.as_i64().is_none_or(|least| value >= least)
                && most.as_i64().is_none_or(|most| value <= most)
        })
    };
    is_within(data.as_i64(), &schema["minimum"], &schema["maximum"])
        && is_within(length, &schema["minLength"], &schema["maxLength"])
}

/// Whether a text has its format, if one is named.
fn has_format(schema: &Value, data: &Value) -> bool {
    let (Some(format), Some(text)) = (schema["format"].as_str(), data.as_str()) else {
        return true;
    };
    match format {
        "uuid" => text.parse::<Uuid>().is_ok(),
        "date" => text.parse::<NaiveDate>().is_ok(),
        "date-time" => DateTime::parse_from_rfc3339(text).is_ok(),
        _ => false,
    }
}
