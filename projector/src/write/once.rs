//! A batch in one statement: it moves the checkpoints and writes the rows of all tables, or it does nothing.
//!
//! All parts of a statement see the tables as they were before it, so no two of them may write the same row. Rows that it
//! changes were read before, from the tables of that moment: if a rebuild has put others in their place since, nothing
//! is done either.

use std::fmt::Write as _;

use sqlx::postgres::types::Oid;
use sqlx::postgres::{PgArguments, Postgres};
use sqlx::{Arguments, Encode, Error, PgConnection, Type};
use uuid::Uuid;

use crate::write::checkpoint::Step;

/// Under which condition a part writes.
pub(crate) const HOLDS: &str = "(SELECT holds FROM fence)";

/// How every batch begins: with the steps of the checkpoints, and the tables that were read. The checkpoints' rows are
/// locked until the end: another process that wants to move one waits, and finds it elsewhere then.
const FENCE: &str = r#"
WITH place AS MATERIALIZED (
    SELECT checkpoint.workspace_id, step."to"
    FROM unnest($1::uuid[], $2::int8[], $3::int8[]) AS step (workspace, "from", "to")
    JOIN checkpoint ON checkpoint.workspace_id = step.workspace
    WHERE checkpoint.position = step."from"
    FOR UPDATE OF checkpoint
), fence AS MATERIALIZED (
    SELECT
        count(*) = cardinality($1)
        AND NOT EXISTS (
            SELECT FROM unnest($4::text[], $5::oid[]) AS read (name, oid)
            WHERE to_regclass(read.name)::oid IS DISTINCT FROM read.oid
        ) AS holds
    FROM place
), moved AS (
    UPDATE checkpoint
    SET position = place."to",
        stopped_at = NULL,
        stopped_reason = NULL
    FROM place
    WHERE checkpoint.workspace_id = place.workspace_id
      AND (SELECT holds FROM fence)
)"#;

/// How one begins that compares nothing.
const ALONE: &str = "WITH fence AS (SELECT true AS holds)";

/// A table by its name, and which one that was when its rows were read.
pub(crate) type Source = (&'static str, Oid);

/// The rows of a table that a batch writes.
pub trait Part: Send + Sync {
    /// The table that they were read from, unless all are new.
    fn source(&self) -> Option<Source>;

    /// Adds what writes them.
    ///
    /// # Errors
    /// A value has no binary form.
    fn add_to(&self, batch: &mut Batch) -> Result<(), Error>;
}

/// The statement that is being made.
#[derive(Debug)]
pub struct Batch {
    text: String,
    arguments: PgArguments,
    parts: usize,
}

impl Batch {
    /// One that moves checkpoints, and writes these rows.
    ///
    /// # Errors
    /// A value has no binary form.
    pub(crate) fn new(steps: &[Step], parts: &[Box<dyn Part>]) -> Result<Self, Error> {
        let mut batch =
            Self { text: FENCE.to_owned(), arguments: PgArguments::default(), parts: 0 };
        let ids: Vec<Uuid> = steps.iter().map(|step| step.workspace.uuid()).collect();
        let positions = |of: fn(&Step) -> u64| -> Vec<i64> {
            steps.iter().map(|step| of(step).cast_signed()).collect()
        };
        batch.add(ids)?;
        batch.add(positions(|step| step.from))?;
        batch.add(positions(|step| step.to))?;
        let sources = parts.iter().filter_map(|part| part.source());
        let (names, oids): (Vec<String>, Vec<Oid>) =
            sources.map(|(name, oid)| (name.to_owned(), oid)).unzip();
        batch.add(names)?;
        batch.add(oids)?;
        parts.iter().try_for_each(|part| part.add_to(&mut batch))?;
        Ok(batch)
    }

    /// One that writes these rows inside of a transaction that has moved the checkpoints.
    ///
    /// # Errors
    /// A value has no binary form.
    pub(crate) fn alone(part: &impl Part) -> Result<Self, Error> {
        let mut batch =
            Self { text: ALONE.to_owned(), arguments: PgArguments::default(), parts: 0 };
        part.add_to(&mut batch)?;
        Ok(batch)
    }

    /// Whether it writes nothing.
    pub(crate) const fn is_empty(&self) -> bool {
        self.parts == 0
    }

    /// The number of the next parameter.
    pub(crate) fn next(&self) -> usize {
        self.arguments.len() + 1
    }

    /// The parameters, for those that come after the ones there are.
    pub(crate) const fn arguments(&mut self) -> &mut PgArguments {
        &mut self.arguments
    }

    /// Adds a parameter.
    ///
    /// # Errors
    /// It has no binary form.
    pub(crate) fn add<'q>(
        &mut self,
        value: impl Encode<'q, Postgres> + Type<Postgres> + 'q,
    ) -> Result<(), Error> {
        self.arguments.add(value).map_err(Error::Encode)
    }

    /// Adds a part, which writes only if the fence [`HOLDS`].
    pub(crate) fn write(&mut self, part: &str) {
        self.parts += 1;
        // A text takes everything.
        let _ = write!(self.text, ", part_{} AS ({part})", self.parts);
    }

    /// Runs it, as a transaction of its own unless one is open; false if a checkpoint or a table was another one, so nothing was done.
    ///
    /// # Errors
    /// The database cannot be asked, or refuses.
    pub(crate) async fn run(self, db: &mut PgConnection) -> Result<bool, Error> {
        let Self { mut text, arguments, .. } = self;
        text.push_str(" SELECT holds FROM fence");
        sqlx::query_scalar_with(&text, arguments).fetch_one(db).await
    }
}

