//! What the clients know of the things they made, shared by all, so that they get in each other's way.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use uuid::Uuid;

/// How many deleted labels are remembered, to be used in spite of that.
const MOST_GONE: usize = 12;

/// A user of the API.
#[derive(Debug, Clone)]
pub struct Person {
    /// The user.
    pub user: Uuid,
    /// The key.
    pub key: String,
    /// Whether it is the workspace's owner.
    pub is_owner: bool,
}

/// A workspace with two projects that all its people work in.
#[derive(Debug, Clone)]
pub struct Place {
    /// The workspace.
    pub workspace: Uuid,
    /// Its slug.
    pub slug: String,
    /// The project in which most is done.
    pub project: Uuid,
    /// The other one: work items move to and fro between the two.
    pub other: Uuid,
    /// All people, the owner first.
    pub people: Vec<Person>,
    /// The memberships of the others, by the project and the user.
    pub memberships: HashMap<(Uuid, Uuid), Uuid>,
}

/// The identifier of the project in which most is done.
pub const IDENTIFIER: &str = "FAULTS";
/// The identifier of the other one.
pub const OTHER_IDENTIFIER: &str = "OTHERS";

impl Place {
    /// The project that is not this one.
    #[must_use]
    pub fn other_than(&self, project: Uuid) -> Uuid {
        if project == self.project { self.other } else { self.project }
    }

    /// The key of the work item with a number in a project.
    #[must_use]
    pub fn key(&self, project: Uuid, number: u64) -> String {
        let identifier = if project == self.project { IDENTIFIER } else { OTHER_IDENTIFIER };
        format!("{identifier}-{number}")
    }
}

/// An issue that a client made.
#[derive(Debug, Clone, Copy)]
pub struct Issue {
    /// The issue.
    pub id: Uuid,
    /// The last version in an answer.
    pub version: u64,
    /// The project that it is in, as far as is known.
    pub project: Uuid,
    /// Whether it was not found where it had been, and so is looked for in the other project.
    pub is_sought: bool,
}

/// What is known of the things in a place.
#[derive(Debug, Default)]
pub struct Known {
    /// Issues, oldest first.
    pub issues: Vec<Issue>,
    /// Keys that issues have, or had in a project that they were in, with the issues.
    pub keys: Vec<(Uuid, String)>,
    /// Comments, with their issues.
    pub comments: Vec<(Uuid, Uuid)>,
    /// Links, with their issues.
    pub links: Vec<(Uuid, Uuid)>,
    /// Labels, with their projects.
    pub labels: Vec<(Uuid, Uuid)>,
    /// Labels that were deleted lately, with their projects.
    pub gone: Vec<(Uuid, Uuid)>,
    /// States that clients made, with their projects.
    pub states: Vec<(Uuid, Uuid)>,
    /// Cycles, with their projects.
    pub cycles: Vec<(Uuid, Uuid)>,
    /// Modules, with their projects.
    pub modules: Vec<(Uuid, Uuid)>,
    /// Work items of the intake, with the projects that they were submitted to.
    pub intake: Vec<(Uuid, Uuid)>,
    /// The highest position in an answer.
    pub position: u64,
    /// The epoch of that.
    pub epoch: Option<String>,
}

/// A place, and what is known of it. Cheap to clone.
#[derive(Debug, Clone)]
pub struct World {
    /// The place.
    pub place: Arc<Place>,
    /// What is known.
    known: Arc<Mutex<Known>>,
}

impl World {
    /// A place with nothing known of it yet.
    #[must_use]
    pub fn of(place: Place) -> Self {
        Self { place: Arc::new(place), known: Arc::default() }
    }

