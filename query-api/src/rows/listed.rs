//! Rows that are listed by the project, the work item or the module they belong to. A table is described once; the page of a
//! list, its count, a single row, and rows by their ids are statements made from that, each with who may see them in its
//! WHERE.

use std::collections::HashMap;

use serde::Serialize;
use service::Problem;
use sqlx::postgres::{PgArguments, PgRow, Postgres};
use sqlx::query::Query;
use sqlx::{PgConnection, Row as _};
use uuid::Uuid;
use wire::shapes::WorkspaceLite;
use wire::{PageRequest, Zone};

use super::Columns;
use super::expansion::{Expansion, Wanted};
use crate::order::SqlOrder;
use crate::paging::{self, MOST_BYTES_OF_TEXT};
use crate::seen::Seen;

/// How a row is shown to clients.
pub(crate) trait Shown: Columns + Send {
    /// What they see.
    type Shape: Serialize;
    /// The keys that they see whatever they want to.
    const ALWAYS: &'static [&'static str] = &[];

    /// Notes the foreign keys that the client wants to see as objects.
    fn note(&self, wanted: &mut Wanted);

    /// As clients see it.
    fn shape(self, zone: Zone, expansion: &Expansion) -> Self::Shape;
}

/// A table whose rows are listed; [`listed!`] describes one, and tests the statements that are made from it.
pub(crate) trait Listed: Shown {
    /// What its rows belong to.
    type Of: Parent;
    /// Its name.
    const TABLE: &'static str;
    /// What is counted and put into order in its place, where that is cheaper: a table with its ids, and the columns that say
    /// what its rows belong to, which of them are shown, and in which order.
    const KEYS: &'static str = Self::TABLE;
    /// Its column that may be long, and what stands there in a page that would be too large: that page is refused.
    const LONG: (&'static str, &'static str);
    /// Which of its rows are shown; `it` is a row, `open` the project and what the caller is there.
    const CONDITION: &'static str;
    /// The order of a list.
    const ORDER: &'static str;

    /// Its id and its version.
    fn key(&self) -> (Uuid, u64);
}

/// Describes a table whose rows are listed.
macro_rules! listed {
    (
        $row:ident of $parent:ident in $table:literal,
        $(keys: $keys:literal,)?
        long: $column:literal or $instead:literal,
        $(only: $condition:literal,)?
        order: $order:literal $(,)?
    ) => {
        impl $crate::rows::listed::Listed for $row {
            type Of = $crate::rows::listed::$parent;
            const TABLE: &'static str = $table;
            $(const KEYS: &'static str = $keys;)?
            const LONG: (&'static str, &'static str) = ($column, $instead);
            const CONDITION: &'static str = concat!("true" $(, " AND ", $condition)?);
            const ORDER: &'static str = $order;

            fn key(&self) -> (uuid::Uuid, u64) {
                (self.id, self.version.cast_unsigned())
            }
        }

        #[cfg(test)]
        mod statements {
            #[tokio::test]
            async fn fit_the_table() {
                $crate::rows::listed::tests::check::<super::$row>().await;
            }
        }
    };
}
pub(crate) use listed;

/// The project that is asked about, if the caller may see what is in it, and what they are there: the rows of `open` in every
/// statement, whose parameters begin with the workspace, the project and the caller.
const OPEN: &str = "SELECT id, is_guest, is_limited, $3::uuid AS person FROM open_projects_of($1, $3) WHERE id = $2";

/// The same where the caller has checked who may see the rows.
const ANY: &str = "SELECT false AS is_guest, false AS is_limited, NULL::uuid AS person";

/// What listed rows belong to, inside of a project that the caller may see.
pub(crate) trait Parent: Copy {
    /// Which rows, `it`, belong to it, where `open` is the project, and the parameter of this number its own id.
    fn rows(parameter: usize) -> String;

    /// Its own id, unless it is the project.
    fn id(self) -> Option<Uuid>;
}

/// The project itself.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Project;

/// A work item of the project.
#[derive(Debug, Clone, Copy)]
pub(crate) struct WorkItem(pub(crate) Uuid);

/// An estimate of the project.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Estimate(pub(crate) Uuid);

/// A module of the project.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Module(pub(crate) Uuid);

/// A comment of the project.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Comment(pub(crate) Uuid);

impl Parent for Project {
    fn rows(_: usize) -> String {
        "it.project_id = open.id AND it.workspace_id IS NOT DISTINCT FROM $1".to_owned()
    }

    fn id(self) -> Option<Uuid> {
        None
    }
}

impl Parent for WorkItem {
    fn rows(parameter: usize) -> String {
        format!(
            "it.work_item_id = ${parameter} AND it.project_id IS NOT DISTINCT FROM open.id \
             AND it.workspace_id IS NOT DISTINCT FROM $1 \
             AND (NOT open.is_limited OR EXISTS ( \
                 SELECT FROM work_items_of($1, $3) seen WHERE seen.id = it.work_item_id \
             ))"
        )
    }

    fn id(self) -> Option<Uuid> {
        Some(self.0)
    }
}

impl Parent for Comment {
    fn rows(parameter: usize) -> String {
        format!(
            "it.comment_id = ${parameter} AND it.project_id IS NOT DISTINCT FROM open.id \
             AND it.workspace_id IS NOT DISTINCT FROM $1"
        )
    }

    fn id(self) -> Option<Uuid> {
        Some(self.0)
    }
}

impl Parent for Estimate {
    fn rows(parameter: usize) -> String {
        format!(
            "it.estimate_id = ${parameter} AND it.project_id = open.id \
             AND it.workspace_id IS NOT DISTINCT FROM $1"
        )
    }

    fn id(self) -> Option<Uuid> {
        Some(self.0)
    }
}

impl Parent for Module {
    fn rows(parameter: usize) -> String {
        format!(
            "it.module_id = ${parameter} AND it.project_id IS NOT DISTINCT FROM open.id \
             AND it.workspace_id IS NOT DISTINCT FROM $1"
        )
    }

    fn id(self) -> Option<Uuid> {
        Some(self.0)
    }
}

/// The project in which rows are asked for, by whom, and the snapshot that is asked.
pub(crate) struct Within<'s> {
    /// The snapshot.
    pub(crate) db: &'s mut PgConnection,
    /// How far into the log it sees.
    pub(crate) seen: Seen,
    /// The workspace.
    pub(crate) workspace: &'s WorkspaceLite,
    /// The project.
    pub(crate) project: Uuid,
    /// The caller.
    pub(crate) caller: Uuid,
}

