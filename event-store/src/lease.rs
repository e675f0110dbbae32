//! Leases that end by time: an advisory lock ends with its connection, and that with its process, but a process that
//! hangs keeps its connection open. It is recognised by its silence, and the process that waits has the server end its
//! connection.

use std::time::Duration;

use sqlx::PgConnection;

/// A holder that was silent for so long hangs; one that works sends something much more often.
pub const SILENCE: Duration = Duration::from_secs(8);

/// An advisory lock of the database.
///
/// Its queries are not checked ones: they have no table of ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lock {
    /// The lock of a number.
    Number(i64),
    /// The lock of a name (`hashtext`) and a number.
    Named(&'static str, i32),
}

impl Lock {
    /// Takes the lock for as long as the connection lives, if it is free; says whether it was.
    ///
    /// # Errors
    /// What the database says.
    pub async fn try_take(self, connection: &mut PgConnection) -> Result<bool, sqlx::Error> {
        let taking = match self {
            Self::Number(number) => {
                sqlx::query_scalar("SELECT pg_try_advisory_lock($1)").bind(number)
            }
            Self::Named(name, number) => {
                let statement = "SELECT pg_try_advisory_lock(hashtext($1), $2)";
                sqlx::query_scalar(statement).bind(name).bind(number)
            }
        };
        taking.fetch_one(connection).await
    }

    /// Ends the connection that holds the lock if the server waits for its other end, and has for so long; says whether
    /// there was one.
    ///
    /// With it end the transactions of the same name that have been left alone for half as long: they may
    /// be the same process', and would keep their rows from the next holder.
    ///
    /// # Errors
    /// What the database says.
    pub async fn end_silent(
        self,
        connection: &mut PgConnection,
        silence: Duration,
    ) -> Result<bool, sqlx::Error> {
        // As `pg_locks` shows the two kinds of locks.
        let (name, high, low, kind) = match self {
            Self::Number(number) => (None, number >> 32, number, 1_i16),
            Self::Named(name, number) => (Some(name), 0, i64::from(number), 2),
        };
        let statement = "
            SELECT pg_terminate_backend(hung.pid)
            FROM pg_locks AS lock
            JOIN pg_stat_activity AS holder ON holder.pid = lock.pid
            JOIN pg_stat_activity AS hung
              ON hung.pid = holder.pid
              OR hung.datid = holder.datid
             AND hung.usesysid = holder.usesysid
             AND hung.application_name = holder.application_name
             AND hung.state LIKE 'idle in transaction%'
             AND hung.state_change < clock_timestamp() - make_interval(secs => $5 / 2)
            WHERE lock.locktype = 'advisory'
              AND lock.granted
              AND lock.database = (SELECT oid FROM pg_database WHERE datname = current_database())
              AND lock.classid::bigint = COALESCE(hashtext($1)::bigint, $2) & 4294967295
              AND lock.objid::bigint = $3 & 4294967295
              AND lock.objsubid = $4
              AND holder.usename = current_user
              AND holder.wait_event_type = 'Client'
              AND holder.state_change < clock_timestamp() - make_interval(secs => $5)";
        let ended: Vec<bool> = sqlx::query_scalar(statement)
            .bind(name)
            .bind(high)
            .bind(low)
            .bind(kind)
            .bind(silence.as_secs_f64())
            .fetch_all(connection)
            .await?;
        Ok(ended.contains(&true))
    }
}
