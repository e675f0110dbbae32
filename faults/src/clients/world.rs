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

/// A workspace with one project that all its people work in.
#[derive(Debug, Clone)]
pub struct Place {
    /// The workspace.
    pub workspace: Uuid,
    /// Its slug.
    pub slug: String,
    /// The project.
    pub project: Uuid,
    /// All people, the owner first.
    pub people: Vec<Person>,
    /// The memberships of the others.
    pub memberships: HashMap<Uuid, Uuid>,
}

/// An issue that a client made.
#[derive(Debug, Clone, Copy)]
pub struct Issue {
    /// The issue.
    pub id: Uuid,
    /// The last version in an answer.
    pub version: u64,
}

/// What is known of the things in a place.
#[derive(Debug, Default)]
pub struct Known {
    /// Issues, oldest first.
    pub issues: Vec<Issue>,
    /// Comments, with their issues.
    pub comments: Vec<(Uuid, Uuid)>,
    /// Links, with their issues.
    pub links: Vec<(Uuid, Uuid)>,
    /// Labels.
    pub labels: Vec<Uuid>,
    /// Labels that were deleted lately.
    pub gone: Vec<Uuid>,
    /// States that clients made.
    pub states: Vec<Uuid>,
    /// Cycles.
    pub cycles: Vec<Uuid>,
    /// Modules.
    pub modules: Vec<Uuid>,
    /// Work items of the intake.
    pub intake: Vec<Uuid>,
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
    /// A place of which nothing is known yet.
    #[must_use]
    pub fn of(place: Place) -> Self {
        Self { place: Arc::new(place), known: Arc::default() }
    }

    /// Looks at what is known, or adds to it.
    pub fn with<T>(&self, work: impl FnOnce(&mut Known) -> T) -> T {
        work(&mut self.known.lock().unwrap_or_else(PoisonError::into_inner))
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

    /// Takes note of an issue's version.
    pub fn issue_is_at(&mut self, id: Uuid, version: u64) {
        match self.issues.iter_mut().find(|issue| issue.id == id) {
            Some(issue) => issue.version = version.max(issue.version),
            None => self.issues.push(Issue { id, version }),
        }
    }

    /// Forgets something that was deleted.
    pub fn forget(&mut self, id: Uuid) {
        self.issues.retain(|issue| issue.id != id);
        self.comments.retain(|(issue, comment)| ![*issue, *comment].contains(&id));
        self.links.retain(|(issue, link)| ![*issue, *link].contains(&id));
        for known in [&mut self.states, &mut self.cycles, &mut self.modules, &mut self.intake] {
            known.retain(|thing| *thing != id);
        }
        if self.labels.contains(&id) {
            self.labels.retain(|label| *label != id);
            self.gone.push(id);
            let excess = self.gone.len().saturating_sub(MOST_GONE);
            self.gone.drain(..excess);
        }
    }
}
