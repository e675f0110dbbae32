//! `DELETE …/modules/{module}/links/{link}/`

use axum::extract::State;
use axum::response::Response;
use domain::module::{ModuleRefusal, RemoveModuleLink};
use service::Problem;
use service::http::{IfMatch, Path};

use super::super::facts;
use super::ModuleLinkPath;
use crate::app::App;
use crate::error::Result;
use crate::request::CommandRequest;
use crate::unit::{EnteredProject, InProject, Operation, Unit};

/// Removes a link from its module.
#[utoipa::path(
    delete,
    path = "/api/v1/workspaces/{slug}/projects/{project}/modules/{module}/links/{link}/",
    operation_id = "delete_module_link",
    params(ModuleLinkPath),
    responses((status = 204)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<ModuleLinkPath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let call = app.call(&request, &path.slug).await?;
    let call = call.in_project(path.project);
    let if_match = request.if_match();
    call.carry_out(&DeleteLink { path, if_match }).await
}

struct DeleteLink {
    path: ModuleLinkPath,
    if_match: IfMatch,
}

impl Operation<InProject> for DeleteLink {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredProject) -> Result<()> {
        let module = facts::existing(unit, self.path.module()).await?;
        let link = module.state.link(self.path.link).ok_or(ModuleRefusal::LinkMissing)?;
        self.if_match.check(link.audit.version)?;
        entered.project.state.editable()?;
        let remove = RemoveModuleLink { id: self.path.link };
        unit.change_module(self.path.module(), [remove.into()]).await?;
        Ok(())
    }
}
