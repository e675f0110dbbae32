//! `POST …/work-items/{issue}/reactions/`

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::UserId;
use domain::issue::AddIssueReaction;
use domain::values::Reaction;
use service::Problem;
use service::http::Path;
use wire::Zone;
use wire::shapes::WorkItemReaction;

use super::{NewReaction, read, render};
use crate::answer::Rendered;
use crate::app::App;
use crate::error::Result;
use crate::issues::facts;
use crate::paths::IssuePath;
use crate::request::CommandRequest;
use crate::unit::{EnteredProject, InProject, Operation, Snapshot, Unit};

/// Reacts to a work item; everybody has one reaction of each kind, and 20 at most.
#[utoipa::path(
    post,
    path = "/api/v1/workspaces/{slug}/projects/{project}/work-items/{issue}/reactions/",
    operation_id = "create_work_item_reaction",
    params(IssuePath),
    request_body = NewReaction,
    responses((status = 201, body = WorkItemReaction)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<IssuePath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let call = app.call(&request, &path.slug).await?;
    let call = call.in_project(path.project);
    let reaction = call.permitted(read(request.fields())).await?;
    let (user, zone) = (request.user(), request.zone());
    call.carry_out(&React { path, user, reaction, zone }).await
}

struct React {
    path: IssuePath,
    user: UserId,
    reaction: Reaction,
    zone: Zone,
}

impl Operation<InProject> for React {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredProject) -> Result<()> {
        facts::seen(unit, entered, self.path.issue()).await?;
        entered.project.state.editable()?;
        let add = AddIssueReaction { user: self.user, reaction: self.reaction.clone() };
        unit.change_issue(self.path.issue(), [add.into()]).await?;
        Ok(())
    }

    fn answer(&self, after: &Snapshot) -> Result<Rendered> {
        let of = (self.user, &self.reaction);
        render::reaction(StatusCode::CREATED, after, self.path.issue(), of, self.zone)
    }
}
