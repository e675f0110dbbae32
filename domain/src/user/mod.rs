//! A person or bot of this instance. Lives in the instance log and holds no personal data:
//! e-mail, names and password are in an erasable table outside the log.

mod activity;
mod history;
mod refusal;
mod registration;

pub use activity::{
    BeginDeactivation, CallOffDeactivation, DeactivateUser, ReactivateUser, UserDeactivated,
    UserDeactivationBegun, UserDeactivationCalledOff, UserReactivated,
};
pub use refusal::UserRefusal;
pub use registration::{RegisterUser, UserRegistered};

use serde::{Deserialize, Serialize};

use crate::aggregate::{aggregate, commands, events};
use crate::ids::UserId;

/// What decisions about a user read.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct User {
    /// The user, once registered.
    pub id: Option<UserId>,
    /// Whether it is a program.
    pub is_bot: bool,
    /// Whether it may sign in and use its keys.
    pub is_active: bool,
    /// Whether it is on its way out: leaving its workspaces one by one, or shut out already.
    pub is_leaving: bool,
}

commands! {
    /// Everything that can be asked of a user.
    UserCommand for User {
        RegisterUser,
        BeginDeactivation,
        CallOffDeactivation,
        DeactivateUser,
        ReactivateUser,
    }
}

events! {
    /// Everything that can have happened to a user.
    UserEvent for User {
        UserRegistered: "1",
        UserDeactivationBegun: "1",
        UserDeactivationCalledOff: "1",
        UserDeactivated: "1",
        UserReactivated: "1",
    }
}

aggregate! { User: "user", UserCommand, UserEvent, UserRefusal, history::upcasters }
