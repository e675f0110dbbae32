//! Pages of cycles, and single ones.

use chrono::{DateTime, Utc};
use service::Problem;
use sqlx::PgConnection;
use sqlx::postgres::PgRow;
use sqlx::{Row as _, query};
use uuid::Uuid;
use wire::PageRequest;

use super::view::View;
use crate::order::{Orders, SqlOrder, as_people_sort};
use crate::paging::{self, MOST_BYTES_OF_TEXT};
use crate::rows::Columns;
use crate::rows::cycle::{self, Row, UNCOUNTED, UNESTIMATED};

/// The names that clients may order by; `it` is the cycle.
pub(super) const ORDERS: &Orders = &[
    ("created_at", "it.created_at"),
    ("updated_at", "it.updated_at"),
    ("id", "it.id"),
    ("name", as_people_sort!("it.name")),
    ("sort_order", "it.sort_order"),
    ("start_date", "it.starts_at"),
    ("end_date", "it.ends_at"),
    ("owned_by", "it.owner_id"),
    ("created_by", "it.created_by"),
];

/// Newest first.
pub(super) const NEWEST: SqlOrder = SqlOrder { by: "it.created_at", reverse: true };

/// A page to be fetched.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wanted {
    pub(super) workspace: Uuid,
    pub(super) project: Uuid,
    /// Who asks.
    pub(super) caller: Uuid,
    /// Which cycles.
    pub(super) view: View,
    /// At which moment.
    pub(super) now: DateTime<Utc>,
    /// In which order.
    pub(super) order: SqlOrder,
    /// Which page.
    pub(super) page: PageRequest,
    /// Whether it is shown how many work items are in them.
    pub(super) counts: bool,
}

/// The rows of a page, with the people in them, and how many there are on all pages; 400 if their texts are too large
/// together.
pub(super) async fn fetch(
    db: &mut PgConnection,
    wanted: Wanted,
) -> Result<(Vec<Row>, u64), Problem> {
    let statement = statement(wanted);
    let asked = query(&statement)
        .bind(wanted.workspace)
        .bind(wanted.project)
        .bind(wanted.caller)
        .bind(wanted.page.limit())
        .bind(wanted.page.offset())
        .bind(wanted.now);
    let rows = asked.bind(MOST_BYTES_OF_TEXT).fetch_all(&mut *db).await?;
    let bytes = |row: &PgRow| row.try_get::<i32, _>("bytes");
    paging::check(rows.iter().map(bytes).collect::<Result<Vec<_>, _>>()?)?;
    let total = match paging::known_total(wanted.page, rows.len()) {
        Some(total) => total,
        None => count(&mut *db, wanted).await?,
    };
    let mut rows = rows.iter().map(Row::first_of).collect::<Result<Vec<_>, _>>()?;
    cycle::name_people(db, (wanted.workspace, wanted.caller), &mut rows).await?;
    Ok((rows, total))
}

/// A cycle that is not archived, if the caller may see it, with the people in it.
pub(super) async fn find(
    db: &mut PgConnection,
    (workspace, project, caller): (Uuid, Uuid, Uuid),
    id: Uuid,
) -> Result<Option<Row>, sqlx::Error> {
    let statement = one();
    let asked = query(&statement).bind(workspace).bind(project).bind(caller).bind(id);
    let Some(row) = asked.fetch_optional(&mut *db).await? else { return Ok(None) };
    let mut rows = [Row::first_of(&row)?];
    cycle::name_people(db, (workspace, caller), &mut rows).await?;
    Ok(rows.into_iter().next())
}

/// How many there are on all pages.
async fn count(db: &mut PgConnection, wanted: Wanted) -> Result<u64, sqlx::Error> {
    let statement = number(wanted.view);
    let asked = query(&statement).bind(wanted.workspace).bind(wanted.project).bind(wanted.caller);
    let total: i64 = asked.bind(wanted.now).fetch_one(db).await?.try_get(0)?;
    Ok(total.cast_unsigned())
}

