//! Roles by name. Numbers exist in [`Role::level`] for comparing and, on the wire, in one function of the APIs.

use serde::{Deserialize, Serialize};

/// What somebody may do in a workspace. Projects use the same names without `Owner`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Everything, and the workspace cannot lose its last one.
    Owner,
    /// Manages members, settings and structure.
    Admin,
    /// Changes content.
    Member,
    /// Reads, and comments where the contract lets guests.
    Guest,
}

impl Role {
    /// Height for comparisons: owner 20, admin 15, member 10, guest 5. Never shown on the wire.
    #[must_use]
    pub const fn level(self) -> u8 {
        match self {
            Self::Owner => 20,
            Self::Admin => 15,
            Self::Member => 10,
            Self::Guest => 5,
        }
    }

    /// Whether this role includes all that `needed` may do.
    #[must_use]
    pub const fn includes(self, needed: Self) -> bool {
        self.level() >= needed.level()
    }

    /// The most that somebody with this role in a workspace can be in its projects: a guest remains a guest.
    #[must_use]
    pub const fn most_in_projects(self) -> Self {
        match self {
            Self::Owner | Self::Admin | Self::Member => Self::Admin,
            Self::Guest => Self::Guest,
        }
    }

    /// This role, or the other where that is less.
    #[must_use]
    pub const fn capped_by(self, most: Self) -> Self {
        if self.includes(most) { most } else { self }
    }

    /// The role with a stored and shown name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Owner, Self::Admin, Self::Member, Self::Guest]
            .into_iter()
            .find(|role| role.name() == name)
    }

    /// The stored and shown name: `owner`, `admin`, `member` or `guest`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::Admin => "admin",
            Self::Member => "member",
            Self::Guest => "guest",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Role;

    #[test]
    fn a_role_is_found_by_its_name() {
        assert_eq!(Role::from_name("owner"), Some(Role::Owner));
        assert_eq!(Role::from_name("Owner"), None);
    }

    #[test]
    fn a_guest_of_the_workspace_is_at_most_a_guest_of_its_projects() {
        for role in [Role::Admin, Role::Member, Role::Guest] {
            assert_eq!(role.capped_by(Role::Guest.most_in_projects()), Role::Guest);
            assert_eq!(role.capped_by(Role::Member.most_in_projects()), role);
            assert_eq!(role.capped_by(Role::Owner.most_in_projects()), role);
        }
    }

    #[test]
    fn a_role_includes_itself_and_everything_below() {
        assert!(Role::Owner.includes(Role::Admin));
        assert!(Role::Member.includes(Role::Member));
        assert!(!Role::Guest.includes(Role::Member));
    }
}
