//! `GET workspaces/{slug}/work-items/search/`: work items by their key or words of their name or description.

use axum::extract::State;
use axum::response::Response;
use domain::Right;
use service::Problem;
use wire::shapes::{SearchHit, SearchHits};

use crate::access::InWorkspace;
use crate::finding::{Hit, WorkItems};
use crate::params::Params;
use crate::paths::WorkspacePath;
use crate::seen::Seen;
use crate::{App, ReadRequest, Segments, documented};

/// How many are found unless asked otherwise.
const LIMIT: u64 = 10;

/// Searches the projects that the caller is a member of; finds nothing for those who are in none.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/work-items/search/",
    operation_id = "search_work_items",
    params(WorkspacePath, documented::Sought),
    responses((status = 200, body = SearchHits)),
)]
pub(crate) async fn handler(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<WorkspacePath>,
) -> Result<Response, Problem> {
    let sought = read(&request.params)?;
    request.asks(Right::SignedIn)?;
    let Some(mut access) = InWorkspace::find(&app, &request, &path.slug).await? else {
        let nothing = Seen { position: 0, ..app.instance().await? };
        return request.answer_all(nothing, &SearchHits { issues: Vec::new() });
    };
    let hits = match sought {
        None => Vec::new(),
        Some(sought) => {
            let found;
            (access, found) = sought.find(&app, &request, access).await?;
            found
        }
    };
    let slug = &access.workspace.slug;
    let issues = hits.into_iter().filter_map(|hit| shape(hit, slug)).collect();
    request.answer_all(access.seen, &SearchHits { issues })
}

/// What is looked for; nothing without a text.
fn read(params: &Params) -> Result<Option<WorkItems<'_>>, Problem> {
    params.refuse_filters(&["search", "project_id"])?;
    let limit = params.number("limit", 0)?.unwrap_or(LIMIT);
    let is_narrow = params.filled("workspace_search").unwrap_or("false") == "false";
    let project = params.id("project_id")?.filter(|_| is_narrow);
    // Without blanks around, as names are stored.
    let text = params.filled("search").map(str::trim).filter(|text| !text.is_empty());
    Ok(text.map(|text| WorkItems { text, project, limit }))
}

/// As clients see it.
fn shape(hit: Hit, slug: &str) -> Option<SearchHit> {
    Some(SearchHit {
        id: hit.id,
        name: hit.name,
        sequence_id: hit.number?.0,
        project_identifier: hit.identifier?,
        project_id: hit.project?,
        workspace_slug: slug.to_owned(),
    })
}
