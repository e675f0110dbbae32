//! What work items are to one another: all relations in brief, or those by which one waits for another, with the work items.
//!
//! Work items of other projects are shown to those who may see those projects, and to guests who see only their own those
//! alone.

use axum::extract::State;
use axum::response::Response;
use axum::routing;
use chrono::{DateTime, Utc};
use domain::issue::Relation;
use service::Problem;
use sqlx::PgConnection;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;
use wire::Zone;
use wire::shapes::{Audit, Dependencies, Dependency, RelatedId, Relations};

use crate::access::InProject;
use crate::paths::WorkItemPath;
use crate::rows::narrow::RunningNumber;
use crate::{App, ReadRequest, Segments};

/// The questions about relations; the routes under old names are not documented.
pub(crate) fn routes() -> OpenApiRouter<App> {
    let old = "/api/v1/workspaces/{slug}/projects/{project}/issues/{issue}/";
    OpenApiRouter::default()
        .routes(routes!(relations))
        .routes(routes!(dependencies))
        .route(&format!("{old}relations/"), routing::get(relations))
        .route(&format!("{old}dependencies/"), routing::get(dependencies))
}

/// Shows what a work item is to others, in the order in which they were related; all lists are empty for one that is not
/// known.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/projects/{project}/work-items/{issue}/relations/",
    operation_id = "get_work_item_relations",
    params(WorkItemPath),
    responses((status = 200, body = Relations)),
)]
async fn relations(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<WorkItemPath>,
) -> Result<Response, Problem> {
    let mut project = InProject::open(&app, &request, &path).await?;
    let keys = project.keys();
    let mut relations = Relations::default();
    for (relation, related) in related(project.db(), keys, path.issue.0).await? {
        match relation {
            Relation::Blocking => relations.blocking.push(related),
            Relation::BlockedBy => relations.blocked_by.push(related),
            Relation::Duplicate => relations.duplicate.push(related),
            Relation::RelatesTo => relations.relates_to.push(related),
            Relation::StartAfter => relations.start_after.push(related),
            Relation::StartBefore => relations.start_before.push(related),
            Relation::FinishAfter => relations.finish_after.push(related),
            Relation::FinishBefore => relations.finish_before.push(related),
        }
    }
    request.answer_all(project.seen, &relations)
}

/// Shows the work items that one waits for or that wait for it, in the order in which they were related; all lists are
/// empty for one that is not known.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/projects/{project}/work-items/{issue}/dependencies/",
    operation_id = "get_work_item_dependencies",
    params(WorkItemPath),
    responses((status = 200, body = Dependencies)),
)]
async fn dependencies(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<WorkItemPath>,
) -> Result<Response, Problem> {
    let mut project = InProject::open(&app, &request, &path).await?;
    let keys = project.keys();
    let mut dependencies = Dependencies::default();
    for row in depending(project.db(), keys, path.issue.0).await? {
        let Some(relation) = Relation::from_name(&row.relation) else { continue };
        let dependency = row.shape(relation, request.zone());
        match relation {
            Relation::Blocking => dependencies.blocking.push(dependency),
            Relation::BlockedBy => dependencies.blocked_by.push(dependency),
            Relation::StartBefore => dependencies.start_before.push(dependency),
            Relation::StartAfter => dependencies.start_after.push(dependency),
            Relation::FinishBefore => dependencies.finish_before.push(dependency),
            Relation::FinishAfter => dependencies.finish_after.push(dependency),
            Relation::Duplicate | Relation::RelatesTo => {}
        }
    }
    request.answer_all(project.seen, &dependencies)
}

