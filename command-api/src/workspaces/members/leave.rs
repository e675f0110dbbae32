//! `POST workspaces/{slug}/members/leave/`

use axum::extract::State;
use axum::response::Response;
use domain::workspace::LeaveWorkspace;
use service::Problem;
use service::http::Path;

use crate::app::App;
use crate::error::Result;
use crate::paths::WorkspacePath;
use crate::request::CommandRequest;
use crate::unit::{EnteredWorkspace, InWorkspace, Operation, Unit};

/// Leaves the workspace; its last owner cannot.
#[utoipa::path(
    post,
    path = "/api/v1/workspaces/{slug}/members/leave/",
    operation_id = "leave_workspace",
    params(WorkspacePath),
    responses((status = 204)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<WorkspacePath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let call = app.call(&request, &path.slug).await?.in_workspace();
    call.carry_out(&Leave).await
}

struct Leave;

impl Operation<InWorkspace> for Leave {
    async fn decide(&self, unit: &mut Unit<'_>, _: &EnteredWorkspace) -> Result<()> {
        unit.change_workspace([LeaveWorkspace { user: unit.actor() }.into()]).await?;
        Ok(())
    }
}
