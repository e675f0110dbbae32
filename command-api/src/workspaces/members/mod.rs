//! Members of a workspace.

mod add;
mod by_operator;
mod change_role;
mod leave;
mod log_access;
mod person;
mod remove;
mod render;

pub use by_operator::ByOperator;

use domain::{Role, UserId};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use wire::{Fields, Sent};

use crate::app::App;
use crate::described::ROLE;
use crate::paths::paths;

paths! {
    /// The path of a member of a workspace.
    MemberPath {
        /// The user's id
        member: UserId,
    }
}

/// Every endpoint about members of workspaces.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::default()
        .routes(routes!(add::handler))
        .routes(routes!(leave::handler))
        .routes(routes!(change_role::handler))
        .routes(routes!(remove::handler))
        .routes(routes!(log_access::grant, log_access::revoke))
}

/// Reads a role: `role_slug` by its name, else `role` by its number on the wire, which cannot say owner.
pub fn role(fields: &mut Fields) -> Sent<Role> {
    let by_number = |text: &str| text.parse().ok().and_then(wire::role_from_number);
    let number = fields.choice("role", by_number).doc(ROLE).among_numbers(&[20, 15, 5]).read();
    let by_name = fields
        .choice("role_slug", Role::from_name)
        .doc("The role by name; it counts more than `role`.");
    match by_name.among(&["admin", "member", "guest"]).read() {
        Sent::Absent => number,
        name => name,
    }
}
