//! Snapshots of the read tables.

use sqlx::{Executor, PgConnection, PgPool, Postgres, Transaction};

/// Begins a snapshot.
macro_rules! begin {
    () => {
        "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY; LOCK TABLE checkpoint IN ACCESS SHARE MODE"
    };
}

/// How long a statement that is made up from a filter may take.
macro_rules! longest {
    () => {
        "'10s'"
    };
}

/// The settings of statements that are made up from a filter.
macro_rules! for_values {
    () => {
        concat!(
            "SET LOCAL plan_cache_mode = force_custom_plan; SET LOCAL statement_timeout = ",
            longest!()
        )
    };
}

/// Begins a snapshot, in one round trip. A rebuild that replaces these tables locks out readers of the checkpoints first,
/// so that a snapshot sees all of the old tables, or begins after the new ones are there.
pub const BEGIN: &str = begin!();

/// Begins a snapshot for statements that are made up from a filter, in one round trip.
const BEGIN_FOR_FILTERS: &str = concat!(begin!(), "; ", for_values!());

/// Begins a snapshot for statements that are made up from a filter: they are planned for its values, because how rare these
/// are decides which index is the right one, and they end after ten seconds.
///
/// # Errors
/// The database cannot be asked.
pub async fn begin_for_filters(
    pool: &PgPool,
) -> Result<Transaction<'static, Postgres>, sqlx::Error> {
    pool.begin_with(BEGIN_FOR_FILTERS).await
}

/// The settings of statements that are made up from a filter as columns of a statement before them.
pub const PLANNED_FOR_VALUES: &str = concat!(
    "set_config('plan_cache_mode', 'force_custom_plan', true), set_config('statement_timeout', ",
    longest!(),
    ", true)"
);

/// Lets the statements of a snapshot from now on be planned for their values, and end after ten seconds.
///
/// # Errors
/// The database cannot be asked.
pub async fn plan_for_values(db: &mut PgConnection) -> Result<(), sqlx::Error> {
    db.execute(for_values!()).await.map(|_| ())
}
