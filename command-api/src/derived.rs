//! What follows from the events besides the read tables: who bears which name, and the last number of each project.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::mem;

use domain::comment::CommentEvent;
use domain::cycle::CycleEvent;
use domain::issue::{IssueEvent, IssueMoved};
use domain::module::ModuleEvent;
use domain::page::PageEvent;
use domain::project::ProjectEvent;
use domain::user::UserEvent;
use domain::values::ExternalRef;
use domain::workspace::WorkspaceEvent;
use domain::{
    CommentId, CycleId, Event, IssueId, ModuleId, PageId, ProjectId, UserId, WorkspaceId,
};
use event_store::audit::Finding;
use event_store::{Claim, RecordedEvent};
use uuid::Uuid;

use crate::claims::{self, Scope};

/// Bearers by scope and name.
type Names = BTreeMap<(String, String), Uuid>;

/// What follows from the events of all workspaces, taken in one workspace after the other, to be compared with what is
/// stored.
#[derive(Debug, Default)]
pub struct Derived {
    /// Of the present workspace.
    now: Workspace,
    /// Names of the instance that the workspaces before bear.
    instance: Names,
    /// How the slugs of all workspaces are or were written, by their form in lower case.
    slugs: HashMap<String, BTreeSet<String>>,
    /// Users of the instance.
    users: HashSet<Uuid>,
}

/// What follows from the events of one workspace.
#[derive(Debug, Default)]
struct Workspace {
    names: Names,
    /// Names that it bears in the instance.
    instance: Names,
    /// The slug that it has, or had.
    slug: Option<String>,
    /// The external references of everything but projects, states and labels.
    external: HashMap<Uuid, Claim>,
    /// The names of modules.
    modules: HashMap<Uuid, Claim>,
    /// Comments that had an external reference, by issue.
    comments: HashMap<Uuid, Vec<Uuid>>,
    numbers: HashMap<ProjectId, Numbers>,
    /// The positions of events that name no project, although they happened in one.
    nowhere: Vec<u64>,
}

/// The running numbers that were given in a project.
#[derive(Debug, Default)]
struct Numbers {
    given: HashSet<u64>,
    last: u64,
    /// Those that were given again.
    again: BTreeSet<u64>,
}

impl Numbers {
    /// Takes in the next one.
    fn take_in(&mut self, number: u64) {
        self.last = self.last.max(number);
        if !self.given.insert(number) {
            self.again.insert(number);
        }
    }

    /// How the counter of the project is wrong: it is never behind what was given, because the reservation of a number
    /// lies before the append in the database's own log. One that is ahead is a gap.
    fn disagreement(&self, project: ProjectId, counter: Option<u64>) -> Option<String> {
        let last = self.last;
        match counter {
            None => Some(format!(
                "counter has no row for project {project}, of which number {last} was given"
            )),
            Some(counter) if counter < last => Some(format!(
                "counter says {counter} for project {project}, of which number {last} was given"
            )),
            Some(_) => None,
        }
    }
}

impl Derived {
    /// Takes in the next event of the present workspace.
    pub fn take_in(&mut self, stored: &RecordedEvent, event: &Event) {
        match event {
            Event::User(UserEvent::UserRegistered(user)) => {
                self.users.insert(user.id.uuid());
            }
            Event::User(UserEvent::UserDeactivationBegun(_)) => {
                take(&mut self.instance, claims::user_leaves(UserId(stored.entity)));
            }
            Event::User(UserEvent::UserDeactivationCalledOff(_)) => {
                take(&mut self.instance, claims::user_stays(UserId(stored.entity)));
            }
            Event::User(_) | Event::Collection(_) | Event::View(_) => {}
            Event::Workspace(event) => self.now.workspace(stored, event),
            Event::Project(event) => self.now.project(stored, event),
            Event::Issue(event) => self.now.issue(stored, event),
            Event::Comment(event) => self.now.comment(stored, event),
            Event::Cycle(event) => self.now.cycle(stored, event),
            Event::Module(event) => self.now.module(stored, event),
            Event::Page(event) => self.now.page(stored, event),
        }
    }

