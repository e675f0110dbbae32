//! The owners of the objects in the schemas: one role owns all of them, or a superuser does.

use sqlx::PgConnection;

use crate::LogError;

/// Owners other than the log's, which could replace their objects.
pub(super) async fn strangers(db: &mut PgConnection) -> Result<Vec<String>, LogError> {
    let rows = sqlx::query_scalar!(
        r#"
        WITH owned (owner, name) AS (
            SELECT nspowner, 'the schema ' || nspname
            FROM pg_namespace
            WHERE nspname = ANY ($1)
            UNION ALL
            SELECT relowner, format('%I.%I', nspname, relname)
            FROM pg_class
            JOIN pg_namespace ON pg_namespace.oid = relnamespace
            WHERE nspname = ANY ($1) AND relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
            UNION ALL
            SELECT proowner, format('the function %I.%I', nspname, proname)
            FROM pg_proc
            JOIN pg_namespace ON pg_namespace.oid = pronamespace
            WHERE nspname = ANY ($1)
        )
        SELECT
            min(name) || CASE count(*) WHEN 1 THEN ' is' ELSE ' and ' || (count(*) - 1) || ' more are' END
                || ' owned by ' || pg_get_userbyid(owner) || ', and the log by ' || pg_get_userbyid(nspowner)
                AS "what!"
        FROM owned
        CROSS JOIN pg_namespace AS log
        WHERE log.nspname = 'event_log'
          AND owner <> nspowner
          AND NOT EXISTS (SELECT FROM pg_roles WHERE pg_roles.oid = owner AND rolsuper)
        GROUP BY owner, nspowner
        ORDER BY 1
        "#,
        &migrations::SCHEMAS.map(str::to_owned),
    )
    .fetch_all(db)
    .await?;
    Ok(rows)
}
