//! `PATCH …/projects/{project}/members/{member}/`

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::project::{ChangeProjectMemberRole, Project};
use domain::{Access, ProjectId, Role, UserId};
use service::Problem;
use service::http::{IfMatch, Path, PathId};
use uuid::Uuid;
use wire::shapes::ProjectMembership;
use wire::{Fields, Sent};

use super::{AtMember, allowed, membership, render, role};
use crate::answer::Rendered;
use crate::app::App;
use crate::described::bodies;
use crate::request::CommandRequest;
use crate::stop::Stop;
use crate::unit::{Operation, Snapshot, Unit};

bodies! {
    /// What a member of a project is from now on.
    ProjectMemberChanges: schema_of_changes(Body::read), { "role": 20 };
}

/// What clients send.
struct Body {
    /// Whose membership it is; it stays theirs.
    member: Sent<UserId>,
    /// What they shall be allowed to do.
    role: Sent<Role>,
}

impl Body {
    /// Reads the body of a request.
    fn read(mut fields: Fields) -> Result<Self, Problem> {
        let member = fields.id("member").read().map(UserId);
        let role = role(&mut fields);
        fields.finish()?;
        Ok(Self { member, role })
    }
}

/// Gives a member of a project another role.
#[utoipa::path(
    patch,
    path = "/api/v1/workspaces/{slug}/projects/{project}/members/{member}/",
    operation_id = "update_project_member",
    params(
        ("slug" = String, Path, description = "The workspace's slug"),
        ("project" = Uuid, Path),
        ("member" = Uuid, Path, description = "The id of the membership or of the user"),
    ),
    request_body = ProjectMemberChanges,
    responses((status = 200, body = ProjectMembership)),
)]
pub async fn handler(
    State(app): State<App>,
    path: AtMember,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let Path((slug, PathId(project), PathId(id))) = path;
    let command = app.command(&request, &slug).await?;
    let read = Body::read(request.changes());
    let body = command.permitted(project, Access::may_manage_project_members, read).await?;
    command.carry_out(&ChangeRole { project, id, body, if_match: request.if_match() }).await
}

/// The command.
struct ChangeRole {
    project: ProjectId,
    id: Uuid,
    body: Body,
    if_match: IfMatch,
}

impl Operation for ChangeRole {
    async fn decide(&self, unit: &mut Unit<'_>) -> Result<(), Stop> {
        let entered = unit.enter(self.project).await?;
        entered.access.may_manage_project_members()?;
        let project = &entered.project.state;
        let member = membership(project, self.id)?;
        self.if_match.check(member.audit.version)?;
        if self.body.member.value().is_some_and(|user| user != member.user) {
            return Err(Problem::payload_not_valid().into());
        }
        if let (Some(to), Some(role)) =
            (self.body.role.value(), entered.workspace.state.role_of(member.user))
        {
            allowed(role, to)?;
        }
        let id = member.id;
        let change = |to| ChangeProjectMemberRole { id, to }.into();
        unit.change_project(self.project, self.body.role.value().map(change)).await?;
        Ok(())
    }

    fn answer(&self, after: &Snapshot) -> Result<Rendered, Stop> {
        let find = |project: &Project| membership(project, self.id).ok().cloned();
        render::rendered(StatusCode::OK, after, self.project, find)
    }
}
