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

/// All actions with their names, that which needs no work item first.
const ALL: [(&str, Action); 9] = [
    ("create", Action::Create),
    ("update", Action::Update),
    ("archive", Action::Archive),
    ("unarchive", Action::Unarchive),
    ("delete", Action::Delete),
    ("add_to_cycle", Action::AddToCycle),
    ("remove_from_cycle", Action::RemoveFromCycle),
    ("add_to_module", Action::AddToModule),
    ("remove_from_module", Action::RemoveFromModule),
];

/// The names of all actions.
pub const NAMES: [&str; ALL.len()] = names();

/// The names of the actions that change what is there.
pub const OF_CHANGES: &[&str] = {
    let [_create, others @ ..] = &NAMES;
    others
};

const fn names() -> [&'static str; ALL.len()] {
    let (mut names, mut place) = ([""; ALL.len()], 0);
    while place < ALL.len() {
        names[place] = ALL[place].0;
        place += 1;
    }
    names
}

impl Action {
    /// The action with a name.
    pub fn find(name: &str) -> Option<Self> {
        ALL.iter().find(|(known, _)| *known == name).map(|(_, action)| *action)
    }

    /// The action with a name, if it changes what is there: every one but `create`.
    pub fn find_change(name: &str) -> Option<Self> {
        Self::find(name).filter(|action| *action != Self::Create)
    }

    /// What it is called.
    pub fn name(self) -> &'static str {
        ALL.iter().find(|(_, action)| *action == self).map_or("", |(name, _)| name)
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
        for (name, action) in ALL {
            assert_eq!((Action::find(name), action.name()), (Some(action), name));
            assert_eq!(OF_CHANGES.contains(&name), action != Action::Create);
            assert_eq!(Action::find_change(name).is_some(), action != Action::Create);
        }
    }
}
