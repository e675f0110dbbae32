//! `GET …/pages/{page}/versions/{version}/`, in a project and in the workspace

use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;
use service::Problem;
use utoipa::IntoParams;
use uuid::Uuid;
use wire::shapes::PageVersion;

use super::saves::Seen;
use crate::access::InPlace;
use crate::paths::ToProject;
use crate::rows::page;
use crate::{App, Id, ReadRequest, Segments};

/// The path of a version of a page of a project.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub(crate) struct ProjectVersionPath {
    /// The workspace's name in paths.
    slug: String,
    #[param(value_type = Uuid)]
    project: Id,
    #[param(value_type = Uuid)]
    page: Id,
    /// The version's number.
    version: u64,
}

impl ToProject for ProjectVersionPath {
    fn slug(&self) -> &str {
        &self.slug
    }

    fn project(&self) -> Uuid {
        self.project.0
    }
}

/// The path of a version of a page of the workspace.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub(crate) struct WorkspaceVersionPath {
    /// The workspace's name in paths.
    slug: String,
    #[param(value_type = Uuid)]
    page: Id,
    /// The version's number.
    version: u64,
}

/// Reads a version of a page of a project with the name and the text as of then: the last that was saved up to that number.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/projects/{project}/pages/{page}/versions/{version}/",
    operation_id = "get_project_page_version",
    params(ProjectVersionPath),
    responses((status = 200, body = PageVersion)),
)]
pub(crate) async fn in_project(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<ProjectVersionPath>,
) -> Result<Response, Problem> {
    let place = InPlace::project(&app, &request, &path).await?;
    answer(&request, place, path.page.0, path.version).await
}

/// Reads a version of a page of the workspace with the name and the text as of then: the last that was saved up to that
/// number.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/pages/{page}/versions/{version}/",
    operation_id = "get_workspace_page_version",
    params(WorkspaceVersionPath),
    responses((status = 200, body = PageVersion)),
)]
pub(crate) async fn in_workspace(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<WorkspaceVersionPath>,
) -> Result<Response, Problem> {
    let place = InPlace::workspace(&app, &request, &path.slug).await?;
    answer(&request, place, path.page.0, path.version).await
}

/// Answers with a version of a page of a place.
async fn answer(
    request: &ReadRequest,
    mut place: InPlace,
    id: Uuid,
    version: u64,
) -> Result<Response, Problem> {
    let mut within = place.within();
    let row = page::find(&mut within, id).await?.ok_or_else(Problem::not_found)?;
    if version > row.version() {
        return Err(Problem::not_found());
    }
    let (workspace, until) = (within.workspace.id, within.seen.position);
    let of = Seen { workspace, page: id, until };
    let saves = of.saves(within.db).await?;
    let save = saves.into_iter().rev().find(|save| save.version <= version);
    let save = save.ok_or_else(Problem::not_found)?;
    let text = of.text(within.db, save.version).await?;
    let version = save.version;
    let shown = PageVersion {
        description_stripped: Some(text.text()),
        description_html: Some(text.to_string()),
        ..save.shape(of, request.zone())
    };
    request.answer_row(within.seen, version, shown)
}
