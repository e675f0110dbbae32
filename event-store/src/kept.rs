//! Connections that are kept between two uses instead of being given back to their pool.

use std::ops::{Deref, DerefMut};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use sqlx::pool::PoolConnection;
use sqlx::{Connection, PgConnection, PgPool, Postgres};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::timeout;

use crate::patience::{PING, is_silence, within};

/// A connection that was used within this time is taken to be alive.
const BELIEVED: Duration = Duration::from_secs(1);

/// Connections of a pool that are not given back between two uses: a pool tests what it gets back, which is a round
/// trip and wakes the server once more for every statement. Waiting callers are served in turn: a later one does not
/// take a connection that was kept meanwhile.
#[derive(Debug)]
pub struct Kept {
    pool: PgPool,
    /// One for each connection that may be lent at the same time; no more connections than these are in `idle`.
    places: Arc<Semaphore>,
    idle: Mutex<Vec<Idle>>,
}

/// A connection that is lent. Dropped rather than kept, it goes back to the pool.
#[derive(Debug)]
pub struct Lent {
    connection: PoolConnection<Postgres>,
    place: OwnedSemaphorePermit,
}

impl Deref for Lent {
    type Target = PgConnection;

    fn deref(&self) -> &PgConnection {
        &self.connection
    }
}

impl DerefMut for Lent {
    fn deref_mut(&mut self) -> &mut PgConnection {
        &mut self.connection
    }
}

/// A connection that waits to be used again.
#[derive(Debug)]
struct Idle {
    connection: PoolConnection<Postgres>,
    since: Instant,
}

impl Kept {
    /// None so far; missing ones come from `pool`, which has no other user.
    #[must_use]
    pub fn of(pool: PgPool) -> Self {
        Self::at_most(pool.options().get_max_connections() as usize, pool)
    }

    /// None so far, and at most `most`, but at least one; missing ones come from `pool`, which keeps its other
    /// connections for other users.
    #[must_use]
    pub fn at_most(most: usize, pool: PgPool) -> Self {
        Self { pool, places: Arc::new(Semaphore::new(most.max(1))), idle: Mutex::new(Vec::new()) }
    }

    /// The pool that the connections come from.
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
    /// The pool has none, or all are lent for too long.
    pub async fn take(&self) -> Result<Lent, sqlx::Error> {
        let place = self.place().await?;
        loop {
            let kept = self.idle().pop();
            let Some(Idle { mut connection, since }) = kept else {
                return Ok(Lent { connection: self.pool.acquire().await?, place });
            };
            if since.elapsed() < BELIEVED || within(PING, connection.ping()).await.is_ok() {
                return Ok(Lent { connection, place });
            }
            // Not given back: the pool would ask it once more.
            drop(connection.detach());
        }
    }

    /// A connection of the pool, which has tested it, for a caller that found a kept one broken.
    ///
    /// # Errors
    /// The pool has none, or all are lent for too long.
    pub async fn take_tested(&self) -> Result<Lent, sqlx::Error> {
        let place = self.place().await?;
        Ok(Lent { connection: self.pool.acquire().await?, place })
    }

    /// Waits for a turn, no longer than for a connection of the pool.
    async fn place(&self) -> Result<OwnedSemaphorePermit, sqlx::Error> {
        let place = Arc::clone(&self.places).acquire_owned();
        let place = timeout(self.pool.options().get_acquire_timeout(), place).await;
        place.map_err(|_| sqlx::Error::PoolTimedOut)?.map_err(|_| sqlx::Error::PoolClosed)
    }

    /// Keeps a connection that has just worked; one that has not is to be dropped.
    pub fn keep(&self, lent: Lent) {
        let Lent { connection, place } = lent;
        self.idle().push(Idle { connection, since: Instant::now() });
        // Only now, so that a waiting caller finds it.
        drop(place);
    }

    /// Keeps a connection that has answered, and drops one that was silent; any other goes back to the pool.
    pub(crate) fn keep_if_it_answered<T>(&self, lent: Lent, answer: &Result<T, sqlx::Error>) {
        match answer {
            Ok(_) => self.keep(lent),
            Err(error) if is_silence(error) => drop(lent.connection.detach()),
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

#[cfg(test)]
mod tests {
    use embedded::testing::Database;
    use futures::future::{join, poll_immediate};

    use super::*;

    #[tokio::test]
    async fn whoever_waits_comes_before_those_who_come_later() {
        let database = Database::create().await;
        let kept = Kept::at_most(1, crate::pool(database.url().parse().unwrap(), 2));
        let first = kept.take().await.unwrap();
        let waits = kept.take();
        let mut waits = std::pin::pin!(waits);
        assert!(poll_immediate(&mut waits).await.is_none());
        kept.keep(first);
        let later = kept.take();
        let mut later = std::pin::pin!(later);
        assert!(poll_immediate(&mut later).await.is_none(), "it was kept for another");
        let served = poll_immediate(&mut waits).await.unwrap().unwrap();
        let (later, ()) = join(later, async { kept.keep(served) }).await;
        drop(later.unwrap());
    }

    #[tokio::test]
    async fn whoever_goes_away_leaves_the_turn_to_the_next() {
        let database = Database::create().await;
        let kept = Kept::at_most(1, crate::pool(database.url().parse().unwrap(), 2));
        let first = kept.take().await.unwrap();
        assert!(poll_immediate(std::pin::pin!(kept.take())).await.is_none());
        drop(first);
        drop(kept.take_tested().await.unwrap());
        kept.keep(kept.take().await.unwrap());
    }
}
