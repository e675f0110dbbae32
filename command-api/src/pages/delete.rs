//! `DELETE …/projects/{project}/pages/{page}/` and `DELETE …/pages/{page}/`

use axum::extract::State;
use axum::response::Response;
use domain::page::DeletePage;
use service::Problem;
use service::http::{IfMatch, Path};

use super::{At, ProjectPagePath, WorkspacePagePath, facts, family};
use crate::app::App;
use crate::claims;
use crate::error::Result;
use crate::request::CommandRequest;
use crate::unit::{EnteredPlace, InPlace, Operation, Unit};

/// Deletes a page of a project: its owner may, and the admins of the project. The pages below it come to the top.
#[utoipa::path(
    delete,
    path = "/api/v1/workspaces/{slug}/projects/{project}/pages/{page}/",
    operation_id = "delete_project_page",
    params(ProjectPagePath),
    responses((status = 204)),
)]
pub async fn in_project(
    State(app): State<App>,
    Path(path): Path<ProjectPagePath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    delete(&app, &request, &path.slug, (Some(path.project), path.page)).await
}

/// Deletes a page of the workspace: its owner may, and the admins of the workspace. The pages below it come to the top.
#[utoipa::path(
    delete,
    path = "/api/v1/workspaces/{slug}/pages/{page}/",
    operation_id = "delete_workspace_page",
    params(WorkspacePagePath),
    responses((status = 204)),
)]
pub async fn in_workspace(
    State(app): State<App>,
    Path(path): Path<WorkspacePagePath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    delete(&app, &request, &path.slug, (None, path.page)).await
}

/// Deletes a page of a project or of a workspace itself.
async fn delete(
    app: &App,
    request: &CommandRequest,
    slug: &str,
    at: At,
) -> Result<Response, Problem> {
    let call = app.call(request, slug).await?.in_place(at.0);
    call.carry_out(&Delete { app, at, if_match: request.if_match() }).await
}

struct Delete<'a> {
    app: &'a App,
    at: At,
    if_match: IfMatch,
}

impl Operation<InPlace> for Delete<'_> {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredPlace) -> Result<()> {
        let page = facts::existing(unit, &entered.access, self.at).await?;
        entered.access.may_dispose_of_page(&page.state)?;
        self.if_match.check(page.version)?;
        entered.editable()?;
        family::leave(self.app, unit, self.at).await?;
        let (project, id) = self.at;
        if let Some(claim) = claims::page_external(project, &page.state.external, id) {
            unit.release(claim);
        }
        unit.change_page(self.at, [DeletePage {}.into()]).await?;
        Ok(())
    }
}