/// The row with this id, if the caller may see it.
pub(crate) async fn find<R: Listed>(
    within: &mut Within<'_>,
    of: R::Of,
    id: Uuid,
) -> Result<Option<R>, sqlx::Error> {
    let statement = one::<R>();
    let query = belonging(within.bound(&statement).bind(id), of);
    let row = query.fetch_optional(&mut *within.db).await?;
    row.as_ref().map(R::first_of).transpose()
}

/// The rows of a page, and how many there are on all pages; 400 if their texts are too large together.
pub(crate) async fn fetch<R: Listed>(
    within: &mut Within<'_>,
    of: R::Of,
    page: PageRequest,
) -> Result<(Vec<R>, u64), Problem> {
    fetch_by::<R>(within, of, page, &several::<R>(R::ORDER)).await
}

/// The same in another order; of equal rows the newest is first.
pub(crate) async fn fetch_in_order<R: Listed>(
    within: &mut Within<'_>,
    of: R::Of,
    page: PageRequest,
    order: SqlOrder,
) -> Result<(Vec<R>, u64), Problem> {
    fetch_by::<R>(within, of, page, &several::<R>(&in_order(order))).await
}

/// The order of a list as SQL.
fn in_order(order: SqlOrder) -> String {
    format!("{}{}, it.created_at DESC, it.id", order.by, order.direction())
}

/// The rows of a page by the statement for it.
async fn fetch_by<R: Listed>(
    within: &mut Within<'_>,
    of: R::Of,
    page: PageRequest,
    statement: &str,
) -> Result<(Vec<R>, u64), Problem> {
    let query = within.bound(statement).bind(page.limit()).bind(page.offset());
    let query = belonging(query.bind(MOST_BYTES_OF_TEXT), of);
    let rows = query.fetch_all(&mut *within.db).await?;
    let bytes = |row: &PgRow| row.try_get::<i32, _>("bytes");
    paging::check(rows.iter().map(bytes).collect::<Result<Vec<_>, _>>()?)?;
    let total = match paging::known_total(page, rows.len()) {
        Some(total) => total,
        None => count::<R>(within, of).await?,
    };
    let rows = rows.iter().map(R::first_of).collect::<Result<_, _>>()?;
    Ok((rows, total))
}

/// How many there are on all pages.
async fn count<R: Listed>(within: &mut Within<'_>, of: R::Of) -> Result<u64, sqlx::Error> {
    let statement = number::<R>();
    let query = belonging(within.bound(&statement), of);
    let total: i64 = query.fetch_one(&mut *within.db).await?.try_get(0)?;
    Ok(total.cast_unsigned())
}

