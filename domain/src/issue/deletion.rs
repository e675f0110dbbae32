//! The end of an issue. Its parts go with it, each by an event of its own in the same append.

use serde::{Deserialize, Serialize};

use super::{Issue, IssueEvent, IssueRefusal, Lifecycle};
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::ids::{IssueId, UserId};

/// Deletes an issue for good.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeleteIssue {
    /// Who wants it.
    pub by: UserId,
    /// Whether that is an admin of the project.
    pub by_admin: bool,
    /// For a part: the issue whose deletion takes it along; then nobody asks who created the part.
    pub with: Option<IssueId>,
}

/// An issue was deleted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssueDeleted {
    /// The issue above it whose deletion took it along.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub with: Option<IssueId>,
}

impl Decide<DeleteIssue> for Issue {
    fn decide(&self, command: DeleteIssue) -> Result<Vec<IssueEvent>, IssueRefusal> {
        self.must_be_live()?;
        let DeleteIssue { by, by_admin, with } = command;
        if with.is_none() && !by_admin && by != self.audit.maker {
            return Err(IssueRefusal::NotCreator);
        }
        Ok(vec![IssueDeleted { with }.into()])
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
    use crate::issue::examples::{CREATOR, MAKER, create, given, issue, user};
    use crate::issue::{IssueCommand, PlanIssue, RestoreIssue, SetIssueLabels};

    /// The issue was deleted for its own sake.
    fn deleted() -> IssueEvent {
        IssueDeleted { with: None }.into()
    }

    #[test]
    fn an_admin_and_the_creator_delete_an_issue() {
        for (by, by_admin) in [(user(9), true), (MAKER, false)] {
            given(vec![])
                .when(DeleteIssue { by, by_admin, with: None }.into())
                .then_expect_events(vec![deleted()]);
        }
    }

    #[test]
    fn others_do_not_delete_an_issue_not_even_whom_an_import_names() {
        for by in [user(9), CREATOR] {
            given(vec![])
                .when(DeleteIssue { by, by_admin: false, with: None }.into())
                .then_expect_error_message("Only admin or creator can delete the work item");
        }
    }

    #[test]
    fn a_part_goes_with_the_whole_whoever_created_it() {
        let with = Some(issue(7).id);
        given(vec![])
            .when(DeleteIssue { by: user(9), by_admin: false, with }.into())
            .then_expect_events(vec![IssueDeleted { with }.into()]);
    }

    #[test]
    fn a_deleted_issue_refuses_everything() {
        let commands: [IssueCommand; 4] = [
            DeleteIssue { by: MAKER, by_admin: true, with: None }.into(),
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
