//! Relations that a workspace defines by itself, of which there are none yet: clients that ask for them beside those that
//! there are, to show all of a work item, get empty answers.

use std::collections::BTreeMap;

use axum::extract::State;
use axum::response::Response;
use axum::routing;
use service::Problem;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use wire::Page;
use wire::shapes::{Dependency, RelationDefinition};

use crate::access::{InProject, InWorkspace};
use crate::paths::{WorkItemPath, WorkspacePath};
use crate::{App, ReadRequest, Segments, documented};

/// The questions about relations that a workspace defines; that of the old name is not documented.
pub(crate) fn routes() -> OpenApiRouter<App> {
    let old = "/api/v1/workspaces/{slug}/projects/{project}/issues/{issue}/work-item-relations/";
    OpenApiRouter::default()
        .routes(routes!(definitions))
        .routes(routes!(relations))
        .route(old, routing::get(relations))
}

/// Lists the kinds of relations that a workspace defines: none.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/work-item-relation-definitions/",
    operation_id = "list_work_item_relation_definitions",
    params(WorkspacePath, documented::Paging),
    responses((status = 200, body = Page<RelationDefinition>)),
)]
async fn definitions(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<WorkspacePath>,
) -> Result<Response, Problem> {
    let page = request.params.page()?;
    let access = InWorkspace::open(&app, &request, &path.slug).await?;
    let none: [RelationDefinition; 0] = [];
    request.answer_page(access.seen, page, 0, none, &request.params.fields())
}

/// Shows the work items that one is related to in ways that the workspace defines, by the names of these: none.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/projects/{project}/work-items/{issue}/work-item-relations/",
    operation_id = "get_work_item_custom_relations",
    params(WorkItemPath),
    responses((status = 200, body = BTreeMap<String, Vec<Dependency>>)),
)]
async fn relations(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<WorkItemPath>,
) -> Result<Response, Problem> {
    let project = InProject::open(&app, &request, &path).await?;
    let none = BTreeMap::<String, Vec<Dependency>>::new();
    request.answer_all(project.seen, &none)
}
