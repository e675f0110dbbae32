//! What the macros of sqlx do for a literal statement is done here for one that is put together, by a test.

use embedded::testing::Database;
use sqlx::postgres::PgTypeInfo;
use sqlx::{Column, ConnectOptions, Executor, PgConnection};

use super::Columns;

/// A connection to a migrated database, as the services have it, and the database.
pub(crate) async fn migrated() -> (PgConnection, Database) {
    let database = Database::create().await;
    let options = service::database::options(&database.url(), "test").unwrap();
    migrations::all(&options).await.unwrap();
    (options.connect().await.unwrap(), database)
}

/// Checks that a statement can be prepared, and that its first columns are those of a row: they have its names, its
/// types, and may be null where it has an [`Option`].
pub(crate) async fn check<R: Columns>(db: &mut PgConnection, statement: &str) {
    compare(db, statement, &fields::<R>()).await;
}

/// Checks a statement as [`check`] does, whose first columns are those of a row `A` and then those of a row `R`.
pub(crate) async fn check_both<A: Columns, R: Columns>(db: &mut PgConnection, statement: &str) {
    compare(db, statement, &[fields::<A>(), fields::<R>()].concat()).await;
}

/// The name of a column, the type of its field, and whether a column's type fits it.
type Field = (&'static str, &'static str, fn(&PgTypeInfo) -> bool);

/// What a row has.
fn fields<R: Columns>() -> Vec<Field> {
    let columns = R::COLUMNS.iter().zip(R::FIELDS);
    columns.map(|((name, _), (kind, fits))| (*name, *kind, *fits)).collect()
}

/// Compares what a statement gives with what is expected first.
async fn compare(db: &mut PgConnection, statement: &str, fields: &[Field]) {
    let described = db.describe(statement).await.unwrap_or_else(|error| {
        panic!("{error}: {statement}");
    });
    for (index, (name, kind, fits)) in fields.iter().enumerate() {
        let column = described.column(index);
        assert_eq!(column.name(), *name, "column {index} of {statement}");
        assert!(fits(column.type_info()), "{name} is {}, not {kind}", column.type_info());
        let may_be_null = described.nullable(index).unwrap_or(false);
        // The tokens of a type that came through two macros have blanks between them.
        let is_option = kind.replace(' ', "").starts_with("Option<");
        assert!(!may_be_null || is_option, "{name} may be null, {kind} may not");
    }
}
