//! `GET …/states/`: a project's workflow.

use axum::extract::State;
use axum::response::Response;
use service::Problem;
use wire::{Page, PageRequest};

use super::row::{Row, shape_all};
use crate::scope::InProject;
use crate::{App, Id, Reader, Segments, documented, paging};

/// Lists the states of a project in the order of its workflow; none of an archived one.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/projects/{project}/states/",
    operation_id = "list_states",
    params(documented::ProjectPath, documented::Paging, documented::Shape),
    responses((status = 200, body = Page<wire::shapes::State>)),
)]
pub(crate) async fn handler(
    State(app): State<App>,
    reader: Reader,
    Segments((slug, project)): Segments<(String, Id)>,
) -> Result<Response, Problem> {
    let page = reader.params.page()?;
    let mut scope = InProject::open(&app, &reader, &slug, project.0).await?;
    let rows = fetch(&mut scope, page).await?;
    paging::check(rows.iter().map(|row| row.bytes))?;
    let total = match paging::known_total(page, rows.len()) {
        Some(total) => total,
        None => count(&mut scope).await?,
    };
    let seen = scope.seen;
    let rows = shape_all(&mut scope, rows, reader.zone(), &reader.params.expand()).await?;
    reader.answer_page(seen, page, total, rows, &reader.params.fields())
}

/// The page's rows; without their texts if those are too large together. Whether the caller may see them is found out once,
/// by itself, and never for each row.
async fn fetch(scope: &mut InProject, page: PageRequest) -> Result<Vec<Row>, sqlx::Error> {
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
            SELECT s.id, octet_length(s.description) AS bytes
            FROM open
            JOIN state s
                ON s.project_id = open.id AND s.workspace_id IS NOT DISTINCT FROM $1
            WHERE s.state_group <> 'triage'
            ORDER BY s.sequence, s.created_at, s.id
            LIMIT $4 OFFSET $5
        )
        SELECT
            s.id, s.version, s.name, s.slug, s.colour, s.state_group, s.sequence, s.is_default,
            s.external_source, s.external_id, s.created_at, s.created_by, s.updated_at,
            s.updated_by,
            CASE
                WHEN (SELECT sum(bytes) <= $6 OR count(*) = 1 FROM page) THEN s.description
                ELSE ''
            END AS "description!",
            page.bytes AS "bytes!"
        FROM page
        CROSS JOIN LATERAL (
            SELECT * FROM state AS stored
            WHERE stored.workspace_id = $1 AND stored.id = page.id
            LIMIT 1
        ) AS s
        ORDER BY s.sequence, s.created_at, s.id
        "#,
        workspace,
        project,
        caller,
        page.limit(),
        page.offset(),
        paging::MOST_BYTES_OF_TEXT,
    )
    .fetch_all(scope.db())
    .await
}

/// How many there are on all pages.
async fn count(scope: &mut InProject) -> Result<u64, sqlx::Error> {
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
        JOIN state s
            ON s.project_id = open.id AND s.workspace_id IS NOT DISTINCT FROM $1
        WHERE s.state_group <> 'triage'
        "#,
        workspace,
        project,
        caller,
    )
    .fetch_one(scope.db())
    .await?;
    Ok(total.cast_unsigned())
}
