//! Connections that are kept by those who use them all the time.

use std::sync::{Mutex, MutexGuard, PoisonError};

use sqlx::pool::PoolConnection;
use sqlx::{PgPool, Postgres};

/// Connections of a pool that are not given back between two uses: a pool tests what it gets back, which is a round
/// trip and wakes the server once more for every statement.
#[derive(Debug)]
pub struct Kept {
    pool: PgPool,
    idle: Mutex<Vec<PoolConnection<Postgres>>>,
}

impl Kept {
    /// None so far; those that are missing come from `pool`.
    #[must_use]
    pub const fn of(pool: PgPool) -> Self {
        Self { pool, idle: Mutex::new(Vec::new()) }
    }

    /// The pool.
    #[must_use]
    pub const fn pool(&self) -> &PgPool {
        &self.pool
    }

    /// A connection: one that was kept, which may have broken since, else one from the pool.
    ///
    /// # Errors
    /// The pool has none.
    pub async fn take(&self) -> Result<PoolConnection<Postgres>, sqlx::Error> {
        let kept = self.idle().pop();
        match kept {
            Some(connection) => Ok(connection),
            None => self.pool.acquire().await,
        }
    }

    /// Keeps a connection that has just worked; one that has not is to be dropped.
    pub fn keep(&self, connection: PoolConnection<Postgres>) {
        self.idle().push(connection);
    }

    /// Gives all connections back, as the pool wants before it is closed.
    pub fn release(&self) {
        self.idle().clear();
    }

    /// The idle connections, which no holder leaves half changed.
    fn idle(&self) -> MutexGuard<'_, Vec<PoolConnection<Postgres>>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
