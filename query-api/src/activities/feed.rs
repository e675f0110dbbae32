//! From an issue's events to the lines of its feed.

use domain::issue::{IssueCreated, IssueDescribed, IssueEvent};
use domain::{DecodeError, Event};
use event_store::{LogError, Metadata, RecordedEvent};

use super::entry::{Entry, Line};
use super::wording;

/// Why an event cannot be shown: this build is older than the event, or the log is damaged.
#[derive(Debug, thiserror::Error)]
pub(super) enum Unreadable {
    /// What happened is not known to this build.
    #[error("the log cannot be read")]
    Event(#[from] DecodeError),
    /// The payload is no JSON.
    #[error("a payload of the log is no JSON")]
    Payload(#[from] serde_json::Error),
    /// Who and when cannot be read.
    #[error("the metadata of an event cannot be read")]
    Metadata(#[from] LogError),
}

/// The lines so far, and what the next ones depend on.
#[derive(Debug, Default)]
struct Feed {
    entries: Vec<Entry>,
    /// What the description was.
    description: String,
    /// Whether a line that is never shown follows the last entry.
    is_hidden_last: bool,
}

/// The lines of the feed, oldest first; those about comments are never shown.
pub(super) fn entries(events: &[RecordedEvent]) -> Result<Vec<Entry>, Unreadable> {
    let mut feed = Feed::default();
    for recorded in events {
        let payload = serde_json::from_str(&recorded.payload)?;
        let (kind, name, version) = (&recorded.kind, &recorded.name, &recorded.type_version);
        match Event::decode(kind, name, version, payload)? {
            Event::Issue(event) => feed.take_in(recorded, &recorded.read_metadata()?, &event),
            _ => feed.is_hidden_last = true,
        }
    }
    Ok(feed.entries)
}

impl Feed {
    /// Takes in an event of the issue itself.
    fn take_in(&mut self, recorded: &RecordedEvent, metadata: &Metadata, event: &IssueEvent) {
        let line = match event {
            IssueEvent::IssueDescribed(described) => {
                let Some(line) = self.describe(metadata, described) else { return };
                line
            }
            event => {
                let Some(line) = wording::line(event, metadata.actor) else { return };
                line
            }
        };
        let mut entry = Entry {
            id: recorded.event_id,
            created_at: metadata.at,
            updated_at: metadata.at,
            epoch: metadata.at.timestamp(),
            actor: metadata.actor.uuid(),
            line,
        };
        if let IssueEvent::IssueCreated(created) = event {
            created.description.as_str().clone_into(&mut self.description);
            attribute(&mut entry, created);
        }
        self.entries.push(entry);
        self.is_hidden_last = false;
    }

    /// A new description. Right after another one by the same user there is no new line: the last one moves.
    fn describe(&mut self, metadata: &Metadata, described: &IssueDescribed) -> Option<Line> {
        let new = described.to.as_str().to_owned();
        let old = std::mem::replace(&mut self.description, new.clone());
        let last = self.entries.last_mut().filter(|_| !self.is_hidden_last);
        let same = last.filter(|last| {
            last.line.field == Some("description") && last.actor == metadata.actor.uuid()
        });
        if let Some(last) = same {
            (last.created_at, last.updated_at) = (metadata.at, metadata.at);
            last.line.new = new.into();
            return None;
        }
        Some(Line::updated("description", "updated the description to").values(old, new))
    }
}

/// The first line has the time and the creator that the item shows, also if an import gave others.
fn attribute(entry: &mut Entry, created: &IssueCreated) {
    if let Some(at) = created.created_at {
        entry.created_at = at;
    }
    if let Some(user) = created.created_by {
        entry.actor = user.uuid();
    }
}
