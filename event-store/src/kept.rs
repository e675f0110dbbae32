//! Connections that are kept by those who use them all the time.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use sqlx::pool::PoolConnection;
use sqlx::{Connection, PgPool, Postgres};

use crate::patience::{PING, is_silence, within};

/// A connection that was used so short a time ago is believed to be alive.
const BELIEVED: Duration = Duration::from_secs(1);

/// Connections of a pool that are not given back between two uses: a pool tests what it gets back, which is a round
/// trip and wakes the server once more for every statement.
#[derive(Debug)]
pub struct Kept {
    pool: PgPool,
    most: usize,
    idle: Mutex<Vec<Idle>>,
}

/// A connection that waits to be used again.
#[derive(Debug)]
struct Idle {
    connection: PoolConnection<Postgres>,
    since: Instant,
}

impl Kept {
    /// None so far; those that are missing come from `pool`, which serves nobody else.
    #[must_use]
    pub const fn of(pool: PgPool) -> Self {
        Self::at_most(usize::MAX, pool)
    }

    /// None so far, and no more than `most` that wait; those that are missing come from `pool`, and the rest is left
    /// to it.
    #[must_use]
    pub const fn at_most(most: usize, pool: PgPool) -> Self {
        Self { pool, most, idle: Mutex::new(Vec::new()) }
    }

    /// The pool.
    #[must_use]
    pub const fn pool(&self) -> &PgPool {
        &self.pool
    }

    /// How many connections wait to be used again.
    #[must_use]
    pub fn waiting(&self) -> usize {
        self.idle().len()
    }

    /// A connection: one that was kept, which may have broken a moment ago, else one from the pool.
    ///
    /// # Errors
    /// The pool has none.
    pub async fn take(&self) -> Result<PoolConnection<Postgres>, sqlx::Error> {
        loop {
            let kept = self.idle().pop();
            let Some(Idle { mut connection, since }) = kept else {
                return self.pool.acquire().await;
            };
            if since.elapsed() < BELIEVED || within(PING, connection.ping()).await.is_ok() {
                return Ok(connection);
            }
            // Not given back: the pool would ask it once more.
            drop(connection.detach());
        }
    }

    /// Keeps a connection that has just worked; one that has not is to be dropped.
    pub fn keep(&self, connection: PoolConnection<Postgres>) {
        let mut idle = self.idle();
        if idle.len() < self.most {
            idle.push(Idle { connection, since: Instant::now() });
        }
    }

    /// Keeps a connection that has answered, and drops one that was silent; any other goes back to the pool.
    pub(crate) fn keep_if_it_answered<T>(
        &self,
        connection: PoolConnection<Postgres>,
        answer: &Result<T, sqlx::Error>,
    ) {
        match answer {
            Ok(_) => self.keep(connection),
            Err(error) if is_silence(error) => drop(connection.detach()),
            Err(_) => {}
        }
    }

    /// Gives all connections back, as the pool wants before it is closed.
    pub fn release(&self) {
        self.idle().clear();
    }

    /// The idle connections, which no holder leaves half changed.
    fn idle(&self) -> MutexGuard<'_, Vec<Idle>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
