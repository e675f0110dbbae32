//! One moment of the read tables, for several statements.

use sqlx::{Connection, Error, PgConnection, Postgres, Transaction};

use crate::Table;
use crate::rebuild::shadow::names;

/// Begins to read tables of the connection's `search_path` as of one moment.
///
/// The locks come first, and with them the tables that the names mean: a rebuild that replaced a table behind an older
/// snapshot would leave the reader with the new table and none of the rows that were written since.
pub(crate) async fn begin<'a>(
    db: &'a mut PgConnection,
    tables: &[&dyn Table],
) -> Result<Transaction<'a, Postgres>, Error> {
    let names: Vec<&str> = ["checkpoint"].into_iter().chain(names(tables)).collect();
    let statement = format!(
        "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY; LOCK TABLE {} IN ACCESS SHARE MODE",
        names.join(", "),
    );
    db.begin_with(statement).await
}
