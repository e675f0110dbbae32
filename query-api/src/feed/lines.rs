//! From an issue's events to the lines of its feed.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use domain::comment::{CommentAccess, CommentEvent, CommentUndeleted};
use domain::cycle::CycleEvent;
use domain::issue::{IssueDescribed, IssueEvent};
use domain::module::ModuleEvent;
use domain::project::ProjectEvent;
use domain::{CommentId, DecodeError, Event, UserId};
use event_store::{LogError, Metadata, RecordedEvent};
use uuid::Uuid;

use super::entry::{Entry, Line, Value};
use super::shared::{Shared, SharedLine};
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

/// The lines of a feed up to a position, in the order of the log, and what the next ones depend on. Of an item or comment
/// that was deleted there is only that it was.
#[derive(Debug, Clone, Default)]
pub(crate) struct Feed {
    /// The lines.
    pub(crate) entries: Vec<Arc<Entry>>,
    /// The position of the last event that was taken in.
    pub(crate) position: u64,
    /// The generation of the database that it is of.
    pub(crate) generation: u64,
    /// What is changed together with other issues.
    shared: Shared,
    /// What the description was.
    description: String,
    /// The latest time of a line: commands that were taken at once are not appended in the order of their times, and time
    /// never goes back.
    latest: DateTime<Utc>,
    /// Whether the last that happened was about a comment.
    is_comment_last: bool,
    /// Every comment that there was.
    comments: HashMap<Uuid, Said>,
    /// The lines from before the issue was deleted, which are shown again if it comes back.
    hidden: Vec<Arc<Entry>>,
    /// The project that the issue is in, or was in when it was deleted; none before it was created.
    project: Option<Uuid>,
}

impl Feed {
    /// A feed that nothing was taken in yet, of a generation of the database.
    pub(super) fn new(generation: u64) -> Self {
        Self { generation, ..Self::default() }
    }

    /// Whether the issue is in a project, as far as the events say; an unknown issue is everywhere, with nothing in its feed.
    pub(super) fn is_in(&self, project: Uuid) -> bool {
        self.project.is_none_or(|own| own == project)
    }

    /// Takes in the next events.
    pub(super) fn take_in(&mut self, events: &[RecordedEvent]) -> Result<(), Unreadable> {
        for recorded in events {
            self.position = recorded.position;
            let payload = serde_json::from_str(&recorded.payload)?;
            let (kind, name, version) = (&recorded.kind, &recorded.name, &recorded.type_version);
            match Event::decode(kind, name, version, payload)? {
                Event::Issue(event) => self.change(recorded, &recorded.read_metadata()?, &event),
                Event::Comment(event) => {
                    self.discuss(recorded, &recorded.read_metadata()?, &event);
                    self.is_comment_last = true;
                }
                Event::Project(event) => {
                    self.change_with_others(recorded, &recorded.read_metadata()?, &event);
                }
                Event::Cycle(event) => {
                    self.change_with_cycle(recorded, &recorded.read_metadata()?, &event);
                }

                Event::Module(event) => {
                    self.change_with_module(recorded, &recorded.read_metadata()?, &event);
                }
                Event::User(_)
                | Event::Workspace(_)
                | Event::Page(_)
                | Event::Collection(_)
                | Event::View(_) => {}
            }
        }
        Ok(())
    }

    /// About how many bytes it takes.
    pub(super) fn bytes(&self) -> usize {
        let entries = self.entries.iter().chain(&self.hidden).map(|entry| entry.bytes());
        let texts = self.description.len() + self.shared.bytes();
        let comments = self.comments.len() * size_of::<(Uuid, Said)>();
        size_of::<Self>() + texts + comments + entries.sum::<usize>()
    }

    /// Whether guests of the project do not see a comment: it is internal, or the one that it answers.
    pub(crate) fn hides(&self, comment: Uuid) -> bool {
        let is_internal = |id| self.comments.get(&id).is_none_or(|said| said.is_internal);
        let above = self.comments.get(&comment).and_then(|said| said.above);
        is_internal(comment) || above.is_some_and(is_internal)
    }

