//! `PATCH …/intake-issues/{issue}/status/`

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use service::Problem;
use service::http::{IfMatch, Path};
use wire::shapes::IntakeIssue;
use wire::{Fields, messages};

use super::body::Decided;
use super::facts;
use super::render::{self, Moment};
use crate::answer::Rendered;
use crate::app::App;
use crate::described::bodies;
use crate::error::Result;
use crate::paths::IssuePath;
use crate::request::CommandRequest;
use crate::unit::{EnteredProject, InProject, Operation, Snapshot, Unit};

bodies! {
    /// What is decided about a work item in the intake.
    IntakeIssueStatus: schema_of_changes(read), { "status": 1 };
}

/// Decides what becomes of a work item in the intake. Anything can be decided after anything, until it is accepted.
#[utoipa::path(
    patch,
    path = "/api/v1/workspaces/{slug}/projects/{project}/intake-issues/{issue}/status/",
    operation_id = "update_intake_issue_status",
    params(IssuePath),
    request_body = IntakeIssueStatus,
    responses((status = 200, body = IntakeIssue)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<IssuePath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let call = app.call(&request, &path.slug).await?;
    let call = call.in_project(path.project);
    let decided = call.permitted(read(request.changes())).await?;
    let if_match = request.if_match();
    let moment = Moment::of(&app, &request);
    call.carry_out(&Decide { path, decided, if_match, moment }).await
}

/// Reads the body of a request, which says at least something.
fn read(mut fields: Fields) -> Result<Decided, Problem> {
    let decided = Decided::read(&mut fields);
    if decided.first_sent().is_none() && !fields.failed() {
        fields.fail("status", messages::REQUIRED);
    }
    fields.finish()?;
    Ok(decided)
}

struct Decide {
    path: IssuePath,
    decided: Decided,
    if_match: IfMatch,
    moment: Moment,
}

impl Operation<InProject> for Decide {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredProject) -> Result<()> {
        let issue = facts::listed(unit, entered, self.path.issue()).await?;
        self.if_match.check(issue.state.audit.version)?;
        entered.project.state.editable()?;
        let project = &entered.project.state;
        let command = self.decided.command(unit, project, &issue.state, None).await?;
        unit.change_issue(self.path.issue(), command).await?;
        Ok(())
    }

    fn answer(&self, after: &Snapshot) -> Result<Rendered> {
        render::rendered(StatusCode::OK, after, self.path.issue(), self.moment)
    }
}
