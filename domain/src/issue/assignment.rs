//! Who works on an issue.

use serde::{Deserialize, Serialize};

use super::{Issue, IssueEvent, IssueRefusal};
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::ids::UserId;

/// Says who works on an issue, all of them; the edge has made sure that they may.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetIssueAssignees {
    /// Everybody who works on it from now on.
    pub to: Vec<UserId>,
}

/// Says who begins and who ceases to work on an issue, whoever else does; the edge has made sure that they may.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeIssueAssignees {
    /// Those who begin to.
    pub add: Vec<UserId>,
    /// Those who cease to; nobody is among both.
    pub remove: Vec<UserId>,
}

/// Somebody works on an issue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssueAssigneeAdded {
    /// The user who works on it from now on.
    pub user: UserId,
}

/// Somebody works on an issue no more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssueAssigneeRemoved {
    /// The user who no longer works on it.
    pub user: UserId,
}

/// The users without repetitions, each in its first place.
pub(super) fn distinct_users(users: Vec<UserId>) -> Vec<UserId> {
    let mut distinct = Vec::with_capacity(users.len());
    for user in users {
        if !distinct.contains(&user) {
            distinct.push(user);
        }
    }
    distinct
}

impl Decide<SetIssueAssignees> for Issue {
    fn decide(&self, command: SetIssueAssignees) -> Result<Vec<IssueEvent>, IssueRefusal> {
        self.must_be_live()?;
        let to = distinct_users(command.to);
        let gone = self.assignees.iter().filter(|user| !to.contains(user));
        let new = to.iter().filter(|user| !self.assignees.contains(user));
        let gone = gone.map(|&user| IssueAssigneeRemoved { user }.into());
        let new = new.map(|&user| IssueAssigneeAdded { user }.into());
        Ok(gone.chain(new).collect())
    }
}

impl Decide<ChangeIssueAssignees> for Issue {
    fn decide(&self, command: ChangeIssueAssignees) -> Result<Vec<IssueEvent>, IssueRefusal> {
        let stay = self.assignees.iter().filter(|user| !command.remove.contains(user));
        let to = stay.copied().chain(command.add).collect();
        self.decide(SetIssueAssignees { to })
    }
}

impl Evolve<IssueAssigneeAdded> for Issue {
    fn evolve(&mut self, event: IssueAssigneeAdded, stamp: Stamp) {
        self.assignees.push(event.user);
        self.audit.touch(stamp);
    }
}

impl Evolve<IssueAssigneeRemoved> for Issue {
    fn evolve(&mut self, event: IssueAssigneeRemoved, stamp: Stamp) {
        self.assignees.retain(|&user| user != event.user);
        self.audit.touch(stamp);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::issue::examples::{given, user};

    /// Somebody was assigned.
    fn added(number: u128) -> IssueEvent {
        IssueAssigneeAdded { user: user(number) }.into()
    }

    #[test]
    fn the_whole_set_is_replaced() {
        given(vec![added(1), added(2)])
            .when(SetIssueAssignees { to: vec![user(2), user(3), user(3)] }.into())
            .then_expect_events(vec![IssueAssigneeRemoved { user: user(1) }.into(), added(3)]);
    }

    #[test]
    fn the_same_people_in_another_order_change_nothing() {
        given(vec![added(1), added(2)])
            .when(SetIssueAssignees { to: vec![user(2), user(1)] }.into())
            .then_expect_events(vec![]);
    }

    #[test]
    fn those_who_come_and_go_leave_the_others_alone() {
        let (add, remove) = (vec![user(3), user(1), user(3)], vec![user(2), user(4)]);
        given(vec![added(1), added(2)])
            .when(ChangeIssueAssignees { add, remove }.into())
            .then_expect_events(vec![IssueAssigneeRemoved { user: user(2) }.into(), added(3)]);
    }

    #[test]
    fn nobody_is_a_set_too() {
        given(vec![added(1)])
            .when(SetIssueAssignees { to: vec![] }.into())
            .then_expect_events(vec![IssueAssigneeRemoved { user: user(1) }.into()]);
    }
}
