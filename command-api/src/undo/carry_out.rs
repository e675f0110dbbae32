//! `POST …/undo/`

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use service::Problem;
use service::http::{Answer, Path};
use wire::Zone;
use wire::shapes::Undone;

use super::body::{self, NewUndo, Sent};
use super::command;
use super::report::Report;
use super::undoing::Undoing;
use crate::answer::Rendered;
use crate::app::App;
use crate::error::Result;
use crate::paths::ProjectPath;
use crate::request::CommandRequest;
use crate::unit::{EnteredProject, InProject, MOST_EVENTS, Operation, Snapshot, Unit};

/// Undoes what a command did to work items of the project and to comments on them, or tells what would come of that. Each fact
/// that is still as the command left it is set back by a command of the caller's own, as the caller may; one that was changed
/// since stays. Deleted work items and comments come back with what they had. If anything was changed since or cannot be
/// undone, nothing is done, unless `partly` is set.
#[utoipa::path(
    post,
    path = "/api/v1/workspaces/{slug}/projects/{project}/undo/",
    operation_id = "undo_command",
    params(ProjectPath),
    request_body = NewUndo,
    responses((status = 200, body = Undone)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<ProjectPath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let call = app.call(&request, &path.slug).await?;
    let call = call.in_project(path.project);
    let sent = call.permitted(body::read(request.fields())).await?;
    call.carry_out(&Undo { app: &app, path, sent, zone: request.zone() }).await
}

struct Undo<'a> {
    app: &'a App,
    path: ProjectPath,
    sent: Sent,
    zone: Zone,
}

impl Operation<InProject> for Undo<'_> {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredProject) -> Result<()> {
        let Sent { command, position, is_preview, is_partly } = self.sent;
        entered.project.state.editable()?;
        let told = command::read(self.app, unit, self.path.project, (command, position)).await?;
        let begin = unit.savepoint();
        let undoing = Undoing { app: self.app, path: &self.path, entered };
        let facts = undoing.decide(unit, &told).await?;
        if unit.event_count() > MOST_EVENTS {
            return Err(too_many_events());
        }
        let report = Report { command, actor: told.actor, at: told.at, facts };
        if is_preview {
            unit.take_back(begin);
        } else if !is_partly && report.is_hindered() {
            return Err(report.refusal(self.zone)?.into());
        }
        unit.note(&report)
    }

    fn answer(&self, after: &Snapshot) -> Result<Rendered> {
        let report: Report = after.note()?;
        let undone = report.shown(after.position(), self.zone);
        Ok(Rendered::Unversioned(Answer::json(StatusCode::OK, &undone)?))
    }
}

/// The refusal of what is too large for one append.
fn too_many_events() -> crate::error::CommandError {
    let text = format!(
        "Undoing it comes to more than {MOST_EVENTS} events, which is the most that is appended at once."
    );
    Problem::rule("undo/too-many-events", text).into()
}
