//! `GET …/projects/{project}/pages/` and `GET …/pages/`

use axum::extract::State;
use axum::response::Response;
use service::Problem;
use uuid::Uuid;
use wire::Page;
use wire::shapes::WikiPage;

use crate::access::InPlace;
use crate::params::{Params, invalid};
use crate::paths::{ProjectPath, WorkspacePath};
use crate::rows::expand;
use crate::rows::expansion::Wanted;
use crate::rows::listed::Shown;
use crate::rows::page::{self, Below, Of};
use crate::{App, ReadRequest, Segments, documented};

/// Lists the pages of a project that the caller may see and that are not archived, by their places.
///
/// Texts are left out where `fields` names neither `description_html` nor `description_stripped`.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/projects/{project}/pages/",
    operation_id = "list_project_pages",
    params(ProjectPath, documented::Paging, documented::Shape, documented::Below),
    responses((status = 200, body = Page<WikiPage>)),
)]
pub(crate) async fn in_project(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<ProjectPath>,
) -> Result<Response, Problem> {
    let list = List::read(&request, false)?;
    let place = InPlace::project(&app, &request, &path).await?;
    list.answer(&request, place).await
}

/// Lists the pages of the workspace that the caller may see and that are not archived, by their places.
///
/// Texts are left out where `fields` names neither `description_html` nor `description_stripped`.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/pages/",
    operation_id = "list_workspace_pages",
    params(WorkspacePath, documented::Paging, documented::Shape, documented::Below),
    responses((status = 200, body = Page<WikiPage>)),
)]
pub(crate) async fn in_workspace(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<WorkspacePath>,
) -> Result<Response, Problem> {
    let list = List::read(&request, false)?;
    let place = InPlace::workspace(&app, &request, &path.slug).await?;
    list.answer(&request, place).await
}

/// A list that is asked for.
pub(super) struct List {
    of: Of,
    page: wire::PageRequest,
}

impl List {
    /// Reads which pages are wanted, of those that are archived or of the others.
    pub(super) fn read(request: &ReadRequest, archived: bool) -> Result<Self, Problem> {
        let page = request.params.page_filtered_by(&["parent"])?;
        let fields = request.params.fields();
        let texts = fields.wants("description_html") || fields.wants("description_stripped");
        Ok(Self { of: Of { archived, below: below(&request.params)?, texts }, page })
    }

    /// Answers with the rows of a place.
    pub(super) async fn answer(
        self,
        request: &ReadRequest,
        mut place: InPlace,
    ) -> Result<Response, Problem> {
        let mut within = place.within();
        let (rows, total) = page::fetch(&mut within, self.of, self.page).await?;
        let (zone, expand) = (request.zone(), request.params.expand());
        let wanted = Wanted::new(&expand, within.caller, within.workspace);
        let expansion = expand::of_rows(within.db, &rows, wanted, zone).await?;
        // Each is made when it is asked for, so that what they share is there once.
        let rows = rows.into_iter().map(|row| row.shape(zone, &expansion));
        request.answer_page(within.seen, self.page, total, rows, &request.params.fields())
    }
}

/// Where in the tree.
fn below(params: &Params) -> Result<Below, Problem> {
    match params.filled("parent") {
        None => Ok(Below::Any),
        Some("null") => Ok(Below::Nothing),
        Some(id) => match Uuid::parse_str(id) {
            Ok(page) => Ok(Below::Page(page)),
            Err(_) => Err(invalid("parent", "It is the id of a page, or null.")),
        },
    }
}
