//! `GET …/labels/{label}/`: one label.

use axum::extract::State;
use axum::response::Response;
use service::Problem;
use uuid::Uuid;

use super::row::Row;
use crate::expansion::Expansion;
use crate::scope::InWorkspace;
use crate::{App, Id, Reader, Segments, documented};

/// Reads a label, always whole.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/projects/{project}/labels/{label}/",
    operation_id = "get_label",
    params(documented::ProjectPath, ("label" = Uuid, Path)),
    responses((status = 200, body = wire::shapes::Label)),
)]
pub(crate) async fn handler(
    State(app): State<App>,
    reader: Reader,
    Segments((slug, project, id)): Segments<(String, Id, Id)>,
) -> Result<Response, Problem> {
    let scope = InWorkspace::open(&app, &reader, &slug).await?;
    let mut scope = scope.needs_a_project().await?;
    let row = find(&mut scope, project.0, id.0).await?.ok_or_else(Problem::not_found)?;
    let version = row.version.cast_unsigned();
    let label = row.shape(reader.zone(), scope.workspace.id.into(), &Expansion::default());
    reader.answer(scope.seen, version, &label)
}

/// The label, if the caller is in its project.
async fn find(
    scope: &mut InWorkspace,
    project: Uuid,
    id: Uuid,
) -> Result<Option<Row>, sqlx::Error> {
    let (workspace, caller) = (scope.workspace.id, scope.caller);
    sqlx::query_as!(
        Row,
        r#"
        SELECT
            l.id, l.version, l.project_id, l.parent_id, l.name, l.colour, l.description, 0 AS "bytes!",
            l.sort_order, l.external_source, l.external_id, l.created_at, l.created_by,
            l.updated_at, l.updated_by
        FROM project_member me
        JOIN project p
            ON p.workspace_id = $1 AND p.id = me.project_id AND p.archived_at IS NULL
        JOIN LATERAL (
            SELECT * FROM label AS stored
            WHERE stored.workspace_id = $1 AND stored.id = $4
            LIMIT 1
        ) AS l ON l.project_id = p.id
        WHERE me.workspace_id IS NOT DISTINCT FROM $1
          AND me.project_id = $2
          AND me.member_id = $3
          AND me.is_active
        "#,
        workspace,
        project,
        caller,
        id,
    )
    .fetch_optional(scope.db())
    .await
}
