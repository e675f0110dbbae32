//! The catalogue as AsyncAPI 3: what `docs/asyncapi.json` has.

use serde_json::{Map, Value, json};

use super::EVENTS;

const ABOUT: &str = "The events that Tidemark publishes on NATS JetStream: each once, in the order of its workspace's log, as \
    a CloudEvent 1.0 in the binary mode of the NATS binding. Header values are percent-encoded. `docs/events.md` says how to \
    receive them, and how to notice that one is missing.";

/// The headers that not every message has.
const OPTIONAL: [&str; 7] = [
    "ce-project",
    "ce-issue",
    "ce-metadata",
    "ce-traceparent",
    "ce-tracestate",
    "ce-datacontenttype",
    "ce-dataref",
];

/// A catalogue as AsyncAPI: a channel for each event, whose address is the subject, a message for each version of it, and
/// that Tidemark sends those that are written now.
#[must_use]
pub fn asyncapi(catalogue: &Value) -> Value {
    let (mut channels, mut messages, mut operations) = (Map::new(), Map::new(), Map::new());
    for event in catalogue["events"].as_array().into_iter().flatten() {
        let text = |key: &str| event[key].as_str().unwrap_or_default();
        let (name, kind, version) = (text("name"), text("kind"), text("version"));
        let message = format!("{name}.{version}");
        let channel = channels.entry(name).or_insert_with(|| channel(kind, name));
        channel["messages"][&message] =
            json!({ "$ref": format!("#/components/messages/{message}") });
        if event["is_written"] == true {
            operations
                .insert(format!("send{name}"), operation(name, &message, &event["description"]));
        }
        messages.insert(
            message,
            json!({
                "name": text("type"),
                "title": format!("{name} (version {version})"),
                "summary": text("description"),
                "contentType": "application/json",
                "headers": { "$ref": "#/components/schemas/headers" },
                "payload": moved(&event["data"]),
                "examples": [{ "payload": event["example"] }],
            }),
        );
    }
    let mut schemas: Map<String, Value> = Map::new();
    schemas.insert("headers".to_owned(), headers());
    for (name, part) in catalogue["$defs"].as_object().into_iter().flatten() {
        schemas.insert(name.clone(), moved(part));
    }
    json!({
        "asyncapi": "3.0.0",
        "info": {
            "title": "Tidemark", "version": "v1", "description": ABOUT,
            "license": { "name": "Apache-2.0" },
        },
        "defaultContentType": "application/json",
        "channels": channels,
        "operations": operations,
        "components": {
            "messages": messages,
            "schemas": schemas,
            "parameters": {
                "workspace": { "description": "The workspace's id; the nil UUID for the instance." },
                "project": { "description": "The project's id; `_` where there is none." },
            },
        },
    })
}

/// The channel of an event, without messages.
fn channel(kind: &str, name: &str) -> Value {
    json!({
        "address": format!("tm.v1.{{workspace}}.{{project}}.{kind}.{name}"),
        "messages": {},
        "parameters": {
            "workspace": { "$ref": "#/components/parameters/workspace" },
            "project": { "$ref": "#/components/parameters/project" },
        },
    })
}

/// That Tidemark sends a message on the channel of its event.
fn operation(name: &str, message: &str, about: &Value) -> Value {
    json!({
        "action": "send",
        "summary": about,
        "channel": { "$ref": format!("#/channels/{name}") },
        "messages": [{ "$ref": format!("#/channels/{name}/messages/{message}") }],
    })
}

/// The schema of the headers of a message, as the document lists them.
fn headers() -> Value {
    let rows = EVENTS.lines().filter_map(|line| line.strip_prefix("| `ce-")?.split_once(" | "));
    let mut keys = Map::new();
    for (names, about) in rows {
        let about = about.trim_end_matches(" |");
        for name in names.split('`').filter(|name| !["", ", "].contains(name)) {
            let name = format!("ce-{}", name.trim_start_matches("ce-"));
            keys.insert(name, json!({ "type": "string", "description": about }));
        }
    }
    let required: Vec<&String> =
        keys.keys().filter(|name| !OPTIONAL.contains(&name.as_str())).collect();
    json!({ "type": "object", "required": required, "properties": keys })
}

/// A schema whose references lead into this document.
fn moved(schema: &Value) -> Value {
    match schema {
        Value::Object(keys) => {
            let moved = keys.iter().map(|(key, value)| match value.as_str() {
                Some(path) if key == "$ref" => {
                    (key.clone(), json!(path.replace("#/$defs/", "#/components/schemas/")))
                }
                _ => (key.clone(), moved(value)),
            });
            Value::Object(moved.collect())
        }
        Value::Array(values) => values.iter().map(moved).collect(),
        other => other.clone(),
    }
}
