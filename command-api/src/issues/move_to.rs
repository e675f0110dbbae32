//! `POST …/work-items/{issue}/move/`

use std::sync::Arc;

use axum::extract;
use axum::http::StatusCode;
use axum::response::Response;
use domain::issue::{Issue, IssueAddress, IssueCommand, IssueRefusal, MoveIssue, SetIssueParent};
use domain::project::{Project, State};
use domain::{Access, IssueId, ProjectId, StateId};
use event_store::{Claim, Versioned};
use service::Problem;
use service::http::{IfMatch, Path};
use wire::shapes::WorkItem;
use wire::{Fields, Zone, messages};

use super::equivalents::Move;
use super::{facts, family, render};
use crate::answer::Rendered;
use crate::app::App;
use crate::claims::{self, Scope};
use crate::described::bodies;
use crate::error::{CommandError, Result};
use crate::paths::IssuePath;
use crate::request::CommandRequest;
use crate::unit::{EnteredProject, InProject, Operation, Snapshot, Unit};

/// The description of `project_id`.
const PROJECT: &str = "The project of the workspace that it moves to.";
/// The description of `state_id`.
const STATE: &str = "Its state there; without it the one of the same name and group, else the default one of the group, \
    else its first, else the state that work items of the project begin in.";

bodies! {
    /// Where a work item moves to.
    WorkItemMove: schema(read), { "project_id": "01a206a5-3c41-7b0e-8d52-4f1e9a6b7c80" };
}

/// Moves a work item to another project of the workspace, with all work items below it and with what hangs on them. It gets
/// another number there, and is still found by the key that it had.
#[utoipa::path(
    post,
    path = "/api/v1/workspaces/{slug}/projects/{project}/work-items/{issue}/move/",
    operation_id = "move_work_item",
    params(IssuePath),
    request_body = WorkItemMove,
    responses((status = 200, body = WorkItem)),
)]
pub async fn handler(
    extract::State(app): extract::State<App>,
    Path(path): Path<IssuePath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let call = app.call(&request, &path.slug).await?;
    let call = call.in_project(path.project);
    let (to, state) = call.permitted(read(request.fields())).await?;
    let (if_match, zone) = (request.if_match(), request.zone());
    call.carry_out(&MoveWorkItem { path, app: &app, to, state, if_match, zone }).await
}

/// Reads the body of a request: the project, and the state there.
fn read(mut fields: Fields) -> Result<(ProjectId, Option<StateId>), Problem> {
    let project = fields.id("project_id").doc(PROJECT).required().read();
    let state = fields.id("state_id").doc(STATE).nullable().read();
    fields.finish()?;
    Ok((ProjectId(project.required()?), state.value().map(StateId)))
}

struct MoveWorkItem<'a> {
    path: IssuePath,
    app: &'a App,
    to: ProjectId,
    state: Option<StateId>,
    if_match: IfMatch,
    zone: Zone,
}

impl Operation<InProject> for MoveWorkItem<'_> {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredProject) -> Result<()> {
        let issue = facts::existing(unit, self.path.issue()).await?;
        self.if_match.check(issue.state.audit.version)?;
        entered.project.state.editable()?;
        let to = self.target(unit, entered).await?;
        let state = self.state.map(|state| Self::state_of(&to.state, state)).transpose()?;
        if self.to == self.path.project {
            // It is there already: only its state may become another one.
            let enter = state.map(|state| issue.state.enter(state, &to.state, unit.at()).into());
            unit.change_issue(self.path.issue(), enter).await?;
            return Ok(());
        }
        let (workspace, from) = (&entered.workspace.state, &entered.project.state);
        let places = Move { workspace, from, to: &to.state };
        let family = family::of(self.app, unit, self.path.issue).await?.map_err(too_many)?;
        for claim in family::names_of_comments(self.app, unit, &self.path, &family).await? {
            let scope = Scope::CommentExternal(self.to).stored();
            unit.exchange(Some(claim.clone()), Some(Claim { scope, ..claim }));
        }
        for id in family {
            self.take_along(unit, &places, id).await?;
        }
        Ok(())
    }

    fn answer(&self, after: &Snapshot) -> Result<Rendered> {
        render::rendered(StatusCode::OK, after, (self.to, self.path.issue), self.zone)
    }
}

impl MoveWorkItem<'_> {
    /// The project that it moves to, in which the caller has to be allowed the same; one that they do not see is unknown.
    async fn target(
        &self,
        unit: &mut Unit<'_>,
        entered: &EnteredProject,
    ) -> Result<Arc<Versioned<Project>>> {
        let project = unit.read::<Project>(self.to).await?;
        let access = Access::of(unit.actor(), &entered.workspace.state, Some(&project.state));
        if project.state.present().is_err() || access.may_read_content().is_err() {
            let text = messages::unknown_key(self.to.uuid());
            return Err(Problem::field("project_id", text).into());
        }
        access.may_change_content()?;
        project.state.editable()?;
        Ok(project)
    }

    /// The state that was sent, of the project that it moves to.
    fn state_of(project: &Project, state: StateId) -> Result<&State> {
        let unknown = || Problem::field("state_id", IssueRefusal::StateNotInProject.to_string());
        Ok(project.state(state).ok_or_else(unknown)?)
    }

    /// Moves one issue of the family. Issues below the one in the path keep their parent, and may be archived.
    async fn take_along(&self, unit: &mut Unit<'_>, places: &Move<'_>, id: IssueId) -> Result<()> {
        let issue = unit.read::<Issue>(id).await?;
        // The read tables may still show what somebody has just deleted.
        if !issue.state.is_live() {
            return Ok(());
        }
        let is_along = id != self.path.issue;
        let moving = self.moving(unit, places, is_along).await?;
        // It is refused before anything is looked up for it.
        unit.change_issue((self.to, id), [moving]).await?;
        let mut commands: Vec<IssueCommand> = Vec::new();
        if !is_along {
            commands.push(SetIssueParent { to: None }.into());
        }
        let state = self.state.filter(|_| !is_along);
        commands.extend(places.commands(unit, &issue.state, state).await?);
        unit.change_issue((self.to, id), commands).await?;
        let claim = |project| claims::issue_external(project, &issue.state.external, id);
        unit.exchange(claim(self.path.project), claim(self.to));
        Ok(())
    }

    /// The command that moves an issue, to the next number.
    async fn moving(
        &self,
        unit: &mut Unit<'_>,
        places: &Move<'_>,
        is_along: bool,
    ) -> Result<IssueCommand> {
        let number = unit.reserve_number(self.to).await?;
        let key = format!("{}-{number}", places.to.details()?.identifier);
        let to = IssueAddress { project: self.to, number, key };
        let identifier = places.from.details()?.identifier.to_string();
        Ok(MoveIssue { identifier, to, is_along }.into())
    }
}

/// The refusal of a move that is too large for one append.
fn too_many(below: usize) -> CommandError {
    let text = format!(
        "A work item with more than {} sub-items cannot be moved at once; this one has {below}. \
         Move some of them first.",
        family::MOST - 1
    );
    Problem::rule("issue/too-many-sub-items", text).into()
}
