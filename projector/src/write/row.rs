//! The row of a read table, described once: from its columns follow the statements that load and write many rows at once.

use chrono::{DateTime, NaiveDate, Utc};
use serde_json::Value;
use sqlx::postgres::{PgArguments, PgRow};
use sqlx::{Error, FromRow};
use uuid::Uuid;

use crate::Projected;
use crate::write::copy::NewRows;
use crate::write::table::{Change, Key};

/// A row of a read table.
pub(crate) trait Record: for<'r> FromRow<'r, PgRow> + Unpin + Send + Sync + 'static {
    /// The table's name.
    const TABLE: &'static str;
    /// The column that tells rows of one workspace apart.
    const KEY: &'static str;

    /// The statements that follow from the columns.
    fn statements() -> &'static Statements;

    /// Adds the values of all rows, column by column.
    ///
    /// # Errors
    /// A value has no binary form.
    fn bind(rows: &[Self], arguments: &mut PgArguments) -> Result<(), Error>;

    /// Adds the values of the row to those that are new.
    ///
    /// # Errors
    /// A value has no binary form.
    fn add_to(&self, new: &mut NewRows) -> Result<(), Error>;

    /// What tells it apart.
    fn key(&self) -> Key;

    /// The change of one row.
    fn update<'e>(
        id: impl Into<Uuid>,
        alter: impl Fn(&mut Self) + Send + Sync + 'e,
    ) -> Change<'e, Self> {
        Change::Update(vec![id.into()], Box::new(alter))
    }

    /// Notes where in the log its stream stands.
    fn place(&mut self, event: &Projected);

    /// Notes that it was changed: where in the log, and if it says so, by whom and when.
    fn touch(&mut self, event: &Projected);
}

/// The column of loaded rows that says which table they are from.
pub(crate) const SOURCE: &str = "loaded_from";

/// The statements of a table. They look for one key after another, by a LATERAL with a LIMIT: of a join the plan may as
/// well read the whole table, if that was nearly empty when it was made, and plans are kept.
#[derive(Debug)]
pub(crate) struct Statements {
    /// Loads the rows with these keys, two columns; beside their columns they have [`SOURCE`].
    pub(crate) load: String,
    /// The names of the columns.
    pub(crate) columns: Vec<&'static str>,
    /// The types of their parameters.
    types: Vec<&'static str>,
    /// How rows are inserted, around the parameters.
    insert: [String; 2],
    /// How rows that are there are changed, around the parameters.
    update: [String; 2],
}

/// A column as its table's statements need it.
#[derive(Debug)]
pub(crate) struct ColumnForm {
    /// Its name.
    pub(crate) name: &'static str,
    /// The type of a parameter's elements in Postgres.
    pub(crate) of: &'static str,
    /// What an element is cast to.
    pub(crate) cast: &'static str,
    /// Whether it is a text that is written once with the row, and neither loaded nor written when that is changed.
    pub(crate) is_kept: bool,
}

impl ColumnForm {
    /// It as it is loaded.
    fn loaded(&self) -> String {
        let Self { name, of, .. } = self;
        if self.is_kept { format!("NULL::{of} AS {name}") } else { (*name).to_owned() }
    }

    /// How it is changed in a row that is there.
    fn changed(&self) -> String {
        let Self { name, cast, .. } = self;
        if self.is_kept {
            format!("{name} = coalesce(new.{name}, stored.{name})")
        } else {
            format!("{name} = new.{name}{cast}")
        }
    }

    /// Its value in a row that is written.
    fn written(&self) -> String {
        let Self { name, cast, .. } = self;
        if self.is_kept { format!("coalesce(new.{name}, '')") } else { format!("new.{name}{cast}") }
    }
}

