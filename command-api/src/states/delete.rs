//! `DELETE …/states/{state}/`

use axum::extract::State;
use axum::response::Response;
use cqrs_es::Aggregate;
use domain::Named;
use domain::issue::{Issue, IssueCreated, IssueDeleted, IssueStateChanged, IssueUndeleted};
use domain::project::{DeleteState, ProjectRefusal};
use event_store::NoneSince;
use service::Problem;
use service::http::{IfMatch, Path};

use super::StatePath;
use crate::app::App;
use crate::error::Result;
use crate::read_model::ReadModel;
use crate::request::CommandRequest;
use crate::unit::{EnteredProject, InProject, Operation, Unit};

/// The events by which an issue comes into a state.
const ENTERING: &[&str] = &[IssueCreated::NAME, IssueUndeleted::NAME, IssueStateChanged::NAME];

/// The events by which an issue goes out of a state, and whether they say which one.
const LEAVING: [(&[&str], bool); 2] =
    [(&[IssueStateChanged::NAME], true), (&[IssueDeleted::NAME], false)];

/// Deletes a state that is neither the default one nor any issue's.
#[utoipa::path(
    delete,
    path = "/api/v1/workspaces/{slug}/projects/{project}/states/{state}/",
    operation_id = "delete_state",
    params(StatePath),
    responses((status = 204)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<StatePath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let call = app.call(&request, &path.slug).await?;
    let call = call.in_project(path.project);
    let (if_match, read_model) = (request.if_match(), app.read_model());
    call.carry_out(&Delete { path, if_match, read_model }).await
}

struct Delete<'a> {
    path: StatePath,
    if_match: IfMatch,
    read_model: &'a ReadModel,
}

impl Operation<InProject> for Delete<'_> {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredProject) -> Result<()> {
        let project = &entered.project.state;
        let state = project.state(self.path.state).ok_or(ProjectRefusal::StateMissing)?;
        self.if_match.check(state.audit.version)?;
        unit.change_project(self.path.project, [DeleteState { state: self.path.state }.into()])
            .await?;
        self.must_be_empty(unit).await
    }
}

impl Delete<'_> {
    /// Refuses while issues are in the state; either answer holds only if none has come or gone since.
    async fn must_be_empty(&self, unit: &mut Unit<'_>) -> Result<()> {
        let used = self.read_model.is_state_used(unit.workspace(), self.path.state).await?;
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

    /// That none of these events happened since a position, to issues of the project or naming the state.
    fn none_since(
        &self,
        position: u64,
        names: &'static [&'static str],
        say_which: bool,
    ) -> NoneSince {
        NoneSince {
            position,
            // A work item that moves to another project leaves the state there.
            project: (!say_which).then_some(self.path.project),
            kind: Some(Issue::TYPE),
            names,
            mentions: if say_which { vec![self.path.state.uuid()] } else { Vec::new() },
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::StateId;

    use super::*;
    use crate::testing::changing;

    /// The state that an issue is in, while there is the issue.
    fn state(issue: &Issue) -> Option<StateId> {
        issue.is_live().then_some(issue.state.id)
    }

    #[test]
    fn whatever_brings_issues_into_a_state_or_out_of_it_is_known() {
        let (into, out) = changing(state);
        assert_eq!(into, ENTERING.iter().copied().collect());
        assert_eq!(out, LEAVING.iter().flat_map(|(names, _)| *names).copied().collect());
    }
}
