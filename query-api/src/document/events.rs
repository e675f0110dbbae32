//! The catalogue of events as a page for people.

use std::sync::LazyLock;

use minijinja::{AutoEscape, Environment, Value as Shape};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// The catalogue that programs read.
pub(super) const CATALOGUE: &str = include_str!("../../../docs/events.json");
/// What the page looks like.
pub(super) const STYLE: &str = include_str!("events.css");
/// What is on it.
const TEMPLATE: &str = include_str!("events.html");

/// The page, made once.
static PAGE: LazyLock<Result<String, String>> =
    LazyLock::new(|| page(CATALOGUE).map_err(|error| format!("{error:#}")));

/// What is read of the catalogue.
#[derive(Deserialize)]
struct Catalogue {
    title: String,
    description: String,
    events: Vec<Event>,
    #[serde(rename = "$defs")]
    parts: Map<String, Value>,
}

/// What is read of an event.
#[derive(Deserialize)]
struct Event {
    name: String,
    version: String,
    kind: String,
    r#type: String,
    description: String,
    is_written: bool,
    example: Value,
    data: Value,
}

/// What the template is filled with.
#[derive(Serialize)]
struct Page {
    title: String,
    description: Vec<Span>,
    kinds: Vec<Kind>,
    parts: Vec<Field>,
}

/// The events that happen to one kind of thing.
#[derive(Serialize)]
struct Kind {
    name: String,
    events: Vec<Shown>,
}

/// An event as it is shown.
#[derive(Serialize)]
struct Shown {
    name: String,
    version: String,
    r#type: String,
    description: Vec<Span>,
    is_written: bool,
    fields: Vec<Field>,
    /// JSON of several lines.
    example: String,
}

/// A field of an event's data, or a part that several fields consist of.
#[derive(Serialize)]
struct Field {
    name: String,
    r#type: String,
    is_required: bool,
    description: Vec<Span>,
}

/// A part of a sentence.
#[derive(Debug, PartialEq, Eq, Serialize)]
struct Span {
    text: String,
    /// Whether it stood between backticks.
    is_code: bool,
}

/// The page.
///
/// # Errors
/// Why it could not be made.
pub(super) fn html() -> Result<&'static str, &'static str> {
    PAGE.as_deref().map_err(String::as_str)
}

/// Makes the page of a catalogue.
fn page(catalogue: &str) -> Result<String, Box<dyn std::error::Error>> {
    let Catalogue { title, description, events, parts } = serde_json::from_str(catalogue)?;
    let mut kinds: Vec<Kind> = Vec::new();
    for event in events {
        let known = kinds.iter().position(|kind| kind.name == event.kind);
        let at = known.unwrap_or(kinds.len());
        if known.is_none() {
            kinds.push(Kind { name: event.kind.clone(), events: Vec::new() });
        }
        kinds[at].events.push(Shown::of(event)?);
    }
    let parts = parts.iter().map(|(name, schema)| Field::of(name, schema)).collect();
    let page = Page { title, description: spans(&description), kinds, parts };
    let mut pages = Environment::new();
    pages.set_auto_escape_callback(|_| AutoEscape::Html);
    pages.set_trim_blocks(true);
    pages.set_lstrip_blocks(true);
    Ok(pages.render_str(TEMPLATE, Shape::from_serialize(&page))?)
}

