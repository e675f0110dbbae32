//! `DELETE …/projects/{project}/members/{member}/`

use axum::extract::State;
use axum::response::Response;
use domain::ProjectId;
use domain::project::RemoveProjectMember;
use service::Problem;
use service::http::{IfMatch, Path, PathId};
use uuid::Uuid;

use super::{AtMember, membership};
use crate::answer::Rendered;
use crate::app::App;
use crate::request::CommandRequest;
use crate::stop::Stop;
use crate::unit::{Operation, Snapshot, Unit};

/// Ends a membership of a project; the place is kept for the member's return.
#[utoipa::path(
    delete,
    path = "/api/v1/workspaces/{slug}/projects/{project}/members/{member}/",
    operation_id = "remove_project_member",
    params(
        ("slug" = String, Path, description = "The workspace's slug"),
        ("project" = Uuid, Path),
        ("member" = Uuid, Path, description = "The id of the membership or of the user"),
    ),
    responses((status = 204)),
)]
pub async fn handler(
    State(app): State<App>,
    path: AtMember,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let Path((slug, PathId(project), PathId(id))) = path;
    let command = app.command(&request, &slug).await?;
    command.carry_out(&Remove { project, id, if_match: request.if_match() }).await
}

/// The command.
struct Remove {
    project: ProjectId,
    id: Uuid,
    if_match: IfMatch,
}

impl Operation for Remove {
    async fn decide(&self, unit: &mut Unit<'_>) -> Result<(), Stop> {
        let entered = unit.enter(self.project).await?;
        entered.access.may_manage_project_members()?;
        let project = &entered.project.state;
        let member = membership(project, self.id)?;
        self.if_match.check(member.audit.version)?;
        unit.change_project(self.project, [RemoveProjectMember { id: member.id }.into()]).await?;
        Ok(())
    }

    fn answer(&self, _: &Snapshot) -> Result<Rendered, Stop> {
        Ok(Rendered::Nothing)
    }
}
