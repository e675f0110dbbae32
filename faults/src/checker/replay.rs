//! A workspace as its log says it was, event by event.

use std::collections::HashMap;

use domain::comment::Comment;
use domain::issue::Issue;
use domain::page::Page;
use domain::project::Project;
use domain::workspace::Workspace;
use domain::{Access, Event, Evolve, UserId};
use event_store::{Metadata, RecordedEvent};
use serde_json::Value;
use uuid::Uuid;

/// A workspace at some position.
#[derive(Debug, Default)]
pub struct Replay {
    /// The workspace.
    pub workspace: Workspace,
    /// Its projects.
    pub projects: HashMap<Uuid, Project>,
    /// Its issues, deleted ones too.
    pub issues: HashMap<Uuid, Issue>,
    /// Its comments, deleted ones too.
    pub comments: HashMap<Uuid, Comment>,
    /// Its pages, and those of its projects, deleted ones too.
    pub pages: HashMap<Uuid, Page>,
}

impl Replay {
    /// Takes in the next event; says why if it cannot be read.
    pub fn take_in(&mut self, event: &RecordedEvent) -> Result<(), String> {
        let payload: Value = serde_json::from_str(&event.payload).map_err(|e| e.to_string())?;
        let decoded = Event::decode(&event.kind, &event.name, &event.type_version, payload);
        let metadata: Metadata = event.read_metadata().map_err(|e| e.to_string())?;
        let (stamp, id) = (metadata.stamp(event.version), event.entity);
        match decoded.map_err(|error| error.to_string())? {
            Event::Workspace(event) => self.workspace.evolve(event, stamp),
            Event::Project(event) => self.projects.entry(id).or_default().evolve(event, stamp),
            Event::Issue(event) => self.issues.entry(id).or_default().evolve(event, stamp),
            Event::Comment(event) => self.comments.entry(id).or_default().evolve(event, stamp),
            Event::Page(event) => self.pages.entry(id).or_default().evolve(event, stamp),
            Event::User(_) => {}
        }
        Ok(())
    }

    /// The present rights of a user.
    pub fn access(&self, user: Uuid, project: Option<Uuid>) -> Access {
        let project = project.and_then(|id| self.projects.get(&id));
        Access::of(UserId(user), &self.workspace, project)
    }

    /// Whether an issue is there.
    pub fn is_live(&self, issue: Uuid) -> bool {
        self.issues.get(&issue).is_some_and(Issue::is_live)
    }
}
