//! A schema beside the live one with the same tables, empty at first: for rebuilding and for verifying.

use futures::future::try_join;
use sqlx::{Error, PgConnection};

use crate::Table;
use crate::write::table::{Inside, table_names};

/// Where the live tables are.
pub(crate) const LIVE: &str = "read_model";

/// How much memory the making of one index may take: enough to sort a million entries.
const SORTING: &str = "256MB";

/// Does [`create`] while no migration runs, so that all of it is of one form.
pub(crate) async fn create_in_turn(
    db: &mut PgConnection,
    schema: &str,
    tables: &[&dyn Table],
) -> Result<(), Error> {
    migrations::take_turn(db).await?;
    let created = create(db, schema, tables).await;
    migrations::end_turn(db).await?;
    created
}

/// Makes the schema anew with its own checkpoints and the given tables; whatever a killed run left there is gone.
///
/// Of the indexes only those come now that removals go by; the others later, by [`add_other_indexes`]: filling a table
/// without them is much faster.
async fn create(db: &mut PgConnection, schema: &str, tables: &[&dyn Table]) -> Result<(), Error> {
    remove(db, schema).await?;
    execute(db, &format!("CREATE SCHEMA {schema}")).await?;
    for table in names(tables).chain(["checkpoint"]) {
        // Indexes are made with their own names, which LIKE would not keep.
        let like = "INCLUDING ALL EXCLUDING INDEXES";
        execute(db, &format!("CREATE TABLE {schema}.{table} (LIKE {LIVE}.{table} {like})")).await?;
        for kind in ["constraint", "index"] {
            build(db, schema, table, kind).await?;
        }
        for statement in owners_and_rights(db, schema, table).await? {
            execute(db, &statement).await?;
        }
    }
    Ok(())
}

/// Makes the indexes that [`create`] left out, those of trigrams on a connection of their own, and tells the planner what
/// is in the tables.
pub(crate) async fn add_other_indexes(
    db: &mut PgConnection,
    another: &mut PgConnection,
    schema: &str,
    tables: &[&dyn Table],
) -> Result<(), Error> {
    let build_all = async |db: &mut PgConnection, kind| {
        execute(db, &format!("SET maintenance_work_mem = '{SORTING}'")).await?;
        for table in names(tables) {
            build(db, schema, table, kind).await?;
        }
        Ok::<_, Error>(())
    };
    try_join(build_all(another, "trigram index"), build_all(db, "other index")).await?;
    for table in names(tables) {
        execute(db, &format!("ANALYZE {schema}.{table}")).await?;
    }
    Ok(())
}

/// Locks the live tables for good, the checkpoints first: readers of several statements begin with that lock (see
/// [`super::snapshot`]), so each has ended by now, or begins when this transaction has. Part of a transaction.
pub(crate) async fn lock(db: &mut PgConnection, tables: &[&dyn Table]) -> Result<(), Error> {
    let names: Vec<String> = ["checkpoint"]
        .into_iter()
        .chain(names(tables))
        .map(|name| format!("{LIVE}.{name}"))
        .collect();
    execute(db, &format!("LOCK TABLE {} IN ACCESS EXCLUSIVE MODE", names.join(", "))).await
}

/// Puts the tables in the place of the live ones; part of a transaction.
pub(crate) async fn swap(
    db: &mut PgConnection,
    schema: &str,
    tables: &[&dyn Table],
) -> Result<(), Error> {
    for table in names(tables) {
        execute(db, &format!("DROP TABLE {LIVE}.{table}")).await?;
        execute(db, &format!("ALTER TABLE {schema}.{table} SET SCHEMA {LIVE}")).await?;
    }
    Ok(())
}

/// Puts the checkpoints in the place of the live ones; part of a transaction.
pub(crate) async fn swap_checkpoints(db: &mut PgConnection, schema: &str) -> Result<(), Error> {
    execute(db, &format!("DELETE FROM {LIVE}.checkpoint")).await?;
    let columns = "workspace_id, position, stopped_at, stopped_reason";
    let copy = format!(
        "INSERT INTO {LIVE}.checkpoint ({columns}) SELECT {columns} FROM {schema}.checkpoint"
    );
    execute(db, &copy).await
}

