//! Whether a user may sign in, and how they go for good: they say so, leave every workspace, and are shut out.

use serde::{Deserialize, Serialize};

use super::{User, UserEvent, UserRefusal};
use crate::aggregate::{Decide, Evolve, Stamp};

/// Begins to leave for good: from now on nobody makes the user a member or an owner of anything.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BeginDeactivation {}

/// Stays after all, because something stood in the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CallOffDeactivation {}

/// Shuts a user out; everything they made stays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeactivateUser {}

/// Lets a deactivated user in again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReactivateUser {}

/// A user begins to leave for good.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UserDeactivationBegun {}

/// A user stays after all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UserDeactivationCalledOff {}

/// A user was shut out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UserDeactivated {}

/// A deactivated user was let in again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UserReactivated {}

impl User {
    /// Whether the user is active; refuses when nobody was registered.
    fn activity(&self) -> Result<bool, UserRefusal> {
        self.id.map(|_| self.is_active).ok_or(UserRefusal::Missing)
    }
}

impl Decide<BeginDeactivation> for User {
    fn decide(&self, _: BeginDeactivation) -> Result<Vec<UserEvent>, UserRefusal> {
        let begins = self.activity()? && !self.is_leaving;
        Ok(if begins { vec![UserDeactivationBegun {}.into()] } else { vec![] })
    }
}

impl Decide<CallOffDeactivation> for User {
    fn decide(&self, _: CallOffDeactivation) -> Result<Vec<UserEvent>, UserRefusal> {
        let stays = self.activity()? && self.is_leaving;
        Ok(if stays { vec![UserDeactivationCalledOff {}.into()] } else { vec![] })
    }
}

impl Decide<DeactivateUser> for User {
    fn decide(&self, _: DeactivateUser) -> Result<Vec<UserEvent>, UserRefusal> {
        Ok(if self.activity()? { vec![UserDeactivated {}.into()] } else { vec![] })
    }
}

impl Decide<ReactivateUser> for User {
    fn decide(&self, _: ReactivateUser) -> Result<Vec<UserEvent>, UserRefusal> {
        Ok(if self.activity()? { vec![] } else { vec![UserReactivated {}.into()] })
    }
}

impl Evolve<UserDeactivationBegun> for User {
    fn evolve(&mut self, _: UserDeactivationBegun, _: Stamp) {
        self.is_leaving = true;
    }
}

impl Evolve<UserDeactivationCalledOff> for User {
    fn evolve(&mut self, _: UserDeactivationCalledOff, _: Stamp) {
        self.is_leaving = false;
    }
}

impl Evolve<UserDeactivated> for User {
    fn evolve(&mut self, _: UserDeactivated, _: Stamp) {
        self.is_active = false;
    }
}

impl Evolve<UserReactivated> for User {
    fn evolve(&mut self, _: UserReactivated, _: Stamp) {
        (self.is_active, self.is_leaving) = (true, false);
    }
}

#[cfg(test)]
mod tests {
    use cqrs_es::test::{AggregateTestExecutor, TestFramework};

    use super::*;
    use crate::ids::UserId;
    use crate::user::{UserCommand, UserRegistered};

    /// A registered user to whom the events happened.
    fn given(events: Vec<UserEvent>) -> AggregateTestExecutor<User> {
        let registered = UserRegistered { id: UserId::SYSTEM, is_bot: false };
        TestFramework::with(()).given(vec![registered.into()]).and(events)
    }

    #[test]
    fn a_user_begins_to_leave_once_and_may_call_it_off() {
        given(vec![])
            .when(BeginDeactivation {}.into())
            .then_expect_events(vec![UserDeactivationBegun {}.into()]);
        given(vec![UserDeactivationBegun {}.into()])
            .when(BeginDeactivation {}.into())
            .then_expect_events(vec![]);
        given(vec![UserDeactivationBegun {}.into()])
            .when(CallOffDeactivation {}.into())
            .then_expect_events(vec![UserDeactivationCalledOff {}.into()]);
        given(vec![UserDeactivationBegun {}.into(), UserDeactivationCalledOff {}.into()])
            .when(CallOffDeactivation {}.into())
            .then_expect_events(vec![]);
    }

    #[test]
    fn who_was_shut_out_neither_begins_nor_calls_it_off() {
        for command in [UserCommand::from(BeginDeactivation {}), CallOffDeactivation {}.into()] {
            given(vec![UserDeactivationBegun {}.into(), UserDeactivated {}.into()])
                .when(command)
                .then_expect_events(vec![]);
        }
    }

    #[test]
    fn a_user_is_deactivated() {
        given(vec![])
            .when(DeactivateUser {}.into())
            .then_expect_events(vec![UserDeactivated {}.into()]);
    }

    #[test]
    fn a_deactivated_user_stays_deactivated() {
        given(vec![UserDeactivated {}.into()])
            .when(DeactivateUser {}.into())
            .then_expect_events(vec![]);
    }

    #[test]
    fn a_deactivated_user_is_reactivated() {
        given(vec![UserDeactivated {}.into()])
            .when(ReactivateUser {}.into())
            .then_expect_events(vec![UserReactivated {}.into()]);
    }

    #[test]
    fn an_active_user_stays_active() {
        given(vec![]).when(ReactivateUser {}.into()).then_expect_events(vec![]);
    }

    #[test]
    fn nobody_can_be_deactivated_who_was_never_registered() {
        TestFramework::<User>::with(())
            .given_no_previous_events()
            .when(DeactivateUser {}.into())
            .then_expect_error(UserRefusal::Missing);
    }
}
