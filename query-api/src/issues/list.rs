//! `GET …/work-items/`: a project's work items, or the one that is known elsewhere by a name of its own.

use axum::extract::State;
use axum::response::Response;
use lists::Of;
use service::Problem;
use wire::Page;

use super::external;
use super::listing::Listing;
use crate::params::invalid;
use crate::paths::ProjectPath;
use crate::read_request::NOTHING;
use crate::{App, ReadRequest, Segments, documented};

/// Lists a project's work items that are neither archived nor in triage.
///
/// With both `external_id` and `external_source` the answer is that one work item, archived ones included.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/projects/{project}/work-items/",
    operation_id = "list_work_items",
    params(
        ProjectPath, documented::Paging, documented::Shape, documented::Ordered,
        documented::Filtered, documented::ExternalReference,
    ),
    responses((status = 200, body = Page<wire::shapes::WorkItem>)),
)]
pub(crate) async fn handler(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<ProjectPath>,
) -> Result<Response, Problem> {
    // Without blanks around, as it was stored.
    let text = |name| request.params.filled(name).map(str::trim).filter(|text| !text.is_empty());
    match (text("external_id"), text("external_source")) {
        (Some(id), Some(source)) => external::answer(&app, &request, &path, id, source).await,
        (None, None) => answer(&app, &request, &path.slug, Of::Project(path.project.0)).await,
        (_, None) => Err(invalid("external_id", "It needs an external_source beside it.")),
        (None, _) => Err(invalid("external_source", "It needs an external_id beside it.")),
    }
}

/// Answers with a page.
pub(super) async fn answer(
    app: &App,
    request: &ReadRequest,
    slug: &str,
    of: Of,
) -> Result<Response, Problem> {
    let listing = Listing::read(&request.params, of, app.today(request))?;
    request.asks(of.right())?;
    app.wait(request, slug).await?;
    let mut look = listing.look(app).await?;
    let fetched = listing.fetch(look.db(), request, slug).await?;
    look.keep(&app.kept);
    listing.answer(request, fetched, NOTHING)
}
