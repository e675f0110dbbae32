//! `POST …/modules/{module}/archive/`

use axum::extract::State;
use axum::response::Response;
use domain::module::ArchiveModule;
use service::Problem;
use service::accounts::EntityKind;
use service::http::{IfMatch, Path};

use super::{ModulePath, facts};
use crate::app::App;
use crate::error::Result;
use crate::favourites;
use crate::request::CommandRequest;
use crate::unit::{EnteredProject, InProject, Operation, Unit};

/// Archives a module that is completed or cancelled.
#[utoipa::path(
    post,
    path = "/api/v1/workspaces/{slug}/projects/{project}/modules/{module}/archive/",
    operation_id = "archive_module",
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
    let response = call.carry_out(&Archive { path, if_match }).await?;
    favourites::forget(&app, call.workspace(), (EntityKind::Module, module)).await;
    Ok(response)
}

struct Archive {
    path: ModulePath,
    if_match: IfMatch,
}

impl Operation<InProject> for Archive {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredProject) -> Result<()> {
        let module = facts::existing(unit, self.path.module()).await?;
        self.if_match.check(module.version)?;
        entered.project.state.editable()?;
        unit.change_module(self.path.module(), [ArchiveModule {}.into()]).await?;
        Ok(())
    }
}