    /// Looks at what is known, or adds to it.
    pub fn with<T>(&self, work: impl FnOnce(&mut Known) -> T) -> T {
        work(&mut self.known.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Takes note that an issue was not found in a project. It may have moved to the other one; once it was not found there
    /// either it is gone.
    pub fn misses(&self, issue: Uuid, project: Uuid) {
        let other = self.place.other_than(project);
        self.with(|known| match known.issues.iter_mut().find(|known| known.id == issue) {
            Some(known) if known.project != project => {}
            Some(known) if !known.is_sought => (known.project, known.is_sought) = (other, true),
            Some(_) => known.forget(issue),
            None => {}
        });
    }
}

impl Known {
    /// Takes note of a position. In a new epoch nothing is certain of what was known in the old one.
    pub fn hears_of(&mut self, epoch: Option<&str>, position: Option<u64>) {
        let (Some(epoch), Some(position)) = (epoch, position) else { return };
        if self.epoch.as_deref().is_some_and(|known| known != epoch) {
            *self = Self::default();
        }
        self.epoch = Some(epoch.to_owned());
        self.position = position.max(self.position);
    }

    /// Takes note of an issue's version, and of the project that it is in at that version.
    pub fn issue_is_at(&mut self, id: Uuid, version: u64, project: Uuid) {
        let present = Issue { id, version, project, is_sought: false };
        match self.issues.iter_mut().find(|issue| issue.id == id) {
            // An answer that was given again tells of long ago.
            Some(issue) if issue.version <= version => *issue = present,
            Some(_) => {}
            None => self.issues.push(present),
        }
    }

    /// Takes note of a key that an issue has.
    pub fn issue_is_called(&mut self, id: Uuid, key: String) {
        let called = (id, key);
        if !self.keys.contains(&called) {
            self.keys.push(called);
        }
    }

    /// The project that an issue is in, as far as is known.
    #[must_use]
    pub fn project_of(&self, issue: Uuid) -> Option<Uuid> {
        self.issues.iter().find(|known| known.id == issue).map(|known| known.project)
    }

    /// Forgets something that was deleted. The keys of an issue are kept, to be asked for in spite of that.
    pub fn forget(&mut self, id: Uuid) {
        self.issues.retain(|issue| issue.id != id);
        self.comments.retain(|(issue, comment)| ![*issue, *comment].contains(&id));
        self.links.retain(|(issue, link)| ![*issue, *link].contains(&id));
        for known in [&mut self.states, &mut self.cycles, &mut self.modules, &mut self.intake] {
            known.retain(|(_, thing)| *thing != id);
        }
        self.gone.extend(self.labels.extract_if(.., |(_, label)| *label == id));
        let excess = self.gone.len().saturating_sub(MOST_GONE);
        self.gone.drain(..excess);
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use uuid::Uuid;

    use super::{Place, World};

    const PROJECT: Uuid = Uuid::from_u128(1);
    const OTHER: Uuid = Uuid::from_u128(2);
    const ISSUE: Uuid = Uuid::from_u128(3);

    /// A place in which an issue is at a version.
    fn world(version: u64) -> World {
        let (slug, people, memberships) = (String::new(), Vec::new(), HashMap::new());
        let workspace = Uuid::nil();
        let place = Place { workspace, slug, project: PROJECT, other: OTHER, people, memberships };
        let world = World::of(place);
        world.with(|known| known.issue_is_at(ISSUE, version, PROJECT));
        world
    }

    /// The project that the issue is in, as far as is known.
    fn project(world: &World) -> Option<Uuid> {
        world.with(|known| known.project_of(ISSUE))
    }

    #[test]
    fn an_issue_that_is_not_found_is_looked_for_in_the_other_project_and_is_gone_then() {
        let world = world(1);
        world.misses(ISSUE, OTHER);
        assert_eq!(project(&world), Some(PROJECT), "others know better");
        world.misses(ISSUE, PROJECT);
        assert_eq!(project(&world), Some(OTHER));
        world.misses(ISSUE, OTHER);
        assert_eq!(project(&world), None);
    }

    #[test]
    fn an_issue_that_was_found_again_is_looked_for_once_more() {
        let world = world(1);
        world.misses(ISSUE, PROJECT);
        world.with(|known| known.issue_is_at(ISSUE, 2, OTHER));
        world.misses(ISSUE, OTHER);
        assert_eq!(project(&world), Some(PROJECT));
    }

    #[test]
    fn an_answer_that_was_given_again_does_not_move_an_issue_back() {
        let world = world(4);
        world.with(|known| known.issue_is_at(ISSUE, 3, OTHER));
        assert_eq!(project(&world), Some(PROJECT));
    }
}