#[cfg(test)]
mod tests {
    use domain::{Event, WorkspaceId};
    use embedded::testing::Database;
    use serde_json::json;
    use sqlx::ConnectOptions;
    use sqlx::postgres::PgConnectOptions;

    use super::*;
    use crate::testing::{event, id, projected};
    use crate::write::apply::commit_at_once;
    use crate::write::table::{KEYED, Plan};
    use crate::{Projected, Table, tables};

    /// A migrated database whose n-th workspace has come to this position, and the table of labels.
    async fn at(positions: &[i64]) -> (PgConnection, Database, &'static dyn Table) {
        let database = Database::create().await;
        let options: PgConnectOptions = database.url().parse().unwrap();
        migrations::all(&options).await.unwrap();
        let options = options.options([("search_path", "read_model")]).options(KEYED);
        let mut db = options.connect().await.unwrap();
        for (n, position) in (1..).zip(positions) {
            let begin = "INSERT INTO checkpoint (workspace_id, position) VALUES ($1, $2)";
            let begin = sqlx::query(begin).bind(Uuid::from_u128(n)).bind(position);
            begin.execute(&mut db).await.unwrap();
        }
        (db, database, tables::named(&["label".to_owned()]).unwrap()[0])
    }

    /// Label 3 of project 2 is created.
    fn created() -> (u128, Event) {
        let created =
            json!({"type": "LabelCreated", "id": id(3), "name": "bug", "sort_order": 0.5});
        event("project", 2, created)
    }

    /// The same label is renamed.
    fn renamed() -> (u128, Event) {
        let renamed = json!({"type": "LabelRenamed", "label": {"id": id(3), "name": "bug"}, "from": "bug", "to": "defect"});
        event("project", 2, renamed)
    }

    /// A step of the n-th workspace.
    fn step(n: u128, from: u64) -> Step {
        Step { workspace: WorkspaceId(Uuid::from_u128(n)), from, to: from + 1 }
    }

    /// The part of a table for the first event of workspace 1, if it can be one.
    async fn part(
        db: &mut PgConnection,
        table: &dyn Table,
        event: &(u128, Event),
    ) -> Box<dyn Part> {
        let events: [Projected; 1] = [projected((1, event))];
        match table.plan(db, &events).await.unwrap() {
            Plan::Together(part) => part,
            Plan::Nothing | Plan::Apart => panic!("{} writes nothing", table.name()),
        }
    }

    #[tokio::test]
    async fn a_batch_does_all_that_it_says_or_nothing() {
        let (mut db, _database, labels) = at(&[0, 7]).await;
        let found = async |db: &mut PgConnection| -> (Vec<i64>, i64) {
            let positions = sqlx::query_scalar("SELECT position FROM checkpoint ORDER BY position");
            let labels = sqlx::query_scalar("SELECT count(*) FROM label");
            let positions = positions.fetch_all(&mut *db).await.unwrap();
            (positions, labels.fetch_one(db).await.unwrap())
        };
        for (steps, done) in [
            ([step(1, 0), step(2, 8)], false),
            ([step(1, 0), step(3, 0)], false),
            ([step(1, 0), step(2, 7)], true),
        ] {
            let batch = Batch::new(&steps, &[part(&mut db, labels, &created()).await]).unwrap();
            assert_eq!(batch.run(&mut db).await.unwrap(), done, "{steps:?}");
            let (positions, labels) = if done { (vec![1, 8], 1) } else { (vec![0, 7], 0) };
            assert_eq!(found(&mut db).await, (positions, labels), "{steps:?}");
        }
    }

    #[tokio::test]
    async fn rows_that_were_read_before_a_rebuild_do_not_come_back() {
        let (mut db, _database, labels) = at(&[0]).await;
        let created = [projected((1, &created()))];
        commit_at_once(&mut db, &[labels], &[step(1, 0)], &created).await.unwrap();
        sqlx::raw_sql("UPDATE label SET description = 'wrong'").execute(&mut db).await.unwrap();
        let part = part(&mut db, labels, &renamed()).await;
        let rebuild = "ALTER TABLE label RENAME TO label_before;
            CREATE TABLE label (LIKE label_before INCLUDING ALL);
            INSERT INTO label SELECT * FROM label_before;
            UPDATE label SET description = 'right'";
        sqlx::raw_sql(rebuild).execute(&mut db).await.unwrap();
        let batch = Batch::new(&[step(1, 1)], &[part]).unwrap();
        assert!(!batch.run(&mut db).await.unwrap(), "they are of the table before");
        let renamed = [projected((2, &renamed()))];
        commit_at_once(&mut db, &[labels], &[step(1, 1)], &renamed).await.unwrap();
        let row = sqlx::query_as("SELECT name, description FROM label");
        let (name, description): (String, String) = row.fetch_one(&mut db).await.unwrap();
        assert_eq!((name.as_str(), description.as_str()), ("defect", "right"));
    }

    #[tokio::test]
    async fn what_is_changed_and_was_not_found_is_looked_for_again_behind_the_lock() {
        let (mut db, _database, labels) = at(&[]).await;
        let events = [projected((1, &renamed()))];
        assert!(matches!(labels.plan(&mut db, &events).await.unwrap(), Plan::Apart));
    }
}
