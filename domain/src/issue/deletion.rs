//! The end of an issue. Its parts go with it, each by an event of its own in the same append.

use serde::{Deserialize, Serialize};

use super::{Issue, IssueEvent, IssueRefusal, Lifecycle};
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::facts::IssueRef;

/// Deletes an issue, which undoing can bring back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeleteIssue {
    /// For a part: the issue whose deletion takes it along.
    pub with: Option<IssueRef>,
}

/// An issue was deleted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssueDeleted {
    /// The issue above it whose deletion took it along.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub with: Option<IssueRef>,
}

impl Decide<DeleteIssue> for Issue {
    fn decide(&self, command: DeleteIssue) -> Result<Vec<IssueEvent>, IssueRefusal> {
        self.must_be_live()?;
        Ok(vec![IssueDeleted { with: command.with }.into()])
    }
}

impl Evolve<IssueDeleted> for Issue {
    fn evolve(&mut self, _: IssueDeleted, stamp: Stamp) {
        self.lifecycle = Lifecycle::Deleted;
        self.audit.touch(stamp);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::issue::examples::{create, given, issue};
    use crate::issue::{IssueCommand, PlanIssue, RestoreIssue, SetIssueLabels};

    /// The issue was deleted for its own sake.
    fn deleted() -> IssueEvent {
        IssueDeleted { with: None }.into()
    }

    #[test]
    fn an_issue_is_deleted() {
        given(vec![]).when(DeleteIssue { with: None }.into()).then_expect_events(vec![deleted()]);
    }

    #[test]
    fn a_part_goes_with_the_whole() {
        let with = Some(issue(7));
        given(vec![])
            .when(DeleteIssue { with: with.clone() }.into())
            .then_expect_events(vec![IssueDeleted { with }.into()]);
    }

    #[test]
    fn a_deleted_issue_refuses_everything() {
        let commands: [IssueCommand; 4] = [
            DeleteIssue { with: None }.into(),
            PlanIssue::default().into(),
            RestoreIssue {}.into(),
            SetIssueLabels { to: vec![] }.into(),
        ];
        for command in commands {
            given(vec![deleted()]).when(command).then_expect_error(IssueRefusal::Missing);
        }
        given(vec![deleted()]).when(create().into()).then_expect_error(IssueRefusal::AlreadyExists);
    }
}
