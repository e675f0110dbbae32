//! `POST …/work-items/{issue}/subscribe/`

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::UserId;
use domain::issue::{Issue, SubscribeToIssue};
use service::Problem;
use service::http::Path;
use wire::shapes::Subscription;

use crate::answer::Rendered;
use crate::app::App;
use crate::error::Result;
use crate::issues::facts;
use crate::paths::IssuePath;
use crate::request::CommandRequest;
use crate::unit::{EnteredProject, InProject, Operation, Snapshot, Unit};

/// Subscribes the caller to a work item.
#[utoipa::path(
    post,
    path = "/api/v1/workspaces/{slug}/projects/{project}/work-items/{issue}/subscribe/",
    operation_id = "subscribe_to_work_item",
    params(IssuePath),
    responses((status = 201, body = Subscription)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<IssuePath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let call = app.call(&request, &path.slug).await?;
    let call = call.in_project(path.project);
    call.carry_out(&Subscribe { path, user: request.user() }).await
}

struct Subscribe {
    path: IssuePath,
    user: UserId,
}

impl Operation<InProject> for Subscribe {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredProject) -> Result<()> {
        facts::seen(unit, entered, self.path.issue()).await?;
        entered.project.state.editable()?;
        let subscribe = SubscribeToIssue { user: self.user };
        unit.change_issue(self.path.issue(), [subscribe.into()]).await?;
        Ok(())
    }

    fn answer(&self, after: &Snapshot) -> Result<Rendered> {
        let issue = after.get::<Issue>(self.path.issue)?;
        let subscription = Subscription { subscribed: true };
        Rendered::json(StatusCode::CREATED, issue.state.audit.version, &subscription)
    }
}
