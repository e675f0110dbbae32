//! `DELETE …/cycles/{cycle}/`

use axum::extract::State;
use axum::response::Response;
use domain::cycle::DeleteCycle;
use service::Problem;
use service::accounts::EntityKind;
use service::http::{IfMatch, Path};

use super::{CyclePath, facts};
use crate::app::App;
use crate::claims;
use crate::error::Result;
use crate::favourites;
use crate::request::CommandRequest;
use crate::unit::{EnteredProject, InProject, Operation, Unit};

/// Deletes a cycle; its work items are in none then. Its owner may, and the admins of its project.
#[utoipa::path(
    delete,
    path = "/api/v1/workspaces/{slug}/projects/{project}/cycles/{cycle}/",
    operation_id = "delete_cycle",
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
    let cycle = path.cycle.uuid();
    let response = call.carry_out(&Delete { path, if_match }).await?;
    favourites::forget(&app, call.workspace(), (EntityKind::Cycle, cycle)).await;
    Ok(response)
}

struct Delete {
    path: CyclePath,
    if_match: IfMatch,
}

impl Operation<InProject> for Delete {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredProject) -> Result<()> {
        let cycle = facts::existing(unit, self.path.cycle()).await?;
        entered.access.may_delete_cycle(cycle.state.owner)?;
        self.if_match.check(cycle.version)?;
        entered.project.state.editable()?;
        let external = &cycle.state.external;
        if let Some(claim) = claims::cycle_external(self.path.project, external, self.path.cycle) {
            unit.release(claim);
        }
        unit.change_cycle(self.path.cycle(), [DeleteCycle {}.into()]).await?;
        Ok(())
    }
}
