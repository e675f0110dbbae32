//! `POST …/projects/{project}/members/`

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::project::AddProjectMember;
use domain::{MembershipId, Role, UserId};
use service::Problem;
use service::http::Path;
use wire::Fields;
use wire::shapes::ProjectMembership;

use super::{allowed, render, role};
use crate::answer::Rendered;
use crate::app::App;
use crate::described::bodies;
use crate::error::Result;
use crate::paths::ProjectPath;
use crate::request::CommandRequest;
use crate::unit::{EnteredProject, InProject, Operation, Snapshot, Unit};

bodies! {
    /// Who becomes a member of a project, and as what.
    NewProjectMember: schema(Body::read), { "member": "0192f0c1-2a6b-7c3d-8e4f-5a6b7c8d9e0f", "role": 15 };
}

const MEMBER: &str = "The id of a member of the workspace.";

/// What clients send.
struct Body {
    /// Who shall be a member.
    member: UserId,
    /// What they shall be allowed to do.
    role: Role,
}

impl Body {
    /// Reads the body of a request.
    fn read(mut fields: Fields) -> Result<Self, Problem> {
        let member = fields.id("member").doc(MEMBER).required().read();
        let role = role(&mut fields).unwrap_or(Role::Guest);
        fields.finish()?;
        Ok(Self { member: UserId(member.required()?), role })
    }
}

/// Makes a member of the workspace a member of the project; one who went before comes back to the same place.
#[utoipa::path(
    post,
    path = "/api/v1/workspaces/{slug}/projects/{project}/members/",
    operation_id = "add_project_member",
    params(ProjectPath),
    request_body = NewProjectMember,
    responses((status = 201, body = ProjectMembership)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<ProjectPath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let call = app.call(&request, &path.slug).await?;
    let call = call.in_project(path.project);
    let read = Body::read(request.fields());
    let Body { member, role } = call.permitted(read).await?;
    call.carry_out(&Add { path, id: call.new_id(0), member, role }).await
}

struct Add {
    path: ProjectPath,
    id: MembershipId,
    member: UserId,
    role: Role,
}

impl Operation<InProject> for Add {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredProject) -> Result<()> {
        let workspace = &entered.workspace.state;
        let Some(role) = workspace.role_of(self.member) else {
            return Err(Problem::field("member", "Member not found in workspace").into());
        };
        allowed(role, self.role)?;
        let (user, role, stay) = (self.member, self.role, workspace.stay_of(self.member));
        let add = AddProjectMember { id: self.id, user, role, stay };
        unit.change_project(self.path.project, [add.into()]).await?;
        Ok(())
    }

    fn answer(&self, after: &Snapshot) -> Result<Rendered> {
        let find = |project: &domain::project::Project| project.member(self.member).cloned();
        render::rendered(StatusCode::CREATED, after, self.path.project, find)
    }
}