/// The rows with these ids, as clients see them, with ids in them; the caller has checked who may see them.
pub(crate) async fn by_ids<R: Listed>(
    db: &mut PgConnection,
    workspace: Uuid,
    zone: Zone,
    ids: &[Uuid],
) -> Result<HashMap<Uuid, R::Shape>, sqlx::Error> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let none = Expansion::default();
    let shape = |row: R| (row.key().0, row.shape(zone, &none));
    let statement = those::<R>();
    let rows = sqlx::query(&statement).bind(workspace).bind(ids).fetch_all(db).await?;
    rows.iter().map(|row| R::first_of(row).map(shape)).collect()
}

impl Within<'_> {
    /// A statement with the parameters that each begins with.
    fn bound<'q>(&self, statement: &'q str) -> Query<'q, Postgres, PgArguments> {
        sqlx::query(statement).bind(self.workspace.id).bind(self.project).bind(self.caller)
    }
}

/// A statement with its last parameter, if there is one: what the rows belong to.
fn belonging(
    query: Query<'_, Postgres, PgArguments>,
    of: impl Parent,
) -> Query<'_, Postgres, PgArguments> {
    match of.id() {
        Some(id) => query.bind(id),
        None => query,
    }
}

/// The statement for a row: it is looked for by its key alone, in a part by itself, because other indexes look as good
/// while a table is new, and plans are kept. What the caller is in the project is found out once, by itself, so that functions
/// that are told it can be put in the place of their calls.
fn one<R: Listed>() -> String {
    format!(
        "WITH open AS MATERIALIZED ({OPEN}) \
         SELECT {} \
         FROM open \
         JOIN LATERAL ( \
             SELECT * FROM {} AS stored \
             WHERE stored.workspace_id = $1 AND stored.id = $4 \
             LIMIT 1 \
         ) AS it ON {} \
         WHERE {}",
        R::selected(),
        R::TABLE,
        R::Of::rows(5),
        R::CONDITION,
    )
}

/// The statement for a page; without the texts if those are too large together. Whether the caller may see the rows is
/// found out once, by itself, and never for each row; only the rows of the page are read whole.
fn several<R: Listed>(order: &str) -> String {
    let (long, instead) = R::LONG;
    let bytes = format!("octet_length(it.{long}::text)");
    let text = format!(
        "CASE WHEN sum({bytes}) OVER () <= $6 OR count(*) OVER () = 1 THEN it.{long} ELSE {instead} END"
    );
    format!(
        "WITH open AS MATERIALIZED ({OPEN}), \
         chosen AS MATERIALIZED ( \
             SELECT it.id \
             FROM open \
             JOIN {keys} it ON {rows} \
             WHERE {condition} \
             ORDER BY {order} \
             LIMIT $4 OFFSET $5 \
         ) \
         SELECT {columns}, {bytes} AS bytes \
         FROM open \
         CROSS JOIN chosen \
         CROSS JOIN LATERAL ( \
             SELECT * FROM {table} AS stored \
             WHERE stored.workspace_id = $1 AND stored.id = chosen.id \
             LIMIT 1 \
         ) AS it \
         ORDER BY {order}",
        table = R::TABLE,
        keys = R::KEYS,
        rows = R::Of::rows(7),
        condition = R::CONDITION,
        columns = R::selected_with(long, &text),
    )
}

/// The statement that counts.
fn number<R: Listed>() -> String {
    format!(
        "WITH open AS MATERIALIZED ({OPEN}) \
         SELECT count(*) \
         FROM open \
         JOIN {} it ON {} \
         WHERE {}",
        R::KEYS,
        R::Of::rows(4),
        R::CONDITION,
    )
}

/// The statement for rows by their ids.
fn those<R: Listed>() -> String {
    let (columns, table) = (R::selected(), R::TABLE);
    format!(
        "SELECT {columns} FROM {table} it CROSS JOIN ({ANY}) open \
         WHERE it.workspace_id = $1 AND it.id = ANY ($2)"
    )
}

#[cfg(test)]
pub(crate) mod tests {
    use sqlx::Executor;

    use super::*;
    use crate::rows::checked;

    /// Checks the statements of a table on a migrated database.
    pub(crate) async fn check<R: Listed>() {
        let (mut db, _database) = checked::migrated().await;
        for statement in [one::<R>(), several::<R>(R::ORDER), those::<R>()] {
            checked::check::<R>(&mut db, &statement).await;
        }
        db.prepare(&number::<R>()).await.unwrap();
        assert!(R::COLUMNS.iter().any(|(name, _)| *name == R::LONG.0), "{} is selected", R::LONG.0);
    }

    /// Checks the statements of a table in all of these orders.
    pub(crate) async fn check_orders<R: Listed>(orders: &crate::order::Orders) {
        let (mut db, _database) = checked::migrated().await;
        for (_, by) in orders {
            let order = in_order(SqlOrder { by, reverse: true });
            checked::check::<R>(&mut db, &several::<R>(&order)).await;
        }
    }
}
