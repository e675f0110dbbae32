//! `POST workspaces/{slug}/members/leave/`

use axum::extract::State;
use axum::response::Response;
use domain::workspace::{LeaveWorkspace, Workspace};
use event_store::Scope;
use service::Problem;
use service::http::Path;

use crate::answer::Rendered;
use crate::app::App;
use crate::request::CommandRequest;
use crate::stop::Stop;
use crate::unit::{Operation, Snapshot, Unit};

/// Leaves the workspace; its last owner cannot.
#[utoipa::path(
    post,
    path = "/api/v1/workspaces/{slug}/members/leave/",
    operation_id = "leave_workspace",
    params(("slug" = String, Path, description = "The workspace's slug")),
    responses((status = 204)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(slug): Path<String>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    app.command(&request, &slug).await?.carry_out(&Leave).await
}

/// The command.
struct Leave;

impl Operation for Leave {
    async fn decide(&self, unit: &mut Unit<'_>) -> Result<(), Stop> {
        unit.enter_workspace().await?;
        let leave = LeaveWorkspace { user: unit.actor() };
        unit.change::<Workspace>(unit.workspace(), Scope::default(), [leave.into()]).await?;
        Ok(())
    }

    fn answer(&self, _: &Snapshot) -> Result<Rendered, Stop> {
        Ok(Rendered::Nothing)
    }
}
