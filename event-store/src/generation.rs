//! Memory of the database ends with the server that it came from.
//!
//! A standby may be promoted that lacks the last commits of the server before it. What that server told (the
//! positions of the tables, the events of an item) is not true any more, so memory that the log does not check is kept
//! together with the [`generation`] that it is of.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

use chrono::{DateTime, Utc};
use sqlx::PgConnection;

/// How often all was forgotten.
static GENERATION: AtomicU64 = AtomicU64::new(0);
/// When the server started that answered last; none before the first connection.
static STARTED_AT: Mutex<Option<DateTime<Utc>>> = Mutex::new(None);

/// A number for as long as the same server answers and its log goes on: what was remembered under another one may
/// never have happened.
#[must_use]
pub fn generation() -> u64 {
    GENERATION.load(Ordering::Acquire)
}

/// Begins a new generation: nothing that is remembered counts any more.
pub(crate) fn begin_generation() {
    GENERATION.fetch_add(1, Ordering::AcqRel);
}

/// Looks which server a new connection leads to, before anything is asked on it.
pub(crate) async fn look(connection: &mut PgConnection) -> Result<(), sqlx::Error> {
    let started_at = sqlx::query_scalar!(r#"SELECT pg_postmaster_start_time() AS "started_at!""#)
        .fetch_one(connection)
        .await?;
    meet(started_at);
    Ok(())
}

/// Begins a new generation if the server that answers is not the one that answered before.
fn meet(started_at: DateTime<Utc>) {
    let before = STARTED_AT.lock().unwrap_or_else(PoisonError::into_inner).replace(started_at);
    if before.is_some_and(|before| before != started_at) {
        tracing::warn!(%started_at, "another database server answers: what was remembered is forgotten");
        begin_generation();
    }
}

#[cfg(test)]
mod tests {
    use super::{DateTime, generation, meet};

    #[test]
    fn another_server_begins_a_new_generation_and_the_same_one_does_not() {
        let [first, second] = [1, 2].map(|at| DateTime::from_timestamp(at, 0).unwrap());
        meet(first);
        let before = generation();
        meet(first);
        assert_eq!(generation(), before);
        meet(second);
        assert_ne!(generation(), before);
    }
}