    /// The stored names and numbers of a workspace that do not follow from its events, all of which were taken in, and
    /// those that follow and are not stored.
    pub fn end(
        &mut self,
        workspace: WorkspaceId,
        claims: &[Claim],
        numbers: &HashMap<ProjectId, u64>,
    ) -> Vec<Finding> {
        let now = mem::take(&mut self.now);
        let mut found = missing(&now.names, claims);
        found.extend(superfluous(&now.names, claims));
        for (project, given) in &now.numbers {
            found.extend(given.disagreement(*project, numbers.get(project).copied()));
            found.extend(given.again.iter().map(|number| {
                format!("number {number} of project {project} was given to several issues")
            }));
        }
        found.extend(now.nowhere.iter().map(|position| {
            format!(
                "the event at position {position} names no project, although it happened in one"
            )
        }));
        self.instance.extend(now.instance);
        if let Some(slug) = now.slug {
            self.slugs.entry(slug.to_ascii_lowercase()).or_default().insert(slug);
        }
        found.into_iter().map(|what| Finding::of(workspace, what)).collect()
    }

    /// The stored names of the instance that do not follow from the events, and those that follow and are not stored; only
    /// the latter if not all workspaces were read.
    #[must_use]
    pub fn end_instance(self, claims: &[Claim], is_all: bool) -> Vec<Finding> {
        let mut found = missing(&self.instance, claims);
        if is_all {
            let of = |scope| claims.iter().filter(move |claim| Scope::of(claim) == Some(scope));
            let is_told = |claim: &&Claim| !follows_in_part(claim);
            let others: Vec<Claim> = claims.iter().filter(is_told).cloned().collect();
            found.extend(superfluous(&self.instance, &others));
            found.extend(self.strangers(of(Scope::UserEmail), "an address"));
            let stays = of(Scope::UserStay).filter(|claim| !claim.owner.is_nil());
            found.extend(self.strangers(stays, "the stay"));
            found.extend(
                self.slugs_in_any_case(&of(Scope::WorkspaceSlugInAnyCase).collect::<Vec<_>>()),
            );
        }
        found.into_iter().map(|what| Finding::of(WorkspaceId::INSTANCE, what)).collect()
    }
}

impl Derived {
    /// Names of people whom the log does not know.
    fn strangers<'a>(&self, claims: impl Iterator<Item = &'a Claim>, what: &str) -> Vec<String> {
        let strangers = claims.filter(|claim| !self.users.contains(&claim.owner));
        let line = |claim: &Claim| {
            format!("claim has {what} of {}, which is no user of the log", claim.owner)
        };
        strangers.map(line).collect()
    }

    /// Slugs in lower case that are not stored, or stored for a workspace that does not bear them.
    fn slugs_in_any_case(&self, claims: &[&Claim]) -> Vec<String> {
        let scope = Scope::WorkspaceSlug.stored();
        let borne = |lower: &str, owner: Uuid| {
            let mut written = self.slugs.get(lower).into_iter().flatten();
            written.any(|slug| self.instance.get(&(scope.clone(), slug.clone())) == Some(&owner))
        };
        let foreign = claims.iter().filter(|claim| !borne(&claim.name, claim.owner));
        let foreign = foreign.map(|claim| {
            let Claim { scope, name, owner } = claim;
            format!("claim has a row for {scope} {name} of {owner}, which follows from no event")
        });
        let stored: HashSet<&str> = claims.iter().map(|claim| claim.name.as_str()).collect();
        let slugs = self.instance.keys().filter(|(of, _)| *of == scope);
        let lost = slugs.map(|(_, slug)| slug.to_ascii_lowercase()).filter(|lower| {
            let is_written_in_one_way = self.slugs.get(lower).is_some_and(|all| all.len() == 1);
            is_written_in_one_way && !stored.contains(lower.as_str())
        });
        let lost = lost.map(|lower| {
            let scope = Scope::WorkspaceSlugInAnyCase.stored();
            format!("claim has no row for {scope} {lower}")
        });
        foreign.chain(lost).collect()
    }
}

impl Workspace {
    /// Takes in an event of the workspace itself.
    fn workspace(&mut self, stored: &RecordedEvent, event: &WorkspaceEvent) {
        let slug = |slug: &str| claims::workspace_slug(slug, stored.workspace);
        match event {
            WorkspaceEvent::WorkspaceCreated(new) => {
                let [as_written, _] = slug(new.slug.as_str());
                self.slug = Some(as_written.name.clone());
                take(&mut self.instance, as_written);
            }
            WorkspaceEvent::WorkspaceDeleted(old) => {
                let [as_written, _] = slug(old.slug.as_str());
                release(&mut self.instance, as_written);
            }
            _ => {}
        }
    }

