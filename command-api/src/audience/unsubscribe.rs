//! `DELETE …/work-items/{issue}/subscribe/`

use axum::extract::State;
use axum::response::Response;
use domain::UserId;
use domain::issue::UnsubscribeFromIssue;
use service::Problem;
use service::http::Path;

use crate::app::App;
use crate::error::Result;
use crate::issues::facts;
use crate::paths::IssuePath;
use crate::request::CommandRequest;
use crate::unit::{EnteredProject, InProject, Operation, Unit};

/// Unsubscribes the caller from a work item, until they are assigned to it or mentioned anew.
#[utoipa::path(
    delete,
    path = "/api/v1/workspaces/{slug}/projects/{project}/work-items/{issue}/subscribe/",
    operation_id = "unsubscribe_from_work_item",
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
    call.carry_out(&Unsubscribe { path, user: request.user() }).await
}

struct Unsubscribe {
    path: IssuePath,
    user: UserId,
}

impl Operation<InProject> for Unsubscribe {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredProject) -> Result<()> {
        facts::seen(unit, entered, self.path.issue()).await?;
        entered.project.state.editable()?;
        let unsubscribe = UnsubscribeFromIssue { user: self.user };
        unit.change_issue(self.path.issue(), [unsubscribe.into()]).await?;
        Ok(())
    }
}
