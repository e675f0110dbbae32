//! `POST …/projects/{project}/pages/` and `POST …/pages/`

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::page::{ArchivePage, CreatePage, LockPage, Page, PageCommand, SetPageCollection};
use domain::values::ExternalRef;
use domain::{PageId, ProjectId, WorkspaceId};
use service::Problem;
use service::http::Path;
use wire::shapes::WikiPage;
use wire::{Sent, Zone};

use super::body::{Body, NewPage};
use super::{facts, render};
use crate::answer::Rendered;
use crate::app::App;
use crate::claims;
use crate::error::Result;
use crate::paths::{ProjectPath, WorkspacePath};
use crate::request::CommandRequest;
use crate::unit::{EnteredPlace, InPlace, Operation, Snapshot, Unit, place_scope};

/// Adds a page to a project, behind the others below the same one unless `sort_order` says where; the caller owns it.
#[utoipa::path(
    post,
    path = "/api/v1/workspaces/{slug}/projects/{project}/pages/",
    operation_id = "create_project_page",
    params(ProjectPath),
    request_body = NewPage,
    responses((status = 201, body = WikiPage)),
)]
pub async fn in_project(
    State(app): State<App>,
    Path(path): Path<ProjectPath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    create(&app, &request, &path.slug, Some(path.project)).await
}

/// Adds a page to the workspace itself, behind the others below the same one unless `sort_order` says where; the caller
/// owns it.
#[utoipa::path(
    post,
    path = "/api/v1/workspaces/{slug}/pages/",
    operation_id = "create_workspace_page",
    params(WorkspacePath),
    request_body = NewPage,
    responses((status = 201, body = WikiPage)),
)]
pub async fn in_workspace(
    State(app): State<App>,
    Path(path): Path<WorkspacePath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    create(&app, &request, &path.slug, None).await
}

/// Adds a page to a place.
async fn create(
    app: &App,
    request: &CommandRequest,
    slug: &str,
    project: Option<ProjectId>,
) -> Result<Response, Problem> {
    let call = app.call(request, slug).await?.in_place(project);
    let fields = request.fields();
    let body = call.read_html(request, move || Body::read(fields)).await?;
    let (id, workspace, zone) = (call.new_id(0), call.workspace(), request.zone());
    call.carry_out(&Create { app, project, id, body, workspace, zone }).await
}

struct Create<'a> {
    app: &'a App,
    project: Option<ProjectId>,
    id: PageId,
    body: Body,
    workspace: WorkspaceId,
    zone: Zone,
}

impl Operation<InPlace> for Create<'_> {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredPlace) -> Result<()> {
        entered.takes_new_pages()?;
        let body = &self.body;
        let parent = match body.parent {
            Sent::Value(id) => {
                Some(facts::parent(unit, &entered.access, (self.project, id)).await?)
            }
            Sent::Null | Sent::Absent => None,
        };
        let sort_order = match body.sort_order {
            Sent::Value(place) => place,
            Sent::Null | Sent::Absent => {
                self.next_place(parent.as_ref().map(|p| p.page.id)).await?
            }
        };
        let external = body.external.applied_to(&ExternalRef::default());
        if let Some(claim) = claims::page_external(self.project, &external, self.id) {
            unit.take(claim);
        }
        let create = CreatePage {
            id: self.id,
            project: self.project,
            name: body.name.clone().required()?,
            description: body.description.clone().value(),
            access: body.access.unwrap_or_default(),
            owner: unit.actor(),
            parent,
            colour: body.colour.clone().unwrap_or_default(),
            logo: body.logo.clone().unwrap_or_default(),
            sort_order,
            external,
        };
        let collection = body.collection.value();
        if let Some(collection) = collection {
            facts::collection(unit, entered, collection).await?;
        }
        let put = collection.map(|to| SetPageCollection { to: Some(to) }.into());
        let lock = body.is_locked.unwrap_or_default().then(|| LockPage {}.into());
        let archive = body.archived_at.value().map(|_| ArchivePage {}.into());
        let commands = [Some(PageCommand::from(create)), put, lock, archive].into_iter().flatten();
        unit.begin::<Page>(self.id, place_scope(self.project), commands).await?;
        Ok(())
    }

    fn answer(&self, after: &Snapshot) -> Result<Rendered> {
        render::rendered(StatusCode::CREATED, after, (self.workspace, self.id), self.zone)
    }
}

impl Create<'_> {
    /// The place behind the pages below the same one, as far as the read tables show them.
    async fn next_place(&self, parent: Option<PageId>) -> Result<f64> {
        let read_model = self.app.read_model();
        let last = read_model.last_place_of_pages(self.workspace, self.project, parent).await?;
        Ok(last.map_or(Page::FIRST_PLACE, |last| last + Page::STEP))
    }
}
