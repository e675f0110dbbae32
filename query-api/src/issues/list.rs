//! `GET …/work-items/`: a project's work items, or the one that is known elsewhere by a name of its own.

use axum::extract::State;
use axum::response::Response;
use service::Problem;
use wire::Page;

use super::page::{self, Of};
use super::row::shape_all;
use super::{external, order};
use crate::params::invalid;
use crate::{App, Id, Reader, Segments, documented};

/// Lists a project's work items that are neither archived nor in triage.
///
/// With both `external_id` and `external_source` the answer is that one work item, archived ones included.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/projects/{project}/work-items/",
    operation_id = "list_work_items",
    params(
        documented::ProjectPath, documented::Paging, documented::Shape, documented::Ordered,
        documented::ExternalReference,
    ),
    responses((status = 200, body = Page<wire::shapes::WorkItem>)),
)]
pub(crate) async fn handler(
    State(app): State<App>,
    reader: Reader,
    Segments((slug, project)): Segments<(String, Id)>,
) -> Result<Response, Problem> {
    // Without blanks around, as it was stored.
    let text = |name| reader.params.filled(name).map(str::trim).filter(|text| !text.is_empty());
    match (text("external_id"), text("external_source")) {
        (Some(id), Some(source)) => {
            external::answer(&app, &reader, &slug, project.0, id, source).await
        }
        (None, None) => answer(&app, &reader, &slug, Of::Project(project.0)).await,
        (_, None) => Err(invalid("external_id", "It needs an external_source beside it.")),
        (None, _) => Err(invalid("external_source", "It needs an external_id beside it.")),
    }
}

/// Answers with a page.
pub(super) async fn answer(
    app: &App,
    reader: &Reader,
    slug: &str,
    of: Of,
) -> Result<Response, Problem> {
    let (page, fields, expand) =
        (reader.params.page()?, reader.params.fields(), reader.params.expand());
    let order = order::parse(reader.params.filled("order_by"))?;
    let descriptions = fields.wants("description_html");
    app.wait(reader, slug).await?;
    let mut look = app.look_for(&expand).await?;
    let wanted = page::Wanted { slug, caller: reader.user(), of, order, page, descriptions };
    let found = page::fetch(look.db(), wanted).await?;
    let rows = shape_all(look.db(), found.rows, reader.zone(), &expand, reader.user()).await?;
    look.keep(&app.kept);
    reader.answer_page(found.seen, page, found.total, rows, &fields)
}
