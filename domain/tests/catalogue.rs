//! `docs/events.json` and `docs/asyncapi.json` are what the code and `docs/events.md` say, what they say of data is how the
//! code reads and writes them, and what was published once stays so.

#![expect(clippy::unwrap_used, reason = "these are tests")]

use domain::documented::{self, Documented, faults, payload};
use domain::{DecodeError, Event};
use serde_json::{Value, json};

/// The catalogue as it was published.
fn published() -> Value {
    serde_json::from_str(include_str!("../../docs/events.json")).unwrap()
}

/// The catalogue as the code says it.
fn catalogue() -> Value {
    documented::catalogue(&published())
        .unwrap_or_else(|faults| panic!("give what changed a new version:\n{}", faults.join("\n")))
}

/// The example of an event with another value of a field, as the code reads and writes it.
fn read_with(shown: &Documented, field: &str, value: &Value) -> Result<Value, DecodeError> {
    let mut data: Value = serde_json::from_str(shown.example).unwrap();
    data[field] = value.clone();
    let kind = Event::catalogue().find(|(_, name, _)| *name == shown.name).unwrap().0;
    let event = Event::decode(kind, shown.name, shown.version, data)?;
    Ok(serde_json::from_str(&documented::stored(&event).unwrap()).unwrap())
}

/// A schema without a reference to it.
fn resolved<'c>(catalogue: &'c Value, schema: &'c Value) -> &'c Value {
    match schema["$ref"].as_str() {
        Some(path) => catalogue.pointer(path.trim_start_matches('#')).unwrap(),
        None => schema,
    }
}

#[test]
fn the_published_catalogue_is_what_the_code_says() {
    assert!(catalogue() == published(), "docs/events.json is old: ./dev openapi writes it anew");
    let asyncapi: Value = serde_json::from_str(include_str!("../../docs/asyncapi.json")).unwrap();
    assert!(
        documented::asyncapi(&catalogue()) == asyncapi,
        "docs/asyncapi.json is old: ./dev openapi writes it anew"
    );
}

#[test]
fn every_event_is_in_the_catalogue_in_its_present_version() {
    let catalogue = catalogue();
    let events = catalogue["events"].as_array().unwrap();
    let written: Vec<_> = events.iter().filter(|event| event["is_written"] == true).collect();
    assert_eq!(written.len(), Event::catalogue().count());
    for (kind, name, version) in Event::catalogue() {
        let event = written.iter().find(|event| event["name"] == name);
        let event = event.unwrap_or_else(|| panic!("{name} is not in the catalogue"));
        assert_eq!((&event["kind"], &event["version"]), (&json!(kind), &json!(version)), "{name}");
        assert_eq!(event["type"], format!("tidemark.v1.{name}"));
        assert!(event["description"].as_str().unwrap().ends_with('.'), "{event:#}");
    }
}

#[test]
fn every_example_is_as_its_schema_says() {
    let catalogue = catalogue();
    for shown in documented::all() {
        let schema = payload(&catalogue, shown.name, shown.version).unwrap();
        let example = serde_json::from_str(shown.example).unwrap();
        assert_eq!(faults(&catalogue, schema, &example), Vec::<String>::new(), "{}", shown.name);
    }
}

#[test]
fn the_code_takes_every_value_of_a_closed_list_and_no_other() {
    let (catalogue, mut wrong) = (catalogue(), Vec::new());
    for shown in documented::all() {
        let schema = payload(&catalogue, shown.name, shown.version).unwrap();
        for (field, schema) in schema["properties"].as_object().unwrap() {
            let Some(values) = resolved(&catalogue, schema)["enum"].as_array() else { continue };
            for value in values {
                let is_read = read_with(&shown, field, value)
                    .is_ok_and(|data| data[field] == *value || data.get(field).is_none());
                if !is_read {
                    wrong.push(format!("{field} of {} cannot be {value}", shown.name));
                }
            }
            // A number is checked at the edge, and never while history is read.
            let is_open =
                values[0].is_string() && read_with(&shown, field, &json!("other")).is_ok();
            if is_open {
                wrong.push(format!("{field} of {} can be anything", shown.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_code_takes_no_value_of_another_type() {
    let (catalogue, mut wrong) = (catalogue(), Vec::new());
    let others = [json!("text"), json!(7), json!(7.5), json!(true), json!([7]), json!({"a": 7})];
    for shown in documented::all() {
        let schema = payload(&catalogue, shown.name, shown.version).unwrap();
        for (field, schema) in schema["properties"].as_object().unwrap() {
            if resolved(&catalogue, schema)["enum"][0].is_number() {
                continue;
            }
            for value in &others {
                let is_by_schema = faults(&catalogue, schema, value).is_empty();
                let is_read =
                    read_with(&shown, field, value).is_ok_and(|data| data[field] == *value);
                if is_read && !is_by_schema {
                    wrong.push(format!("{field} of {} can be {value}", shown.name));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
