//! `DELETE …/archived-cycles/{cycle}/unarchive/`

use axum::extract::State;
use axum::response::Response;
use domain::cycle::RestoreCycle;
use service::Problem;
use service::http::{IfMatch, Path};

use super::{CyclePath, facts};
use crate::app::App;
use crate::error::Result;
use crate::request::CommandRequest;
use crate::unit::{EnteredProject, InProject, Operation, Unit};

/// Brings an archived cycle back.
#[utoipa::path(
    delete,
    path = "/api/v1/workspaces/{slug}/projects/{project}/archived-cycles/{cycle}/unarchive/",
    operation_id = "unarchive_cycle",
    params(CyclePath),
    responses((status = 204)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<CyclePath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let call = app.call(&request, &path.slug).await?;
    let call = call.in_project(path.project);
    let if_match = request.if_match();
    call.carry_out(&Unarchive { path, if_match }).await
}

struct Unarchive {
    path: CyclePath,
    if_match: IfMatch,
}

impl Operation<InProject> for Unarchive {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredProject) -> Result<()> {
        let cycle = facts::existing(unit, self.path.cycle()).await?;
        self.if_match.check(cycle.version)?;
        entered.project.state.editable()?;
        let command = RestoreCycle {};
        unit.change_cycle(self.path.cycle(), [command.into()]).await?;
        Ok(())
    }
}
