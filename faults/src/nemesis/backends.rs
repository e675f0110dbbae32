//! The database's own processes that serve connections: ended in an orderly way, or killed.

use end_to_end::System;
use sqlx::PgPool;

/// The services' connections: busy ones before idle ones, and of both the oldest first.
const ALL: &str = "
    SELECT pid
    FROM pg_stat_activity
    WHERE usename LIKE 'tidemark\\_%'
    ORDER BY state = 'idle', backend_start, pid";

/// Ends so many per cent of the services' connections, as an operator would.
///
/// # Errors
/// The database cannot be asked.
pub async fn end(pool: &PgPool, percent: u32) -> Result<(), sqlx::Error> {
    let all: Vec<i32> = sqlx::query_scalar(ALL).fetch_all(pool).await?;
    let count = (all.len() * percent as usize).div_ceil(100);
    let end = "SELECT pg_terminate_backend(pid) FROM unnest($1::int[]) AS pid";
    sqlx::query(end).bind(&all[..count]).execute(pool).await?;
    Ok(())
}

/// Kills the process of one connection: the server takes all others down with it, and recovers.
///
/// # Errors
/// The database cannot be asked.
pub async fn kill(system: &System, number: u32) -> Result<(), sqlx::Error> {
    let all: Vec<i32> = sqlx::query_scalar(ALL).fetch_all(&system.pool).await?;
    if let Some(pid) = all.get(number as usize % all.len().max(1)) {
        system.cluster.postgres.kill_backend(*pid);
    }
    Ok(())
}
