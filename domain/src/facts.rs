//! What events say of a project's things: the id and the name of that moment.
//!
//! With these the activity feed is right without replaying anything, whatever is renamed later.

use serde::{Deserialize, Serialize};

use crate::ids::{
    CycleId, EstimateId, EstimatePointId, IssueId, LabelId, ModuleId, PageId, StateId,
};

/// The part of a workflow that a state belongs to.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StateGroup {
    /// Noted, not planned.
    #[default]
    Backlog,
    /// Planned, not begun.
    Unstarted,
    /// Being worked on.
    Started,
    /// Finished; entering it sets an issue's `completed_at`.
    Completed,
    /// Given up.
    Cancelled,
    /// Waiting in intake; such a state is hidden and cannot be made by users.
    Triage,
}

impl StateGroup {
    /// Every group, in the order of the workflow.
    pub const ALL: [Self; 6] = [
        Self::Backlog,
        Self::Unstarted,
        Self::Started,
        Self::Completed,
        Self::Cancelled,
        Self::Triage,
    ];

    /// The group with a stored and shown name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|group| group.name() == name)
    }

    /// The stored and shown name, for example `backlog`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Backlog => "backlog",
            Self::Unstarted => "unstarted",
            Self::Started => "started",
            Self::Completed => "completed",
            Self::Cancelled => "cancelled",
            Self::Triage => "triage",
        }
    }

    /// Whether work in such a state is over: only that may be archived.
    #[must_use]
    pub const fn is_closed(self) -> bool {
        matches!(self, Self::Completed | Self::Cancelled)
    }
}

/// A workflow state as it was at the moment of an event.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StateRef {
    /// The state.
    pub id: StateId,
    /// Its name at that moment.
    pub name: String,
    /// Its group at that moment.
    pub group: StateGroup,
}

/// A label as it was at the moment of an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LabelRef {
    /// The label.
    pub id: LabelId,
    /// Its name at that moment.
    pub name: String,
}

/// What the points of an estimate are.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EstimateKind {
    /// Names, such as sizes of clothes.
    #[default]
    Categories,
    /// Numbers, which can be summed.
    Points,
}

impl EstimateKind {
    /// Both kinds.
    pub const ALL: [Self; 2] = [Self::Categories, Self::Points];

    /// The kind with a stored and shown name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// The stored and shown name, for example `points`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Categories => "categories",
            Self::Points => "points",
        }
    }
}

/// An estimate as it was at the moment of an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EstimateRef {
    /// The estimate.
    pub id: EstimateId,
    /// Its name at that moment.
    pub name: String,
}

/// A point of an estimate as it was at the moment of an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EstimatePointRef {
    /// The point.
    pub id: EstimatePointId,
    /// What it was worth at that moment.
    pub value: String,
    /// What the points of its estimate are.
    pub kind: EstimateKind,
}

/// A cycle as it was at the moment of an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CycleRef {
    /// The cycle.
    pub id: CycleId,
    /// Its name at that moment.
    pub name: String,
}

/// A module as it was at the moment of an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModuleRef {
    /// The module.
    pub id: ModuleId,
    /// Its name at that moment.
    pub name: String,
}

/// An issue as it was called at the moment of an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssueRef {
    /// The issue.
    pub id: IssueId,
    /// Project identifier and running number of that moment, for example `ENG-42`.
    pub key: String,
}

/// A page as it was called at the moment of an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageRef {
    /// The page.
    pub id: PageId,
    /// Its name at that moment.
    pub name: String,
}

#[cfg(test)]
mod tests {
    use super::{EstimateKind, StateGroup};

    #[test]
    fn a_group_is_found_by_its_name() {
        for group in StateGroup::ALL {
            assert_eq!(StateGroup::from_name(group.name()), Some(group));
        }
        assert_eq!(StateGroup::from_name("done"), None);
    }

    #[test]
    fn a_kind_of_estimate_is_found_by_its_name() {
        for kind in EstimateKind::ALL {
            assert_eq!(EstimateKind::from_name(kind.name()), Some(kind));
        }
        assert_eq!(EstimateKind::from_name("time"), None);
    }
}
