//! `docs/events.md` shows every event of the closed lists in its present version, with an example exactly as stored, and
//! `docs/refusals.md` every refusal.

#![expect(clippy::unwrap_used, reason = "these are tests")]

use std::collections::{BTreeMap, BTreeSet};

use domain::documented::Documented;
use domain::{Event, documented, refusal_codes};
use serde_json::Value;

#[test]
fn every_event_is_documented_as_it_is_stored() {
    let mut shown: BTreeMap<_, _> =
        documented::all().into_iter().map(|shown| (shown.name, shown)).collect();
    for (_, name, version) in Event::catalogue() {
        let Some(shown) = shown.remove(name) else {
            panic!("docs/events.md has no example under `### {name} (version {version})`")
        };
        assert_eq!(shown.version, version, "the version of {name} in docs/events.md");
        let event = shown.event().unwrap_or_else(|error| panic!("the example of {name}: {error}"));
        assert_eq!(documented::stored(&event).unwrap(), shown.example);
        let example: BTreeMap<&str, Value> = serde_json::from_str(shown.example).unwrap();
        let example: BTreeSet<_> = example.keys().copied().filter(|key| *key != "type").collect();
        let explained: BTreeSet<_> = shown.fields.iter().map(|field| field.name).collect();
        assert_eq!(explained, example, "the fields of {name} that are explained and shown");
    }
    assert!(shown.is_empty(), "no such events: {:?}", shown.keys());
}

#[test]
fn what_is_optional_is_left_out_when_it_has_nothing_to_say_and_nothing_else_is() {
    let mut wrong = Vec::new();
    for shown in documented::all() {
        for field in &shown.fields {
            if is_left_out(&shown, field.name) != field.is_optional {
                wrong.push(format!("{} of {}", field.name, shown.name));
            }
        }
    }
    assert!(wrong.is_empty(), "optional or not in docs/events.md: {wrong:?}");
}

/// Whether an event is stored without a field that has nothing to say.
fn is_left_out(shown: &Documented, field: &str) -> bool {
    let mut payload: Value = serde_json::from_str(shown.example).unwrap();
    payload.as_object_mut().unwrap().remove(field);
    let kind = Event::catalogue().find(|(_, name, _)| *name == shown.name).unwrap().0;
    Event::decode(kind, shown.name, shown.version, payload.clone()).is_ok_and(|event| {
        let stored = documented::stored(&event).unwrap();
        serde_json::from_str::<Value>(&stored).unwrap() == payload
    })
}

#[test]
fn every_refusal_is_documented_under_the_code_that_clients_know() {
    let document = include_str!("../../docs/refusals.md");
    let shown = document.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next());
    assert_eq!(refusal_codes().collect::<Vec<_>>(), shown.collect::<Vec<_>>(), "docs/refusals.md");
}
