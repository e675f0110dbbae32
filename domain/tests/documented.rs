//! `docs/events.md` shows every event of the closed lists in its present version, with an example exactly as stored.

#![expect(clippy::unwrap_used, reason = "these are tests")]

use std::collections::{BTreeMap, BTreeSet};

use domain::comment::{Comment, CommentEvent};
use domain::issue::{Issue, IssueEvent};
use domain::project::{Project, ProjectEvent};
use domain::user::{User, UserEvent};
use domain::workspace::{Workspace, WorkspaceEvent};
use domain::{Event, Root};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// The document.
const EVENTS: &str = include_str!("../../docs/events.md");

/// What the document says of one event.
struct Documented<'a> {
    /// The version in the heading.
    version: &'a str,
    /// The names of the fields that are explained.
    fields: BTreeSet<&'a str>,
    /// The example.
    example: &'a str,
}

impl<'a> Documented<'a> {
    /// Reads an event's section, without the `### ` of its heading; none for a section about something else.
    fn read(section: &'a str) -> Option<(&'a str, Self)> {
        let (heading, text) = section.split_once('\n')?;
        let (name, version) = heading.strip_suffix(')')?.split_once(" (version ")?;
        let fields = text.lines().filter_map(|line| line.strip_prefix("- `")?.split('`').next());
        let example = text.split_once("```json\n")?.1.split_once("\n```")?.0;
        Some((name, Self { version, fields: fields.collect(), example }))
    }
}

/// Every event of the document by its name.
fn documented() -> BTreeMap<&'static str, Documented<'static>> {
    EVENTS.split("\n### ").skip(1).filter_map(Documented::read).collect()
}

/// Checks the events of one aggregate; what is left in `documented` is about others.
fn check<A: Root>(
    documented: &mut BTreeMap<&str, Documented<'_>>,
    stored: &[(&'static str, &'static str)],
) where
    A::Event: Serialize + DeserializeOwned + Into<Event>,
{
    for (name, version) in stored {
        let Some(shown) = documented.remove(name) else {
            panic!("docs/events.md has no example under `### {name} (version {version})`")
        };
        assert_eq!(shown.version, *version, "the version of {name} in docs/events.md");
        let event: A::Event = serde_json::from_str(shown.example)
            .unwrap_or_else(|error| panic!("the example of {name} is not that event: {error}"));
        assert_eq!(serde_json::to_string(&event).unwrap(), shown.example);
        assert_eq!(event.clone().into().event_type(), *name, "the type in the example");
        let example: BTreeMap<&str, Value> = serde_json::from_str(shown.example).unwrap();
        let fields = example.keys().copied().filter(|field| *field != "type").collect();
        assert_eq!(shown.fields, fields, "the fields of {name} that are explained and shown");
    }
}

#[test]
fn every_event_is_documented_as_it_is_stored() {
    let mut documented = documented();
    check::<User>(&mut documented, UserEvent::STORED);
    check::<Workspace>(&mut documented, WorkspaceEvent::STORED);
    check::<Project>(&mut documented, ProjectEvent::STORED);
    check::<Issue>(&mut documented, IssueEvent::STORED);
    check::<Comment>(&mut documented, CommentEvent::STORED);
    assert!(documented.is_empty(), "no such events: {:?}", documented.keys());
}
