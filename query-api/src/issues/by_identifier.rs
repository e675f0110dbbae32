//! `GET workspaces/{slug}/work-items/{key}/`: a work item by its key, for example `ENG-42`.

use axum::extract::State;
use axum::response::Response;
use service::Problem;
use sqlx::PgConnection;
use uuid::Uuid;

use super::row::{Row, shape_one};

use crate::{App, Reader, Segments, documented};

/// Reads a work item by its key: the project's identifier, a dash, and the running number.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/work-items/{key}/",
    operation_id = "get_work_item_by_identifier",
    params(documented::WorkspacePath, ("key" = String, Path, example = "ENG-42"), documented::Shape),
    responses((status = 200, body = wire::shapes::WorkItem)),
)]
pub(crate) async fn handler(
    State(app): State<App>,
    reader: Reader,
    Segments((slug, key)): Segments<(String, String)>,
) -> Result<Response, Problem> {
    let (identifier, number) = key.split_once('-').ok_or_else(Problem::page_not_found)?;
    let expand = reader.params.expand();
    app.wait(&reader, &slug).await?;
    let mut look = app.look_for(&expand).await?;
    let caller = reader.user();
    // What is no number is the number of nothing.
    let number = number.parse::<u32>().unwrap_or_default().into();
    let mut found = find(look.db(), &slug, identifier, number, caller).await?;
    if found.is_none() {
        look = look.into_snapshot(&app).await?;
        found = find(look.db(), &slug, identifier, number, caller).await?;
    }
    let Some(row) = found else {
        return Err(absence(look.db(), &slug, identifier, caller).await?);
    };
    let (seen, version) = (row.seen(), row.version());
    let item = shape_one(look.db(), row, reader.zone(), &expand, caller).await?;
    look.keep(&app.kept);
    reader.answer_row(seen, version, item)
}

/// What to say when there is no such work item: 404 to members of such a project, 403 to everybody else.
async fn absence(
    db: &mut PgConnection,
    slug: &str,
    identifier: &str,
    caller: Uuid,
) -> Result<Problem, sqlx::Error> {
    let member = sqlx::query_scalar!(
        r#"
        SELECT EXISTS (
            SELECT FROM workspace w
            JOIN workspace_member m
                ON m.workspace_id = w.workspace_id AND m.member_id = $3 AND m.is_active
            JOIN project p ON p.workspace_id = w.workspace_id AND p.identifier = $2
            JOIN project_member pm
                ON pm.workspace_id IS NOT DISTINCT FROM w.workspace_id AND pm.project_id = p.id
                AND pm.member_id = $3 AND pm.is_active
            WHERE w.slug = $1
        ) AS "exists!"
        "#,
        slug,
        identifier,
        caller,
    )
    .fetch_one(db)
    .await?;
    Ok(if member { Problem::not_found() } else { Problem::forbidden() })
}

/// The work item, if the caller is an active member of its project. It is looked for by project and number alone, in a part
/// by itself: other indexes look as good while a table is new, and plans are kept.
async fn find(
    db: &mut PgConnection,
    slug: &str,
    identifier: &str,
    number: i64,
    caller: Uuid,
) -> Result<Option<Row>, sqlx::Error> {
    sqlx::query_as!(
        Row,
        r#"
        SELECT
            w.workspace_id, w.name AS workspace_name, w.slug AS workspace_slug,
            c.position AS seen_position,
            (SELECT epoch FROM event_log.epoch ORDER BY number DESC LIMIT 1) AS "epoch!",
            i.id, i.version, i.project_id, i.number, i.name, i.description_html, 0 AS "bytes!", i.priority,
            i.state_id, i.parent_id, i.assignee_ids, i.label_ids, i.start_date, i.target_date,
            i.point, i.sort_order, i.completed_at, i.archived_on, i.external_source,
            i.external_id, i.created_at, i.created_by, i.updated_at, i.updated_by
        FROM workspace w
        JOIN workspace_member m
            ON m.workspace_id = w.workspace_id AND m.member_id = $4 AND m.is_active
        JOIN project p
            ON p.workspace_id = w.workspace_id AND p.identifier = $2 AND p.archived_at IS NULL
        JOIN project_member pm
            ON pm.workspace_id IS NOT DISTINCT FROM w.workspace_id AND pm.project_id = p.id
            AND pm.member_id = $4 AND pm.is_active
        JOIN LATERAL (
            SELECT * FROM work_item AS stored
            WHERE stored.project_id = p.id AND stored.number = $3
            LIMIT 1
        ) AS i ON i.workspace_id = w.workspace_id AND i.archived_on IS NULL
        JOIN state s
            ON s.workspace_id = w.workspace_id AND s.id = i.state_id AND s.state_group <> 'triage'
        JOIN checkpoint c ON c.workspace_id = w.workspace_id
        WHERE w.slug = $1
        LIMIT 1
        "#,
        slug,
        identifier,
        number,
        caller,
    )
    .fetch_optional(db)
    .await
}