/// Removes the schema and all that is in it.
pub(crate) async fn remove(db: &mut PgConnection, schema: &str) -> Result<(), Error> {
    execute(db, &format!("DROP SCHEMA IF EXISTS {schema} CASCADE")).await
}

/// The names of the tables and of the tables kept with them.
pub(crate) fn names<'a>(tables: &'a [&dyn Table]) -> impl Iterator<Item = &'static str> + 'a {
    tables.iter().flat_map(|table| table_names(*table))
}

/// Makes the constraints or indexes of one kind that the live table has, under the same names. Of several indexes that
/// lead with what removals go by, the shortest is enough for them.
async fn build(db: &mut PgConnection, schema: &str, table: &str, kind: &str) -> Result<(), Error> {
    let statements = sqlx::query!(
        r#"
        SELECT statement AS "statement!"
        FROM (
            SELECT
                'constraint' AS kind,
                'ALTER TABLE ' || $2 || '.' || $3 || ' ADD CONSTRAINT ' || quote_ident(conname) || ' '
                    || pg_get_constraintdef(oid) AS statement
            FROM pg_constraint
            WHERE conrelid = ($1 || '.' || $3)::regclass
              AND contype IN ('p', 'u')
            UNION ALL
            SELECT
                CASE
                    WHEN is_needed AND number = 1 THEN 'index'
                    WHEN amname = 'gin' THEN 'trigram index'
                    ELSE 'other index'
                END,
                replace(pg_get_indexdef(indexrelid), ' ON ' || $1 || '.', ' ON ' || $2 || '.')
            FROM (
                SELECT
                    indexrelid,
                    amname,
                    indpred IS NULL AND leads_with = ANY ($5) AS is_needed,
                    row_number() OVER (
                        PARTITION BY leads_with, indpred IS NULL ORDER BY indnatts, relname
                    ) AS number
                FROM pg_index
                JOIN pg_class ON pg_class.oid = indexrelid
                JOIN pg_am ON pg_am.oid = relam
                CROSS JOIN pg_get_indexdef(indexrelid, 1, true) AS leads_with
                WHERE indrelid = ($1 || '.' || $3)::regclass
                  AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)
            ) AS live
        ) AS made
        WHERE kind = $4
        "#,
        LIVE,
        schema,
        table,
        kind,
        &Inside::COLUMNS.map(str::to_owned),
    )
    .fetch_all(&mut *db)
    .await?;
    for row in statements {
        execute(db, &row.statement).await?;
    }
    Ok(())
}

/// The statements that give a table the live one's owner, storage options and rights.
async fn owners_and_rights(
    db: &mut PgConnection,
    schema: &str,
    table: &str,
) -> Result<Vec<String>, Error> {
    let rows = sqlx::query!(
        r#"
        SELECT statement AS "statement!"
        FROM (
            SELECT
                1 AS place,
                'ALTER TABLE ' || $2 || '.' || $3 || ' OWNER TO ' || quote_ident(pg_get_userbyid(relowner))
                    AS statement
            FROM pg_class
            WHERE oid = ($1 || '.' || $3)::regclass
            UNION ALL
            SELECT
                2,
                'ALTER TABLE ' || $2 || '.' || $3 || ' SET (' || array_to_string(reloptions, ', ') || ')'
            FROM pg_class
            WHERE oid = ($1 || '.' || $3)::regclass
              AND reloptions IS NOT NULL
            UNION ALL
            SELECT
                3,
                'GRANT ' || privilege_type || ' ON ' || $2 || '.' || $3 || ' TO '
                    || CASE grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(grantee)) END
            FROM pg_class
            CROSS JOIN aclexplode(relacl)
            WHERE oid = ($1 || '.' || $3)::regclass
              AND grantee <> relowner
        ) AS made
        ORDER BY place
        "#,
        LIVE,
        schema,
        table,
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| row.statement).collect())
}

/// Executes a statement with names in it, all of them ours.
async fn execute(db: &mut PgConnection, statement: &str) -> Result<(), Error> {
    sqlx::raw_sql(statement).execute(db).await?;
    Ok(())
}
