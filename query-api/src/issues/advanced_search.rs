//! `POST workspaces/{slug}/work-items/advanced-search/`: a search that is asked in a body (contract §8.8).

use std::borrow::Cow;

use axum::extract::State;
use axum::response::Response;
use chrono::NaiveDate;
use lists::{Scope, Sql, look_up, plan_for_values};
use serde::Serialize;
use service::Problem;
use service::http::Body;
use utoipa::ToSchema;
use uuid::Uuid;
use wire::filter::{Filter, Today, json};

use super::matching::{self, Hit, Sought};
use crate::access::InWorkspace;
use crate::paths::WorkspacePath;
use crate::{App, ReadRequest, Segments};

/// How many are found unless asked otherwise.
const LIMIT: i64 = 10;

/// A work item that was found.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct AdvancedHit {
    /// The work item's id.
    id: Uuid,
    /// Its name.
    name: String,
    /// Its running number in the project.
    sequence_id: u32,
    /// The prefix of its key.
    project_identifier: String,
    /// The project it belongs to.
    project_id: Uuid,
    /// The workspace it belongs to.
    workspace_id: Uuid,
    /// The type, always null so far.
    type_id: Option<Uuid>,
    /// Its workflow state.
    state_id: Uuid,
    /// urgent, high, medium, low or none.
    priority: Cow<'static, str>,
    /// When it is to be done.
    target_date: Option<NaiveDate>,
    /// When work is to begin.
    start_date: Option<NaiveDate>,
}

/// The keys of the body, all optional.
#[derive(Debug, ToSchema)]
#[expect(dead_code, reason = "documents the body, which is read field by field")]
pub(crate) struct AdvancedSearch {
    /// A part of the name or of the project's identifier, or a text with the number; absent for everything.
    query: Option<String>,
    /// How many are wanted, 10 unless said.
    limit: Option<i64>,
    /// Only in this project, unless the whole workspace is searched.
    project_id: Option<Uuid>,
    /// Whether the whole workspace is searched.
    workspace_search: Option<bool>,
    /// A filter, as the parameter `filters` of lists has it.
    filters: Option<serde_json::Map<String, serde_json::Value>>,
}

/// Searches the projects that the caller is a member of, newest first.
#[utoipa::path(
    post,
    path = "/api/v1/workspaces/{slug}/work-items/advanced-search/",
    operation_id = "advanced_search_work_items",
    params(WorkspacePath),
    request_body = AdvancedSearch,
    responses((status = 200, body = Vec<AdvancedHit>)),
)]
pub(crate) async fn handler(
    State(app): State<App>,
    Segments(path): Segments<WorkspacePath>,
    request: ReadRequest,
    body: Body,
) -> Result<Response, Problem> {
    let mut access = InWorkspace::open(&app, &request, &path.slug).await?;
    let Asked { text, project, filter, limit } = read(body, app.today(&request))?;
    plan_for_values(access.db()).await?;
    let (workspace, caller) = (access.workspace.id, access.caller);
    let known = look_up(access.db(), Scope { workspace, project, caller }, &filter).await?;
    let filter = Sql::of(&filter, &known, caller, matching::FIRST_FREE);
    let sought = Sought { text: &text, project, filter: &filter, limit };
    let hits = matching::find(&mut access, sought).await?;
    let hits: Vec<_> = hits.into_iter().map(|hit| shape(hit, workspace)).collect();
    request.answer_all(access.seen, &hits)
}

/// What the body asks for.
struct Asked {
    text: String,
    project: Option<Uuid>,
    filter: Filter,
    limit: u64,
}

fn read(body: Body, today: Today) -> Result<Asked, Problem> {
    let mut fields = body.fields(today.zone);
    let text = fields.text("query").nullable().allow_blank().read().unwrap_or_default();
    let limit = fields.integer("limit").nullable().between(0, 1000).read().unwrap_or(LIMIT);
    let project = fields.uuid("project_id").nullable().read().value();
    let everywhere = fields.boolean("workspace_search").nullable().read().value();
    let filters = fields.json("filters").nullable().read().value().unwrap_or_default();
    fields.finish()?;
    let filter = json::read(&filters, today)?;
    let project = project.filter(|_| everywhere != Some(true));
    Ok(Asked { text, project, filter, limit: limit.unsigned_abs() })
}

/// As clients see it.
fn shape(hit: Hit, workspace_id: Uuid) -> AdvancedHit {
    AdvancedHit {
        id: hit.id,
        name: hit.name,
        sequence_id: hit.number.0,
        project_identifier: hit.identifier,
        project_id: hit.project_id,
        workspace_id,
        type_id: None,
        state_id: hit.state_id,
        priority: hit.priority.into(),
        target_date: hit.target_date,
        start_date: hit.start_date,
    }
}
