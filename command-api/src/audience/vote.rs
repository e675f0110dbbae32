//! `POST …/work-items/{issue}/votes/`

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::UserId;
use domain::issue::{CastIssueVote, Vote};
use service::Problem;
use service::http::Path;
use wire::shapes::WorkItemVote;
use wire::{Fields, Sent, Zone};

use super::render;
use crate::answer::Rendered;
use crate::app::App;
use crate::described::bodies;
use crate::error::Result;
use crate::issues::facts;
use crate::paths::IssuePath;
use crate::request::CommandRequest;
use crate::unit::{EnteredProject, InProject, Operation, Snapshot, Unit};

bodies! {
    /// A vote.
    NewVote: schema(read), { "vote": 1 };
}

const VOTE: &str = "1 for it, which it is unless said, or -1 against it.";

/// Votes for or against a work item; everybody has one vote.
#[utoipa::path(
    post,
    path = "/api/v1/workspaces/{slug}/projects/{project}/work-items/{issue}/votes/",
    operation_id = "create_work_item_vote",
    params(IssuePath),
    request_body = NewVote,
    responses((status = 201, body = WorkItemVote)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<IssuePath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let call = app.call(&request, &path.slug).await?;
    let call = call.in_project(path.project);
    let vote = call.permitted(read(request.fields())).await?;
    let (user, zone) = (request.user(), request.zone());
    call.carry_out(&Cast { path, user, vote, zone }).await
}

/// Reads the vote of a request.
fn read(mut fields: Fields) -> Result<Vote, Problem> {
    let number = fields.integer("vote").between(-1, 1).doc(VOTE).read();
    let vote = number.try_map(Vote::try_from).unwrap_or_else(|error| {
        fields.fail("vote", error.to_string());
        Sent::Absent
    });
    fields.finish()?;
    Ok(vote.unwrap_or(Vote::FOR))
}

struct Cast {
    path: IssuePath,
    user: UserId,
    vote: Vote,
    zone: Zone,
}

impl Operation<InProject> for Cast {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredProject) -> Result<()> {
        facts::seen(unit, entered, self.path.issue()).await?;
        entered.project.state.editable()?;
        let cast = CastIssueVote { user: self.user, to: Some(self.vote) };
        unit.change_issue(self.path.issue(), [cast.into()]).await?;
        Ok(())
    }

    fn answer(&self, after: &Snapshot) -> Result<Rendered> {
        render::vote(StatusCode::CREATED, after, self.path.issue(), self.user, self.zone)
    }
}
