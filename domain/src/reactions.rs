//! Who reacted to a thing, and how: the same for issues and comments.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::aggregate::Stamp;
use crate::audit::Audit;
use crate::ids::UserId;
use crate::values::Reaction;

/// How many reactions of one person a thing takes.
const MOST: usize = 20;

/// A reaction of a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reacted {
    /// Who reacted.
    pub user: UserId,
    /// The sign, as the client wrote it.
    pub reaction: Reaction,
    /// When it was added; a reaction never changes.
    pub audit: Audit,
}

/// The reactions to a thing, one of each kind of each person.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Reactions(Vec<Reacted>);

impl Reactions {
    /// The reaction of a person, if there is this one.
    #[must_use]
    pub fn of(&self, user: UserId, reaction: &Reaction) -> Option<&Reacted> {
        self.0.iter().find(|one| one.user == user && one.reaction == *reaction)
    }

    /// All of them, in the order in which they came.
    pub fn all(&self) -> impl Iterator<Item = &Reacted> {
        self.0.iter()
    }

    /// Whether a person has as many as one can have.
    pub(crate) fn are_enough_of(&self, user: UserId) -> bool {
        self.0.iter().filter(|one| one.user == user).count() >= MOST
    }

    /// Takes in one more.
    pub(crate) fn add(&mut self, user: UserId, reaction: Reaction, stamp: Stamp) {
        self.0.push(Reacted { user, reaction, audit: Audit::created(stamp) });
    }

    /// Takes in that one is gone.
    pub(crate) fn remove(&mut self, user: UserId, reaction: &Reaction) {
        self.0.retain(|one| one.user != user || one.reaction != *reaction);
    }
}

/// The id of a person's reaction to a thing, which follows from these.
#[must_use]
pub fn reaction_id(thing: Uuid, user: UserId, reaction: &Reaction) -> Uuid {
    let name = [user.uuid().as_bytes(), reaction.as_str().as_bytes()].concat();
    Uuid::new_v5(&thing, &name)
}

/// The id of a person's vote on a thing, which follows from these.
#[must_use]
pub fn vote_id(thing: Uuid, user: UserId) -> Uuid {
    Uuid::new_v5(&thing, user.uuid().as_bytes())
}