/// The statement for a page; without the texts if those are too large together. Whether the caller may see the rows is
/// found out once, by itself, and never for each row.
fn statement(wanted: Wanted) -> String {
    let (order, direction) = (wanted.order.by, wanted.order.direction());
    let order = format!("{order}{direction}, it.created_at DESC, it.id");
    let text = "CASE WHEN (SELECT sum(bytes) <= $7 OR count(*) = 1 FROM page) \
        THEN it.description ELSE '' END";
    let columns = Row::selected_with("description", text);
    let columns = if wanted.counts { columns } else { uncounted(text) };
    format!(
        "WITH open AS MATERIALIZED ( \
             SELECT id, is_limited, $3::uuid AS person FROM open_projects_of($1, $3) WHERE id = $2 \
         ), \
         page AS MATERIALIZED ( \
             SELECT it.id, octet_length(it.description) AS bytes \
             FROM open \
             JOIN cycle it ON it.project_id = open.id AND it.workspace_id IS NOT DISTINCT FROM $1 \
             WHERE {condition} AND $6::timestamptz IS NOT NULL \
             ORDER BY {order} \
             LIMIT $4 OFFSET $5 \
         ) \
         SELECT {columns}, page.bytes \
         FROM open \
         CROSS JOIN page \
         CROSS JOIN LATERAL ( \
             SELECT * FROM cycle AS stored \
             WHERE stored.workspace_id = $1 AND stored.id = page.id \
             LIMIT 1 \
         ) AS it \
         ORDER BY {order}",
        condition = wanted.view.condition("$6::timestamptz"),
    )
}

/// The columns with this text and without counts.
fn uncounted(text: &str) -> String {
    let column = |(name, sql): &(&str, &str)| {
        let sql = match *name {
            "description" => text,
            "counts" => UNCOUNTED,
            "estimates" => UNESTIMATED,
            _ => sql,
        };
        format!("{sql} AS {name}")
    };
    Row::COLUMNS.iter().map(column).collect::<Vec<_>>().join(", ")
}

/// The statement that counts.
fn number(view: View) -> String {
    format!(
        "WITH open AS MATERIALIZED ( \
             SELECT id FROM open_projects_of($1, $3) WHERE id = $2 \
         ) \
         SELECT count(*) \
         FROM open \
         JOIN cycle it ON it.project_id = open.id AND it.workspace_id IS NOT DISTINCT FROM $1 \
         WHERE {} AND $4::timestamptz IS NOT NULL",
        view.condition("$4::timestamptz"),
    )
}

/// The statement for a single one, which is looked for by its key alone.
fn one() -> String {
    format!(
        "WITH open AS MATERIALIZED ( \
             SELECT id, is_limited, $3::uuid AS person FROM open_projects_of($1, $3) WHERE id = $2 \
         ) \
         SELECT {} \
         FROM open \
         JOIN LATERAL ( \
             SELECT * FROM cycle AS stored \
             WHERE stored.workspace_id = $1 AND stored.id = $4 \
             LIMIT 1 \
         ) AS it ON it.project_id = open.id AND it.archived_at IS NULL",
        Row::selected(),
    )
}

#[cfg(test)]
mod tests {
    use sqlx::Executor;

    use super::*;
    use crate::rows::checked;

    #[tokio::test]
    async fn its_statements_fit_the_table() {
        let (mut db, _database) = checked::migrated().await;
        checked::check::<Row>(&mut db, &one()).await;
        let id = Uuid::nil();
        for (view, counts) in View::ALL.into_iter().zip([true, false].into_iter().cycle()) {
            for by in ORDERS.iter().map(|(_, by)| by) {
                let order = SqlOrder { by, reverse: true };
                let page = PageRequest::numbered(1, 0);
                let (workspace, project, caller) = (id, id, id);
                let now = DateTime::UNIX_EPOCH;
                let wanted = Wanted { workspace, project, caller, view, now, order, page, counts };
                checked::check::<Row>(&mut db, &statement(wanted)).await;
            }
            db.prepare(&number(view)).await.unwrap();
        }
    }
}
