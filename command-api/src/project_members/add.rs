//! `POST …/projects/{project}/members/`

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::project::AddProjectMember;
use domain::{Access, MembershipId, ProjectId, Role, UserId};
use service::Problem;
use service::http::{Path, PathId};
use wire::Fields;
use wire::shapes::ProjectMembership;

use super::{allowed, render, role};
use crate::answer::Rendered;
use crate::app::App;
use crate::described::bodies;
use crate::request::{CommandRequest, InProject};
use crate::stop::Stop;
use crate::unit::{Operation, Snapshot, Unit};

bodies! {
    /// Who becomes a member of a project, and as what.
    NewProjectMember: schema(Body::read), { "member": "0192f0c1-2a6b-7c3d-8e4f-5a6b7c8d9e0f", "role": 15 };
}

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
        let member = fields.id("member").required().read().unwrap_or_default();
        let role = role(&mut fields).unwrap_or(Role::Guest);
        fields.finish()?;
        Ok(Self { member: UserId(member), role })
    }
}

/// Makes a member of the workspace a member of the project; one who went before comes back to the same place.
#[utoipa::path(
    post,
    path = "/api/v1/workspaces/{slug}/projects/{project}/members/",
    operation_id = "add_project_member",
    params(
        ("slug" = String, Path, description = "The workspace's slug"),
        ("project" = Uuid, Path),
    ),
    request_body = NewProjectMember,
    responses((status = 201, body = ProjectMembership)),
)]
pub async fn handler(
    State(app): State<App>,
    path: InProject,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let Path((slug, PathId(project))) = path;
    let command = app.command(&request, &slug).await?;
    let read = Body::read(request.fields());
    let Body { member, role } =
        command.permitted(project, Access::may_manage_project_members, read).await?;
    command.carry_out(&Add { project, id: command.new_id(0), member, role }).await
}

/// The command.
struct Add {
    project: ProjectId,
    id: MembershipId,
    member: UserId,
    role: Role,
}

impl Operation for Add {
    async fn decide(&self, unit: &mut Unit<'_>) -> Result<(), Stop> {
        let entered = unit.enter(self.project).await?;
        entered.access.may_manage_project_members()?;
        let workspace = &entered.workspace.state;
        let Some(role) = workspace.role_of(self.member) else {
            return Err(Problem::field("member", "Member not found in workspace").into());
        };
        allowed(role, self.role)?;
        let (user, role, stay) = (self.member, self.role, workspace.stay_of(self.member).number);
        let add = AddProjectMember { id: self.id, user, role, stay };
        unit.change_project(self.project, [add.into()]).await?;
        Ok(())
    }

    fn answer(&self, after: &Snapshot) -> Result<Rendered, Stop> {
        let find = |project: &domain::project::Project| project.member(self.member).cloned();
        render::rendered(StatusCode::CREATED, after, self.project, find)
    }
}
