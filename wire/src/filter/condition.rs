//! Single conditions: a field, and what it must be.

use chrono::{DateTime, NaiveDate, Utc};
use domain::StateGroup;
use domain::issue::{Priority, Relation};
use uuid::Uuid;

use super::field::{DayField, Field, FlagField, MomentField, NumberField, TextField, ThingField};

/// What a field of a work item must be.
#[derive(Debug, Clone, PartialEq)]
pub enum Condition {
    /// It has one of these things.
    Thing(ThingField, Vec<Thing>),
    /// It is this urgent.
    Priority(Vec<Priority>),
    /// Its state is in one of these groups.
    StateGroup(Vec<StateGroup>),
    /// Its day is within bounds.
    Day(DayField, Bounds<NaiveDate>),
    /// Its moment is within bounds.
    Moment(MomentField, Bounds<DateTime<Utc>>),
    /// Its number is within bounds.
    Number(NumberField, Bounds<i64>),
    /// Its text passes this test.
    Text(TextField, TextTest),
    /// It is so, or is not.
    Flag(FlagField, bool),
    /// It has nothing in this field.
    Empty(Field),
    /// It has been changed so.
    Changed(Change),
    /// Its key begins with this text, in any case.
    KeyBegins(String),
    /// Others are below it.
    HasChildren,
    /// It came through the intake of its project.
    FromIntake,
}

/// A thing that a work item has in a field, or a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Thing {
    /// The one with this id.
    Id(Uuid),
    /// By its name, as people write it; and where that stands in a query.
    Named(String, Option<usize>),
    /// The user who asks, `currentUser()` in queries.
    Caller,
    /// Each member of the project with this name, identifier or id.
    MembersOf(String, Option<usize>),
    /// Each member of the workspace.
    WorkspaceMembers,
    /// The cycles that are so far at a moment.
    Cycles(CycleTime, DateTime<Utc>),
    /// The work items that are so tied to the one with this key or id.
    Tied(Tie, String, Option<usize>),
}

impl Thing {
    /// The thing with this id or name.
    pub(crate) fn of(text: &str, column: Option<usize>) -> Self {
        let text = text.trim();
        Uuid::parse_str(text).map_or_else(|_| Self::Named(text.to_owned(), column), Self::Id)
    }
}

/// How far cycles are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CycleTime {
    /// They have begun and not ended.
    Active,
    /// They have ended.
    Completed,
    /// They begin later.
    Upcoming,
}

/// What ties a work item to another one, which the caller has to see.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tie {
    /// The two are the same work item.
    Same,
    /// The other one is directly below it.
    Above,
    /// It is this to the other one.
    Related(Relation),
}

/// From a value, included, up to another, excluded; open where there is none.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bounds<T> {
    /// The first value within.
    pub from: Option<T>,
    /// The first value that is no longer within.
    pub until: Option<T>,
}

/// What a text must be, in any case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TextTest {
    /// It contains this text.
    Contains(String),
    /// It is one of these texts.
    OneOf(Vec<String>),
}

/// The values one of which a field had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Was {
    /// It had one of these things.
    Thing(ThingField, Vec<Thing>),
    /// It was this urgent.
    Priority(Vec<Priority>),
    /// Its state was in one of these groups.
    StateGroup(Vec<StateGroup>),
}

impl Was {
    /// The field.
    #[must_use]
    pub const fn field(&self) -> Field {
        match self {
            Self::Thing(field, _) => Field::Thing(*field),
            Self::Priority(_) => Field::Priority,
            Self::StateGroup(_) => Field::StateGroup,
        }
    }
}

/// A change in the past of a work item.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// Which field was changed; any without one.
    pub field: Option<Field>,
    /// What it was at some time: before the change, or after it.
    pub was: Option<Was>,
    /// The users of whom one changed it; any user if there are none.
    pub by: Vec<Thing>,
    /// The time in which it was changed.
    pub during: Bounds<DateTime<Utc>>,
}
