//! The form of read tables: columns, constraints, indexes, owners and rights, to be compared between two schemas.

use std::collections::BTreeSet;

use sqlx::{Error, PgConnection};

use crate::Table;
use crate::rebuild::shadow::{LIVE, names};

/// A part of a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// Columns alone: what rows look like.
    Columns,
    /// Everything.
    Whole,
}

/// What tables of a schema and the live ones do not have in common, if anything: the first line that one of them lacks.
pub(crate) async fn difference(
    db: &mut PgConnection,
    schema: &str,
    tables: &[&dyn Table],
    part: Part,
) -> Result<Option<String>, Error> {
    let (made, live) =
        (lines(db, schema, tables, part).await?, lines(db, LIVE, tables, part).await?);
    Ok(made.symmetric_difference(&live).next().cloned())
}

/// The form of tables, line by line, without the schema's name.
async fn lines(
    db: &mut PgConnection,
    schema: &str,
    tables: &[&dyn Table],
    part: Part,
) -> Result<BTreeSet<String>, Error> {
    let tables: Vec<String> = names(tables).map(str::to_owned).collect();
    let rows = sqlx::query!(
        r#"
        SELECT name || ' ' || line AS "line!"
        FROM (
            SELECT
                relname AS name,
                'column ' || row_number() OVER (PARTITION BY attrelid ORDER BY attnum) || ': ' || attname
                    || ' ' || format_type(atttypid, atttypmod) || CASE WHEN attnotnull THEN ' NOT NULL' ELSE '' END
                    || COALESCE(' DEFAULT ' || pg_get_expr(adbin, adrelid), '') || attidentity::text || attgenerated::text
                    AS line
            FROM pg_class
            JOIN pg_attribute ON attrelid = pg_class.oid AND attnum > 0 AND NOT attisdropped
            LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
            WHERE relnamespace = $1::text::regnamespace AND relkind = 'r'
            UNION ALL
            SELECT relname, 'constraint ' || conname || ' ' || pg_get_constraintdef(pg_constraint.oid)
            FROM pg_class
            JOIN pg_constraint ON conrelid = pg_class.oid AND contype IN ('c', 'p', 'u')
            WHERE relnamespace = $1::text::regnamespace AND $3
            UNION ALL
            SELECT relname, 'index ' || replace(pg_get_indexdef(indexrelid), ' ON ' || $1 || '.', ' ON ')
            FROM pg_class
            JOIN pg_index ON indrelid = pg_class.oid
            WHERE relnamespace = $1::text::regnamespace AND $3
            UNION ALL
            SELECT relname, 'owner ' || pg_get_userbyid(relowner) || ' options ' || COALESCE(reloptions::text, '')
            FROM pg_class
            WHERE relnamespace = $1::text::regnamespace AND relkind = 'r' AND $3
            UNION ALL
            SELECT relname, 'right ' || privilege_type || ' of ' || grantee::regrole::text
            FROM pg_class
            CROSS JOIN aclexplode(COALESCE(relacl, acldefault('r', relowner)))
            WHERE relnamespace = $1::text::regnamespace AND relkind = 'r' AND $3
        ) AS form
        WHERE name = ANY ($2)
        "#,
        schema,
        &tables,
        part == Part::Whole,
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| row.line).collect())
}