impl Statements {
    /// The statements of a table with these columns.
    pub(crate) fn new(table: &str, key: &str, columns: &[ColumnForm]) -> Self {
        let names: Vec<&str> = columns.iter().map(|column| column.name).collect();
        let keys = if key == "workspace_id" { vec![key] } else { vec!["workspace_id", key] };
        let other = columns.iter().filter(|one| !keys.contains(&one.name));
        let changed = joined(other.map(ColumnForm::changed));
        let loaded = joined(columns.iter().map(ColumnForm::loaded));
        let written = joined(columns.iter().map(ColumnForm::written));
        let all = names.join(", ");
        let insert = [
            format!("INSERT INTO {table} ({all}) SELECT {written} FROM unnest("),
            format!(") AS new ({all})"),
        ];
        let update = [
            format!("UPDATE {table} AS stored SET {changed} FROM unnest("),
            format!(
                ") AS new ({all}) \
                 CROSS JOIN LATERAL ( \
                     SELECT ctid FROM {table} AS wanted \
                     WHERE wanted.workspace_id = new.workspace_id AND wanted.{key} = new.{key} \
                     LIMIT 1 \
                 ) AS found"
            ),
        ];
        let types: Vec<_> = columns.iter().map(|column| column.of).collect();
        Self {
            load: format!(
                "SELECT {loaded}, {SOURCE} \
                 FROM unnest($1::uuid[], $2::uuid[]) AS wanted (workspace, key) \
                 CROSS JOIN LATERAL ( \
                     SELECT *, tableoid AS {SOURCE} FROM {table} AS stored \
                     WHERE stored.workspace_id = wanted.workspace AND stored.{key} = wanted.key \
                     LIMIT 1 \
                 ) AS found"
            ),
            columns: names,
            types,
            insert,
            update,
        }
    }

    /// Inserts rows under a condition; the columns are the parameters from the n-th on.
    pub(crate) fn insert(&self, first: usize, condition: &str) -> String {
        format!("{} WHERE {condition}", around(&self.insert, &self.types, first))
    }

    /// Changes rows that are there, in the same way.
    pub(crate) fn update(&self, first: usize, condition: &str) -> String {
        let update = around(&self.update, &self.types, first);
        format!("{update} WHERE stored.ctid = found.ctid AND {condition}")
    }
}

/// The two parts of a statement with the parameters of these types in between, from the n-th on.
fn around([before, after]: &[String; 2], types: &[&str], first: usize) -> String {
    let parameters = types.iter().zip(first..).map(|(of, place)| format!("${place}::{of}[]"));
    format!("{before}{}{after}", joined(parameters))
}

/// Texts with commas.
fn joined(texts: impl Iterator<Item = String>) -> String {
    texts.collect::<Vec<_>>().join(", ")
}

/// A value of a column, one of many in a parameter.
pub(crate) trait Column {
    /// The type of the parameter's elements in Postgres.
    const TYPE: &'static str;
    /// What an element is cast to, if not of the column's type.
    const CAST: &'static str = "";
    /// An element.
    type Element;

    /// The value as an element.
    fn element(&self) -> Self::Element;
}

/// Values that are elements as they are.
macro_rules! elements {
    ($($value:ty: $name:literal),+ $(,)?) => {
        $(impl Column for $value {
            const TYPE: &'static str = $name;
            type Element = Self;

            fn element(&self) -> Self {
                self.clone()
            }
        })+
    };
}

elements! {
    Uuid: "uuid",
    String: "text",
    bool: "bool",
    i16: "int2",
    i64: "int8",
    f64: "float8",
    DateTime<Utc>: "timestamptz",
    NaiveDate: "date",
    Value: "jsonb",
}

impl<T: Column> Column for Option<T> {
    const TYPE: &'static str = T::TYPE;
    const CAST: &'static str = T::CAST;
    type Element = Option<T::Element>;

    fn element(&self) -> Self::Element {
        self.as_ref().map(T::element)
    }
}

