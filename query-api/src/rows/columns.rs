//! A row's columns, written once: they are the struct, what is selected, and how that is read.

#[cfg(test)]
use sqlx::postgres::PgTypeInfo;
use sqlx::postgres::{PgRow, Postgres};
use sqlx::{Decode, Row as _, Type};

/// Whether a column's type fits a field.
#[cfg(test)]
pub(crate) type Fits = fn(&PgTypeInfo) -> bool;

/// Something that is read from the columns of a statement.
pub(crate) trait Columns: Sized {
    /// The name of each column, and what it is in SQL.
    const COLUMNS: &'static [(&'static str, &'static str)];

    /// The type of each field, and whether a column's type fits it.
    #[cfg(test)]
    const FIELDS: &'static [(&'static str, Fits)];

    /// Reads it from columns that stand in that order.
    fn read(cells: &mut Cells<'_>) -> Result<Self, sqlx::Error>;

    /// Reads it from the first columns of a row.
    fn first_of(row: &PgRow) -> Result<Self, sqlx::Error> {
        Self::read(&mut Cells::of(row))
    }

    /// The columns as they are selected where they are.
    fn selected() -> String {
        Self::selected_with("", "")
    }

    /// The same with something else in the place of one of them.
    fn selected_with(replaced: &str, by: &str) -> String {
        let column = |(name, sql): &(&str, &str)| {
            let sql = if *name == replaced { by } else { sql };
            format!("{sql} AS {name}")
        };
        Self::COLUMNS.iter().map(column).collect::<Vec<_>>().join(", ")
    }

    /// The columns as they are selected from a part of the statement that has them by their names.
    fn named(part: &str) -> String {
        let column = |(name, _): &(&str, &str)| format!("{part}.{name}");
        Self::COLUMNS.iter().map(column).collect::<Vec<_>>().join(", ")
    }
}

/// The columns of a row that were not read yet, from left to right.
pub(crate) struct Cells<'r> {
    row: &'r PgRow,
    next: usize,
}

impl<'r> Cells<'r> {
    /// All of a row.
    pub(crate) const fn of(row: &'r PgRow) -> Self {
        Self { row, next: 0 }
    }

    /// Reads the next one.
    pub(crate) fn next<T: Decode<'r, Postgres> + Type<Postgres>>(
        &mut self,
    ) -> Result<T, sqlx::Error> {
        let index = self.next;
        self.next += 1;
        self.row.try_get(index)
    }
}

/// Declares a struct whose fields are columns: of the table's row, which is called `it`, unless another expression stands
/// after the type.
macro_rules! row {
    (
        $(#[$doc:meta])+
        $name:ident {
            $($(#[$about:meta])* $field:ident: $type:ty $(= $sql:expr)?),+ $(,)?
        }
    ) => {
        $(#[$doc])+
        #[derive(Debug)]
        pub(crate) struct $name {
            $($(#[$about])* pub(crate) $field: $type),+
        }

        impl $crate::rows::Columns for $name {
            const COLUMNS: &'static [(&'static str, &'static str)] =
                &[$((stringify!($field), $crate::rows::columns::sql!($field $($sql)?))),+];

            #[cfg(test)]
            const FIELDS: &'static [(&'static str, $crate::rows::columns::Fits)] =
                &[$((stringify!($type), <$type as sqlx::Type<sqlx::Postgres>>::compatible)),+];

            fn read(cells: &mut $crate::rows::Cells<'_>) -> Result<Self, sqlx::Error> {
                // In the order in which they are written, which is that of the columns.
                Ok(Self { $($field: cells.next()?),+ })
            }
        }
    };
}
pub(crate) use row;

/// What a column is in SQL.
macro_rules! sql {
    ($field:ident) => {
        concat!("it.", stringify!($field))
    };
    ($field:ident $sql:expr) => {
        $sql
    };
}
pub(crate) use sql;
