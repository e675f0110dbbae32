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
    tag = documented::WORK_ITEMS,
    params(documented::WorkItemPath, documented::Paging, documented::Shape),
    responses((status = 200, body = Page<wire::shapes::Comment>), documented::Problems),
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

/// The page's rows; without their texts if those are too large together.
async fn fetch(
    scope: &mut InProject,
    issue: Uuid,
    page: PageRequest,
) -> Result<Vec<Row>, sqlx::Error> {
    let (workspace, project, caller) = scope.keys();
    sqlx::query_as!(
        Row,
        r#"
        WITH page AS MATERIALIZED (
            SELECT c.id, octet_length(c.comment_html) AS bytes
            FROM project_member me
            JOIN project p
                ON p.workspace_id = me.workspace_id AND p.id = me.project_id AND p.archived_at IS NULL
            JOIN comment c
                ON c.workspace_id = p.workspace_id AND c.project_id = p.id AND c.work_item_id = $4
            WHERE me.workspace_id = $1
              AND me.project_id = $2
              AND me.member_id = $3
              AND me.is_active
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
        JOIN comment c ON c.workspace_id = $1 AND c.id = page.id
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
        SELECT count(*) AS "count!"
        FROM project_member me
        JOIN project p
            ON p.workspace_id = me.workspace_id AND p.id = me.project_id AND p.archived_at IS NULL
        JOIN comment c
            ON c.workspace_id = p.workspace_id AND c.project_id = p.id AND c.work_item_id = $4
        WHERE me.workspace_id = $1
          AND me.project_id = $2
          AND me.member_id = $3
          AND me.is_active
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
