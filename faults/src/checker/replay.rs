//! A workspace as its log says it was, event by event.

use std::collections::HashMap;

use domain::collection::Collection;
use domain::comment::Comment;
use domain::cycle::Cycle;
use domain::issue::{Issue, Relation};
use domain::module::Module;
use domain::page::Page;
use domain::project::{Project, ProjectFeature};
use domain::view::View;
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
    /// Its cycles, deleted ones too.
    pub cycles: HashMap<Uuid, Cycle>,
    /// Its modules, deleted ones too.
    pub modules: HashMap<Uuid, Module>,
    /// Its pages, and those of its projects, deleted ones too.
    pub pages: HashMap<Uuid, Page>,
    /// Its collections, deleted ones too.
    pub collections: HashMap<Uuid, Collection>,
    /// Its saved views, and those of its projects, deleted ones too.
    pub views: HashMap<Uuid, View>,
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
            Event::Cycle(event) => self.cycles.entry(id).or_default().evolve(event, stamp),
            Event::Module(event) => self.modules.entry(id).or_default().evolve(event, stamp),
            Event::Page(event) => self.pages.entry(id).or_default().evolve(event, stamp),
            Event::Collection(event) => {
                self.collections.entry(id).or_default().evolve(event, stamp);
            }
            Event::View(event) => self.views.entry(id).or_default().evolve(event, stamp),
            Event::User(_) => {}
        }
        Ok(())
    }

    /// The present rights of a user.
    pub fn access(&self, user: Uuid, project: Option<Uuid>) -> Access {
        let project = project.and_then(|id| self.projects.get(&id));
        Access::of(UserId(user), &self.workspace, project)
    }

    /// Whether a user sees of a project only the issues that they are shown to have created or work on.
    pub fn is_limited(&self, user: Uuid, project: Uuid) -> bool {
        let details = self.projects.get(&project).and_then(|project| project.details().ok());
        let shows_all = ProjectFeature::GuestsSeeAll;
        let shows_all = details.is_some_and(|details| details.features.contains(&shows_all));
        let access = self.access(user, Some(project));
        !shows_all && access.may_read_content().is_ok() && access.may_change_content().is_err()
    }

    /// Whether an issue is there, and its project.
    pub fn is_there(&self, issue: Uuid) -> bool {
        self.issues.get(&issue).is_some_and(|issue| {
            let project = self.projects.get(&issue.project.uuid());
            issue.is_live() && project.is_some_and(|project| project.present().is_ok())
        })
    }

    /// The issues that an issue blocks, of those that are there.
    pub fn blocked_by(&self, issue: Uuid) -> impl Iterator<Item = Uuid> {
        let issue = self.issues.get(&issue).filter(|issue| self.is_there(issue.id.uuid()));
        let relations = issue.into_iter().flat_map(|issue| &issue.relations);
        let blocked = relations.filter(|related| related.relation == Relation::Blocking);
        blocked.map(|related| related.with.id.uuid()).filter(|other| self.is_there(*other))
    }

    /// Whether a cycle is there.
    pub fn is_live_cycle(&self, cycle: Uuid) -> bool {
        self.cycles.get(&cycle).is_some_and(Cycle::is_live)
    }

    /// Whether a collection is there.
    pub fn is_live_collection(&self, collection: Uuid) -> bool {
        self.collections.get(&collection).is_some_and(Collection::is_live)
    }

    /// Whether a module is there.
    pub fn is_live_module(&self, module: Uuid) -> bool {
        self.modules.get(&module).is_some_and(Module::is_live)
    }

    /// Whether an issue is there.
    pub fn is_live(&self, issue: Uuid) -> bool {
        self.issues.get(&issue).is_some_and(Issue::is_live)
    }
}
