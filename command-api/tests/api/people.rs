//! Who asks in these tests, by what they are in workspace `acme` and in its project `ENG`.

use domain::{Role, UserId};
use uuid::Uuid;

/// Owns the workspace, is not in the project.
pub const OWNER: UserId = user(1);
/// Member of the workspace, not in the project.
pub const COLLEAGUE: UserId = user(2);
/// Admin of the project.
pub const ADMIN: UserId = user(3);
/// Member of the project; asks unless a test says otherwise.
pub const MEMBER: UserId = user(4);
/// Another member of the project.
pub const OTHER_MEMBER: UserId = user(5);
/// Guest of workspace and project.
pub const GUEST: UserId = user(6);
/// Knows the addresses, is nowhere a member.
pub const OUTSIDER: UserId = user(7);

/// Everybody with their roles in the workspace and in the project.
pub const ALL: [(UserId, Option<Role>, Option<Role>); 7] = [
    (OWNER, Some(Role::Owner), None),
    (COLLEAGUE, Some(Role::Member), None),
    (ADMIN, Some(Role::Member), Some(Role::Admin)),
    (MEMBER, Some(Role::Member), Some(Role::Member)),
    (OTHER_MEMBER, Some(Role::Member), Some(Role::Member)),
    (GUEST, Some(Role::Guest), Some(Role::Guest)),
    (OUTSIDER, None, None),
];

/// The n-th user.
const fn user(n: u128) -> UserId {
    UserId(Uuid::from_u128(n))
}

/// What a user is called in tables of permissions.
pub fn name(user: UserId) -> &'static str {
    let names = ["owner", "colleague", "admin", "member", "other member", "guest", "outsider"];
    ALL.iter().position(|(one, ..)| *one == user).map_or("nobody", |index| names[index])
}
