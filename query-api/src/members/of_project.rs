//! `GET …/members/`, `…/project-members/` and `…/project-members-lite/`: who is, or was, in a project.

use axum::extract::State;
use axum::response::Response;
use service::Problem;
use wire::Page;
use wire::shapes::Member;

use super::filter::Filter;
use super::order;
use super::row::{Listed, Row};
use crate::scope::InProject;
use crate::{App, Id, Reader, Segments, documented, paging, people};

/// Lists the members of a project, newest users first, those who have gone included, as inactive; only its members may ask.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/projects/{project}/members/",
    operation_id = "list_project_members",
    params(documented::ProjectPath, documented::MemberFilter),
    responses((status = 200, body = Vec<Member>)),
)]
pub(crate) async fn all(
    State(app): State<App>,
    reader: Reader,
    Segments((slug, project)): Segments<(String, Id)>,
) -> Result<Response, Problem> {
    let filter = Filter::parse(&reader.params)?;
    let mut scope = InProject::open(&app, &reader, &slug, project.0).await?;
    let members: Vec<Member> =
        fetch(&mut scope, &filter, "").await?.into_iter().map(|listed| listed.member).collect();
    reader.answer_all(scope.seen, &members)
}

/// Lists the members of a project in pages.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/projects/{project}/project-members-lite/",
    operation_id = "list_project_members_lite",
    params(
        documented::ProjectPath, documented::MemberFilter, documented::Paging, documented::Ordered,
    ),
    responses((status = 200, body = Page<Member>)),
)]
pub(crate) async fn lite(
    State(app): State<App>,
    reader: Reader,
    Segments((slug, project)): Segments<(String, Id)>,
) -> Result<Response, Problem> {
    let (page, filter) = (reader.params.page()?, Filter::parse(&reader.params)?);
    let order = order::parse(&reader.params)?;
    let mut scope = InProject::open(&app, &reader, &slug, project.0).await?;
    let mut members = fetch(&mut scope, &filter, order.by).await?;
    order::sort(&mut members, order);
    let members = members.into_iter().map(|listed| listed.member).collect();
    let (members, total) = paging::slice(page, members);
    reader.answer_page(scope.seen, page, total, members, &reader.params.fields())
}

/// The members that are wanted, newest users first, each with its place by a text of that name.
async fn fetch(
    scope: &mut InProject,
    filter: &Filter,
    by: &str,
) -> Result<Vec<Listed>, sqlx::Error> {
    let (workspace, project, caller) = scope.keys();
    let sees_addresses = people::sees_addresses(scope.db(), workspace, caller).await?;
    let rows = sqlx::query_as!(
        Row,
        r#"
        SELECT
            m.member_id AS user_id, m.id AS "membership_id?",
            CASE WHEN $4 OR m.member_id = $3 THEN u.email END AS "email?",
            COALESCE(u.first_name, '') AS "first_name!",
            COALESCE(u.last_name, '') AS "last_name!",
            COALESCE(u.display_name, '') AS "display_name!",
            COALESCE(u.avatar, '') AS "avatar!",
            CASE WHEN w.role = 'guest' THEN 'guest' ELSE m.role END AS "role!",
            (m.is_active AND COALESCE(w.is_active, false) AND COALESCE(a.is_active, true))
                AS "is_active!",
            COALESCE(u.is_bot, false) AS "is_bot!", false AS "reads_log!",
            COALESCE(u.created_at, m.created_at) AS "since!",
            dense_rank() OVER (
                ORDER BY COALESCE(
                    CASE $5::text
                        WHEN 'first_name' THEN u.first_name
                        WHEN 'last_name' THEN u.last_name
                        WHEN 'display_name' THEN u.display_name
                        WHEN 'email' THEN CASE WHEN $4 OR m.member_id = $3 THEN u.email END
                    END,
                    ''
                ) COLLATE "und-x-icu"
            ) AS "place!"
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
        ORDER BY COALESCE(u.created_at, m.created_at) DESC, m.member_id
        "#,
        workspace,
        project,
        caller,
        sees_addresses,
        by,
    )
    .fetch_all(scope.db())
    .await?;
    let listed = rows.into_iter().map(Row::listed);
    Ok(listed.filter(|listed| filter.lets(&listed.member)).collect())
}
