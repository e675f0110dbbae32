//! `DELETE …/archived-modules/{module}/unarchive/`

use axum::extract::State;
use axum::response::Response;
use domain::module::RestoreModule;
use service::Problem;
use service::http::{IfMatch, Path};

use super::{ModulePath, facts};
use crate::app::App;
use crate::error::Result;
use crate::request::CommandRequest;
use crate::unit::{EnteredProject, InProject, Operation, Unit};

/// Takes a module out of the archive.
#[utoipa::path(
    delete,
    path = "/api/v1/workspaces/{slug}/projects/{project}/archived-modules/{module}/unarchive/",
    operation_id = "unarchive_module",
    params(ModulePath),
    responses((status = 204)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<ModulePath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let call = app.call(&request, &path.slug).await?;
    let call = call.in_project(path.project);
    let if_match = request.if_match();
    call.carry_out(&Unarchive { path, if_match }).await
}

struct Unarchive {
    path: ModulePath,
    if_match: IfMatch,
}

impl Operation<InProject> for Unarchive {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredProject) -> Result<()> {
        let module = facts::existing(unit, self.path.module()).await?;
        self.if_match.check(module.version)?;
        entered.project.state.editable()?;
        unit.change_module(self.path.module(), [RestoreModule {}.into()]).await?;
        Ok(())
    }
}
