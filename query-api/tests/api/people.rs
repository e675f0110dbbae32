//! Who asks in these tests, by what they are in workspace `acme` and in its project `ENG`.

use domain::UserId;
use uuid::Uuid;

/// Owns the workspace, is not in the project.
pub const OWNER: UserId = user(1);
/// Member of the workspace, not in the project.
pub const COLLEAGUE: UserId = user(2);
/// Admin of the project; the only one in project `OPS`.
pub const ADMIN: UserId = user(3);
/// Member of the project; asks unless a test says otherwise.
pub const MEMBER: UserId = user(4);
/// Guest of workspace and project.
pub const GUEST: UserId = user(5);
/// Guest of the workspace, in no project.
pub const VISITOR: UserId = user(6);
/// Was removed from the workspace; nobody has told the project.
pub const FORMER: UserId = user(7);
/// Knows the addresses, is nowhere a member; its clocks show Kolkata's time.
pub const OUTSIDER: UserId = user(8);

/// Everybody, by name.
pub const ALL: [(UserId, &str); 8] = [
    (OWNER, "owner"),
    (COLLEAGUE, "colleague"),
    (ADMIN, "admin"),
    (MEMBER, "member"),
    (GUEST, "guest"),
    (VISITOR, "visitor"),
    (FORMER, "former"),
    (OUTSIDER, "outsider"),
];

/// The n-th user.
const fn user(n: u128) -> UserId {
    UserId(Uuid::from_u128(n))
}
