//! `GET …/work-items/{issue}/`: one work item, in one statement.

use axum::extract::State;
use axum::response::Response;
use service::Problem;
use sqlx::PgConnection;
use uuid::Uuid;

use super::row::{Row, shape_one};
use crate::{App, Id, Reader, Segments, documented, scope};

/// Reads a work item that is neither archived nor in triage, of a project that is not archived.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/projects/{project}/work-items/{issue}/",
    operation_id = "get_work_item",
    tag = documented::WORK_ITEMS,
    params(documented::WorkItemPath, documented::Shape),
    responses((status = 200, body = wire::shapes::WorkItem), documented::Problems),
)]
pub(crate) async fn handler(
    State(app): State<App>,
    reader: Reader,
    Segments((slug, project, id)): Segments<(String, Id, Id)>,
) -> Result<Response, Problem> {
    let expand = reader.params.expand();
    app.wait(&reader, &slug).await?;
    let mut look = app.look_for(&expand).await?;
    let Some(row) = find(look.db(), &slug, project.0, id.0, reader.user()).await? else {
        scope::check_project(look.db(), &slug, project.0, reader.user()).await?;
        return Err(Problem::not_found());
    };
    let (seen, version) = (row.seen(), row.version());
    let item = shape_one(look.db(), row, reader.zone(), &expand).await?;
    reader.answer_row(seen, version, item)
}

/// The work item, if the caller is an active member of its project.
async fn find(
    db: &mut PgConnection,
    slug: &str,
    project: Uuid,
    id: Uuid,
    caller: Uuid,
) -> Result<Option<Row>, sqlx::Error> {
    sqlx::query_as!(
        Row,
        r#"
        SELECT
            w.workspace_id, w.name AS workspace_name, w.slug AS workspace_slug,
            c.position AS seen_position,
            (SELECT epoch FROM event_log.epoch ORDER BY number DESC LIMIT 1) AS "epoch!",
            i.id, i.version, i.project_id, i.number, i.name, i.description_html, i.priority,
            i.state_id, i.parent_id, i.assignee_ids, i.label_ids, i.start_date, i.target_date,
            i.point, i.sort_order, i.completed_at, i.archived_on, i.external_source,
            i.external_id, i.created_at, i.created_by, i.updated_at, i.updated_by
        FROM workspace w
        JOIN workspace_member m
            ON m.workspace_id = w.workspace_id AND m.member_id = $4 AND m.is_active
        JOIN project_member pm
            ON pm.workspace_id = w.workspace_id AND pm.project_id = $2 AND pm.member_id = $4
            AND pm.is_active
        JOIN project p
            ON p.workspace_id = w.workspace_id AND p.id = $2 AND p.archived_at IS NULL
        JOIN work_item i
            ON i.workspace_id = w.workspace_id AND i.id = $3 AND i.project_id = p.id
            AND i.archived_on IS NULL
        JOIN state s
            ON s.workspace_id = w.workspace_id AND s.id = i.state_id AND s.state_group <> 'triage'
        JOIN checkpoint c ON c.workspace_id = w.workspace_id
        WHERE w.slug = $1
        LIMIT 1
        "#,
        slug,
        project,
        id,
        caller,
    )
    .fetch_optional(db)
    .await
}
