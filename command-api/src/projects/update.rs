//! `PATCH …/projects/{project}/`

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::project::{
    self, ChangeClosingState, ChangeDefaultAssignee, ChangeProjectCover, ChangeProjectEmoji,
    ChangeProjectEstimate, ChangeProjectExternalReference, ChangeProjectIcon,
    ChangeProjectIdentifier, ChangeProjectLead, ChangeProjectTimeZone, DescribeProject,
    DropStateDefault, MakeStateDefault, ProjectCommand, ProjectDetails, RenameProject,
    ScheduleArchiving, ScheduleClosing,
};
use service::Problem;
use service::http::{IfMatch, Path};
use wire::shapes::Project;
use wire::{Sent, messages};

use super::body::{Body, ProjectChanges};
use super::reader::Reader;
use super::render;
use crate::answer::Rendered;
use crate::app::App;
use crate::claims;
use crate::error::Result;
use crate::paths::ProjectPath;
use crate::request::CommandRequest;
use crate::unit::{EnteredProject, InProject, Operation, Snapshot, Unit};

/// Changes a project: each key that was sent is a fact of its own, all of them or none.
#[utoipa::path(
    patch,
    path = "/api/v1/workspaces/{slug}/projects/{project}/",
    operation_id = "update_project",
    params(ProjectPath),
    request_body = ProjectChanges,
    responses((status = 200, body = Project)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<ProjectPath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let call = app.call(&request, &path.slug).await?;
    let call = call.in_project(path.project);
    let body = call.permitted(Body::read(request.changes())).await?;
    let reader = Reader::of_project(&app, &request, call.workspace(), path.project).await?;
    let if_match = request.if_match();
    call.carry_out(&Update { path, body, if_match, reader }).await
}

struct Update {
    path: ProjectPath,
    body: Body,
    if_match: IfMatch,
    reader: Reader,
}

impl Operation<InProject> for Update {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredProject) -> Result<()> {
        self.if_match.check(entered.project.version)?;
        entered.project.state.editable()?;
        let (workspace, project) = (&entered.workspace.state, &entered.project.state);
        self.body.check_people(workspace)?;
        self.body.check_present(workspace, project)?;
        let commands = self.commands().into_iter().chain(self.default_state(project)?);
        let changed = unit.change_project(self.path.project, commands).await?;
        self.move_claims(unit, project.details()?, changed.state.details()?);
        Ok(())
    }

    fn answer(&self, after: &Snapshot) -> Result<Rendered> {
        render::rendered(StatusCode::OK, after, self.path.project, &self.reader)
    }
}

impl Update {
    /// One small command for each key that was sent.
    fn commands(&self) -> Vec<ProjectCommand> {
        let body = &self.body;
        let external = ChangeProjectExternalReference { patch: body.external.clone() };
        let commands: [Option<ProjectCommand>; 14] = [
            body.name.clone().value().map(|to| RenameProject { to }.into()),
            body.identifier.clone().value().map(|to| ChangeProjectIdentifier { to }.into()),
            body.description.clone().value().map(|to| DescribeProject { to }.into()),
            body.lead.change().map(|to| ChangeProjectLead { to }.into()),
            body.default_assignee.change().map(|to| ChangeDefaultAssignee { to }.into()),
            body.emoji.clone().change().map(|to| ChangeProjectEmoji { to }.into()),
            body.icon_prop.clone().change().map(|to| ChangeProjectIcon { to }.into()),
            body.cover_image.clone().change().map(|to| ChangeProjectCover { to }.into()),
            body.archive_in.value().map(|to| ScheduleArchiving { to }.into()),
            body.close_in.value().map(|to| ScheduleClosing { to }.into()),
            body.closing_state.change().map(|to| ChangeClosingState { to }.into()),
            body.time_zone.clone().value().map(|to| ChangeProjectTimeZone { to }.into()),
            body.estimate.change().map(|to| ChangeProjectEstimate { to }.into()),
            Some(external.into()),
        ];
        let switches = body.switches.iter().cloned().map(ProjectCommand::from);
        commands.into_iter().flatten().chain(switches).collect()
    }

    /// Lets new work items begin in another state of the project, or in the first one.
    fn default_state(&self, project: &project::Project) -> Result<Option<ProjectCommand>, Problem> {
        match self.body.default_state {
            Sent::Value(state) if project.state(state).is_none() => {
                Err(Problem::field("default_state", messages::unknown_key(state.uuid())))
            }
            Sent::Value(state) => Ok(Some(MakeStateDefault { state }.into())),
            Sent::Null => {
                let default = project.states().into_iter().find(|state| state.is_default);
                Ok(default.map(|default| DropStateDefault { state: default.id }.into()))
            }
            Sent::Absent => Ok(None),
        }
    }

    /// Gives up the old name and identifier and takes the new ones, where they changed.
    fn move_claims(&self, unit: &mut Unit<'_>, before: &ProjectDetails, after: &ProjectDetails) {
        if before.name != after.name {
            unit.release(claims::project_name(before.name.as_str(), self.path.project));
            unit.take(claims::project_name(after.name.as_str(), self.path.project));
        }
        if before.identifier != after.identifier {
            unit.release(claims::project_identifier(before.identifier.as_str(), self.path.project));
            unit.take(claims::project_identifier(after.identifier.as_str(), self.path.project));
        }
    }
}
