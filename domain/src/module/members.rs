//! Who works on a module; the edge has left out those who are no members of the project.

use serde::{Deserialize, Serialize};

use super::{Module, ModuleEvent, ModuleRefusal};
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::ids::UserId;

/// Says who works on a module, all of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetModuleMembers {
    /// Everybody who works on it from now on.
    pub to: Vec<UserId>,
}

/// Says who begins and who ceases to work on a module, whoever else does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeModuleMembers {
    /// Those who begin to.
    pub add: Vec<UserId>,
    /// Those who cease to; nobody is among both.
    pub remove: Vec<UserId>,
}

/// Somebody works on a module.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModuleMemberAdded {
    /// The user who works on it from now on.
    pub user: UserId,
}

/// Somebody works on a module no more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModuleMemberRemoved {
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

impl Decide<SetModuleMembers> for Module {
    fn decide(&self, command: SetModuleMembers) -> Result<Vec<ModuleEvent>, ModuleRefusal> {
        self.must_be_editable()?;
        let to = distinct_users(command.to);
        let gone = self.members.iter().filter(|user| !to.contains(user));
        let new = to.iter().filter(|user| !self.members.contains(user));
        let gone = gone.map(|&user| ModuleMemberRemoved { user }.into());
        let new = new.map(|&user| ModuleMemberAdded { user }.into());
        Ok(gone.chain(new).collect())
    }
}

impl Decide<ChangeModuleMembers> for Module {
    fn decide(&self, command: ChangeModuleMembers) -> Result<Vec<ModuleEvent>, ModuleRefusal> {
        let stay = self.members.iter().filter(|user| !command.remove.contains(user));
        let to = stay.copied().chain(command.add).collect();
        self.decide(SetModuleMembers { to })
    }
}

impl Evolve<ModuleMemberAdded> for Module {
    fn evolve(&mut self, event: ModuleMemberAdded, stamp: Stamp) {
        self.members.push(event.user);
        self.audit.touch(stamp);
    }
}

impl Evolve<ModuleMemberRemoved> for Module {
    fn evolve(&mut self, event: ModuleMemberRemoved, stamp: Stamp) {
        self.members.retain(|&user| user != event.user);
        self.audit.touch(stamp);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::module::examples::{given, user};

    /// Somebody was added.
    fn added(number: u128) -> ModuleEvent {
        ModuleMemberAdded { user: user(number) }.into()
    }

    /// Somebody was removed.
    fn removed(number: u128) -> ModuleEvent {
        ModuleMemberRemoved { user: user(number) }.into()
    }

    #[test]
    fn the_whole_set_is_replaced() {
        given(vec![added(1), added(2)])
            .when(SetModuleMembers { to: vec![user(2), user(3), user(3)] }.into())
            .then_expect_events(vec![removed(1), added(3)]);
    }

    #[test]
    fn the_same_people_in_another_order_change_nothing() {
        given(vec![added(1), added(2)])
            .when(SetModuleMembers { to: vec![user(2), user(1)] }.into())
            .then_expect_events(vec![]);
    }

    #[test]
    fn those_who_come_and_go_leave_the_others_alone() {
        let (add, remove) = (vec![user(3), user(1)], vec![user(2), user(4)]);
        given(vec![added(1), added(2)])
            .when(ChangeModuleMembers { add, remove }.into())
            .then_expect_events(vec![removed(2), added(3)]);
    }

    #[test]
    fn nobody_is_a_set_too() {
        given(vec![added(1)])
            .when(SetModuleMembers { to: vec![] }.into())
            .then_expect_events(vec![removed(1)]);
    }
}
