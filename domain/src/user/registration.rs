//! How a user comes into being.

use serde::{Deserialize, Serialize};

use super::{User, UserEvent, UserRefusal};
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::ids::UserId;

/// Registers a person or bot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegisterUser {
    /// The new user.
    pub id: UserId,
    /// Whether it is a program.
    pub is_bot: bool,
}

/// A person or bot was registered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UserRegistered {
    /// The new user.
    pub id: UserId,
    /// Whether it is a program.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_bot: bool,
}

impl Decide<RegisterUser> for User {
    fn decide(&self, command: RegisterUser) -> Result<Vec<UserEvent>, UserRefusal> {
        if self.id.is_some() {
            return Err(UserRefusal::AlreadyRegistered);
        }
        let RegisterUser { id, is_bot } = command;
        Ok(vec![UserRegistered { id, is_bot }.into()])
    }
}

impl Evolve<UserRegistered> for User {
    fn evolve(&mut self, event: UserRegistered, _: Stamp) {
        let (id, is_bot) = (Some(event.id), event.is_bot);
        *self = Self { id, is_bot, is_active: true, is_leaving: false };
    }
}

#[cfg(test)]
mod tests {
    use cqrs_es::test::TestFramework;

    use super::*;

    #[test]
    fn a_user_is_registered() {
        TestFramework::<User>::with(())
            .given_no_previous_events()
            .when(RegisterUser { id: UserId::SYSTEM, is_bot: true }.into())
            .then_expect_events(vec![UserRegistered { id: UserId::SYSTEM, is_bot: true }.into()]);
    }

    #[test]
    fn a_user_is_registered_only_once() {
        TestFramework::<User>::with(())
            .given(vec![UserRegistered { id: UserId::SYSTEM, is_bot: false }.into()])
            .when(RegisterUser { id: UserId::SYSTEM, is_bot: false }.into())
            .then_expect_error(UserRefusal::AlreadyRegistered);
    }
}
