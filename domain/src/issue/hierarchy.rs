//! Which issue an issue is a part of.

use serde::{Deserialize, Serialize};

use super::{Issue, IssueEvent, IssueRefusal};
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::facts::IssueRef;
use crate::ids::{IssueId, ProjectId};

/// What the edge has looked up of a parent; the append makes sure that it still holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParentFact {
    /// The parent.
    pub issue: IssueRef,
    /// The project it is in.
    pub project: ProjectId,
    /// The parent's parent, and on to the top.
    pub ancestors: Vec<IssueId>,
}

/// Makes an issue a part of another, or of none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetIssueParent {
    /// The new parent.
    pub to: Option<ParentFact>,
}

/// An issue became a part of another issue, or of none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssueParentChanged {
    /// The parent before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<IssueRef>,
    /// The parent after.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<IssueRef>,
}

/// The parent, if an issue of this project can be a part of it.
pub(super) fn checked_parent(
    id: IssueId,
    project: ProjectId,
    parent: Option<ParentFact>,
) -> Result<Option<IssueRef>, IssueRefusal> {
    let Some(parent) = parent else { return Ok(None) };
    if parent.project != project {
        return Err(IssueRefusal::ParentNotInProject);
    }
    if parent.issue.id == id {
        return Err(IssueRefusal::ParentIsItself);
    }
    if parent.ancestors.contains(&id) {
        return Err(IssueRefusal::ParentIsBelow);
    }
    Ok(Some(parent.issue))
}

impl Decide<SetIssueParent> for Issue {
    fn decide(
        &self,
        SetIssueParent { to }: SetIssueParent,
    ) -> Result<Vec<IssueEvent>, IssueRefusal> {
        self.must_be_live()?;
        if to.is_some() {
            self.must_be_out_of_triage()?;
        }
        let to = checked_parent(self.id, self.project, to)?;
        if self.parent.as_ref().map(|issue| issue.id) == to.as_ref().map(|issue| issue.id) {
            return Ok(vec![]);
        }
        Ok(vec![IssueParentChanged { from: self.parent.clone(), to }.into()])
    }
}

impl Evolve<IssueParentChanged> for Issue {
    fn evolve(&mut self, event: IssueParentChanged, stamp: Stamp) {
        self.parent = event.to;
        self.audit.touch(stamp);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::issue::examples::{ISSUE, PROJECT, given, issue};

    /// A parent of the same project below these ancestors.
    fn below(number: u128, ancestors: Vec<IssueId>) -> SetIssueParent {
        let parent = ParentFact { issue: issue(number), project: PROJECT, ancestors };
        SetIssueParent { to: Some(parent) }
    }

    /// The parent became this issue.
    fn moved(from: Option<u128>, to: Option<u128>) -> IssueEvent {
        IssueParentChanged { from: from.map(issue), to: to.map(issue) }.into()
    }

    #[test]
    fn an_issue_becomes_a_part_of_another() {
        given(vec![])
            .when(below(7, vec![issue(8).id]).into())
            .then_expect_events(vec![moved(None, Some(7))]);
    }

    #[test]
    fn an_issue_changes_its_parent_and_gets_rid_of_it() {
        given(vec![moved(None, Some(7))])
            .when(below(8, vec![]).into())
            .then_expect_events(vec![moved(Some(7), Some(8))]);
        given(vec![moved(None, Some(7))])
            .when(SetIssueParent { to: None }.into())
            .then_expect_events(vec![moved(Some(7), None)]);
    }

    #[test]
    fn the_same_parent_changes_nothing() {
        given(vec![moved(None, Some(7))]).when(below(7, vec![]).into()).then_expect_events(vec![]);
        given(vec![]).when(SetIssueParent { to: None }.into()).then_expect_events(vec![]);
    }

    #[test]
    fn a_parent_is_of_the_same_project() {
        let project = ProjectId::default();
        let parent = ParentFact { issue: issue(7), project, ancestors: vec![] };
        given(vec![])
            .when(SetIssueParent { to: Some(parent) }.into())
            .then_expect_error(IssueRefusal::ParentNotInProject);
    }

    #[test]
    fn an_issue_is_not_its_own_parent() {
        given(vec![]).when(below(1, vec![]).into()).then_expect_error(IssueRefusal::ParentIsItself);
    }

    #[test]
    fn an_issue_cannot_move_below_one_of_its_own_parts() {
        given(vec![])
            .when(below(7, vec![issue(8).id, ISSUE, issue(9).id]).into())
            .then_expect_error(IssueRefusal::ParentIsBelow);
    }
}
