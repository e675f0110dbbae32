//! Many new rows by one COPY: several times cheaper for Postgres than one INSERT of the same rows.

use sqlx::encode::IsNull;
use sqlx::postgres::PgArgumentBuffer;
use sqlx::{Encode, Error, PgConnection, Postgres};

use crate::write::row::Record;

/// How the binary form begins: its signature, no flags, no extension of the header.
///
/// Source: the manual of Postgres on COPY, "Binary Format".
const BEGIN: &[u8] = b"PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0";
/// How it ends.
const END: [u8; 2] = (-1_i16).to_be_bytes();
/// The length of a null.
const NULL: i32 = -1;

/// Rows for these columns, in the binary form.
pub(crate) struct NewRows {
    columns: &'static [&'static str],
    form: PgArgumentBuffer,
}

impl NewRows {
    /// No rows yet.
    pub(crate) fn new(columns: &'static [&'static str]) -> Self {
        let mut form = PgArgumentBuffer::default();
        form.extend_from_slice(BEGIN);
        Self { columns, form }
    }

    /// These rows of a table.
    ///
    /// # Errors
    /// A value has no binary form.
    pub(crate) fn of<R: Record>(rows: &[R]) -> Result<Self, Error> {
        let mut new = Self::new(&R::statements().columns);
        for row in rows {
            row.add_to(&mut new)?;
        }
        Ok(new)
    }

    /// Begins a row: a field for each column follows.
    pub(crate) fn row(&mut self) -> &mut Self {
        let fields = i16::try_from(self.columns.len()).unwrap_or(i16::MAX);
        self.form.extend_from_slice(&fields.to_be_bytes());
        self
    }

    /// Adds a value, in the type of its column.
    pub(crate) fn field<'q>(
        &mut self,
        value: impl Encode<'q, Postgres>,
    ) -> Result<&mut Self, Error> {
        let start = self.form.len();
        self.form.extend_from_slice(&NULL.to_be_bytes());
        if let IsNull::No = value.encode(&mut self.form).map_err(Error::Encode)? {
            let (length, bytes) = self.form[start..].split_at_mut(NULL.to_be_bytes().len());
            let bytes = i32::try_from(bytes.len()).map_err(|error| Error::Encode(error.into()))?;
            length.copy_from_slice(&bytes.to_be_bytes());
        }
        Ok(self)
    }

    /// Writes them; fails if the table has one of them already.
    pub(crate) async fn save(mut self, db: &mut PgConnection, table: &str) -> Result<(), Error> {
        self.form.extend_from_slice(&END);
        let columns = self.columns.join(", ");
        let statement = format!("COPY {table} ({columns}) FROM STDIN (FORMAT binary)");
        let mut copy = db.copy_in_raw(&statement).await?;
        copy.send(&self.form[..]).await?;
        copy.finish().await?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use embedded::testing::Database;
    use sqlx::postgres::PgConnectOptions;
    use sqlx::{ConnectOptions, Connection};

    use super::*;

    /// Copies these numbers into a table in which each may be once.
    async fn copy(db: &mut PgConnection, numbers: &[i64]) -> Result<(), Error> {
        let mut rows = NewRows::new(&["number"]);
        for number in numbers {
            rows.row().field(number)?;
        }
        rows.save(db, "counted").await
    }

    #[tokio::test]
    async fn rows_that_are_refused_leave_nothing_behind_and_the_connection_usable() {
        let database = Database::create().await;
        let options: PgConnectOptions = database.url().parse().unwrap();
        let mut db = options.connect().await.unwrap();
        sqlx::raw_sql("CREATE TABLE counted (number int8 PRIMARY KEY)")
            .execute(&mut db)
            .await
            .unwrap();
        let mut transaction = db.begin().await.unwrap();
        copy(&mut transaction, &[1, 2]).await.unwrap();
        let refused = copy(&mut transaction, &[3, 4, 3]).await;
        assert!(matches!(refused, Err(Error::Database(error)) if error.is_unique_violation()));
        drop(transaction);
        copy(&mut db, &[1, 2, 5]).await.unwrap();
        let numbers = sqlx::query_scalar::<_, i64>("SELECT number FROM counted ORDER BY number");
        assert_eq!(numbers.fetch_all(&mut db).await.unwrap(), [1, 2, 5]);
    }
}
