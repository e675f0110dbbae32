//! Pages of a workspace's projects: every member of the workspace sees all of them.

use service::Problem;
use sqlx::{FromRow, PgConnection};
use uuid::Uuid;
use wire::PageRequest;

use super::row::{COLUMNS, NAMES, Row};
use crate::order::{Order, Orders, as_people_sort};
use crate::paging::{self, MOST_BYTES_OF_TEXT};

/// What all projects have in common: columns of things that are not there yet.
const SAME: &str = "p.workspace_id";

/// The names that clients may order by; `p` is the project, `me` the caller's membership.
pub(super) const ORDERS: &Orders = &[
    ("sort_order", "me.sort_order"),
    ("name", as_people_sort!("p.name")),
    ("identifier", "p.identifier"),
    ("created_at", "p.created_at"),
    ("updated_at", "p.updated_at"),
    ("archived_at", "p.archived_at"),
    ("id", "p.id"),
    ("description", as_people_sort!("p.description")),
    ("archive_in", "p.archive_in"),
    ("close_in", "p.close_in"),
    ("timezone", "p.time_zone"),
    ("external_id", "p.external_id"),
    ("external_source", "p.external_source"),
    ("created_by", "p.created_by"),
    ("updated_by", "p.updated_by"),
    ("project_lead", "p.lead_id"),
    ("default_assignee", "p.default_assignee_id"),
    ("total_members", "total_members"),
    ("member_role", "my_role"),
    ("is_member", "me.role IS NOT NULL"),
    ("emoji", "p.emoji"),
    ("cover_image", "p.cover_image"),
    ("default_state", "default_state_id"),
    ("closing_state", "p.closing_state_id"),
    ("module_view", "'modules' = ANY (p.features)"),
    ("cycle_view", "'cycles' = ANY (p.features)"),
    ("issue_views_view", "'views' = ANY (p.features)"),
    ("page_view", "'pages' = ANY (p.features)"),
    ("intake_view", "'intake' = ANY (p.features)"),
    ("guest_view_all_features", "'guests_see_all' = ANY (p.features)"),
    ("is_time_tracking_enabled", "'time_tracking' = ANY (p.features)"),
    ("is_issue_type_enabled", "'work_item_types' = ANY (p.features)"),
    ("workspace", SAME),
    ("network", SAME),
    ("deleted_at", SAME),
    ("estimate", SAME),
    ("total_cycles", SAME),
    ("total_modules", SAME),
    ("is_deployed", SAME),
];

/// The projects and the caller's active membership of each; `$1` is the workspace, `$2` the caller.
const FROM: &str = "FROM workspace_member w \
    JOIN project p ON p.workspace_id = w.workspace_id \
    LEFT JOIN project_member me \
        ON me.workspace_id = p.workspace_id AND me.project_id = p.id AND me.member_id = $2 \
        AND me.is_active \
    WHERE w.workspace_id = $1 AND w.member_id = $2 AND w.is_active";

/// Whether the texts of a page are shown.
const FITS: &str = "(sum(part.bytes) OVER () <= $5 OR count(*) OVER () = 1)";

/// Fetches a page and counts all of them; 400 if they are too large together.
pub(super) async fn fetch(
    db: &mut PgConnection,
    workspace: Uuid,
    caller: Uuid,
    archived: bool,
    order: Order,
    page: PageRequest,
) -> Result<(Vec<Row>, u64), Problem> {
    let condition = if archived { "" } else { " AND p.archived_at IS NULL" };
    // A window over all rows takes them as they come, and so keeps the order.
    let statement = format!(
        "SELECT {NAMES}, \
             CASE WHEN {FITS} THEN part.description ELSE '' END AS description, \
             CASE WHEN {FITS} THEN part.icon_prop END AS icon_prop \
         FROM ( \
             SELECT {COLUMNS}, p.description, p.icon_prop, \
                 octet_length(p.description) + COALESCE(octet_length(p.icon_prop::text), 0) \
                     AS bytes \
             {FROM}{condition} \
             ORDER BY {}{}, p.created_at DESC, p.id LIMIT $3 OFFSET $4 \
         ) part",
        order.by,
        order.direction(),
    );
    let query = sqlx::query(&statement).bind(workspace).bind(caller);
    let rows = query.bind(page.limit()).bind(page.offset()).bind(MOST_BYTES_OF_TEXT);
    let rows = rows.fetch_all(&mut *db).await?;
    let rows: Vec<Row> = rows.iter().map(Row::from_row).collect::<Result<_, _>>()?;
    paging::check(rows.iter().map(|row| row.bytes))?;
    let count = format!("SELECT count(*) {FROM}{condition}");
    let total: i64 = sqlx::query_scalar(&count).bind(workspace).bind(caller).fetch_one(db).await?;
    Ok((rows, total.cast_unsigned()))
}

/// One of them.
pub(super) async fn find(
    db: &mut PgConnection,
    workspace: Uuid,
    caller: Uuid,
    id: Uuid,
) -> Result<Option<Row>, sqlx::Error> {
    let statement = format!("SELECT {COLUMNS}, p.description, p.icon_prop {FROM} AND p.id = $3");
    let query = sqlx::query(&statement).bind(workspace).bind(caller).bind(id);
    query.fetch_optional(db).await?.as_ref().map(Row::from_row).transpose()
}