/// Postgres has no arrays of arrays of different lengths: each goes as a text.
impl Column for Vec<String> {
    const TYPE: &'static str = "text";
    const CAST: &'static str = "::text[]";
    type Element = String;

    fn element(&self) -> String {
        array(self.iter().map(|text| text.replace('\\', "\\\\").replace('"', "\\\"")))
    }
}

impl Column for Vec<Uuid> {
    const TYPE: &'static str = "text";
    const CAST: &'static str = "::uuid[]";
    type Element = String;

    fn element(&self) -> String {
        array(self.iter().map(Uuid::to_string))
    }
}

/// An array as a text.
fn array(elements: impl Iterator<Item = String>) -> String {
    let quoted: Vec<String> = elements.map(|element| format!("\"{element}\"")).collect();
    format!("{{{}}}", quoted.join(","))
}

/// Describes the row of a table: every column with its type, in any order. An `audited` row says who changed it and when;
/// `kept` are long texts, which only those changes load and write that are about them.
///
/// `row! { audited struct Row of "label" by id { workspace_id: Uuid, id: Uuid, … } }`
macro_rules! row {
    ($touch:ident struct $row:ident of $table:literal by $key:ident $(keeping $kept:ident)* {
        $($column:ident: $value:ty),+ $(,)?
    }) => {
        #[doc = concat!("A row of `", $table, "`; the migration describes the columns.")]
        #[derive(sqlx::FromRow)]
        pub(crate) struct $row {
            $(pub(super) $column: $value,)+
        }

        impl $crate::write::row::Record for $row {
            const TABLE: &'static str = $table;
            const KEY: &'static str = stringify!($key);

            fn statements() -> &'static $crate::write::row::Statements {
                static STATEMENTS: std::sync::LazyLock<$crate::write::row::Statements> =
                    std::sync::LazyLock::new(|| {
                        use $crate::write::row::Column;
                        let kept: &[&str] = &[$(stringify!($kept)),*];
                        let columns = [$($crate::write::row::ColumnForm {
                            name: stringify!($column),
                            of: <$value as Column>::TYPE,
                            cast: <$value as Column>::CAST,
                            is_kept: kept.contains(&stringify!($column)),
                        }),+];
                        $crate::write::row::Statements::new($table, stringify!($key), &columns)
                    });
                &STATEMENTS
            }

            fn bind(
                rows: &[Self],
                arguments: &mut sqlx::postgres::PgArguments,
            ) -> Result<(), sqlx::Error> {
                use sqlx::Arguments;
                use $crate::write::row::Column;
                $(
                    let column: Vec<_> = rows.iter().map(|row| row.$column.element()).collect();
                    arguments.add(column).map_err(sqlx::Error::Encode)?;
                )+
                Ok(())
            }

            fn add_to(&self, new: &mut $crate::write::copy::NewRows) -> Result<(), sqlx::Error> {
                new.row()$(.field(&self.$column)?)+;
                Ok(())
            }

            fn key(&self) -> $crate::write::table::Key {
                (self.workspace_id, self.$key)
            }

            fn place(&mut self, event: &$crate::Projected) {
                (self.position, self.version) = (event.position, event.version);
            }

            fn touch(&mut self, event: &$crate::Projected) {
                self.place(event);
                $crate::write::row::row!(@$touch self event);
            }
        }
    };
    (@audited $row:ident $event:ident) => {
        // Commands that were taken at once are not appended in the order of their times, and time never goes back.
        $row.updated_at = $row.updated_at.max($event.at);
        $row.updated_by = Some($event.actor);
    };
    (@plain $row:ident $event:ident) => {};
}
pub(crate) use row;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_any_kind_stand_in_an_array() {
        let texts = ["a".to_owned(), "say \"b\\c\", {d}".to_owned()];
        assert_eq!(texts.to_vec().element(), r#"{"a","say \"b\\c\", {d}"}"#);
        assert_eq!(Vec::<String>::new().element(), "{}");
    }
}
