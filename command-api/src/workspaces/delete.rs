//! `DELETE workspaces/{slug}/`

use axum::extract::State;
use axum::response::Response;
use domain::workspace::{DeleteWorkspace, Workspace};
use service::Problem;
use service::http::{IfMatch, Path};

use crate::app::App;
use crate::claims;
use crate::error::Result;
use crate::paths::WorkspacePath;
use crate::request::CommandRequest;
use crate::unit::{EnteredWorkspace, InWorkspace, Operation, Unit};

/// Deletes a workspace with everything in it; its log stays, its slug is free again. Whom its
/// invitations were for is forgotten, and what people had there for themselves is erased.
#[utoipa::path(
    delete,
    path = "/api/v1/workspaces/{slug}/",
    operation_id = "delete_workspace",
    params(WorkspacePath),
    responses((status = 204)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<WorkspacePath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let call = app.call(&request, &path.slug).await?.in_workspace();
    let workspace = call.workspace();
    let response = call.carry_out(&Delete { if_match: request.if_match() }).await?;
    app.accounts().forget_all_invited(workspace).await?;
    app.accounts().erase_own_in(workspace).await?;
    Ok(response)
}

struct Delete {
    if_match: IfMatch,
}

impl Operation<InWorkspace> for Delete {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredWorkspace) -> Result<()> {
        self.if_match.check(entered.workspace.version)?;
        delete(unit, &entered.workspace.state).await
    }
}

/// The command at the operator's word.
#[derive(Debug, Clone, Copy)]
pub struct DeleteByOperator;

impl Operation for DeleteByOperator {
    async fn decide(&self, unit: &mut Unit<'_>, (): &()) -> Result<()> {
        let workspace = unit.read::<Workspace>(unit.workspace()).await?;
        delete(unit, &workspace.state).await
    }
}

/// Deletes a workspace and frees its slug.
async fn delete(unit: &mut Unit<'_>, workspace: &Workspace) -> Result<()> {
    for claim in claims::workspace_slug(workspace.slug()?.as_str(), workspace.id) {
        unit.release_in_instance(claim);
    }
    unit.change_workspace([DeleteWorkspace {}.into()]).await?;
    Ok(())
}
