//! `POST …/pages/{page}/versions/{version}/restore/`, in a project and in the workspace

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::WorkspaceId;
use domain::page::{DescribePage, Page, PageRefusal, RenamePage};
use service::Problem;
use service::http::{IfMatch, Path};
use wire::Zone;
use wire::shapes::WikiPage;

use super::{At, ProjectVersionPath, WorkspaceVersionPath, facts, render};
use crate::answer::Rendered;
use crate::app::App;
use crate::error::Result;
use crate::request::CommandRequest;
use crate::unit::{EnteredPlace, InPlace, Operation, Snapshot, Unit};

/// Gives a page of a project the name and the text that it had at a version, as a change like any other.
#[utoipa::path(
    post,
    path = "/api/v1/workspaces/{slug}/projects/{project}/pages/{page}/versions/{version}/restore/",
    operation_id = "restore_project_page_version",
    params(ProjectVersionPath),
    responses((status = 200, body = WikiPage)),
)]
pub async fn in_project(
    State(app): State<App>,
    Path(path): Path<ProjectVersionPath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    restore(&app, &request, &path.slug, (Some(path.project), path.page), path.version).await
}

/// Gives a page of the workspace the name and the text that it had at a version, as a change like any other.
#[utoipa::path(
    post,
    path = "/api/v1/workspaces/{slug}/pages/{page}/versions/{version}/restore/",
    operation_id = "restore_workspace_page_version",
    params(WorkspaceVersionPath),
    responses((status = 200, body = WikiPage)),
)]
pub async fn in_workspace(
    State(app): State<App>,
    Path(path): Path<WorkspaceVersionPath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    restore(&app, &request, &path.slug, (None, path.page), path.version).await
}

/// Restores a version of a page of a project or of a workspace itself.
async fn restore(
    app: &App,
    request: &CommandRequest,
    slug: &str,
    at: At,
    version: u64,
) -> Result<Response, Problem> {
    let call = app.call(request, slug).await?.in_place(at.0);
    let (if_match, workspace, zone) = (request.if_match(), call.workspace(), request.zone());
    call.carry_out(&Restore { at, version, if_match, workspace, zone }).await
}

struct Restore {
    at: At,
    version: u64,
    if_match: IfMatch,
    workspace: WorkspaceId,
    zone: Zone,
}

impl Operation<InPlace> for Restore {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredPlace) -> Result<()> {
        let page = facts::existing(unit, &entered.access, self.at).await?;
        self.if_match.check(page.version)?;
        entered.editable()?;
        if self.version == 0 || self.version > page.version {
            return Err(PageRefusal::VersionMissing.into());
        }
        let then = unit.read_at::<Page>(self.at.1, self.version).await?;
        let rename = RenamePage { to: then.state.name()?.clone() };
        let describe = DescribePage { to: then.state.description.clone() };
        unit.change_page(self.at, [rename.into(), describe.into()]).await?;
        Ok(())
    }

    fn answer(&self, after: &Snapshot) -> Result<Rendered> {
        render::rendered(StatusCode::OK, after, (self.workspace, self.at.1), self.zone)
    }
}