impl Shown {
    /// An event of the catalogue.
    fn of(event: Event) -> Result<Self, serde_json::Error> {
        let Event { name, version, r#type, description, is_written, example, data, .. } = event;
        let required = data["required"].as_array().into_iter().flatten();
        let required: Vec<&str> = required.filter_map(Value::as_str).collect();
        let keys = data["properties"].as_object().into_iter().flatten();
        let fields = keys.filter(|(name, _)| *name != "type").map(|(name, schema)| Field {
            is_required: required.contains(&name.as_str()),
            ..Field::of(name, schema)
        });
        let (fields, example) = (fields.collect(), serde_json::to_string_pretty(&example)?);
        let description = spans(&description);
        Ok(Self { name, version, r#type, description, is_written, fields, example })
    }
}

impl Field {
    /// What a schema says.
    fn of(name: &str, schema: &Value) -> Self {
        let description = spans(schema["description"].as_str().unwrap_or_default());
        Self { name: name.to_owned(), r#type: word(schema), is_required: false, description }
    }
}

/// A sentence of Markdown in parts; what stands between backticks is code.
fn spans(text: &str) -> Vec<Span> {
    let parts = text.split('`').enumerate().filter(|(_, part)| !part.is_empty());
    parts.map(|(n, part)| Span { text: part.to_owned(), is_code: n % 2 == 1 }).collect()
}

/// A schema in a few words.
fn word(schema: &Value) -> String {
    if let Some(path) = schema["$ref"].as_str() {
        return path.rsplit('/').next().unwrap_or(path).to_owned();
    }
    if let Some(values) = schema["enum"].as_array() {
        return values.iter().map(Value::to_string).collect::<Vec<_>>().join(" or ");
    }
    if let Some(keys) = schema["properties"].as_object() {
        let keys: Vec<String> =
            keys.iter().map(|(name, schema)| format!("{name}: {}", word(schema))).collect();
        return format!("{{ {} }}", keys.join(", "));
    }
    match (schema["type"].as_str(), schema["format"].as_str()) {
        (Some("array"), _) => format!("list of {}", word(&schema["items"])),
        (Some(kind), Some(format)) => format!("{kind} ({format})"),
        (Some(kind), None) => kind.to_owned(),
        (None, _) => "any JSON".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_page_shows_every_event_and_every_part_that_a_field_names() {
        let page = html().unwrap();
        let catalogue: Value = serde_json::from_str(CATALOGUE).unwrap();
        for event in catalogue["events"].as_array().unwrap() {
            let name = event["name"].as_str().unwrap();
            assert!(page.contains(&format!("id=\"{name}.")), "{name}");
        }
        for part in catalogue["$defs"].as_object().unwrap().keys() {
            assert!(page.contains(&format!("id=\"part-{part}\"")), "{part}");
        }
    }

    #[test]
    fn what_a_catalogue_says_is_text() {
        let event = json!({
            "name": "X", "version": "1", "kind": "user", "type": "x", "is_written": true,
            "description": "<script>", "example": {"a": "</pre><b>"},
            "data": {"properties": {"<i>": {"type": "string", "description": "& so on"}}},
        });
        let parts = json!({"day": {"type": "string", "format": "date"}});
        let catalogue =
            json!({"title": "T", "description": "D", "events": [event], "$defs": parts});
        let page = page(&catalogue.to_string()).unwrap();
        for tag in ["<script>", "<b>", "<i>"] {
            assert!(!page.contains(tag), "{tag}");
        }
        assert!(page.contains("&amp; so on") && page.contains("string (date)"));
    }

    #[test]
    fn what_stands_between_backticks_is_code() {
        let span = |text: &str, is_code| Span { text: text.to_owned(), is_code };
        let said = [span("true", true), span(" or ", false), span("false", true)];
        assert_eq!(spans("`true` or `false`"), said);
        assert!(!html().unwrap().contains('`'));
    }

    #[test]
    fn schemas_are_said_in_a_few_words() {
        for (schema, said) in [
            (json!({"$ref": "#/$defs/id"}), "id"),
            (json!({"type": "array", "items": {"$ref": "#/$defs/role"}}), "list of role"),
            (json!({"enum": ["a", "b"], "type": "string"}), "\"a\" or \"b\""),
            (json!({"type": "object", "properties": {"a": {"type": "number"}}}), "{ a: number }"),
            (json!({"type": "object"}), "object"),
            (json!({}), "any JSON"),
        ] {
            assert_eq!(word(&schema), said);
        }
    }
}