/// The relations of a work item to others that the caller may read.
async fn related(
    db: &mut PgConnection,
    (workspace, project, caller): (Uuid, Uuid, Uuid),
    issue: Uuid,
) -> Result<Vec<(Relation, RelatedId)>, sqlx::Error> {
    let rows = sqlx::query!(
        "
        SELECT it.relation, it.other_project_id, it.other_work_item_id
        FROM open_projects_of($1, $3) open
        JOIN work_item_relation it
            ON it.work_item_id = $4
            AND it.project_id IS NOT DISTINCT FROM open.id
            AND it.workspace_id IS NOT DISTINCT FROM $1
        JOIN open_projects_of($1, $3) beyond ON beyond.id = it.other_project_id
        WHERE open.id = $2
          AND (
              NOT beyond.is_limited
              OR EXISTS (
                  SELECT FROM work_items_of($1, $3) seen WHERE seen.id = it.other_work_item_id
              )
          )
          AND (
              NOT open.is_limited
              OR EXISTS (SELECT FROM work_items_of($1, $3) seen WHERE seen.id = $4)
          )
        ORDER BY it.created_at, it.id
        ",
        workspace,
        project,
        caller,
        issue,
    )
    .fetch_all(db)
    .await?;
    let related = rows.into_iter().filter_map(|row| {
        let relation = Relation::from_name(&row.relation)?;
        let (project_id, issue_id) = (row.other_project_id, row.other_work_item_id);
        Some((relation, RelatedId { project_id, issue_id }))
    });
    Ok(related.collect())
}

/// A work item that another one waits for, or that waits for it.
struct Row {
    relation: String,
    id: Uuid,
    name: String,
    number: RunningNumber,
    project_id: Uuid,
    state_id: Uuid,
    priority: String,
    label_ids: Vec<Uuid>,
    assignee_ids: Vec<Uuid>,
    sort_order: f64,
    created_at: DateTime<Utc>,
    created_by: Uuid,
    updated_at: DateTime<Utc>,
    updated_by: Option<Uuid>,
}

impl Row {
    /// As clients see it.
    fn shape(self, relation: Relation, zone: Zone) -> Dependency {
        Dependency {
            audit: Audit {
                id: self.id,
                created_at: zone.at(self.created_at),
                updated_at: zone.at(self.updated_at),
                deleted_at: None,
                created_by: Some(self.created_by.into()),
                updated_by: self.updated_by.map(Into::into),
            },
            name: self.name,
            sequence_id: self.number.0,
            project_id: self.project_id,
            state_id: self.state_id,
            priority: self.priority.into(),
            type_id: None,
            is_epic: false,
            label_ids: self.label_ids,
            assignee_ids: self.assignee_ids,
            sort_order: self.sort_order,
            relation_type: relation.name().into(),
        }
    }
}

/// The work items that one waits for or that wait for it, of those that the caller may read.
async fn depending(
    db: &mut PgConnection,
    (workspace, project, caller): (Uuid, Uuid, Uuid),
    issue: Uuid,
) -> Result<Vec<Row>, sqlx::Error> {
    sqlx::query_as!(
        Row,
        r#"
        SELECT
            it.relation, other.id, other.name, other.number AS "number: RunningNumber", other.project_id,
            other.state_id, other.priority, other.label_ids, other.assignee_ids, other.sort_order,
            other.created_at, other.created_by, other.updated_at, other.updated_by
        FROM open_projects_of($1, $3) open
        JOIN work_item_relation it
            ON it.work_item_id = $4
            AND it.project_id IS NOT DISTINCT FROM open.id
            AND it.workspace_id IS NOT DISTINCT FROM $1
            AND it.relation NOT IN ('duplicate', 'relates_to')
        JOIN open_projects_of($1, $3) beyond ON beyond.id = it.other_project_id
        JOIN work_item other
            ON other.workspace_id = $1
            AND other.id = it.other_work_item_id
            AND is_seen(beyond.is_limited, $3, other.created_by, other.assignee_ids)
        WHERE open.id = $2
          AND (
              NOT open.is_limited
              OR EXISTS (SELECT FROM work_items_of($1, $3) seen WHERE seen.id = $4)
          )
        ORDER BY it.created_at, it.id
        "#,
        workspace,
        project,
        caller,
        issue,
    )
    .fetch_all(db)
    .await
}
