//! `PATCH workspaces/{slug}/features/`

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::WorkspaceId;
use domain::workspace::{SwitchWorkspaceFeature, Workspace, WorkspaceCommand};
use service::Problem;
use service::http::{IfMatch, Path};
use wire::shapes::WorkspaceFeatures;
use wire::{Fields, Sent};

use crate::answer::Rendered;
use crate::app::App;
use crate::described::bodies;
use crate::error::Result;
use crate::paths::WorkspacePath;
use crate::request::CommandRequest;
use crate::unit::{EnteredWorkspace, InWorkspace, Operation, Snapshot, Unit};

bodies! {
    /// What of a workspace is switched on and off.
    WorkspaceFeatureChanges: schema_of_changes(read), { "wiki": true, "teams": false };
}

/// Switches features of a workspace on and off; nothing of Tidemark's depends on them yet.
#[utoipa::path(
    patch,
    path = "/api/v1/workspaces/{slug}/features/",
    operation_id = "update_workspace_features",
    params(WorkspacePath),
    request_body = WorkspaceFeatureChanges,
    responses((status = 200, body = WorkspaceFeatures)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<WorkspacePath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let call = app.call(&request, &path.slug).await?.in_workspace();
    let switches = call.permitted(read(request.changes())).await?;
    let (id, if_match) = (call.workspace(), request.if_match());
    call.carry_out(&Switch { id, switches, if_match }).await
}

/// Reads the body of a request.
fn read(mut fields: Fields) -> Result<Vec<SwitchWorkspaceFeature>, Problem> {
    let mut switches = Vec::new();
    for (name, feature) in WorkspaceFeatures::NAMED {
        if let Sent::Value(on) = fields.boolean(name).read() {
            switches.push(SwitchWorkspaceFeature { feature: *feature, on });
        }
    }
    fields.finish()?;
    Ok(switches)
}

struct Switch {
    id: WorkspaceId,
    switches: Vec<SwitchWorkspaceFeature>,
    if_match: IfMatch,
}

impl Operation<InWorkspace> for Switch {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredWorkspace) -> Result<()> {
        self.if_match.check(entered.workspace.version)?;
        let commands = self.switches.iter().cloned().map(WorkspaceCommand::from);
        unit.change_workspace(commands).await?;
        Ok(())
    }

    fn answer(&self, after: &Snapshot) -> Result<Rendered> {
        let workspace = after.get::<Workspace>(self.id)?;
        let shown = WorkspaceFeatures::of(|feature| workspace.state.features.contains(&feature));
        Rendered::json(StatusCode::OK, workspace.version, &shown)
    }
}
