//! `DELETE …/states/{state}/`

use axum::extract::State;
use axum::response::Response;
use cqrs_es::Aggregate;
use domain::issue::Issue;
use domain::project::{DeleteState, ProjectRefusal};
use domain::{ProjectId, StateId};
use event_store::NoneSince;
use service::Problem;
use service::http::{IfMatch, Path, PathId};

use super::AtState;
use crate::answer::Rendered;
use crate::app::App;
use crate::read_model::ReadModel;
use crate::request::CommandRequest;
use crate::stop::Stop;
use crate::unit::{Operation, Snapshot, Unit};

/// The events by which an issue comes into a state.
const ENTERING: &[&str] = &["IssueCreated", "IssueStateChanged"];

/// The events by which an issue goes out of a state, and whether they say which one.
const LEAVING: [(&[&str], bool); 2] = [(&["IssueStateChanged"], true), (&["IssueDeleted"], false)];

/// Deletes a state that is neither the default one nor any issue's.
#[utoipa::path(
    delete,
    path = "/api/v1/workspaces/{slug}/projects/{project}/states/{state}/",
    operation_id = "delete_state",
    params(
        ("slug" = String, Path, description = "The workspace's slug"),
        ("project" = Uuid, Path),
        ("state" = Uuid, Path),
    ),
    responses((status = 204)),
)]
pub async fn handler(
    State(app): State<App>,
    path: AtState,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let Path((slug, PathId(project), PathId(id))) = path;
    let command = app.command(&request, &slug).await?;
    let (if_match, read_model) = (request.if_match(), app.read_model());
    command.carry_out(&Delete { project, id, if_match, read_model }).await
}

/// The command.
struct Delete<'a> {
    project: ProjectId,
    id: StateId,
    if_match: IfMatch,
    read_model: &'a ReadModel,
}

impl Operation for Delete<'_> {
    async fn decide(&self, unit: &mut Unit<'_>) -> Result<(), Stop> {
        let entered = unit.enter(self.project).await?;
        entered.access.may_change_content()?;
        let project = &entered.project.state;
        let state = project.state(self.id).ok_or(ProjectRefusal::StateMissing)?;
        self.if_match.check(state.audit.version)?;
        unit.change_project(self.project, [DeleteState { state: self.id }.into()]).await?;
        self.must_be_empty(unit).await
    }

    fn answer(&self, _: &Snapshot) -> Result<Rendered, Stop> {
        Ok(Rendered::Nothing)
    }
}

impl Delete<'_> {
    /// Refuses while issues are in the state; either answer holds only if none has come or gone since.
    async fn must_be_empty(&self, unit: &mut Unit<'_>) -> Result<(), Stop> {
        let used = self.read_model.is_state_used(unit.workspace(), self.id).await?;
        if !used.found {
            unit.none_since(self.none_since(used.position, ENTERING, true));
            return Ok(());
        }
        for (names, say_which) in LEAVING {
            unit.none_since(self.none_since(used.position, names, say_which));
        }
        let text = "The state is not empty, only empty states can be deleted";
        Err(Problem::rule("project/state-not-empty", text).into())
    }

    /// That none of these events happened in the project since a position.
    fn none_since(
        &self,
        position: u64,
        names: &'static [&'static str],
        say_which: bool,
    ) -> NoneSince {
        NoneSince {
            position,
            project: Some(self.project),
            kind: Some(Issue::TYPE),
            names,
            mentions: if say_which { vec![self.id.uuid()] } else { Vec::new() },
        }
    }
}
