//! `POST …/projects/{project}/copy/`

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::ProjectId;
use domain::project::{CreateProject, ProjectDetails};
use domain::values::{ExternalRef, ProjectIdentifier, ProjectName};
use service::Problem;
use service::http::{IfMatch, Path};
use wire::{Fields, Sent, shapes};

use super::body::{public, without_special};
use super::parts::Parts;
use super::reader::Reader;
use super::render;
use crate::answer::Rendered;
use crate::app::App;
use crate::claims;
use crate::described::bodies;
use crate::error::{CommandError, Result};
use crate::paths::ProjectPath;
use crate::request::CommandRequest;
use crate::texts::description;
use crate::unit::{EnteredProject, InProject, MOST_EVENTS, Operation, Snapshot, Unit};

/// How long the descriptions of a copy may be together, in bytes.
const MOST_TEXT: usize = domain::html::MAX_BYTES;

const MEMBERS: &str = "Whether its members become members of the copy, with their roles; without it only the caller does.";

bodies! {
    /// How a project is copied. What it is about is the same unless said.
    ProjectCopy: schema(read), { "name": "Engine 2", "identifier": "ENG2", "members": true };
}

/// Makes a new project that is set up like this one: its states, labels, estimate, features, automation, time zone and
/// appearance, and its members if that is said. It has nothing of what is in this one: no work items, cycles, modules, pages
/// and views, and no external references. The caller becomes its admin. An archived project can be copied too.
#[utoipa::path(
    post,
    path = "/api/v1/workspaces/{slug}/projects/{project}/copy/",
    operation_id = "copy_project",
    params(ProjectPath),
    request_body = ProjectCopy,
    responses((status = 201, body = shapes::Project)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<ProjectPath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let call = app.call(&request, &path.slug).await?;
    let call = call.in_project(path.project);
    let wanted = call.permitted(read(request.fields())).await?;
    let reader = Reader::of_copy(&app, &request, call.workspace(), path.project).await?;
    let (id, if_match) = (call.new_id(0), request.if_match());
    call.carry_out(&Copy { id, wanted, if_match, reader }).await
}

/// What was said of a copy.
struct Wanted {
    name: ProjectName,
    identifier: ProjectIdentifier,
    description: Sent<String>,
    with_members: bool,
}

/// Reads the body of a request.
fn read(mut fields: Fields) -> Result<Wanted, Problem> {
    let name = fields.text("name").max(255).required().read();
    let identifier = fields.text("identifier").max(12).required().read();
    let description = description(&mut fields);
    let members = fields.boolean("members").doc(MEMBERS).read();
    public(&mut fields);
    let name = without_special(&mut fields, "name", name);
    let identifier = without_special(&mut fields, "identifier", identifier);
    fields.finish()?;
    Ok(Wanted {
        name: name.required()?,
        identifier: identifier.required()?,
        description,
        with_members: members.unwrap_or_default(),
    })
}

struct Copy {
    id: ProjectId,
    wanted: Wanted,
    /// The versions of the source that the client insists on.
    if_match: IfMatch,
    reader: Reader,
}

impl Operation<InProject> for Copy {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredProject) -> Result<()> {
        self.if_match.check(entered.project.version)?;
        let (workspace, source) = (&entered.workspace.state, &entered.project.state);
        let create = self.creation(unit, entered)?;
        unit.take(claims::project_name(create.details.name.as_str(), self.id));
        unit.take(claims::project_identifier(create.details.identifier.as_str(), self.id));
        let mut parts = Parts::of(source, unit);
        parts.states();
        parts.labels();
        parts.estimate();
        if self.wanted.with_members {
            parts.members(workspace);
        }
        parts.people(workspace, self.wanted.with_members);
        let text = parts.text();
        let commands = parts.into_commands();
        // Each comes to one event, and the project itself to two.
        if commands.len() + 2 > MOST_EVENTS || text > MOST_TEXT {
            return Err(too_large());
        }
        let commands = [create.into()].into_iter().chain(commands);
        unit.change_project(self.id, commands).await?;
        Ok(())
    }

    fn answer(&self, after: &Snapshot) -> Result<Rendered> {
        render::rendered(StatusCode::CREATED, after, self.id, &self.reader)
    }
}

impl Copy {
    /// The command that makes the copy, without what is in it.
    fn creation(&self, unit: &Unit<'_>, entered: &EnteredProject) -> Result<CreateProject> {
        let (workspace, wanted) = (&entered.workspace.state, &self.wanted);
        let source = entered.project.state.present()?;
        let details = ProjectDetails {
            name: wanted.name.clone(),
            identifier: wanted.identifier.clone(),
            description: wanted.description.clone().unwrap_or(source.description.clone()),
            lead: None,
            default_assignee: None,
            external: ExternalRef::default(),
            ..source.clone()
        };
        Ok(CreateProject {
            id: self.id,
            workspace: workspace.id,
            details,
            creator: unit.actor(),
            creator_stay: workspace.stay_of(unit.actor()),
            creator_membership: unit.new_id(1),
            lead_membership: unit.new_id(2),
            lead_stay: 0,
            states: None,
        })
    }
}

/// The refusal of a copy that is too large for one append.
fn too_large() -> CommandError {
    let text = format!(
        "A project with more than {MOST_EVENTS} states, labels, points and members in all, or more than {} MiB of \
         descriptions, cannot be copied at once.",
        MOST_TEXT >> 20
    );
    Problem::rule("project/too-large-to-copy", text).into()
}
