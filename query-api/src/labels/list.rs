//! `GET …/labels/`: a project's labels.

use axum::extract::State;
use axum::response::Response;
use service::Problem;
use uuid::Uuid;
use wire::{Expand, Page, PageRequest, Zone};

use super::row::Row;
use crate::expansion::Wanted;
use crate::scope::InWorkspace;
use crate::{App, Id, Reader, Segments, documented, paging};

/// Lists the labels of a project, newest first.
///
/// Whoever is in no project of the workspace is refused; who is only in others sees none.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/projects/{project}/labels/",
    operation_id = "list_labels",
    params(documented::ProjectPath, documented::Paging, documented::Shape),
    responses((status = 200, body = Page<wire::shapes::Label>)),
)]
pub(crate) async fn handler(
    State(app): State<App>,
    reader: Reader,
    Segments((slug, project)): Segments<(String, Id)>,
) -> Result<Response, Problem> {
    let page = reader.params.page()?;
    let scope = InWorkspace::open(&app, &reader, &slug).await?;
    let mut scope = scope.needs_a_project().await?;
    let rows = fetch(&mut scope, project.0, page).await?;
    paging::check(rows.iter().map(|row| row.bytes))?;
    let total = match paging::known_total(page, rows.len()) {
        Some(total) => total,
        None => count(&mut scope, project.0).await?,
    };
    let rows = shape_all(&mut scope, rows, reader.zone(), &reader.params.expand()).await?;
    reader.answer_page(scope.seen, page, total, rows, &reader.params.fields())
}

/// As clients see them. Each is made when it is asked for, so that what they share is there once.
async fn shape_all(
    scope: &mut InWorkspace,
    rows: Vec<Row>,
    zone: Zone,
    expand: &Expand,
) -> Result<impl ExactSizeIterator<Item = wire::shapes::Label> + use<>, sqlx::Error> {
    let mut wanted = Wanted::new(expand, scope.caller);
    for row in &rows {
        wanted.project(row.project_id);
        wanted.user("created_by", Some(row.created_by));
        wanted.user("updated_by", row.updated_by);
    }
    let workspace = scope.workspace.clone();
    let expansion = wanted.load(scope.db(), workspace.id, zone).await?;
    let shape = move |row: Row| row.shape(zone, expansion.workspace(&workspace), &expansion);
    Ok(rows.into_iter().map(shape))
}

/// The page's rows; without their texts if those are too large together. Whether the caller may see them is found out once,
/// by itself, and never for each row.
async fn fetch(
    scope: &mut InWorkspace,
    project: Uuid,
    page: PageRequest,
) -> Result<Vec<Row>, sqlx::Error> {
    let (workspace, caller) = (scope.workspace.id, scope.caller);
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
            SELECT l.id, octet_length(l.description) AS bytes
            FROM open
            JOIN label l
                ON l.project_id = open.id AND l.workspace_id IS NOT DISTINCT FROM $1
            ORDER BY l.created_at DESC, l.id
            LIMIT $4 OFFSET $5
        )
        SELECT
            l.id, l.version, l.project_id, l.parent_id, l.name, l.colour, l.sort_order,
            l.external_source, l.external_id, l.created_at, l.created_by, l.updated_at,
            l.updated_by,
            CASE
                WHEN (SELECT sum(bytes) <= $6 OR count(*) = 1 FROM page) THEN l.description
                ELSE ''
            END AS "description!",
            page.bytes AS "bytes!"
        FROM page
        CROSS JOIN LATERAL (
            SELECT * FROM label AS stored
            WHERE stored.workspace_id = $1 AND stored.id = page.id
            LIMIT 1
        ) AS l
        ORDER BY l.created_at DESC, l.id
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
async fn count(scope: &mut InWorkspace, project: Uuid) -> Result<u64, sqlx::Error> {
    let (workspace, caller) = (scope.workspace.id, scope.caller);
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
        JOIN label l
            ON l.project_id = open.id AND l.workspace_id IS NOT DISTINCT FROM $1
        "#,
        workspace,
        project,
        caller,
    )
    .fetch_one(scope.db())
    .await?;
    Ok(total.cast_unsigned())
}
