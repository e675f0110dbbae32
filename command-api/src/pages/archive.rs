//! `POST` and `DELETE` of `…/projects/{project}/pages/{page}/archive/` and `…/pages/{page}/archive/`

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::page::Page;
use serde::Serialize;
use service::Problem;
use service::http::{IfMatch, Path};
use utoipa::ToSchema;
use wire::{Timestamp, Zone};

use super::{At, ProjectPagePath, WorkspacePagePath, facts, family};
use crate::answer::Rendered;
use crate::app::App;
use crate::error::Result;
use crate::request::CommandRequest;
use crate::unit::{EnteredPlace, InPlace, Operation, Snapshot, Unit};

/// The answer.
#[derive(Serialize, ToSchema)]
struct ArchivedPage {
    /// Since when it is archived.
    archived_at: Option<Timestamp>,
}

/// Archives a page of a project with the pages below it: its owner may, and the admins of the project.
#[utoipa::path(
    post,
    path = "/api/v1/workspaces/{slug}/projects/{project}/pages/{page}/archive/",
    operation_id = "archive_project_page",
    params(ProjectPagePath),
    responses((status = 200, body = ArchivedPage)),
)]
pub async fn archive_in_project(
    State(app): State<App>,
    Path(path): Path<ProjectPagePath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    archive(&app, &request, &path.slug, (Some(path.project), path.page)).await
}

/// Archives a page of the workspace with the pages below it: its owner may, and the admins of the workspace.
#[utoipa::path(
    post,
    path = "/api/v1/workspaces/{slug}/pages/{page}/archive/",
    operation_id = "archive_workspace_page",
    params(WorkspacePagePath),
    responses((status = 200, body = ArchivedPage)),
)]
pub async fn archive_in_workspace(
    State(app): State<App>,
    Path(path): Path<WorkspacePagePath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    archive(&app, &request, &path.slug, (None, path.page)).await
}

/// Takes a page of a project out of the archive, with the pages below it; to the top, if the page above it stays there.
#[utoipa::path(
    delete,
    path = "/api/v1/workspaces/{slug}/projects/{project}/pages/{page}/archive/",
    operation_id = "unarchive_project_page",
    params(ProjectPagePath),
    responses((status = 204)),
)]
pub async fn unarchive_in_project(
    State(app): State<App>,
    Path(path): Path<ProjectPagePath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    unarchive(&app, &request, &path.slug, (Some(path.project), path.page)).await
}

/// Takes a page of the workspace out of the archive, with the pages below it; to the top, if the page above it stays there.
#[utoipa::path(
    delete,
    path = "/api/v1/workspaces/{slug}/pages/{page}/archive/",
    operation_id = "unarchive_workspace_page",
    params(WorkspacePagePath),
    responses((status = 204)),
)]
pub async fn unarchive_in_workspace(
    State(app): State<App>,
    Path(path): Path<WorkspacePagePath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    unarchive(&app, &request, &path.slug, (None, path.page)).await
}

/// Archives a page of a project or of a workspace itself.
async fn archive(
    app: &App,
    request: &CommandRequest,
    slug: &str,
    at: At,
) -> Result<Response, Problem> {
    let call = app.call(request, slug).await?.in_place(at.0);
    let (if_match, zone) = (request.if_match(), request.zone());
    call.carry_out(&Archive { app, at, if_match, zone }).await
}

/// Takes a page of a place out of the archive.
async fn unarchive(
    app: &App,
    request: &CommandRequest,
    slug: &str,
    at: At,
) -> Result<Response, Problem> {
    let call = app.call(request, slug).await?.in_place(at.0);
    call.carry_out(&Unarchive { app, at, if_match: request.if_match() }).await
}

struct Archive<'a> {
    app: &'a App,
    at: At,
    if_match: IfMatch,
    zone: Zone,
}

struct Unarchive<'a> {
    app: &'a App,
    at: At,
    if_match: IfMatch,
}

impl Operation<InPlace> for Archive<'_> {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredPlace) -> Result<()> {
        permitted(unit, entered, self.at, &self.if_match).await?;
        family::archive(self.app, unit, &entered.access, self.at).await
    }

    fn answer(&self, after: &Snapshot) -> Result<Rendered> {
        let page = after.get::<Page>(self.at.1)?;
        let archived_at = page.state.archived_at.map(|at| self.zone.at(at));
        Rendered::json(StatusCode::OK, page.version, &ArchivedPage { archived_at })
    }
}

impl Operation<InPlace> for Unarchive<'_> {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredPlace) -> Result<()> {
        permitted(unit, entered, self.at, &self.if_match).await?;
        family::restore(self.app, unit, &entered.access, self.at).await
    }
}

/// Makes sure that the caller may put the page away, or take it out.
async fn permitted(
    unit: &mut Unit<'_>,
    entered: &EnteredPlace,
    at: At,
    if_match: &IfMatch,
) -> Result<()> {
    let page = facts::existing(unit, &entered.access, at).await?;
    entered.access.may_dispose_of_page(&page.state)?;
    if_match.check(page.version)?;
    entered.editable()
}
