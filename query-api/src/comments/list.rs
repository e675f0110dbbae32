//! `GET …/work-items/{issue}/comments/`: a work item's comments.

use axum::extract::State;
use axum::response::Response;
use service::Problem;
use uuid::Uuid;
use wire::{Page, PageRequest};

use super::row::{Row, shape_all};
use crate::scope::InProject;
use crate::{App, Id, Reader, Segments, documented, paging};

/// Lists the comments of a work item, newest first; none of one that is not known.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/projects/{project}/work-items/{issue}/comments/",
    operation_id = "list_work_item_comments",
    params(documented::WorkItemPath, documented::Paging, documented::Shape),
    responses((status = 200, body = Page<wire::shapes::Comment>)),
)]
pub(crate) async fn handler(
    State(app): State<App>,
    reader: Reader,
    Segments((slug, project, issue)): Segments<(String, Id, Id)>,
) -> Result<Response, Problem> {
    let page = reader.params.page()?;
    let mut scope = InProject::open(&app, &reader, &slug, project.0).await?;
    let rows = fetch(&mut scope, issue.0, page).await?;
    paging::check(rows.iter().map(|row| row.bytes))?;
    let total = match paging::known_total(page, rows.len()) {
        Some(total) => total,
        None => count(&mut scope, issue.0).await?,
    };
    let seen = scope.seen;
    let rows = shape_all(&mut scope, rows, reader.zone(), &reader.params.expand()).await?;
    reader.answer_page(seen, page, total, rows, &reader.params.fields())
}

/// The page's rows; without their texts if those are too large together. Whether the caller may see them is found out once,
/// by itself, and never for each row.
async fn fetch(
    scope: &mut InProject,
    issue: Uuid,
    page: PageRequest,
) -> Result<Vec<Row>, sqlx::Error> {
    let (workspace, project, caller) = scope.keys();
    sqlx::query_as!(
        Row,
        r#"
        WITH open AS MATERIALIZED (
            SELECT p.id
            FROM project_member me
            JOIN project p ON p.workspace_id = $1 AND p.id = me.project_id AND p.archived_at IS NULL
            WHERE me.workspace_id IS NOT DISTINCT FROM $1
              AND me.project_id = $2
              AND me.member_id = $3
              AND me.is_active
        ),
        page AS MATERIALIZED (
            SELECT c.id, octet_length(c.comment_html) AS bytes
            FROM open
            JOIN comment c
                ON c.work_item_id = $4 AND c.project_id IS NOT DISTINCT FROM open.id
                AND c.workspace_id IS NOT DISTINCT FROM $1
            ORDER BY c.created_at DESC, c.id
            LIMIT $5 OFFSET $6
        )
        SELECT
            c.id, c.version, c.work_item_id, c.access, c.actor_id, c.external_source,
            c.external_id, c.edited_at, c.created_at, c.created_by, c.updated_at, c.updated_by,
            CASE
                WHEN (SELECT sum(bytes) <= $7 OR count(*) = 1 FROM page) THEN c.comment_html
                ELSE ''
            END AS "comment_html!",
            page.bytes AS "bytes!"
        FROM page
        CROSS JOIN LATERAL (
            SELECT * FROM comment AS stored
            WHERE stored.workspace_id = $1 AND stored.id = page.id
            LIMIT 1
        ) AS c
        ORDER BY c.created_at DESC, c.id
        "#,
        workspace,
        project,
        caller,
        issue,
        page.limit(),
        page.offset(),
        paging::MOST_BYTES_OF_TEXT,
    )
    .fetch_all(scope.db())
    .await
}

/// How many there are on all pages.
async fn count(scope: &mut InProject, issue: Uuid) -> Result<u64, sqlx::Error> {
    let (workspace, project, caller) = scope.keys();
    let total = sqlx::query_scalar!(
        r#"
        WITH open AS MATERIALIZED (
            SELECT p.id
            FROM project_member me
            JOIN project p ON p.workspace_id = $1 AND p.id = me.project_id AND p.archived_at IS NULL
            WHERE me.workspace_id IS NOT DISTINCT FROM $1
              AND me.project_id = $2
              AND me.member_id = $3
              AND me.is_active
        )
        SELECT count(*) AS "count!"
        FROM open
        JOIN comment c
            ON c.work_item_id = $4 AND c.project_id IS NOT DISTINCT FROM open.id
            AND c.workspace_id IS NOT DISTINCT FROM $1
        "#,
        workspace,
        project,
        caller,
        issue,
    )
    .fetch_one(scope.db())
    .await?;
    Ok(total.cast_unsigned())
}
