//! The events as `docs/events.md` shows them: an example of each, for tests that something is done about every one; and the
//! catalogue of them for programs, `docs/events.json`.

mod asyncapi;
mod catalogue;
mod changes;
mod schema;
mod validity;

use crate::{DecodeError, Event};

pub use asyncapi::asyncapi;
pub use catalogue::{catalogue, payload};
pub use changes::incompatible;
pub use validity::faults;

const EVENTS: &str = include_str!("../../docs/events.md");

/// What the document says of one event.
#[derive(Debug, Clone)]
pub struct Documented {
    /// The stored name, from the heading.
    pub name: &'static str,
    /// The version, from the heading.
    pub version: &'static str,
    /// What happened, in a few sentences.
    pub about: &'static str,
    /// The fields that are explained.
    pub fields: Vec<Field>,
    /// The example, JSON as stored.
    pub example: &'static str,
}

/// What the document says of a field of an event.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// The key in the event's JSON.
    pub name: &'static str,
    /// The word for its type.
    pub kind: &'static str,
    /// Whether it is left out when it has nothing to say.
    pub is_optional: bool,
    /// The explanation of the field.
    pub about: &'static str,
}

impl Field {
    /// Reads the line about a field; none for another line.
    fn read(line: &'static str) -> Option<Self> {
        let (name, rest) = line.strip_prefix("- `")?.split_once("` (")?;
        let (kind, about) = rest.split_once("): ")?;
        let required = kind.strip_suffix(", optional");
        let is_optional = required.is_some();
        Some(Self { name, kind: required.unwrap_or(kind), is_optional, about })
    }
}

impl Documented {
    /// Reads an event's section, without the `### ` of its heading; none for a section about something else.
    fn read(section: &'static str) -> Option<Self> {
        let (heading, text) = section.split_once('\n')?;
        let (name, version) = heading.strip_suffix(')')?.split_once(" (version ")?;
        let (text, example) = text.split_once("```json\n")?;
        let example = example.split_once("\n```")?.0;
        let about = text.split_once("\n- `").map_or(text, |(about, _)| about).trim();
        let fields = text.lines().filter_map(Field::read).collect();
        Some(Self { name, version, about, fields, example })
    }

    /// The event of the example.
    ///
    /// # Errors
    /// There is no such event, or the example is not of it.
    pub fn event(&self) -> Result<Event, DecodeError> {
        let kind = Event::catalogue().find(|(_, name, _)| *name == self.name);
        let (kind, name, _) = kind.unwrap_or(("", self.name, ""));
        let payload = serde_json::from_str(self.example).unwrap_or_default();
        Event::decode(kind, name, self.version, payload)
    }
}

/// An event as JSON, in the form in which it is stored.
///
/// # Errors
/// It has something that JSON has not.
pub fn stored(event: &Event) -> Result<String, serde_json::Error> {
    match event {
        Event::User(event) => serde_json::to_string(event),
        Event::Workspace(event) => serde_json::to_string(event),
        Event::Project(event) => serde_json::to_string(event),
        Event::Issue(event) => serde_json::to_string(event),
        Event::Comment(event) => serde_json::to_string(event),
        Event::Cycle(event) => serde_json::to_string(event),
        Event::Module(event) => serde_json::to_string(event),
        Event::Page(event) => serde_json::to_string(event),
        Event::Collection(event) => serde_json::to_string(event),
        Event::View(event) => serde_json::to_string(event),
    }
}

/// Every event that the document shows, in its order.
#[must_use]
pub fn all() -> Vec<Documented> {
    EVENTS.split("\n### ").skip(1).filter_map(Documented::read).collect()
}

/// The example of every event that the document shows and that there is.
pub fn events() -> impl Iterator<Item = Event> {
    all().into_iter().filter_map(|shown| shown.event().ok())
}
