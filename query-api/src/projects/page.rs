//! Pages of a workspace's projects: every member of the workspace sees all of them.

use std::sync::LazyLock;

use service::Problem;
use sqlx::postgres::PgRow;
use sqlx::{PgConnection, Row as _};
use uuid::Uuid;
use wire::PageRequest;
use wire::shapes::ProjectSwitches;

use crate::order::{Orders, SqlOrder, as_people_sort};
use crate::paging::{self, MOST_BYTES_OF_TEXT};
use crate::rows::Columns;
use crate::rows::project::Row;

/// What all projects have in common: columns of things that are not there yet.
const SAME: &str = "it.workspace_id";

/// The names that clients may order by.
pub(super) static ORDERS: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    let switches = ProjectSwitches::NAMED.iter().map(|(name, feature)| {
        let is_on = format!("'{}' = ANY (it.features)", feature.name());
        (*name, &*is_on.leak())
    });
    COLUMNS.iter().copied().chain(switches).collect()
});

/// The names to order by that are no switches; `it` is the project, `me` the caller's membership.
const COLUMNS: &Orders = &[
    ("sort_order", "me.sort_order"),
    ("name", as_people_sort!("it.name")),
    ("identifier", "it.identifier"),
    ("created_at", "it.created_at"),
    ("updated_at", "it.updated_at"),
    ("archived_at", "it.archived_at"),
    ("id", "it.id"),
    ("description", as_people_sort!("it.description")),
    ("archive_in", "it.archive_in"),
    ("close_in", "it.close_in"),
    ("timezone", "it.time_zone"),
    ("external_id", "it.external_id"),
    ("external_source", "it.external_source"),
    ("created_by", "it.created_by"),
    ("updated_by", "it.updated_by"),
    ("project_lead", "it.lead_id"),
    ("default_assignee", "it.default_assignee_id"),
    ("total_members", "total_members"),
    ("member_role", "my_role"),
    ("is_member", "me.role IS NOT NULL"),
    ("emoji", "it.emoji"),
    ("cover_image", "it.cover_image"),
    ("default_state", "default_state_id"),
    ("closing_state", "it.closing_state_id"),
    ("workspace", SAME),
    ("network", SAME),
    ("deleted_at", SAME),
    ("estimate", "it.estimate_id"),
    ("total_cycles", "total_cycles"),
    ("total_modules", "total_modules"),
    ("is_deployed", SAME),
];

/// The projects and the caller's active membership of each; `$1` is the workspace, `$2` the caller.
const FROM: &str = "FROM workspaces_of($2) w \
    JOIN project it ON it.workspace_id = w.workspace_id \
    LEFT JOIN project_member me \
        ON me.workspace_id = it.workspace_id AND me.project_id = it.id AND me.member_id = $2 \
        AND me.is_active \
    WHERE w.workspace_id = $1";

/// Whether the texts of a page are shown.
const FITS: &str = "sum(part.bytes) OVER () <= $5 OR count(*) OVER () = 1";

/// Which projects are listed.
const fn condition(with_archived: bool) -> &'static str {
    if with_archived { "" } else { " AND it.archived_at IS NULL" }
}

/// The statement for a page. A window over all rows takes them as they come, and so keeps the order.
fn several(with_archived: bool, order: SqlOrder) -> String {
    let column = |(name, _): &(&str, &str)| match *name {
        "description" => {
            format!("CASE WHEN {FITS} THEN part.description ELSE '' END AS description")
        }
        "icon_prop" => format!("CASE WHEN {FITS} THEN part.icon_prop END AS icon_prop"),
        name => format!("part.{name}"),
    };
    format!(
        "SELECT {}, part.bytes \
         FROM ( \
             SELECT {}, \
                 octet_length(it.description) + COALESCE(octet_length(it.icon_prop::text), 0) \
                     AS bytes \
             {FROM}{} \
             ORDER BY {}{}, it.created_at DESC, it.id LIMIT $3 OFFSET $4 \
         ) part",
        Row::COLUMNS.iter().map(column).collect::<Vec<_>>().join(", "),
        Row::selected(),
        condition(with_archived),
        order.by,
        order.direction(),
    )
}

/// The statement that counts all of them.
fn number(with_archived: bool) -> String {
    format!("SELECT count(*) {FROM}{}", condition(with_archived))
}

/// The statement for one of them.
fn one() -> String {
    format!("SELECT {} {FROM} AND it.id = $3", Row::selected())
}

/// Fetches a page and counts all of them; 400 if they are too large together.
pub(super) async fn fetch(
    db: &mut PgConnection,
    workspace: Uuid,
    caller: Uuid,
    with_archived: bool,
    order: SqlOrder,
    page: PageRequest,
) -> Result<(Vec<Row>, u64), Problem> {
    let statement = several(with_archived, order);
    let query = sqlx::query(&statement).bind(workspace).bind(caller);
    let query = query.bind(page.limit()).bind(page.offset()).bind(MOST_BYTES_OF_TEXT);
    let rows = query.fetch_all(&mut *db).await?;
    let bytes = |row: &PgRow| row.try_get::<i32, _>("bytes");
    paging::check(rows.iter().map(bytes).collect::<Result<Vec<_>, _>>()?)?;
    let rows = rows.iter().map(Row::first_of).collect::<Result<_, _>>()?;
    let count = number(with_archived);
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
    let statement = one();
    let query = sqlx::query(&statement).bind(workspace).bind(caller).bind(id);
    query.fetch_optional(db).await?.as_ref().map(Row::first_of).transpose()
}

#[cfg(test)]
mod tests {
    use sqlx::Executor;

    use super::*;
    use crate::rows::checked;

    #[tokio::test]
    async fn its_statements_fit_the_tables() {
        let (mut db, _database) = checked::migrated().await;
        checked::check::<Row>(&mut db, &one()).await;
        for with_archived in [true, false] {
            db.prepare(&number(with_archived)).await.unwrap();
        }
        for (_, by) in ORDERS.iter() {
            let statement = several(false, SqlOrder { by, reverse: true });
            checked::check::<Row>(&mut db, &statement).await;
        }
    }
}
