//! Who wants to hear of an issue; no change of it.
//!
//! Whoever makes it, comments on it, is assigned to it or mentioned subscribes by that, without an event of their own: see
//! `IssueSubscribed` in `docs/events.md`. So an issue does not know all of its subscribers.

use serde::{Deserialize, Serialize};

use super::{Issue, IssueEvent, IssueRefusal};
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::ids::UserId;

/// Subscribes somebody to an issue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubscribeToIssue {
    /// Who wants to hear of it.
    pub user: UserId,
}

/// Somebody subscribed to an issue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssueSubscribed {
    /// Who wants to hear of it.
    pub user: UserId,
}

/// Unsubscribes somebody from an issue, however they were subscribed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnsubscribeFromIssue {
    /// Who does not want to hear of it.
    pub user: UserId,
}

/// Somebody unsubscribed from an issue, until they are assigned to it or mentioned anew.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssueUnsubscribed {
    /// Who does not want to hear of it.
    pub user: UserId,
}

impl Issue {
    /// The users who subscribed, ascending by id.
    pub fn subscribers(&self) -> impl Iterator<Item = UserId> {
        self.subscribers.iter().copied()
    }
}

impl Decide<SubscribeToIssue> for Issue {
    fn decide(&self, command: SubscribeToIssue) -> Result<Vec<IssueEvent>, IssueRefusal> {
        self.must_be_live()?;
        let user = command.user;
        let is_so = self.subscribers.contains(&user);
        Ok(if is_so { vec![] } else { vec![IssueSubscribed { user }.into()] })
    }
}

impl Decide<UnsubscribeFromIssue> for Issue {
    fn decide(&self, command: UnsubscribeFromIssue) -> Result<Vec<IssueEvent>, IssueRefusal> {
        self.must_be_live()?;
        // They may have been mentioned in a comment since, which the issue does not know.
        Ok(vec![IssueUnsubscribed { user: command.user }.into()])
    }
}

impl Evolve<IssueSubscribed> for Issue {
    fn evolve(&mut self, event: IssueSubscribed, _: Stamp) {
        self.subscribers.insert(event.user);
    }
}

impl Evolve<IssueUnsubscribed> for Issue {
    fn evolve(&mut self, event: IssueUnsubscribed, _: Stamp) {
        self.subscribers.remove(&event.user);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::issue::examples::{after, at, given, user};

    #[test]
    fn somebody_subscribes_once() {
        let subscribed = IssueSubscribed { user: user(1) };
        let subscribe = SubscribeToIssue { user: user(1) };
        given(vec![])
            .when(subscribe.clone().into())
            .then_expect_events(vec![subscribed.clone().into()]);
        given(vec![subscribed.into()]).when(subscribe.into()).then_expect_events(vec![]);
    }

    #[test]
    fn somebody_unsubscribes_however_they_were_subscribed() {
        let unsubscribed = IssueUnsubscribed { user: user(1) };
        given(vec![IssueSubscribed { user: user(1) }.into(), unsubscribed.clone().into()])
            .when(UnsubscribeFromIssue { user: user(1) }.into())
            .then_expect_events(vec![unsubscribed.into()]);
    }

    #[test]
    fn a_subscription_is_no_change() {
        let before = after(vec![], at(1));
        let after = after(vec![IssueSubscribed { user: user(1) }.into()], at(1));
        assert_eq!(after.audit, before.audit);
    }
}
