//! `POST …/modules/{module}/links/`

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::LinkId;
use domain::issue::LinkUrl;
use domain::module::AddModuleLink;
use domain::values::ShortText;
use service::Problem;
use service::http::Path;
use wire::shapes::ModuleLink;
use wire::{Fields, Zone};

use super::super::{ModulePath, facts};
use super::fields::Body;
use super::render;
use crate::answer::Rendered;
use crate::app::App;
use crate::described::bodies;
use crate::error::Result;
use crate::request::CommandRequest;
use crate::unit::{EnteredProject, InProject, Operation, Snapshot, Unit};

bodies! {
    /// What a link of a module is made from.
    NewModuleLink: schema(read), { "url": "https://example.org/hull", "title": "The plan of the hull" };
}

/// Adds a link to a module.
#[utoipa::path(
    post,
    path = "/api/v1/workspaces/{slug}/projects/{project}/modules/{module}/links/",
    operation_id = "create_module_link",
    params(ModulePath),
    request_body = NewModuleLink,
    responses((status = 201, body = ModuleLink)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<ModulePath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let call = app.call(&request, &path.slug).await?;
    let call = call.in_project(path.project);
    let (url, title) = call.permitted(read(request.fields())).await?;
    let (id, zone) = (call.new_id(0), request.zone());
    call.carry_out(&CreateLink { path, id, url, title, zone }).await
}

/// Reads the body of a request.
fn read(mut fields: Fields) -> Result<(LinkUrl, Option<ShortText>), Problem> {
    let Body { url, title } = Body::read(&mut fields);
    fields.finish()?;
    Ok((url.required()?, title.value()))
}

struct CreateLink {
    path: ModulePath,
    id: LinkId,
    url: LinkUrl,
    title: Option<ShortText>,
    zone: Zone,
}

impl Operation<InProject> for CreateLink {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredProject) -> Result<()> {
        facts::existing(unit, self.path.module()).await?;
        entered.project.state.editable()?;
        let (url, title) = (self.url.clone(), self.title.clone());
        let add = AddModuleLink { id: self.id, url, title };
        unit.change_module(self.path.module(), [add.into()]).await?;
        Ok(())
    }

    fn answer(&self, after: &Snapshot) -> Result<Rendered> {
        render::rendered(StatusCode::CREATED, after, (self.path.module, self.id), self.zone)
    }
}
