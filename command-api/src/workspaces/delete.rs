//! `DELETE workspaces/{slug}/`

use axum::extract::State;
use axum::response::Response;
use domain::workspace::{DeleteWorkspace, Workspace};
use event_store::Scope;
use service::Problem;
use service::http::{IfMatch, Path};

use crate::answer::Rendered;
use crate::app::App;
use crate::claims;
use crate::request::CommandRequest;
use crate::stop::Stop;
use crate::unit::{Operation, Snapshot, Unit};

/// Deletes a workspace with everything in it; its log stays, its slug is free again.
#[utoipa::path(
    delete,
    path = "/api/v1/workspaces/{slug}/",
    operation_id = "delete_workspace",
    params(("slug" = String, Path, description = "The workspace's slug")),
    responses((status = 204)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(slug): Path<String>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let command = app.command(&request, &slug).await?;
    command.carry_out(&Delete { if_match: request.if_match() }).await
}

/// The command.
struct Delete {
    if_match: IfMatch,
}

impl Operation for Delete {
    async fn decide(&self, unit: &mut Unit<'_>) -> Result<(), Stop> {
        let (access, workspace) = unit.enter_workspace().await?;
        access.may_dispose_of_workspace()?;
        self.if_match.check(workspace.version)?;
        delete(unit, &workspace.state).await
    }

    fn answer(&self, _: &Snapshot) -> Result<Rendered, Stop> {
        Ok(Rendered::Nothing)
    }
}

/// The command at the operator's word.
#[derive(Debug, Clone, Copy)]
pub struct DeleteByOperator;

impl Operation for DeleteByOperator {
    async fn decide(&self, unit: &mut Unit<'_>) -> Result<(), Stop> {
        let workspace = unit.read::<Workspace>(unit.workspace()).await?;
        delete(unit, &workspace.state).await
    }

    fn answer(&self, _: &Snapshot) -> Result<Rendered, Stop> {
        Ok(Rendered::Nothing)
    }
}

/// Deletes a workspace and frees its slug.
async fn delete(unit: &mut Unit<'_>, workspace: &Workspace) -> Result<(), Stop> {
    for claim in claims::workspace_slug(workspace.slug.as_str(), workspace.id) {
        unit.release_in_instance(claim);
    }
    let id = unit.workspace();
    unit.change::<Workspace>(id, Scope::default(), [DeleteWorkspace {}.into()]).await?;
    Ok(())
}
