//! Visits: what the caller has opened last, as they see it now.

use axum::extract::State;
use axum::response::Response;
use domain::WorkspaceId;
use service::Problem;
use service::accounts::{EntityKind, Visit};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use wire::shapes;

use crate::access::InWorkspace;
use crate::params::invalid;
use crate::paths::WorkspacePath;
use crate::{App, ReadRequest, Segments, documented};

/// The questions about visits.
pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::default().routes(routes!(list))
}

/// Lists the last 20 things that the caller has opened in a workspace and still sees, the last one first.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/recent-visits/",
    operation_id = "list_recent_visits",
    params(WorkspacePath, documented::VisitsSought),
    responses((status = 200, body = Vec<shapes::RecentVisit>)),
)]
async fn list(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<WorkspacePath>,
) -> Result<Response, Problem> {
    request.params.refuse_filters(&[])?;
    let kind = request.params.filled("entity_name").map(kind).transpose()?;
    let mut workspace = InWorkspace::open(&app, &request, &path.slug).await?;
    let id = WorkspaceId(workspace.workspace.id);
    let (seen, who) = (workspace.seen, (id, request.caller.user()));
    let visits = Visit::recent(workspace.db(), who, kind).await?;
    let visits: Vec<_> = visits.into_iter().map(|visit| visit.shape(id, request.zone())).collect();
    request.answer_all(seen, &visits)
}

/// The kind of things that is asked for.
fn kind(name: &str) -> Result<EntityKind, Problem> {
    EntityKind::from_name(name).ok_or_else(|| {
        invalid("entity_name", "Known are project, cycle, module, page, view and issue.")
    })
}
