//! `POST …/modules/`

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::ModuleId;
use domain::module::{CreateModule, Module};
use domain::project::ProjectFeature;
use domain::values::ExternalRef;
use event_store::Scope;
use service::Problem;
use service::http::Path;
use wire::fields::SetOfIds;
use wire::{Sent, Zone, shapes};

use super::body::{Body, NewModule};
use super::{people, render};
use crate::answer::Rendered;
use crate::app::App;
use crate::claims;
use crate::error::Result;
use crate::paths::ProjectPath;
use crate::read_model::ReadModel;
use crate::request::CommandRequest;
use crate::unit::{EnteredProject, InProject, Operation, Snapshot, Unit};

/// Adds a module, before the others unless `sort_order` says where.
#[utoipa::path(
    post,
    path = "/api/v1/workspaces/{slug}/projects/{project}/modules/",
    operation_id = "create_module",
    params(ProjectPath),
    request_body = NewModule,
    responses((status = 201, body = shapes::Module)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<ProjectPath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let call = app.call(&request, &path.slug).await?;
    let call = call.in_project(path.project);
    let body = call.permitted(Body::read(request.fields())).await?;
    let (id, zone, read_model) = (call.new_id(0), request.zone(), app.read_model());
    call.carry_out(&Create { path, id, body, zone, read_model }).await
}

struct Create<'a> {
    path: ProjectPath,
    id: ModuleId,
    body: Body,
    zone: Zone,
    read_model: &'a ReadModel,
}

impl Operation<InProject> for Create<'_> {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredProject) -> Result<()> {
        let project = self.path.project;
        let create = self.creation(unit, entered).await?;
        unit.take(claims::module_name(project, create.name.as_str(), self.id));
        if let Some(claim) = claims::module_external(project, &create.external, self.id) {
            unit.take(claim);
        }
        let scope = Scope { project: Some(project), issue: None };
        unit.begin::<Module>(self.id, scope, [create.into()]).await?;
        Ok(())
    }

    fn answer(&self, after: &Snapshot) -> Result<Rendered> {
        render::rendered(StatusCode::CREATED, after, self.id, self.zone)
    }
}

impl Create<'_> {
    /// The aggregate's command, with all that it has to know.
    async fn creation(&self, unit: &Unit<'_>, entered: &EnteredProject) -> Result<CreateModule> {
        let (body, project) = (&self.body, &entered.project.state);
        let workspace = &entered.workspace.state;
        let details = project.editable()?;
        if let Some(lead) = body.lead.value() {
            people::check_lead(workspace, project, lead)?;
        }
        let members = match &body.members {
            Sent::Value(SetOfIds::Whole(ids)) => people::members(workspace, project, ids)?,
            _ => Vec::new(),
        };
        Ok(CreateModule {
            id: self.id,
            project: self.path.project,
            is_switched_on: details.features.contains(&ProjectFeature::Modules),
            name: body.name.clone().required()?,
            description: body.description.clone().unwrap_or_default(),
            start_date: body.start_date.value(),
            target_date: body.target_date.value(),
            status: body.status.unwrap_or_default(),
            lead: body.lead.value(),
            members,
            sort_order: self.place(unit).await?,
            external: body.external.applied_to(&ExternalRef::default()),
        })
    }

    /// Its place: what was sent, or before all others.
    async fn place(&self, unit: &Unit<'_>) -> Result<f64> {
        if let Some(place) = self.body.sort_order.value() {
            return Ok(place);
        }
        let first = self.read_model.first_module(unit.workspace(), self.path.project).await?;
        Ok(Module::place_before(first))
    }
}
