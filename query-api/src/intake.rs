//! Work items in the intake of a project.

use axum::extract::State;
use axum::response::Response;
use service::Problem;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;
use wire::Page;
use wire::shapes::IntakeIssue;

use crate::access::InProject;
use crate::paths::{ProjectPath, WorkItemPath};
use crate::rows::intake_issue::Row;
use crate::rows::listed::Project;
use crate::{App, ReadRequest, Segments, answers, documented};

/// The questions about intakes.
pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::default().routes(routes!(list)).routes(routes!(get))
}

/// Lists the work items in the intake of a project, newest first; none if the project has its intake switched off.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/projects/{project}/intake-issues/",
    operation_id = "list_intake_issues",
    params(ProjectPath, documented::Paging, documented::Shape),
    responses((status = 200, body = Page<IntakeIssue>)),
)]
async fn list(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<ProjectPath>,
) -> Result<Response, Problem> {
    let page = request.params.page()?;
    let mut project = InProject::open(&app, &request, &path).await?;
    if !is_switched_on(&mut project).await? {
        let none = std::iter::empty::<IntakeIssue>();
        return request.answer_page(project.seen, page, 0, none, &request.params.fields());
    }
    answers::page::<Row>(&request, project.within(), Project, page).await
}

/// Reads a work item in the intake of a project, whether that is switched on or not.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/projects/{project}/intake-issues/{issue}/",
    operation_id = "get_intake_issue",
    params(WorkItemPath, documented::Shape),
    responses((status = 200, body = IntakeIssue)),
)]
async fn get(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<WorkItemPath>,
) -> Result<Response, Problem> {
    let mut project = InProject::open(&app, &request, &path).await?;
    answers::one::<Row>(&request, project.within(), Project, path.issue.0).await
}

/// Whether the project has its intake switched on.
async fn is_switched_on(project: &mut InProject) -> Result<bool, sqlx::Error> {
    let (workspace, id): (Uuid, Uuid) = (project.workspace.id, project.project);
    let is_on = sqlx::query_scalar!(
        r#"SELECT 'intake' = ANY (features) AS "is_on!" FROM project WHERE workspace_id = $1 AND id = $2"#,
        workspace,
        id,
    )
    .fetch_optional(project.db())
    .await?;
    Ok(is_on.unwrap_or(false))
}
