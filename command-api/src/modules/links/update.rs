//! `PATCH …/modules/{module}/links/{link}/`

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::module::{ChangeModuleLinkTitle, ChangeModuleLinkUrl, ModuleCommand, ModuleRefusal};
use service::Problem;
use service::http::{IfMatch, Path};
use wire::shapes::ModuleLink;
use wire::{Fields, Zone};

use super::super::facts;
use super::fields::Body;
use super::{ModuleLinkPath, render};
use crate::answer::Rendered;
use crate::app::App;
use crate::described::bodies;
use crate::error::Result;
use crate::request::CommandRequest;
use crate::unit::{EnteredProject, InProject, Operation, Snapshot, Unit};

bodies! {
    /// What of a link of a module is changed.
    ModuleLinkChanges: schema_of_changes(read), { "title": "The new plan of the hull" };
}

/// Changes a link of a module; its address is checked like a new one's.
#[utoipa::path(
    patch,
    path = "/api/v1/workspaces/{slug}/projects/{project}/modules/{module}/links/{link}/",
    operation_id = "update_module_link",
    params(ModuleLinkPath),
    request_body = ModuleLinkChanges,
    responses((status = 200, body = ModuleLink)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<ModuleLinkPath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let call = app.call(&request, &path.slug).await?;
    let call = call.in_project(path.project);
    let body = call.permitted(read(request.changes())).await?;
    let (if_match, zone) = (request.if_match(), request.zone());
    call.carry_out(&UpdateLink { path, body, if_match, zone }).await
}

/// Reads the body of a request.
fn read(mut fields: Fields) -> Result<Body, Problem> {
    let body = Body::read(&mut fields);
    fields.finish()?;
    Ok(body)
}

struct UpdateLink {
    path: ModuleLinkPath,
    body: Body,
    if_match: IfMatch,
    zone: Zone,
}

impl Operation<InProject> for UpdateLink {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredProject) -> Result<()> {
        let module = facts::existing(unit, self.path.module()).await?;
        let link = module.state.link(self.path.link).ok_or(ModuleRefusal::LinkMissing)?;
        self.if_match.check(link.audit.version)?;
        entered.project.state.editable()?;
        module.state.must_be_editable()?;
        unit.change_module(self.path.module(), self.commands()).await?;
        Ok(())
    }

    fn answer(&self, after: &Snapshot) -> Result<Rendered> {
        render::rendered(StatusCode::OK, after, (self.path.module, self.path.link), self.zone)
    }
}

impl UpdateLink {
    /// One small command for each key that was sent.
    fn commands(&self) -> impl Iterator<Item = ModuleCommand> {
        let (id, Body { url, title }) = (self.path.link, &self.body);
        let url = url.clone().value().map(|to| ChangeModuleLinkUrl { id, to }.into());
        let title = title.clone().change().map(|to| ChangeModuleLinkTitle { id, to }.into());
        [url, title].into_iter().flatten()
    }
}
