//! `DELETE …/work-items/{issue}/votes/`

use axum::extract::State;
use axum::response::Response;
use domain::UserId;
use domain::issue::CastIssueVote;
use service::Problem;
use service::http::Path;

use crate::app::App;
use crate::error::Result;
use crate::issues::facts;
use crate::paths::IssuePath;
use crate::request::CommandRequest;
use crate::unit::{EnteredProject, InProject, Operation, Unit};

/// Takes the caller's vote back, if there is one.
#[utoipa::path(
    delete,
    path = "/api/v1/workspaces/{slug}/projects/{project}/work-items/{issue}/votes/",
    operation_id = "delete_work_item_vote",
    params(IssuePath),
    responses((status = 204)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<IssuePath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let call = app.call(&request, &path.slug).await?;
    let call = call.in_project(path.project);
    call.carry_out(&Withdraw { path, user: request.user() }).await
}

struct Withdraw {
    path: IssuePath,
    user: UserId,
}

impl Operation<InProject> for Withdraw {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredProject) -> Result<()> {
        facts::seen(unit, entered, self.path.issue()).await?;
        entered.project.state.editable()?;
        let withdraw = CastIssueVote { user: self.user, to: None };
        unit.change_issue(self.path.issue(), [withdraw.into()]).await?;
        Ok(())
    }
}
