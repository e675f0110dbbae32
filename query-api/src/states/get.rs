//! `GET …/states/{state}/`: one state.

use axum::extract::State;
use axum::response::Response;
use service::Problem;
use uuid::Uuid;

use super::row::{Row, shape_all};
use crate::scope::InProject;
use crate::{App, Id, Reader, Segments, documented};

/// Reads a state of a project that is not archived.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/projects/{project}/states/{state}/",
    operation_id = "get_state",
    params(documented::ProjectPath, ("state" = Uuid, Path), documented::Shape),
    responses((status = 200, body = wire::shapes::State)),
)]
pub(crate) async fn handler(
    State(app): State<App>,
    reader: Reader,
    Segments((slug, project, id)): Segments<(String, Id, Id)>,
) -> Result<Response, Problem> {
    let mut scope = InProject::open(&app, &reader, &slug, project.0).await?;
    let row = find(&mut scope, id.0).await?.ok_or_else(Problem::not_found)?;
    let version = row.version.cast_unsigned();
    let rows = shape_all(&mut scope, vec![row], reader.zone(), &reader.params.expand()).await;
    let row = rows?.next();
    reader.answer_row(scope.seen, version, row)
}

/// The state.
async fn find(scope: &mut InProject, id: Uuid) -> Result<Option<Row>, sqlx::Error> {
    let (workspace, project, caller) = scope.keys();
    sqlx::query_as!(
        Row,
        r#"
        SELECT
            s.id, s.version, s.name, s.slug, s.colour, s.description, 0 AS "bytes!", s.state_group, s.sequence,
            s.is_default, s.external_source, s.external_id, s.created_at, s.created_by,
            s.updated_at, s.updated_by
        FROM project_member me
        JOIN project p
            ON p.workspace_id = $1 AND p.id = me.project_id AND p.archived_at IS NULL
        JOIN LATERAL (
            SELECT * FROM state AS stored
            WHERE stored.workspace_id = $1 AND stored.id = $4
            LIMIT 1
        ) AS s ON s.project_id = p.id
        WHERE me.workspace_id IS NOT DISTINCT FROM $1
          AND me.project_id = $2
          AND me.member_id = $3
          AND me.is_active
          AND s.state_group <> 'triage'
        "#,
        workspace,
        project,
        caller,
        id,
    )
    .fetch_optional(scope.db())
    .await
}
