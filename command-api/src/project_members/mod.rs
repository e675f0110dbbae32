//! Members of a project, under `members/` and `project-members/`.

mod add;
mod change_role;
mod remove;
mod render;

use domain::project::{Project, ProjectMembership, ProjectRefusal};
use domain::{MembershipId, ProjectId, Role, UserId};
use service::Problem;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;
use wire::{Fields, Sent};

use crate::aliases::Alias;
use crate::app::App;
use crate::described::ROLE;
use crate::error::Result;
use crate::paths::paths;

/// Both names in paths.
const NAMES: Alias = Alias { own: "members", other: "project-members" };

paths! {
    /// The path of a member of a project.
    MemberPath {
        project: ProjectId,
        /// The id of the membership or of the user
        member: Uuid,
    }
}

/// Every endpoint about members of projects.
pub fn routes() -> OpenApiRouter<App> {
    let router = NAMES.routes(OpenApiRouter::default(), routes!(add::handler));
    let router = NAMES.routes(router, routes!(change_role::handler));
    NAMES.routes(router, routes!(remove::handler))
}

/// The place in a project that an id in a path means: a membership's own, or its user's.
///
/// # Errors
/// The project has neither.
fn membership(project: &Project, id: Uuid) -> Result<&ProjectMembership, ProjectRefusal> {
    let by_user = || project.member(UserId(id));
    project.membership(MembershipId(id)).or_else(by_user).ok_or(ProjectRefusal::MemberMissing)
}

/// Refuses a role that the member's role in the workspace does not allow in its projects.
///
/// # Errors
/// They are a guest of the workspace, and shall be more here: `{"role": […]}`.
fn allowed(workspace: Role, role: Role) -> Result<()> {
    if workspace.most_in_projects().includes(role) {
        return Ok(());
    }
    let text = "A guest of the workspace can only be a guest of its projects.";
    Err(Problem::field("role", text).into())
}

/// Reads the role that a number of the wire means.
fn role(fields: &mut Fields) -> Sent<Role> {
    let find = |text: &str| text.parse().ok().and_then(wire::role_from_number);
    fields.choice("role", find).doc(ROLE).among_numbers(&[20, 15, 5]).read()
}