    /// Takes in an event of the issue itself.
    fn change(&mut self, recorded: &RecordedEvent, metadata: &Metadata, event: &IssueEvent) {
        match event {
            IssueEvent::IssueCreated(created) => self.project = Some(created.project.uuid()),
            IssueEvent::IssueUndeleted(back) => self.project = Some(back.issue.project.uuid()),
            IssueEvent::IssueMoved(moved) => self.project = Some(moved.to.project.uuid()),
            _ => {}
        }
        if !self.shared.change(event) {
            return;
        }
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
        let mut entry = self.entry(recorded, metadata, line);
        entry.beyond = beyond(event);
        entry.page = wording::page(event);
        match event {
            IssueEvent::IssueDeleted(_) => self.hidden = std::mem::take(&mut self.entries),
            IssueEvent::IssueUndeleted(back) => {
                back.issue.description.as_str().clone_into(&mut self.description);
                self.entries.splice(0..0, self.hidden.drain(..));
            }
            _ => {}
        }
        if let IssueEvent::IssueCreated(created) = event {
            created.description.as_str().clone_into(&mut self.description);
            attribute(&mut entry, created.created_at, created.created_by);
        }
        self.entries.push(Arc::new(entry));
        self.is_comment_last = false;
    }

    /// Takes in an event of the project.
    fn change_with_others(
        &mut self,
        recorded: &RecordedEvent,
        metadata: &Metadata,
        event: &ProjectEvent,
    ) {
        // Those of a project that it is not in yet, or not any more, are read as well.
        if !self.is_in(recorded.entity) {
            return;
        }
        let lines = self.shared.change_with_others(event);
        for line in lines {
            self.share(recorded, metadata, line);
        }
    }

    /// Takes in an event of a cycle.
    fn change_with_cycle(
        &mut self,
        recorded: &RecordedEvent,
        metadata: &Metadata,
        event: &CycleEvent,
    ) {
        let line = self.shared.change_with_cycle(recorded.entity, event);
        if let Some(line) = line {
            self.share(recorded, metadata, line);
        }
    }

    /// Takes in an event of a module.
    fn change_with_module(
        &mut self,
        recorded: &RecordedEvent,
        metadata: &Metadata,
        event: &ModuleEvent,
    ) {
        let line = self.shared.change_with_module(recorded.entity, event);
        if let Some(line) = line {
            self.share(recorded, metadata, line);
        }
    }

    /// Adds a line about an event that has one for each of many issues.
    fn share(&mut self, recorded: &RecordedEvent, metadata: &Metadata, shared: SharedLine) {
        let id = shared.id(recorded.event_id);
        let entry = Entry { id, ..self.entry(recorded, metadata, shared.line) };
        self.entries.push(Arc::new(entry));
        self.is_comment_last = false;
    }

    /// Takes in an event of a comment. What it said is gone with it.
    fn discuss(&mut self, recorded: &RecordedEvent, metadata: &Metadata, event: &CommentEvent) {
        let comment = recorded.entity;
        self.listen(comment, event);
        let Some(line) = wording::of_comment(event, comment, || self.said_in(comment)) else {
            return;
        };
        let mut entry = self.entry(recorded, metadata, line);
        entry.about = Some(comment);
        match event {
            CommentEvent::CommentCreated(created) => {
                attribute(&mut entry, created.created_at, created.created_by);
            }
            CommentEvent::CommentDeleted(_) => {
                self.entries.retain(|entry| entry.about != Some(comment));
            }
            CommentEvent::CommentUndeleted(back) => {
                // What was hidden with its issue has its lines already.
                if self
                    .entries
                    .iter()
                    .any(|entry| entry.about == Some(comment) && entry.line.verb != "deleted")
                {
                    return;
                }
                attribute(&mut entry, back.comment.created_at, back.comment.created_by);
            }
            _ => {}
        }
        self.entries.push(Arc::new(entry));
    }

