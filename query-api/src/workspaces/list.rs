//! `GET workspaces/`: the caller's workspaces, an addition of Tidemark's.

use axum::extract::State;
use axum::response::Response;
use chrono::{DateTime, Utc};
use service::Problem;
use uuid::Uuid;
use wire::shapes::Workspace;
use wire::{Page, Zone, role_number, role_slug};

use crate::rows::role::StoredRole;
use crate::{App, ReadRequest, documented, paging};

/// Lists the workspaces whose active member the caller is, newest first.
///
/// They have a log each; the position that the answer names is the instance's.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/",
    operation_id = "list_workspaces",
    params(documented::Paging),
    responses((status = 200, body = Page<Workspace>)),
)]
pub(crate) async fn handler(
    State(app): State<App>,
    request: ReadRequest,
) -> Result<Response, Problem> {
    let page = request.params.page()?;
    app.wait_for_instance(&request).await?;
    let seen = app.instance().await?;
    let rows = fetch(&app, request.user()).await?;
    let zone = request.zone();
    let (rows, total) = paging::slice(page, rows.into_iter().map(|row| row.shape(zone)).collect());
    request.answer_page(seen, page, total, rows, &request.params.fields())
}

/// A workspace and what the caller is in it.
struct Row {
    id: Uuid,
    name: String,
    slug: String,
    time_zone: String,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
    my_role: StoredRole,
    owner: Option<Uuid>,
    total_members: i64,
}

impl Row {
    /// As clients see it.
    fn shape(self, zone: Zone) -> Workspace {
        Workspace {
            id: self.id,
            name: self.name,
            slug: self.slug,
            timezone: self.time_zone,
            owner: self.owner,
            role: Some(role_number(self.my_role.0)),
            role_slug: Some(role_slug(self.my_role.0)),
            total_members: self.total_members.cast_unsigned(),
            created_at: zone.at(self.created_at),
            updated_at: zone.at(self.updated_at),
        }
    }
}

/// All of them: nobody is in more than a page's worth.
async fn fetch(app: &App, caller: Uuid) -> Result<Vec<Row>, sqlx::Error> {
    sqlx::query_as!(
        Row,
        r#"
        SELECT
            w.workspace_id AS id, w.name, w.slug, w.time_zone, w.created_at, w.updated_at,
            me.role AS "my_role!: StoredRole",
            (
                SELECT o.member_id FROM workspace_member o
                WHERE o.workspace_id = w.workspace_id AND o.role = 'owner' AND o.is_active
                ORDER BY o.joined_at, o.member_id
                LIMIT 1
            ) AS owner,
            (
                SELECT count(*) FROM workspace_member m
                WHERE m.workspace_id = w.workspace_id AND m.is_active
            ) AS "total_members!"
        FROM workspaces_of($1) me
        JOIN workspace w ON w.workspace_id = me.workspace_id
        ORDER BY w.created_at DESC, w.workspace_id
        "#,
        caller,
    )
    .fetch_all(&app.pool)
    .await
}
