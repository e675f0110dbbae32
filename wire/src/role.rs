//! Roles as the numbers of the wire: 20 admin, 15 member, 5 guest.

use domain::Role;

/// The role's number on the wire; owners show as admins.
#[must_use]
pub const fn role_number(role: Role) -> u8 {
    match role {
        Role::Owner | Role::Admin => 20,
        Role::Member => 15,
        Role::Guest => 5,
    }
}

/// The role that a number of the wire stands for; none stands for owner.
#[must_use]
pub const fn role_from_number(number: i64) -> Option<Role> {
    match number {
        20 => Some(Role::Admin),
        15 => Some(Role::Member),
        5 => Some(Role::Guest),
        _ => None,
    }
}

/// The role's name on the wire: `owner`, `admin`, `member` or `guest`.
#[must_use]
pub const fn role_slug(role: Role) -> &'static str {
    role.name()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fifteen_means_member_and_owners_show_as_admins() {
        assert_eq!(role_number(Role::Owner), 20);
        assert_eq!(role_from_number(15), Some(Role::Member));
        assert_eq!(role_from_number(10), None);
        for number in [20, 15, 5] {
            assert_eq!(role_from_number(number).map(role_number).map(i64::from), Some(number));
        }
    }
}