    fn project(&mut self, stored: &RecordedEvent, event: &ProjectEvent) {
        let id = ProjectId(stored.entity);
        let name = |name: &str| claims::project_name(name, id);
        let identifier = |identifier: &str| claims::project_identifier(identifier, id);
        let (old, new) = match event {
            ProjectEvent::ProjectCreated(new) => {
                take(&mut self.names, name(new.details.name.as_str()));
                (None, Some(identifier(new.details.identifier.as_str())))
            }
            ProjectEvent::ProjectRenamed(change) => {
                (Some(name(change.from.as_str())), Some(name(change.to.as_str())))
            }
            ProjectEvent::ProjectIdentifierChanged(change) => {
                (Some(identifier(change.from.as_str())), Some(identifier(change.to.as_str())))
            }
            ProjectEvent::ProjectDeleted(old) => {
                release(&mut self.names, name(old.name.as_str()));
                (Some(identifier(old.identifier.as_str())), None)
            }
            _ => (None, None),
        };
        if let Some(old) = old {
            release(&mut self.names, old);
        }
        if let Some(new) = new {
            take(&mut self.names, new);
        }
    }

    /// The project that an event happened in; without one, nothing follows from it but that it is wrong.
    fn place(&mut self, stored: &RecordedEvent) -> Option<ProjectId> {
        if stored.project.is_none() {
            self.nowhere.push(stored.position);
        }
        stored.project.map(ProjectId)
    }

    /// Takes in an event of an issue; comments end with theirs.
    fn issue(&mut self, stored: &RecordedEvent, event: &IssueEvent) {
        let Some(project) = self.place(stored) else { return };
        let claim = |external: &ExternalRef| {
            claims::issue_external(project, external, IssueId(stored.entity))
        };
        match event {
            IssueEvent::IssueCreated(new) => {
                self.numbers.entry(new.project).or_default().take_in(new.number.into());
                self.refer(stored.entity, claim(&new.external));
            }
            IssueEvent::IssueUndeleted(back) => {
                self.refer(stored.entity, claim(&back.issue.external));
            }
            IssueEvent::IssueExternalReferenceChanged(change) => {
                self.refer(stored.entity, claim(&change.to));
            }
            IssueEvent::IssueMoved(IssueMoved { to, .. }) => {
                self.numbers.entry(to.project).or_default().take_in(to.number.into());
                self.take_along(stored.entity, Scope::IssueExternal(to.project));
                for comment in self.comments.get(&stored.entity).cloned().unwrap_or_default() {
                    self.take_along(comment, Scope::CommentExternal(to.project));
                }
            }
            IssueEvent::IssueDeleted(_) => {
                self.refer(stored.entity, None);
                for comment in self.comments.remove(&stored.entity).unwrap_or_default() {
                    self.refer(comment, None);
                }
            }
            _ => {}
        }
    }

    fn comment(&mut self, stored: &RecordedEvent, event: &CommentEvent) {
        let external = match event {
            CommentEvent::CommentCreated(new) => &new.external,
            CommentEvent::CommentUndeleted(back) => &back.comment.external,
            CommentEvent::CommentExternalReferenceChanged(change) => &change.to,
            CommentEvent::CommentDeleted(_) => &ExternalRef::default(),
            _ => return,
        };
        let Some(project) = self.place(stored) else { return };
        let claim = claims::comment_external(project, external, CommentId(stored.entity));
        if let (Some(issue), true) = (stored.issue, claim.is_some()) {
            self.comments.entry(issue).or_default().push(stored.entity);
        }
        self.refer(stored.entity, claim);
    }

    fn cycle(&mut self, stored: &RecordedEvent, event: &CycleEvent) {
        let external = match event {
            CycleEvent::CycleCreated(new) => &new.external,
            CycleEvent::CycleExternalReferenceChanged(change) => &change.to,
            CycleEvent::CycleDeleted(_) => &ExternalRef::default(),
            _ => return,
        };
        let Some(project) = self.place(stored) else { return };
        let claim = claims::cycle_external(project, external, CycleId(stored.entity));
        self.refer(stored.entity, claim);
    }

    fn module(&mut self, stored: &RecordedEvent, event: &ModuleEvent) {
        let Some(project) = self.place(stored) else { return };
        let id = ModuleId(stored.entity);
        let name = |name: &str| Some(claims::module_name(project, name, id));
        let external = |external| claims::module_external(project, external, id);
        match event {
            ModuleEvent::ModuleCreated(new) => {
                self.call_module(id, name(new.name.as_str()));
                self.refer(stored.entity, external(&new.external));
            }
            ModuleEvent::ModuleRenamed(change) => {
                self.call_module(id, name(change.to.as_str()));
            }
            ModuleEvent::ModuleExternalReferenceChanged(change) => {
                self.refer(stored.entity, external(&change.to));
            }
            ModuleEvent::ModuleDeleted(_) => {
                self.call_module(id, None);
                self.refer(stored.entity, None);
            }
            _ => {}
        }
    }

