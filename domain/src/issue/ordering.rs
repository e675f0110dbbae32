//! The place of an issue among other issues.

use serde::{Deserialize, Serialize};

use super::{Issue, IssueEvent, IssueRefusal};
use crate::aggregate::{Decide, Evolve, Stamp};

/// The place of a project's first issue.
const FIRST: f64 = 65_535.0;

/// The room between an issue and the next.
const STEP: f64 = 10_000.0;

/// Gives an issue another place.
#[derive(Debug, Clone, PartialEq)]
pub struct ReorderIssue {
    /// The new place.
    pub to: f64,
}

/// An issue got another place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct IssueReordered {
    /// The place before.
    pub from: f64,
    /// The place after.
    pub to: f64,
}

/// The place of a new issue: behind all with smaller numbers, without looking at any of them.
pub(super) fn default_sort_order(number: u32) -> f64 {
    f64::from(number.saturating_sub(1)).mul_add(STEP, FIRST)
}

/// Refuses what JSON cannot keep.
pub(super) fn finite(sort_order: f64) -> Result<f64, IssueRefusal> {
    if sort_order.is_finite() { Ok(sort_order) } else { Err(IssueRefusal::SortOrderNotFinite) }
}

impl Decide<ReorderIssue> for Issue {
    fn decide(&self, command: ReorderIssue) -> Result<Vec<IssueEvent>, IssueRefusal> {
        self.must_be_live()?;
        let (from, to) = (self.sort_order, finite(command.to)?);
        if from.total_cmp(&to).is_eq() {
            return Ok(vec![]);
        }
        Ok(vec![IssueReordered { from, to }.into()])
    }
}

impl Evolve<IssueReordered> for Issue {
    fn evolve(&mut self, event: IssueReordered, stamp: Stamp) {
        self.sort_order = event.to;
        self.audit.touch(stamp);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::issue::examples::given;

    #[test]
    fn an_issue_is_reordered() {
        given(vec![])
            .when(ReorderIssue { to: 1.5 }.into())
            .then_expect_events(vec![IssueReordered { from: 475_535.0, to: 1.5 }.into()]);
    }

    #[test]
    fn the_same_place_changes_nothing() {
        given(vec![]).when(ReorderIssue { to: 475_535.0 }.into()).then_expect_events(vec![]);
    }

    #[test]
    fn a_place_is_a_finite_number() {
        for to in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            given(vec![])
                .when(ReorderIssue { to }.into())
                .then_expect_error(IssueRefusal::SortOrderNotFinite);
        }
    }
}
