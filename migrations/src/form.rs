//! What the migrations make: what there is in a database's schemas, and what this version makes there.

use std::collections::BTreeMap;

use sqlx::migrate::Migrator;
use sqlx::postgres::{PgConnection, PgRow};
use sqlx::{Connection, Error, Executor, Row};

use crate::{ACCOUNT, EVENT_LOG, READ_MODEL};

/// What there is, line by line. Written so that Postgres 15 to 18 answer alike.
const QUERY: &str = include_str!("../form.sql");
/// What there is in a database that was just migrated; `./dev sqlx` writes it.
const MADE: &str = include_str!("../form.tsv");

/// A table, view, function or other object, or a part of one, such as a column.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The object's name with its schema, and with its types if it is a function.
    pub object: String,
    /// The part, for example `column position`; empty for the object itself.
    pub part: String,
}

/// What is at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// What kind of object it is, or how a part is defined: the body of a function as a SHA-256 in hexadecimal digits.
    pub value: String,
    /// Whether it came with an extension of Postgres.
    pub is_of_extension: bool,
}

/// Everything that there is in our schemas of a database.
pub type Form = BTreeMap<Place, Found>;

/// What the migrations of this version make.
#[must_use]
pub fn made() -> Form {
    let line = |line: &str| {
        let mut fields = line.splitn(3, '\t').map(str::to_owned);
        let place = Place { object: fields.next()?, part: fields.next()? };
        Some((place, Found { value: fields.next()?, is_of_extension: false }))
    };
    MADE.lines().filter_map(line).collect()
}

/// What there is in a database.
///
/// # Errors
/// The database cannot be asked.
pub async fn form(db: &mut PgConnection) -> Result<Form, Error> {
    let mut transaction = db.begin().await?;
    // How the server writes names and definitions depends on these.
    transaction
        .execute("SET LOCAL search_path = ''; SET LOCAL quote_all_identifiers = off")
        .await?;
    let rows = transaction.fetch_all(QUERY).await?;
    transaction.rollback().await?;
    rows.iter().map(found).collect()
}

/// A line of the answer.
fn found(row: &PgRow) -> Result<(Place, Found), Error> {
    let place = Place { object: row.try_get("object")?, part: row.try_get("part")? };
    let is_of_extension = row.try_get("is_of_extension")?;
    Ok((place, Found { value: row.try_get("value")?, is_of_extension }))
}

/// A form as it is written in `form.tsv`.
#[must_use]
pub fn write(form: &Form) -> String {
    let line = |(place, found): (&Place, &Found)| {
        format!("{}\t{}\t{}\n", place.object, place.part, found.value)
    };
    form.iter().map(line).collect()
}

/// How the migrations that were run compare with the migrations of this version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Version {
    /// They are the same.
    Same,
    /// Some of this version have not been run.
    Earlier,
    /// Some were run that this version does not know.
    Later,
    /// A migration of this name was another one.
    Changed {
        /// The schema.
        schema: &'static str,
        /// The time in the migration's name.
        migration: i64,
    },
}

/// Compares what was run in a database with what this version would run.
///
/// # Errors
/// The database cannot be asked.
pub async fn version(db: &mut PgConnection) -> Result<Version, Error> {
    let schemas: [(&'static str, &Migrator); 3] =
        [("event_log", &EVENT_LOG), ("account", &ACCOUNT), ("read_model", &READ_MODEL)];
    let mut version = Version::Same;
    for (schema, migrator) in schemas {
        let run = run_in(db, schema).await?;
        let of_ours = |migration| migrator.iter().find(|ours| ours.version == migration);
        for (migration, checksum) in &run {
            match of_ours(*migration) {
                Some(ours) if *ours.checksum != **checksum => {
                    return Ok(Version::Changed { schema, migration: *migration });
                }
                Some(_) => {}
                None => version = Version::Later,
            }
        }
        let is_missing = migrator.iter().any(|ours| !run.contains_key(&ours.version));
        if is_missing && version == Version::Same {
            version = Version::Earlier;
        }
    }
    Ok(version)
}

/// The migrations that were run in a schema, by their time, with their checksums.
async fn run_in(db: &mut PgConnection, schema: &str) -> Result<BTreeMap<i64, Vec<u8>>, Error> {
    let exists = "SELECT to_regclass($1 || '._sqlx_migrations') IS NOT NULL";
    if !sqlx::query_scalar(exists).bind(schema).fetch_one(&mut *db).await? {
        return Ok(BTreeMap::new());
    }
    let run = format!("SELECT version, checksum FROM {schema}._sqlx_migrations WHERE success");
    let rows: Vec<(i64, Vec<u8>)> = sqlx::query_as(&run).fetch_all(db).await?;
    Ok(rows.into_iter().collect())
}
