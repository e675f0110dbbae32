//! `POST …/cycles/{cycle}/archive/`

use axum::extract::State;
use axum::response::Response;
use domain::cycle::ArchiveCycle;
use service::Problem;
use service::accounts::EntityKind;
use service::http::{IfMatch, Path};

use super::{CyclePath, facts};
use crate::app::App;
use crate::error::Result;
use crate::favourites;
use crate::request::CommandRequest;
use crate::unit::{EnteredProject, InProject, Operation, Unit};

/// Archives a cycle that has ended.
#[utoipa::path(
    post,
    path = "/api/v1/workspaces/{slug}/projects/{project}/cycles/{cycle}/archive/",
    operation_id = "archive_cycle",
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
    let response = call.carry_out(&Archive { path, if_match }).await?;
    favourites::forget(&app, call.workspace(), (EntityKind::Cycle, cycle)).await;
    Ok(response)
}

struct Archive {
    path: CyclePath,
    if_match: IfMatch,
}

impl Operation<InProject> for Archive {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredProject) -> Result<()> {
        let cycle = facts::existing(unit, self.path.cycle()).await?;
        self.if_match.check(cycle.version)?;
        entered.project.state.editable()?;
        let command = ArchiveCycle { at: unit.at() };
        unit.change_cycle(self.path.cycle(), [command.into()]).await?;
        Ok(())
    }
}
