//! A digest of a table's rows: equal for equal rows, in whatever order they lie.

use sqlx::{Error, PgConnection};

use crate::Table;
use crate::rebuild::shadow::names;
use crate::rebuild::snapshot;

/// What a table holds, in short.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Digest {
    /// The table's name.
    pub table: &'static str,
    /// How many rows it has.
    pub rows: u64,
    /// A sum over the rows' hashes.
    pub sum: String,
}

/// The digests of tables of the connection's `search_path`, all as of the same moment.
///
/// # Errors
/// [`Error`] when the database cannot be asked.
pub async fn digest(
    db: &mut PgConnection,
    tables: &[&'static dyn Table],
) -> Result<Vec<Digest>, Error> {
    let mut transaction = snapshot::begin(db, tables).await?;
    let digests = within(&mut transaction, tables).await?;
    transaction.commit().await?;
    Ok(digests)
}

/// The digests of tables within a snapshot.
pub(crate) async fn within(
    db: &mut PgConnection,
    tables: &[&'static dyn Table],
) -> Result<Vec<Digest>, Error> {
    let mut digests = Vec::with_capacity(tables.len());
    for name in names(tables) {
        digests.push(of(db, name).await?);
    }
    Ok(digests)
}

/// The digest of one table. Each row's text is hashed and the hashes are added up: no sorting, no memory.
async fn of(db: &mut PgConnection, table: &'static str) -> Result<Digest, Error> {
    sqlx::raw_sql("SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO'")
        .execute(&mut *db)
        .await?;
    let statement = format!(
        "SELECT count(*),
            COALESCE(sum(('x' || left(hash, 16))::bit(64)::bigint), 0)::text || ':'
                || COALESCE(sum(('x' || right(hash, 16))::bit(64)::bigint), 0)::text
        FROM (SELECT md5(row::text) AS hash FROM {table} AS row) AS hashed"
    );
    let (rows, sum): (i64, String) = sqlx::query_as(&statement).fetch_one(db).await?;
    Ok(Digest { table, rows: rows.cast_unsigned(), sum })
}
