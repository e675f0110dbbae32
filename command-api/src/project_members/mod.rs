//! Members of a project, under `members/` and `project-members/`.

mod add;
mod change_role;
mod remove;
mod render;

use domain::{MembershipId, ProjectId, Role};
use service::http::{Path, PathId};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use wire::{Fields, Sent};

use crate::aliases::Alias;
use crate::app::App;

/// Both names in paths.
const NAMES: Alias = Alias { own: "members", other: "project-members" };

/// The path of one member, by the membership's id.
type AtMember = Path<(String, PathId<ProjectId>, PathId<MembershipId>)>;

/// Every endpoint about members of projects.
pub fn routes() -> OpenApiRouter<App> {
    let router = NAMES.routes(OpenApiRouter::default(), routes!(add::handler));
    let router = NAMES.routes(router, routes!(change_role::handler));
    NAMES.routes(router, routes!(remove::handler))
}

/// Reads the role that a number of the wire means.
fn role(fields: &mut Fields) -> Sent<Role> {
    let find = |text: &str| text.parse().ok().and_then(wire::role_from_number);
    fields.choice("role", find).read()
}
