//! `GET workspaces/{slug}/project-role-distribution/`: who is what in projects (contract §8.4).

use std::collections::BTreeSet;

use axum::extract::State;
use axum::response::Response;
use domain::Role;
use service::Problem;
use sqlx::PgConnection;
use uuid::Uuid;
use wire::shapes::{RoleDistribution, RoleShare};
use wire::{role_number, role_slug};

use crate::access::InWorkspace;
use crate::paths::WorkspacePath;
use crate::rows::role::StoredRole;
use crate::{App, ReadRequest, Segments};

/// The roles that there are in projects, by their names.
const ROLES: [(Role, &str); 3] =
    [(Role::Admin, "Admin"), (Role::Member, "Member"), (Role::Guest, "Guest")];

/// Counts the memberships of the projects that are not archived, by role.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/project-role-distribution/",
    operation_id = "get_project_role_distribution",
    params(WorkspacePath),
    responses((status = 200, body = RoleDistribution)),
)]
pub(crate) async fn handler(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<WorkspacePath>,
) -> Result<Response, Problem> {
    let mut access = InWorkspace::open(&app, &request, &path.slug).await?;
    let workspace = access.workspace.id;
    let memberships = memberships(access.db(), workspace).await?;
    let distinct = |of: &mut dyn Iterator<Item = &Membership>| {
        of.map(|membership| membership.member_id).collect::<BTreeSet<_>>().len()
    };
    let share = |(role, name): (Role, &'static str)| {
        let of = || memberships.iter().filter(move |membership| membership.role.0 == role);
        RoleShare {
            role_id: None,
            name,
            slug: role_slug(role),
            is_system: true,
            level: role_number(role),
            membership_count: of().count(),
            distinct_member_count: distinct(&mut of()),
        }
    };
    let shown = RoleDistribution {
        total_memberships: memberships.len(),
        total_distinct_members: distinct(&mut memberships.iter()),
        roles: ROLES.map(share).into(),
    };
    request.answer_all(access.seen, &shown)
}

/// Who is what in a project.
struct Membership {
    member_id: Uuid,
    role: StoredRole,
}

/// The active memberships of all projects of a workspace that are not archived.
async fn memberships(
    db: &mut PgConnection,
    workspace: Uuid,
) -> Result<Vec<Membership>, sqlx::Error> {
    sqlx::query_as!(
        Membership,
        r#"
        SELECT
            m.member_id,
            CASE WHEN w.role = 'guest' THEN 'guest' ELSE m.role END AS "role!: StoredRole"
        FROM project p
        JOIN project_member m
            ON m.workspace_id = p.workspace_id AND m.project_id = p.id AND m.is_active
        JOIN workspace_member w
            ON w.workspace_id = m.workspace_id AND w.member_id = m.member_id AND w.is_active
        LEFT JOIN app_user a
            ON a.workspace_id = '00000000-0000-0000-0000-000000000000' AND a.id = m.member_id
        WHERE p.workspace_id = $1
          AND p.archived_at IS NULL
          AND COALESCE(a.is_active, true)
        "#,
        workspace,
    )
    .fetch_all(db)
    .await
}
