//! How urgent an issue is.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::{Issue, IssueEvent, IssueRefusal};
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::values::ValueError;

/// How urgent an issue is.
#[derive(
    Debug, Default, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Priority {
    /// Now.
    Urgent,
    /// Soon.
    High,
    /// In its turn.
    Medium,
    /// Whenever there is time.
    Low,
    /// Nobody has said.
    #[default]
    None,
}

impl Priority {
    /// All priorities, most urgent first.
    pub const ALL: [Self; 5] = [Self::Urgent, Self::High, Self::Medium, Self::Low, Self::None];

    /// The stored and shown name, for example `urgent`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Urgent => "urgent",
            Self::High => "high",
            Self::Medium => "medium",
            Self::Low => "low",
            Self::None => "none",
        }
    }

    /// Its place among all of them, 0 for the most urgent one: by this number they are ordered.
    #[must_use]
    pub const fn rank(self) -> i16 {
        match self {
            Self::Urgent => 0,
            Self::High => 1,
            Self::Medium => 2,
            Self::Low => 3,
            Self::None => 4,
        }
    }
}

impl FromStr for Priority {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Self, ValueError> {
        let named = Self::ALL.into_iter().find(|priority| priority.name() == text);
        named.ok_or_else(|| ValueError::NoChoice { given: text.to_owned() })
    }
}

impl fmt::Display for Priority {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Says how urgent an issue is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetIssuePriority {
    /// The new priority.
    pub to: Priority,
}

/// An issue became more or less urgent; version 1 called the fields `old` and `new`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssuePriorityChanged {
    /// The priority before.
    pub from: Priority,
    /// The priority after.
    pub to: Priority,
}

impl Decide<SetIssuePriority> for Issue {
    fn decide(&self, command: SetIssuePriority) -> Result<Vec<IssueEvent>, IssueRefusal> {
        self.must_be_live()?;
        let (from, to) = (self.priority, command.to);
        Ok(if from == to { vec![] } else { vec![IssuePriorityChanged { from, to }.into()] })
    }
}

impl Evolve<IssuePriorityChanged> for Issue {
    fn evolve(&mut self, event: IssuePriorityChanged, stamp: Stamp) {
        self.priority = event.to;
        self.audit.touch(stamp);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::issue::examples::given;

    #[test]
    fn an_issue_becomes_urgent() {
        let changed = IssuePriorityChanged { from: Priority::None, to: Priority::Urgent };
        given(vec![])
            .when(SetIssuePriority { to: Priority::Urgent }.into())
            .then_expect_events(vec![changed.into()]);
    }

    #[test]
    fn the_same_priority_changes_nothing() {
        given(vec![])
            .when(SetIssuePriority { to: Priority::None }.into())
            .then_expect_events(vec![]);
    }

    #[test]
    fn a_priority_is_one_of_five() {
        for (priority, rank) in Priority::ALL.into_iter().zip(0..) {
            assert_eq!(priority.rank(), rank);
            assert_eq!(priority.name().parse(), Ok(priority));
            assert_eq!(serde_json::to_value(priority).unwrap(), priority.name());
        }
        let error = "zzz".parse::<Priority>().unwrap_err();
        assert_eq!(error.to_string(), "\"zzz\" is not a valid choice.");
    }
}
