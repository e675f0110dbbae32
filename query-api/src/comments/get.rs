//! `GET …/work-items/{issue}/comments/{comment}/`: one comment.

use axum::extract::State;
use axum::response::Response;
use service::Problem;
use uuid::Uuid;

use super::row::{Row, shape_all};
use crate::scope::InProject;
use crate::{App, Id, Reader, Segments, documented};

/// Reads a comment of a work item.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/projects/{project}/work-items/{issue}/comments/{comment}/",
    operation_id = "get_work_item_comment",
    params(documented::WorkItemPath, ("comment" = Uuid, Path), documented::Shape),
    responses((status = 200, body = wire::shapes::Comment)),
)]
pub(crate) async fn handler(
    State(app): State<App>,
    reader: Reader,
    Segments((slug, project, issue, id)): Segments<(String, Id, Id, Id)>,
) -> Result<Response, Problem> {
    let mut scope = InProject::open(&app, &reader, &slug, project.0).await?;
    let row = find(&mut scope, issue.0, id.0).await?.ok_or_else(Problem::not_found)?;
    let version = row.version.cast_unsigned();
    let rows = shape_all(&mut scope, vec![row], reader.zone(), &reader.params.expand()).await;
    let row = rows?.next();
    reader.answer_row(scope.seen, version, row)
}

/// The comment.
async fn find(scope: &mut InProject, issue: Uuid, id: Uuid) -> Result<Option<Row>, sqlx::Error> {
    let (workspace, project, caller) = scope.keys();
    sqlx::query_as!(
        Row,
        r#"
        SELECT
            c.id, c.version, c.work_item_id, c.comment_html, 0 AS "bytes!", c.access, c.actor_id,
            c.external_source, c.external_id, c.edited_at, c.created_at, c.created_by, c.updated_at,
            c.updated_by
        FROM project_member me
        JOIN project p
            ON p.workspace_id = $1 AND p.id = me.project_id AND p.archived_at IS NULL
        JOIN LATERAL (
            SELECT * FROM comment AS stored
            WHERE stored.workspace_id = $1 AND stored.id = $5
            LIMIT 1
        ) AS c ON c.project_id = p.id AND c.work_item_id = $4
        WHERE me.workspace_id IS NOT DISTINCT FROM $1
          AND me.project_id = $2
          AND me.member_id = $3
          AND me.is_active
        "#,
        workspace,
        project,
        caller,
        issue,
        id,
    )
    .fetch_optional(scope.db())
    .await
}
