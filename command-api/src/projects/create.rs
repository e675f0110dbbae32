//! `POST …/projects/`

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::project::{CreateProject, ProjectDetails, ProjectFeature};
use domain::values::{ExternalRef, Logo};
use domain::workspace::Workspace;
use domain::{ProjectId, UserId};
use service::Problem;
use service::http::Path;
use wire::NotSent;
use wire::shapes::Project;

use super::body::{Body, NewProject};
use super::reader::Reader;
use super::render;
use crate::answer::Rendered;
use crate::app::App;
use crate::claims;
use crate::error::Result;
use crate::paths::WorkspacePath;
use crate::request::CommandRequest;
use crate::unit::{EnteredWorkspace, InWorkspace, Operation, Snapshot, Unit};

/// Creates a project with six states; the creator and the lead become its admins.
#[utoipa::path(
    post,
    path = "/api/v1/workspaces/{slug}/projects/",
    operation_id = "create_project",
    params(WorkspacePath),
    request_body = NewProject,
    responses((status = 201, body = Project)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<WorkspacePath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let call = app.call(&request, &path.slug).await?.in_workspace();
    let body = call.permitted(Body::read(request.fields())).await?;
    let members: Vec<UserId> = body.lead.value().into_iter().chain([request.user()]).collect();
    let reader = Reader::new(&app, &request, &members).await?;
    call.carry_out(&Create { id: call.new_id(0), body, reader }).await
}

struct Create {
    id: ProjectId,
    body: Body,
    reader: Reader,
}

impl Operation<InWorkspace> for Create {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredWorkspace) -> Result<()> {
        let workspace = &entered.workspace;
        self.body.check_no_parts()?;
        self.body.check_people(&workspace.state)?;
        let details = self.details(&workspace.state)?;
        unit.take(claims::project_name(details.name.as_str(), self.id));
        unit.take(claims::project_identifier(details.identifier.as_str(), self.id));
        let create = CreateProject {
            id: self.id,
            workspace: workspace.state.id,
            creator: unit.actor(),
            creator_stay: workspace.state.stay_of(unit.actor()),
            creator_membership: unit.new_id(1),
            lead_membership: unit.new_id(2),
            lead_stay: details.lead.map_or(0, |lead| workspace.state.stay_of(lead)),
            details,
            states: Some([3, 4, 5, 6, 7, 8].map(|ordinal| unit.new_id(ordinal))),
        };
        unit.change_project(self.id, [create.into()]).await?;
        Ok(())
    }

    fn answer(&self, after: &Snapshot) -> Result<Rendered> {
        render::rendered(StatusCode::CREATED, after, self.id, &self.reader)
    }
}

impl Create {
    /// How the project is set up: as the client says, else as everywhere.
    fn details(&self, workspace: &Workspace) -> Result<ProjectDetails, NotSent> {
        let body = &self.body;
        let mut features = ProjectFeature::initial();
        for switch in &body.switches {
            if switch.on {
                features.insert(switch.feature);
            } else {
                features.remove(&switch.feature);
            }
        }
        Ok(ProjectDetails {
            name: body.name.clone().required()?,
            identifier: body.identifier.clone().required()?,
            description: body.description.clone().unwrap_or_default(),
            lead: body.lead.value(),
            default_assignee: body.default_assignee.value(),
            emoji: body.emoji.clone().value(),
            icon_prop: body.icon_prop.clone().value(),
            cover_image: body.cover_image.clone().value(),
            // The id derives from the command's, so a repeated command draws the same.
            logo: Logo::drawn(self.id.uuid().as_u64_pair().1),
            features,
            archive_in: body.archive_in.unwrap_or_default(),
            close_in: body.close_in.unwrap_or_default(),
            time_zone: body.time_zone.clone().unwrap_or(workspace.time_zone.clone()),
            external: body.external.applied_to(&ExternalRef::default()),
        })
    }
}
