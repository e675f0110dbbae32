//! `GET workspaces/`: the caller's workspaces, an addition of Tidemark's.

use axum::extract::State;
use axum::response::Response;
use chrono::{DateTime, Utc};
use service::Problem;
use uuid::Uuid;
use wire::shapes::Workspace;
use wire::{Page, Zone, role_number, role_slug};

use crate::{App, Reader, documented, paging, scope};

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
pub(crate) async fn handler(State(app): State<App>, reader: Reader) -> Result<Response, Problem> {
    let page = reader.params.page()?;
    app.wait_for_instance(&reader).await?;
    let seen = app.instance().await?;
    let rows = fetch(&app, reader.user()).await?;
    let zone = reader.zone();
    let (rows, total) = paging::slice(page, rows.into_iter().map(|row| row.shape(zone)).collect());
    reader.answer_page(seen, page, total, rows, &reader.params.fields())
}

/// A workspace and what the caller is in it.
struct Row {
    id: Uuid,
    name: String,
    slug: String,
    time_zone: String,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
    my_role: String,
    owner: Option<Uuid>,
    total_members: i64,
}

impl Row {
    /// As clients see it.
    fn shape(self, zone: Zone) -> Workspace {
        let role = scope::role(&self.my_role);
        Workspace {
            id: self.id,
            name: self.name,
            slug: self.slug,
            timezone: self.time_zone,
            owner: self.owner,
            role: role.map(role_number),
            role_slug: role.map(role_slug),
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
            me.role AS my_role,
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
        FROM workspace_member me
        JOIN workspace w ON w.workspace_id = me.workspace_id
        WHERE me.member_id = $1
          AND me.is_active
        ORDER BY w.created_at DESC, w.workspace_id
        "#,
        caller,
    )
    .fetch_all(&app.pool)
    .await
}
