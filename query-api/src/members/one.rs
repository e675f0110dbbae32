//! `GET …/members/{member}/` and `…/project-members/{member}/`: one member of a project.

use axum::extract::State;
use axum::response::Response;
use service::Problem;
use uuid::Uuid;
use wire::shapes::Member;

use super::row::Row;
use crate::scope::InProject;
use crate::{App, Id, Reader, Segments, documented, people};

/// Reads a member by the id of the membership or of the user.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/projects/{project}/members/{member}/",
    operation_id = "get_project_member",
    params(documented::ProjectPath, ("member" = Uuid, Path, description = "The id of the membership or of the user.")),
    responses((status = 200, body = Member)),
)]
pub(crate) async fn handler(
    State(app): State<App>,
    reader: Reader,
    Segments((slug, project, id)): Segments<(String, Id, Id)>,
) -> Result<Response, Problem> {
    let mut scope = InProject::open(&app, &reader, &slug, project.0).await?;
    let (version, row) = find(&mut scope, id.0).await?.ok_or_else(Problem::not_found)?;
    reader.answer(scope.seen, version, &row.listed().member)
}

/// The membership and its version.
async fn find(scope: &mut InProject, id: Uuid) -> Result<Option<(u64, Row)>, sqlx::Error> {
    let (workspace, project, caller) = scope.keys();
    let sees_addresses = people::sees_addresses(scope.db(), workspace, caller).await?;
    let found = sqlx::query!(
        r#"
        SELECT
            m.version, m.id, m.member_id, m.created_at,
            CASE WHEN $5 OR m.member_id = $3 THEN u.email END AS "email?",
            CASE WHEN w.role = 'guest' THEN 'guest' ELSE m.role END AS "role!",
            (m.is_active AND COALESCE(w.is_active, false) AND COALESCE(a.is_active, true))
                AS "is_active!",
            COALESCE(u.first_name, '') AS "first_name!",
            COALESCE(u.last_name, '') AS "last_name!",
            COALESCE(u.display_name, '') AS "display_name!",
            COALESCE(u.avatar, '') AS "avatar!",
            COALESCE(u.is_bot, false) AS "is_bot!"
        FROM project_member me
        JOIN project_member m
            ON m.workspace_id = me.workspace_id AND m.project_id = me.project_id
        LEFT JOIN workspace_member w
            ON w.workspace_id = m.workspace_id AND w.member_id = m.member_id
        LEFT JOIN app_user a
            ON a.workspace_id = '00000000-0000-0000-0000-000000000000' AND a.id = m.member_id
        LEFT JOIN profile u ON u.user_id = m.member_id
        WHERE me.workspace_id = $1
          AND me.project_id = $2
          AND me.member_id = $3
          AND me.is_active
          AND (m.id = $4 OR m.member_id = $4)
        ORDER BY m.id = $4 DESC
        LIMIT 1
        "#,
        workspace,
        project,
        caller,
        id,
        sees_addresses,
    )
    .fetch_optional(scope.db())
    .await?;
    Ok(found.map(|found| {
        let row = Row {
            user_id: found.member_id,
            membership_id: Some(found.id),
            email: found.email,
            first_name: found.first_name,
            last_name: found.last_name,
            display_name: found.display_name,
            avatar: found.avatar,
            role: found.role,
            is_active: found.is_active,
            is_bot: found.is_bot,
            reads_log: false,
            since: found.created_at,
            place: 1,
        };
        (found.version.cast_unsigned(), row)
    }))
}