    /// Gives a module another name, or takes it away.
    fn call_module(&mut self, module: ModuleId, name: Option<Claim>) {
        if let Some(old) = self.modules.remove(&module.uuid()) {
            release(&mut self.names, old);
        }
        if let Some(new) = name {
            take(&mut self.names, new.clone());
            self.modules.insert(module.uuid(), new);
        }
    }

    fn page(&mut self, stored: &RecordedEvent, event: &PageEvent) {
        let external = match event {
            PageEvent::PageCreated(new) => &new.external,
            PageEvent::PageExternalReferenceChanged(change) => &change.to,
            PageEvent::PageDeleted(_) => &ExternalRef::default(),
            _ => return,
        };
        let project = stored.project.map(ProjectId);
        self.refer(stored.entity, claims::page_external(project, external, PageId(stored.entity)));
    }

    /// Gives an issue or a comment the external reference that it has in another project.
    fn take_along(&mut self, entity: Uuid, scope: Scope) {
        let claim = self.external.get(&entity).cloned();
        self.refer(entity, claim.map(|claim| Claim { scope: scope.stored(), ..claim }));
    }

    /// Gives an issue or anything else another external reference.
    fn refer(&mut self, entity: Uuid, claim: Option<Claim>) {
        if let Some(old) = self.external.remove(&entity) {
            release(&mut self.names, old);
        }
        if let Some(new) = claim {
            take(&mut self.names, new.clone());
            self.external.insert(entity, new);
        }
    }
}

/// Whether the log does not tell all of a name: addresses are not in it, that somebody stays is noted when they
/// become a member of something for the first time since it is, and slugs that differ by case only may be older than
/// their common name.
fn follows_in_part(claim: &Claim) -> bool {
    match Scope::of(claim) {
        Some(Scope::UserEmail | Scope::WorkspaceSlugInAnyCase) => true,
        Some(Scope::UserStay) => !claim.owner.is_nil(),
        _ => false,
    }
}

/// A name gets a bearer.
fn take(names: &mut Names, claim: Claim) {
    names.insert((claim.scope, claim.name), claim.owner);
}

/// A name is given up by its bearer.
fn release(names: &mut Names, claim: Claim) {
    let key = (claim.scope, claim.name);
    if names.get(&key) == Some(&claim.owner) {
        names.remove(&key);
    }
}

/// Names that are not stored as they are borne.
fn missing(names: &Names, claims: &[Claim]) -> Vec<String> {
    let stored: HashMap<(&str, &str), Uuid> =
        claims.iter().map(|claim| ((&*claim.scope, &*claim.name), claim.owner)).collect();
    let wrong =
        names.iter().filter_map(|((scope, name), owner)| match stored.get(&(&**scope, &**name)) {
            Some(stored) if stored == owner => None,
            Some(stored) => Some(format!(
                "claim says that {scope} {name} is of {stored}, but by the events it is of {owner}"
            )),
            None => Some(format!("claim has no row for {scope} {name}, which is of {owner}")),
        });
    wrong.collect()
}

/// Names that are stored and not borne, of the scopes that this program knows.
fn superfluous(names: &Names, claims: &[Claim]) -> Vec<String> {
    let is_known = |claim: &&Claim| Scope::of(claim).is_some();
    let is_borne = |claim: &&Claim| names.contains_key(&(claim.scope.clone(), claim.name.clone()));
    let unborne = claims.iter().filter(is_known).filter(|claim| !is_borne(claim));
    let line = |claim: &Claim| {
        let Claim { scope, name, owner } = claim;
        format!("claim has a row for {scope} {name} of {owner}, which follows from no event")
    };
    unborne.map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_were_given_again_and_counters_behind_them_are_told() {
        let mut numbers = Numbers::default();
        for number in [1, 3, 2, 3, 1] {
            numbers.take_in(number);
        }
        assert_eq!(numbers.again, BTreeSet::from([1, 3]));
        let project = ProjectId(Uuid::from_u128(1));
        assert!(numbers.disagreement(project, None).is_some());
        assert!(numbers.disagreement(project, Some(2)).is_some());
        assert_eq!(numbers.disagreement(project, Some(3)), None);
        assert_eq!(numbers.disagreement(project, Some(9)), None);
    }
}
