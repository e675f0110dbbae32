//! Whether the live tables are what the log says: they are made anew beside them and compared.

use sqlx::postgres::PgConnectOptions;
use sqlx::{ConnectOptions, Connection, PgConnection};

use crate::rebuild::digest::{self, Digest};
use crate::rebuild::fill::{Fill, Progress, Targets};
use crate::rebuild::form::{self, Part};
use crate::rebuild::swap::{is_alone, let_another, live_positions};
use crate::rebuild::{shadow, snapshot};
use crate::{RebuildError, RebuildOptions, Table};

/// Where the tables to compare with are made.
const CHECK: &str = "read_model_check";

/// A table that is not what the log says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The name of the table.
    pub table: &'static str,
    /// What the live table holds.
    pub live: Digest,
    /// What it should hold.
    pub fresh: Digest,
}

/// Compares live tables with fresh ones, as of the live checkpoints at the beginning; the live projector works on.
///
/// Needs to make and drop a schema, so connect as the tables' owner.
///
/// # Errors
/// [`RebuildError`] when the fresh tables cannot be made; a difference is an answer, not an error.
pub async fn verify(
    database: &PgConnectOptions,
    tables: &[&'static dyn Table],
    options: &RebuildOptions,
    progress: impl Fn(Progress) + Send + Sync,
) -> Result<Vec<Difference>, RebuildError> {
    let mut db = database.clone().options([("search_path", CHECK)]).connect().await?;
    if !is_alone(&mut db, "tidemark.verify").await? {
        return Err(RebuildError::Verifying);
    }
    shadow::create_in_turn(&mut db, CHECK, tables).await?;
    let compared = compare(database, tables, options, &progress, &mut db).await;
    shadow::remove(&mut db, CHECK).await?;
    let_another(&mut db, "tidemark.verify").await?;
    db.close().await?;
    compared
}

/// Takes the live digests, fills the fresh tables, takes theirs, and keeps what differs.
async fn compare(
    database: &PgConnectOptions,
    tables: &[&'static dyn Table],
    options: &RebuildOptions,
    progress: &(dyn Fn(Progress) + Send + Sync),
    db: &mut PgConnection,
) -> Result<Vec<Difference>, RebuildError> {
    let (targets, live) = live(database, tables).await?;
    Fill::new(database, CHECK, tables, options, progress).run(&targets).await?;
    let fresh = digest::digest(db, tables).await?;
    let pairs = live.into_iter().zip(fresh);
    let differences = pairs.filter(|(live, fresh)| live != fresh);
    Ok(differences.map(|(live, fresh)| Difference { table: live.table, live, fresh }).collect())
}

/// The live checkpoints and digests, as of the same moment, if the live tables have the form of the fresh ones.
async fn live(
    database: &PgConnectOptions,
    tables: &[&'static dyn Table],
) -> Result<(Targets, Vec<Digest>), RebuildError> {
    let mut db = database.clone().options([("search_path", shadow::LIVE)]).connect().await?;
    let mut transaction = snapshot::begin(&mut db, tables).await?;
    if let Some(what) = form::difference(&mut transaction, CHECK, tables, Part::Columns).await? {
        return Err(RebuildError::Changed { what });
    }
    let targets = live_positions(&mut transaction).await?;
    let digests = digest::within(&mut transaction, tables).await?;
    transaction.commit().await?;
    db.close().await?;
    Ok((targets, digests))
}
