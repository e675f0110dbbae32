//! `GET workspaces/{slug}/members/` and `…/members-lite/`: who is, or was, in a workspace.

use axum::extract::State;
use axum::response::Response;
use domain::Role;
use service::Problem;
use wire::Page;
use wire::shapes::Member;

use super::filter::Filter;
use super::order;
use super::row::{Listed, Row};
use crate::scope::InWorkspace;
use crate::{App, Reader, Segments, documented, paging};

/// Lists the members of a workspace, newest first, deactivated ones included; guests may not ask.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/members/",
    operation_id = "list_workspace_members",
    params(documented::WorkspacePath, documented::MemberFilter),
    responses((status = 200, body = Vec<Member>)),
)]
pub(crate) async fn all(
    State(app): State<App>,
    reader: Reader,
    Segments(slug): Segments<String>,
) -> Result<Response, Problem> {
    let filter = Filter::parse(&reader.params)?;
    let mut scope = InWorkspace::open(&app, &reader, &slug).await?.needs(Role::Member)?;
    let members: Vec<Member> =
        fetch(&mut scope, &filter, "").await?.into_iter().map(|listed| listed.member).collect();
    reader.answer_all(scope.seen, &members)
}

/// Lists the members of a workspace in pages.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/members-lite/",
    operation_id = "list_workspace_members_lite",
    params(
        documented::WorkspacePath, documented::MemberFilter, documented::Paging,
        documented::Ordered,
    ),
    responses((status = 200, body = Page<Member>)),
)]
pub(crate) async fn lite(
    State(app): State<App>,
    reader: Reader,
    Segments(slug): Segments<String>,
) -> Result<Response, Problem> {
    let (page, filter) = (reader.params.page()?, Filter::parse(&reader.params)?);
    let order = order::parse(&reader.params)?;
    let mut scope = InWorkspace::open(&app, &reader, &slug).await?.needs(Role::Member)?;
    let mut members = fetch(&mut scope, &filter, order.by).await?;
    order::sort(&mut members, order);
    let members = members.into_iter().map(|listed| listed.member).collect();
    let (members, total) = paging::slice(page, members);
    reader.answer_page(scope.seen, page, total, members, &reader.params.fields())
}

/// The members that are wanted, newest first, each with its place by a text of that name.
async fn fetch(
    scope: &mut InWorkspace,
    filter: &Filter,
    by: &str,
) -> Result<Vec<Listed>, sqlx::Error> {
    let (workspace, caller) = (scope.workspace.id, scope.caller);
    let rows = sqlx::query_as!(
        Row,
        r#"
        SELECT
            m.member_id AS user_id, NULL::uuid AS membership_id, u.email AS "email?",
            COALESCE(u.first_name, '') AS "first_name!",
            COALESCE(u.last_name, '') AS "last_name!",
            COALESCE(u.display_name, '') AS "display_name!",
            COALESCE(u.avatar, '') AS "avatar!",
            m.role, (m.is_active AND COALESCE(a.is_active, true)) AS "is_active!",
            COALESCE(u.is_bot, false) AS "is_bot!", m.reads_log, m.joined_at AS since,
            dense_rank() OVER (
                ORDER BY COALESCE(
                    CASE $3::text
                        WHEN 'first_name' THEN u.first_name
                        WHEN 'last_name' THEN u.last_name
                        WHEN 'display_name' THEN u.display_name
                        WHEN 'email' THEN u.email
                    END,
                    ''
                ) COLLATE "und-x-icu"
            ) AS "place!"
        FROM workspace_member me
        JOIN workspace_member m ON m.workspace_id = me.workspace_id
        LEFT JOIN app_user a
            ON a.workspace_id = '00000000-0000-0000-0000-000000000000' AND a.id = m.member_id
        LEFT JOIN profile u ON u.user_id = m.member_id
        WHERE me.workspace_id = $1
          AND me.member_id = $2
          AND me.is_active
          AND me.role <> 'guest'
        ORDER BY m.joined_at DESC, m.member_id
        "#,
        workspace,
        caller,
        by,
    )
    .fetch_all(scope.db())
    .await?;
    let listed = rows.into_iter().map(Row::listed);
    Ok(listed.filter(|listed| filter.lets(&listed.member)).collect())
}
