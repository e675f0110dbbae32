//! How the database server is set.

use sqlx::PgPool;

use crate::failure::{Failure, OrFail};

/// The settings that figures depend on.
const SETTINGS: [&str; 8] = [
    "fsync",
    "synchronous_commit",
    "full_page_writes",
    "wal_sync_method",
    "shared_buffers",
    "max_wal_size",
    "max_connections",
    "jit",
];

/// The server's version, and how it is set.
pub async fn ask(pool: &PgPool) -> Result<(String, Vec<(String, String)>), Failure> {
    let mut settings = Vec::new();
    for name in SETTINGS {
        settings.push((name.to_owned(), show(pool, name).await?));
    }
    Ok((show(pool, "server_version").await?, settings))
}

/// One setting.
async fn show(pool: &PgPool, name: &str) -> Result<String, Failure> {
    let asked = sqlx::query_scalar("SELECT current_setting($1)").bind(name).fetch_one(pool).await;
    asked.or_fail("Postgres does not tell its settings")
}