    /// Notes whether guests see a comment.
    fn listen(&mut self, comment: Uuid, event: &CommentEvent) {
        let is_internal = |access| access == CommentAccess::Internal;
        match event {
            CommentEvent::CommentCreated(created) => {
                let above = created.parent.map(CommentId::uuid);
                let said = Said { is_internal: is_internal(created.access), above };
                self.comments.insert(comment, said);
            }
            CommentEvent::CommentUndeleted(CommentUndeleted { comment: back, .. }) => {
                let above = back.parent.map(CommentId::uuid);
                let said = Said { is_internal: is_internal(back.access), above };
                self.comments.insert(comment, said);
            }
            CommentEvent::CommentAccessChanged(changed) => {
                if let Some(said) = self.comments.get_mut(&comment) {
                    said.is_internal = is_internal(changed.to);
                }
            }
            _ => {}
        }
    }

    /// What a comment says by now.
    fn said_in(&self, comment: Uuid) -> Value {
        let last = self.entries.iter().rev().find(|entry| entry.about == Some(comment));
        last.map_or(Value::Nothing, |entry| entry.line.new.clone())
    }

    /// A line about an event.
    fn entry(&mut self, recorded: &RecordedEvent, metadata: &Metadata, line: Line) -> Entry {
        let at = self.moment(metadata);
        Entry {
            id: recorded.event_id,
            position: recorded.position,
            command: recorded.command_id,
            created_at: at,
            updated_at: at,
            epoch: at.timestamp(),
            actor: metadata.actor.uuid(),
            line,
            imported: None,
            about: None,
            beyond: None,
            page: None,
        }
    }

    /// When something is shown to have happened.
    fn moment(&mut self, metadata: &Metadata) -> DateTime<Utc> {
        self.latest = self.latest.max(metadata.at);
        self.latest
    }

    /// A new description. Right after another one by the same user there is no new line: the last one moves.
    fn describe(&mut self, metadata: &Metadata, described: &IssueDescribed) -> Option<Line> {
        let new = described.to.as_str().to_owned();
        let old = std::mem::replace(&mut self.description, new.clone());
        let at = self.moment(metadata);
        let last = self.entries.last_mut().filter(|_| !self.is_comment_last);
        let same = last.filter(|last| {
            last.line.field == Some("description") && last.actor == metadata.actor.uuid()
        });
        if let Some(last) = same.map(Arc::make_mut) {
            (last.created_at, last.updated_at) = (at, at);
            last.line.new = new.into();
            return None;
        }
        Some(Line::updated("description", "updated the description to").values(old, new))
    }
}

/// The project of another issue that an event names, and that issue, for one of a relation.
fn beyond(event: &IssueEvent) -> Option<(Uuid, Uuid)> {
    let (project, other) = match event {
        IssueEvent::IssueRelationAdded(added) => (added.project, added.with.id),
        IssueEvent::IssueRelationRemoved(removed) => (removed.project, removed.with.id),
        _ => return None,
    };
    Some((project.uuid(), other.uuid()))
}

/// What is known of a comment: whether guests of the project see it.
#[derive(Debug, Clone, Copy)]
struct Said {
    /// Whether it is internal.
    is_internal: bool,
    /// The comment that it answers.
    above: Option<Uuid>,
}

/// The first line of an item or comment has the time and the creator that it shows, also if an import gave others; then it
/// says so.
fn attribute(entry: &mut Entry, at: Option<DateTime<Utc>>, by: Option<UserId>) {
    if at.is_some() || by.is_some() {
        entry.imported = Some((entry.actor, entry.created_at));
    }
    if let Some(at) = at {
        entry.created_at = at;
    }
    if let Some(user) = by {
        entry.actor = user.uuid();
    }
}
