//! How busy the pools of database connections are.

use std::sync::LazyLock;
use std::time::{Duration, Instant};

use event_store::Kept;
use sqlx::PgPool;
use telemetry::metrics::{Gauges, gauge_family, seconds_since};
use tokio::time::timeout;

/// How long a look waits for a connection of a pool that has none to spare.
const PATIENCE: Duration = Duration::from_secs(1);

/// Connections by what they do.
static CONNECTIONS: LazyLock<Gauges> = LazyLock::new(|| {
    gauge_family(
        "tidemark_database_pool_connections",
        "Connections to the database, by pool and by whether they are used.",
        &["pool", "state"],
    )
});
/// How many there may be.
static LIMIT: LazyLock<Gauges> = LazyLock::new(|| {
    gauge_family("tidemark_database_pool_limit", "The most connections of a pool.", &["pool"])
});
/// How long one is waited for.
static WAIT: LazyLock<Gauges> = LazyLock::new(|| {
    gauge_family(
        "tidemark_database_pool_wait_seconds",
        "How long this very scrape waited for a connection of a pool; 0 if one was free, at most 1.",
        &["pool"],
    )
});

/// Looks at a pool. It opens no connection that would not be there otherwise.
pub(super) async fn look(name: &'static str, pool: PgPool) {
    let is_busy = count(name, &pool, 0);
    WAIT.with_label_values(&[name]).set(if is_busy { wait(&pool).await } else { 0.0 });
}

/// Looks at a pool some of whose connections are kept by their users.
pub(super) async fn look_at_kept(name: &'static str, kept: &Kept) {
    let is_busy = count(name, kept.pool(), kept.waiting());
    WAIT.with_label_values(&[name]).set(if is_busy { wait(kept.pool()).await } else { 0.0 });
}

/// Looks at a pool with one connection for each of its users, so that none ever waits.
pub(super) fn look_at_own(name: &'static str, kept: &Kept) {
    count(name, kept.pool(), kept.waiting());
    WAIT.with_label_values(&[name]).set(0.0);
}

/// Counts the connections of a pool, including those that wait outside of it; whether none is free.
fn count(name: &'static str, pool: &PgPool, kept: usize) -> bool {
    let idle = u32::try_from(pool.num_idle() + kept).unwrap_or(u32::MAX);
    let (size, most) = (pool.size(), pool.options().get_max_connections());
    let set = |state, number: u32| {
        CONNECTIONS.with_label_values(&[name, state]).set(f64::from(number));
    };
    set("idle", idle.min(size));
    set("used", size.saturating_sub(idle));
    LIMIT.with_label_values(&[name]).set(f64::from(most));
    idle == 0 && size >= most
}

/// How long a connection is waited for, in seconds.
async fn wait(pool: &PgPool) -> f64 {
    let since = Instant::now();
    let _ = timeout(PATIENCE, pool.acquire()).await;
    seconds_since(since)
}
