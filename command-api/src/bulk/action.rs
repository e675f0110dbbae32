//! What an item of a bulk does, and what it has to say for that.

/// What an item of a bulk does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// `POST …/work-items/`
    Create,
    /// `PATCH …/work-items/{issue}/`
    Update,
    /// `POST …/work-items/{issue}/archive/`
    Archive,
    /// `DELETE …/work-items/{issue}/unarchive/`
    Unarchive,
    /// `DELETE …/work-items/{issue}/`
    Delete,
    /// `POST …/cycles/{cycle}/cycle-issues/`
    AddToCycle,
    /// `DELETE …/cycles/{cycle}/cycle-issues/{issue}/`
    RemoveFromCycle,
    /// `POST …/modules/{module}/module-issues/`
    AddToModule,
    /// `DELETE …/modules/{module}/module-issues/{issue}/`
    RemoveFromModule,
}

/// The names of all actions.
pub const NAMES: [&str; 9] = [
    "create",
    "update",
    "archive",
    "unarchive",
    "delete",
    "add_to_cycle",
    "remove_from_cycle",
    "add_to_module",
    "remove_from_module",
];

/// All actions, in the order of their names.
const ALL: [Action; 9] = [
    Action::Create,
    Action::Update,
    Action::Archive,
    Action::Unarchive,
    Action::Delete,
    Action::AddToCycle,
    Action::RemoveFromCycle,
    Action::AddToModule,
    Action::RemoveFromModule,
];

impl Action {
    /// The action with a name.
    pub fn find(name: &str) -> Option<Self> {
        NAMES.iter().position(|known| *known == name).map(|place| ALL[place])
    }

    /// What it is called.
    pub fn name(self) -> &'static str {
        NAMES[self as usize]
    }

    /// Whether it has to have a key; `None` if it has no such key at all.
    pub fn needs(self, key: &str) -> Option<bool> {
        use Action::{
            AddToCycle, AddToModule, Archive, Create, Delete, RemoveFromCycle, RemoveFromModule,
            Unarchive, Update,
        };
        match (key, self) {
            ("id", Create) => None,
            ("id", _)
            | ("fields", Create | Update)
            | ("cycle", AddToCycle)
            | ("module", AddToModule | RemoveFromModule) => Some(true),
            ("cycle", RemoveFromCycle)
            | (
                "if_match",
                Update | Archive | Unarchive | Delete | RemoveFromCycle | RemoveFromModule,
            ) => Some(false),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_action_is_found_by_its_name() {
        for (action, name) in ALL.into_iter().zip(NAMES) {
            assert_eq!((Action::find(name), action.name()), (Some(action), name));
        }
    }
}
