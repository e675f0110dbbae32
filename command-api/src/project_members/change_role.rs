//! `PATCH …/projects/{project}/members/{member}/`

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::project::{ChangeProjectMemberRole, Project};
use domain::{Role, UserId};
use service::Problem;
use service::http::{IfMatch, Path};
use wire::shapes::ProjectMembership;
use wire::{Fields, Sent};

use super::{MemberPath, allowed, membership, render, role};
use crate::answer::Rendered;
use crate::app::App;
use crate::described::bodies;
use crate::error::Result;
use crate::request::CommandRequest;
use crate::unit::{EnteredProject, InProject, Operation, Snapshot, Unit};

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
        let member = fields.id("member").doc("The user's id, as it is.").read().map(UserId);
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
    params(MemberPath),
    request_body = ProjectMemberChanges,
    responses((status = 200, body = ProjectMembership)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<MemberPath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let call = app.call(&request, &path.slug).await?;
    let call = call.in_project(path.project);
    let body = call.permitted(Body::read(request.changes())).await?;
    call.carry_out(&ChangeRole { path, body, if_match: request.if_match() }).await
}

struct ChangeRole {
    path: MemberPath,
    body: Body,
    if_match: IfMatch,
}

impl Operation<InProject> for ChangeRole {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredProject) -> Result<()> {
        let project = &entered.project.state;
        let member = membership(project, self.path.member)?;
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
        unit.change_project(self.path.project, self.body.role.value().map(change)).await?;
        Ok(())
    }

    fn answer(&self, after: &Snapshot) -> Result<Rendered> {
        let find = |project: &Project| membership(project, self.path.member).ok().cloned();
        render::rendered(StatusCode::OK, after, self.path.project, find)
    }
}
