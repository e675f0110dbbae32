//! All events as JSON: what `docs/events.json` has, and the service shows.

use serde_json::{Map, Value, json};

use super::{Documented, Field, all, changes, schema};
use crate::Event;

const ABOUT: &str = "The events of Tidemark. `data` is the JSON Schema of an event's data; fields that it does not name can \
    be added at any time. Of an event with several versions the first is written now, and the others are in old logs.";

/// The catalogue of all events with the versions that were published before, oldest last.
///
/// # Errors
/// What is not compatible with what was published under the same version, or cannot be said.
pub fn catalogue(published: &Value) -> Result<Value, Vec<String>> {
    let (mut events, mut faults) = (Vec::new(), Vec::new());
    for shown in all() {
        match event(&shown) {
            Ok(event) => events.push(event),
            Err(fault) => faults.push(fault),
        }
    }
    let parts = schema::parts().into_iter().map(|(name, _, schema)| (name.to_owned(), schema));
    let parts: Map<String, Value> = parts.collect();
    let catalogue = json!({
        "title": "Tidemark", "description": ABOUT, "specversion": "1.0", "events": events, "$defs": parts,
    });
    faults.extend(changes::incompatible(published, &catalogue));
    if faults.is_empty() { Ok(with_earlier(catalogue, published)) } else { Err(faults) }
}

/// The schema of the data of an event of this version, as a catalogue has it.
#[must_use]
pub fn payload<'c>(catalogue: &'c Value, name: &str, version: &str) -> Option<&'c Value> {
    let mut events = catalogue["events"].as_array()?.iter();
    let event = events.find(|event| event["name"] == name && event["version"] == version)?;
    event.get("data")
}

/// What the catalogue says of an event.
fn event(shown: &Documented) -> Result<Value, String> {
    let Documented { name, version, about, fields, example } = shown;
    let kind = Event::catalogue().find(|(_, known, _)| known == name).map(|(kind, ..)| kind);
    let kind = kind.ok_or_else(|| format!("{name}: there is no such event"))?;
    let mut keys = Map::new();
    keys.insert("type".to_owned(), json!({ "const": name }));
    for Field { name: field, kind: word, about, .. } in fields {
        let mut schema = schema::of(kind, word)
            .ok_or_else(|| format!("{name}: the type of {field}, {word}, has no schema"))?;
        schema["description"] = json!(about);
        keys.insert((*field).to_owned(), schema);
    }
    let required = fields.iter().filter(|field| !field.is_optional).map(|field| field.name);
    let required: Vec<&str> = ["type"].into_iter().chain(required).collect();
    let example: Value =
        serde_json::from_str(example).map_err(|error| format!("{name}: the example: {error}"))?;
    Ok(json!({
        "name": name, "version": version, "kind": kind, "type": format!("tidemark.v1.{name}"),
        "description": about, "is_written": true, "example": example,
        "data": { "type": "object", "properties": keys, "required": required },
    }))
}

/// A catalogue with the versions of its events that were published and are not written any more.
fn with_earlier(mut catalogue: Value, published: &Value) -> Value {
    let Some(events) = catalogue["events"].as_array_mut() else { return catalogue };
    for earlier in published["events"].as_array().into_iter().flatten() {
        let is_same = |event: &Value, key: &str| event[key] == earlier[key];
        if events.iter().any(|event| is_same(event, "name") && is_same(event, "version")) {
            continue;
        }
        let mut earlier = earlier.clone();
        earlier["is_written"] = json!(false);
        let last = events.iter().rposition(|event| is_same(event, "name"));
        events.insert(last.map_or(events.len(), |last| last + 1), earlier);
    }
    catalogue
}
