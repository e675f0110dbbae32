//! `DELETE …/modules/{module}/`

use axum::extract::State;
use axum::response::Response;
use domain::module::DeleteModule;
use service::Problem;
use service::accounts::EntityKind;
use service::http::{IfMatch, Path};

use super::{ModulePath, facts};
use crate::app::App;
use crate::claims;
use crate::error::Result;
use crate::favourites;
use crate::request::CommandRequest;
use crate::unit::{EnteredProject, InProject, Operation, Unit};

/// Deletes a module, archived or not: its creator may, and the admins of its project. Its work items stay.
#[utoipa::path(
    delete,
    path = "/api/v1/workspaces/{slug}/projects/{project}/modules/{module}/",
    operation_id = "delete_module",
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
    let module = path.module.uuid();
    let response = call.carry_out(&Delete { path, if_match }).await?;
    favourites::forget(&app, call.workspace(), (EntityKind::Module, module)).await;
    Ok(response)
}

struct Delete {
    path: ModulePath,
    if_match: IfMatch,
}

impl Operation<InProject> for Delete {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredProject) -> Result<()> {
        let module = facts::existing(unit, self.path.module()).await?;
        entered.access.may_delete_module(module.state.audit.maker)?;
        self.if_match.check(module.version)?;
        entered.project.state.editable()?;
        let (project, id) = self.path.module();
        unit.release(claims::module_name(project, module.state.name()?.as_str(), id));
        if let Some(claim) = claims::module_external(project, &module.state.external, id) {
            unit.release(claim);
        }
        unit.change_module(self.path.module(), [DeleteModule {}.into()]).await?;
        Ok(())
    }
}
