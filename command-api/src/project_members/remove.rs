//! `DELETE …/projects/{project}/members/{member}/`

use axum::extract::State;
use axum::response::Response;
use domain::project::RemoveProjectMember;
use service::Problem;
use service::http::{IfMatch, Path};

use super::{MemberPath, membership};
use crate::app::App;
use crate::error::Result;
use crate::request::CommandRequest;
use crate::unit::{EnteredProject, InProject, Operation, Unit};

/// Ends a membership of a project; the place is kept for the member's return.
#[utoipa::path(
    delete,
    path = "/api/v1/workspaces/{slug}/projects/{project}/members/{member}/",
    operation_id = "remove_project_member",
    params(MemberPath),
    responses((status = 204)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<MemberPath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let call = app.call(&request, &path.slug).await?;
    let call = call.in_project(path.project);
    call.carry_out(&Remove { path, if_match: request.if_match() }).await
}

struct Remove {
    path: MemberPath,
    if_match: IfMatch,
}

impl Operation<InProject> for Remove {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredProject) -> Result<()> {
        let project = &entered.project.state;
        let member = membership(project, self.path.member)?;
        self.if_match.check(member.audit.version)?;
        unit.change_project(self.path.project, [RemoveProjectMember { id: member.id }.into()])
            .await?;
        Ok(())
    }
}
