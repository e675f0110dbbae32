//! The project that an issue is in: it can be moved to another one of the workspace, where it gets another number. What it has
//! there (its state, its labels and so on) is said by the events of those, in the same append.

use serde::{Deserialize, Serialize};

use super::{Issue, IssueEvent, IssueRefusal};
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::facts::StateGroup;
use crate::ids::ProjectId;

/// Where an issue is found: its project, and its number there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssueAddress {
    /// The project.
    pub project: ProjectId,
    /// The running number in the project, which no other issue ever gets.
    pub number: u32,
    /// What it was called there at that moment, for example `ENG-42`.
    pub key: String,
}

/// Moves an issue to another project; the edge has reserved its number there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MoveIssue {
    /// The identifier of the project that it is in, the `ENG` of `ENG-42`.
    pub identifier: String,
    /// Where it is found from now on.
    pub to: IssueAddress,
    /// Whether it moves along with the issue that it is a part of: then it may be archived.
    pub is_along: bool,
}

/// An issue moved to another project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssueMoved {
    /// Where it was found before.
    pub from: IssueAddress,
    /// Where it is found from now on.
    pub to: IssueAddress,
}

impl Decide<MoveIssue> for Issue {
    fn decide(&self, command: MoveIssue) -> Result<Vec<IssueEvent>, IssueRefusal> {
        self.must_be_live()?;
        let MoveIssue { identifier, to, is_along } = command;
        if to.project == self.project {
            return Ok(vec![]);
        }
        if self.state.group == StateGroup::Triage {
            return Err(IssueRefusal::InTriage);
        }
        if self.is_archived() && !is_along {
            return Err(IssueRefusal::Archived);
        }
        let (project, number) = (self.project, self.number);
        let from = IssueAddress { project, number, key: format!("{identifier}-{number}") };
        Ok(vec![IssueMoved { from, to }.into()])
    }
}

impl Evolve<IssueMoved> for Issue {
    fn evolve(&mut self, event: IssueMoved, stamp: Stamp) {
        (self.project, self.number) = (event.to.project, event.to.number);
        self.audit.touch(stamp);
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use uuid::Uuid;

    use super::*;
    use crate::issue::examples::{PROJECT, after, at, given, state};
    use crate::issue::{IssueArchived, IssueCommand, IssueDeleted, IssueStateChanged};

    /// Another project.
    const OTHER: ProjectId = ProjectId(Uuid::from_u128(20));

    /// An address.
    fn address(project: ProjectId, number: u32, key: &str) -> IssueAddress {
        IssueAddress { project, number, key: key.to_owned() }
    }

    /// The command that moves the issue of the tests to a project.
    fn moving(project: ProjectId, is_along: bool) -> IssueCommand {
        let to = address(project, 7, "OPS-7");
        MoveIssue { identifier: "ENG".to_owned(), to, is_along }.into()
    }

    /// The event that [`moving`] comes to.
    fn moved() -> IssueEvent {
        let from = address(PROJECT, 42, "ENG-42");
        IssueMoved { from, to: address(OTHER, 7, "OPS-7") }.into()
    }

    #[test]
    fn an_issue_moves_to_another_project_and_has_another_number_there() {
        given(vec![]).when(moving(OTHER, false)).then_expect_events(vec![moved()]);
        let issue = after(vec![moved()], at(7));
        assert_eq!((issue.project, issue.number), (OTHER, 7));
        assert_eq!(issue.audit.updated_at, at(7).at);
    }

    #[test]
    fn moving_an_issue_to_where_it_is_changes_nothing() {
        given(vec![]).when(moving(PROJECT, false)).then_expect_events(vec![]);
        given(vec![moved()]).when(moving(OTHER, false)).then_expect_events(vec![]);
    }

    #[test]
    fn an_archived_issue_moves_only_along_with_its_parent() {
        let on = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
        let archived: IssueEvent = IssueArchived { on }.into();
        given(vec![archived.clone()])
            .when(moving(OTHER, false))
            .then_expect_error(IssueRefusal::Archived);
        given(vec![archived]).when(moving(OTHER, true)).then_expect_events(vec![moved()]);
    }

    #[test]
    fn an_issue_in_triage_stays() {
        let (from, to) = (state(StateGroup::Backlog), state(StateGroup::Triage));
        let waiting: IssueEvent = IssueStateChanged { from, to, completed_at: None }.into();
        given(vec![waiting]).when(moving(OTHER, true)).then_expect_error(IssueRefusal::InTriage);
    }

    #[test]
    fn a_deleted_issue_is_moved_by_nobody() {
        given(vec![IssueDeleted { with: None }.into()])
            .when(moving(OTHER, false))
            .then_expect_error(IssueRefusal::Missing);
    }
}
