//! The end of each log, and the positions that other tables have seen.

use sqlx::PgConnection;

use super::Finding;
use crate::LogError;

/// Logs whose head is not what their last event says.
///
/// # Errors
/// [`LogError`] when the database cannot be asked.
pub async fn ends(db: &mut PgConnection) -> Result<Vec<Finding>, LogError> {
    let rows = sqlx::query!(
        r#"
        WITH last AS (
            SELECT DISTINCT ON (workspace_id) workspace_id, position, hash, recorded_at
            FROM event_log.event
            ORDER BY workspace_id, position DESC
        )
        SELECT workspace_id AS "workspace_id!", what AS "what!"
        FROM (
            SELECT
                COALESCE(head.workspace_id, last.workspace_id) AS workspace_id,
                CASE
                    WHEN head.workspace_id IS NULL THEN 'its row in log_head is missing'
                    WHEN head.position <> COALESCE(last.position, 0) THEN
                        'log_head says that it ends at position ' || head.position
                        || ', but its last event is at ' || COALESCE(last.position, 0)
                    WHEN head.hash <> COALESCE(last.hash, decode(repeat('00', 32), 'hex')) THEN
                        'log_head has another hash than the event at position ' || head.position
                    WHEN head.recorded_at <> COALESCE(last.recorded_at, '-infinity') THEN
                        'log_head has another time than the event at position ' || head.position
                    WHEN head.position = 0 AND head.workspace_id <> instance.id THEN
                        'it has a row in log_head and no events'
                END AS what
            FROM event_log.log_head AS head
            FULL JOIN last ON last.workspace_id = head.workspace_id
            CROSS JOIN (VALUES ('00000000-0000-0000-0000-000000000000'::uuid)) AS instance (id)
            UNION ALL
            SELECT '00000000-0000-0000-0000-000000000000', 'its row in log_head is missing'
            WHERE NOT EXISTS (
                SELECT FROM event_log.log_head
                WHERE workspace_id = '00000000-0000-0000-0000-000000000000'
                UNION ALL
                SELECT FROM event_log.event
                WHERE workspace_id = '00000000-0000-0000-0000-000000000000'
            )
        ) AS looked_at
        WHERE what IS NOT NULL
        ORDER BY workspace_id
        "#,
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| Finding::row(row.workspace_id, row.what)).collect())
}

/// Logs that end before a position that the relay, a command or a name proves.
///
/// # Errors
/// [`LogError`] when the database cannot be asked.
pub async fn witnesses(db: &mut PgConnection) -> Result<Vec<Finding>, LogError> {
    let rows = sqlx::query!(
        r#"
        SELECT
            seen.workspace_id AS "workspace_id!",
            CASE
                WHEN head.position IS NULL THEN 'the log is gone, but ' || who
                ELSE 'the log ends at position ' || head.position || ', but ' || who
            END AS "what!"
        FROM (
            SELECT
                workspace_id, position,
                'relay_progress says that it was published up to position ' || position AS who
            FROM event_log.relay_progress
            WHERE epoch = (SELECT epoch FROM event_log.epoch ORDER BY number DESC LIMIT 1)
            UNION ALL
            SELECT
                workspace_id, max(last_position),
                'command has a row with position ' || max(last_position)
            FROM event_log.command
            GROUP BY workspace_id
            UNION ALL
            SELECT workspace_id, 1, 'claim has ' || count(*) || ' names of it'
            FROM event_log.claim
            WHERE workspace_id <> '00000000-0000-0000-0000-000000000000'
            GROUP BY workspace_id
            UNION ALL
            SELECT owner_id, 1, 'claim has its slug, ' || name
            FROM event_log.claim
            WHERE workspace_id = '00000000-0000-0000-0000-000000000000'
              AND scope = 'workspace-slug'
            UNION ALL
            SELECT workspace_id, 1, 'counter has ' || count(*) || ' projects of it'
            FROM event_log.counter
            GROUP BY workspace_id
        ) AS seen
        LEFT JOIN event_log.log_head AS head ON head.workspace_id = seen.workspace_id
        WHERE seen.position > COALESCE(head.position, 0)
        ORDER BY seen.workspace_id, who
        "#,
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| Finding::row(row.workspace_id, row.what)).collect())
}
