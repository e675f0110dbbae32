//! The guards that keep the log append-only: triggers against its owner's mistakes, grants and owners against all other
//! roles.

use sqlx::PgConnection;

use super::{Finding, owners};
use crate::LogError;

/// The tables whose rows are never changed, which have triggers against it.
const APPEND_ONLY: [&str; 3] = ["event", "command", "epoch"];
/// The tables that are changed by the functions of the log only.
const GUARDED: [&str; 6] = ["event", "command", "epoch", "log_head", "claim", "counter"];
/// The services' roles.
const SERVICES: [&str; 3] = ["tidemark_command", "tidemark_projector", "tidemark_query"];

/// Guards that are missing.
///
/// # Errors
/// [`LogError`] when the database cannot be asked.
pub async fn guards(db: &mut PgConnection) -> Result<Vec<Finding>, LogError> {
    let mut found = triggers(db).await?;
    found.extend(grants(db).await?);
    found.extend(powers(db).await?);
    found.extend(owners::strangers(db).await?);
    Ok(found.into_iter().map(Finding::general).collect())
}

/// Triggers that are missing, switched off, or do not refuse.
async fn triggers(db: &mut PgConnection) -> Result<Vec<String>, LogError> {
    let rows = sqlx::query_scalar!(
        r#"
        SELECT
            'the trigger ' || wanted.name || ' of event_log.' || wanted.relation
                || CASE WHEN tgenabled IS NULL THEN ' is missing' ELSE ' is disabled' END AS "what!"
        FROM (
            SELECT relation, name
            FROM unnest($1::text[]) AS relation
            CROSS JOIN (VALUES ('append_only'), ('never_truncated')) AS names (name)
        ) AS wanted
        LEFT JOIN pg_trigger
            ON tgrelid = ('event_log.' || wanted.relation)::regclass
           AND tgname = wanted.name
           AND tgfoid = to_regproc('event_log.refuse_change')
        WHERE tgenabled IS NULL OR tgenabled NOT IN ('O', 'A')
        UNION ALL
        SELECT 'the function event_log.refuse_change no longer refuses'
        FROM pg_proc
        WHERE oid = to_regproc('event_log.refuse_change')
          AND prosrc !~ '^\s*BEGIN\s+RAISE EXCEPTION'
        UNION ALL
        SELECT 'session_replication_role is set for the database or a role: triggers do not fire'
        FROM pg_db_role_setting
        CROSS JOIN unnest(setconfig) AS setting
        WHERE setting LIKE 'session_replication_role=%'
          AND setting <> 'session_replication_role=origin'
          AND setdatabase IN (0, (SELECT oid FROM pg_database WHERE datname = current_database()))
        UNION ALL
        SELECT 'session_replication_role is set for the server: triggers do not fire'
        FROM pg_settings
        WHERE name = 'session_replication_role'
          AND source = 'configuration file'
          AND reset_val <> 'origin'
        UNION ALL
        SELECT nspname || '.' || relname || ' says that it has no ' || what || ', and has some'
        FROM pg_class
        JOIN pg_namespace ON pg_namespace.oid = relnamespace
        CROSS JOIN LATERAL (VALUES
            ('triggers', NOT relhastriggers AND EXISTS (SELECT FROM pg_trigger WHERE tgrelid = pg_class.oid)),
            ('rules', NOT relhasrules AND EXISTS (SELECT FROM pg_rewrite WHERE ev_class = pg_class.oid)),
            ('indexes', NOT relhasindex AND EXISTS (SELECT FROM pg_index WHERE indrelid = pg_class.oid)),
            ('checks', relchecks < (
                SELECT count(*) FROM pg_constraint WHERE conrelid = pg_class.oid AND contype = 'c'))
        ) AS flags (what, is_wrong)
        WHERE nspname IN ('event_log', 'account')
          AND is_wrong
        "#,
        &APPEND_ONLY.map(str::to_owned),
    )
    .fetch_all(db)
    .await?;
    Ok(rows)
}

/// Rights to change the log that others than its owner have.
async fn grants(db: &mut PgConnection) -> Result<Vec<String>, LogError> {
    let rows = sqlx::query_scalar!(
        r#"
        SELECT
            privilege_type || ' on event_log.' || relname || ' is granted to '
                || CASE grantee WHEN 0 THEN 'PUBLIC' ELSE pg_get_userbyid(grantee)::text END AS "what!"
        FROM (
            SELECT relname, relowner, (aclexplode(relacl)).*
            FROM pg_class
            WHERE relnamespace = 'event_log'::regnamespace AND relname = ANY ($1)
            UNION ALL
            SELECT relname, relowner, (aclexplode(attacl)).*
            FROM pg_class
            JOIN pg_attribute ON attrelid = pg_class.oid
            WHERE relnamespace = 'event_log'::regnamespace AND relname = ANY ($1)
        ) AS rights
        WHERE grantee <> relowner
          AND privilege_type IN ('INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'TRIGGER')
        "#,
        &GUARDED.map(str::to_owned),
    )
    .fetch_all(db)
    .await?;
    Ok(rows)
}

/// Services that may do more than was granted to them: superusers, and members of the owner's role.
async fn powers(db: &mut PgConnection) -> Result<Vec<String>, LogError> {
    let rows = sqlx::query_scalar!(
        r#"
        SELECT 'the role ' || rolname || ' may do whatever the owner of event_log.' || relname || ' may' AS "what!"
        FROM pg_roles
        CROSS JOIN pg_class
        WHERE rolname = ANY ($1)
          AND relnamespace = 'event_log'::regnamespace
          AND relname = ANY ($2)
          AND (rolsuper OR pg_has_role(pg_roles.oid, relowner, 'MEMBER'))
        UNION ALL
        SELECT 'the role ' || rolname || ' may change event_log.' || relname || ' through another role'
        FROM pg_roles
        CROSS JOIN pg_class
        WHERE rolname = ANY ($1)
          AND relnamespace = 'event_log'::regnamespace
          AND relname = ANY ($2)
          AND NOT rolsuper
          AND NOT pg_has_role(pg_roles.oid, relowner, 'MEMBER')
          AND has_table_privilege(
              pg_roles.oid, pg_class.oid, 'INSERT, UPDATE, DELETE, TRUNCATE, TRIGGER')
        "#,
        &SERVICES.map(str::to_owned),
        &GUARDED.map(str::to_owned),
    )
    .fetch_all(db)
    .await?;
    Ok(rows)
}
