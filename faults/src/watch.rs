//! Looks at the services' connections to the database all along: which of them stand inside a transaction.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use serde::Serialize;
use sqlx::postgres::{PgConnectOptions, PgConnection};
use sqlx::{Connection, Row};
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};

use crate::history::Recorder;

/// The pause between two looks.
const PAUSE: Duration = Duration::from_millis(250);
/// How long a look may take; a server that is paused answers later.
const PATIENCE: Duration = Duration::from_secs(2);

/// A transaction of a service in which nothing happened for a while.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Transaction {
    /// The service, by the name that its connections have.
    pub service: String,
    /// The connection's process.
    pub pid: i32,
    /// When it began, in µs after the start of the run.
    pub since: u64,
    /// When it was last seen open and idle.
    pub seen: u64,
    /// The last statement of the connection.
    pub statement: String,
}

/// What is seen. Looking ends when it is dropped.
#[derive(Debug)]
pub struct Watch {
    database: watch::Sender<PgConnectOptions>,
    seen: Arc<Mutex<BTreeMap<(i32, i64), Transaction>>>,
    _looking: JoinSet<()>,
}

impl Watch {
    /// Begins to look, as the owner of the database.
    #[must_use]
    pub fn begin(database: PgConnectOptions, recorder: Recorder) -> Self {
        let seen = Arc::<Mutex<BTreeMap<_, _>>>::default();
        let mut looking = JoinSet::new();
        let (database, present) = watch::channel(database);
        looking.spawn(look_on(present, recorder, Arc::clone(&seen)));
        Self { database, seen, _looking: looking }
    }

    /// Looks at another server from now on.
    pub fn turn_to(&self, database: PgConnectOptions) {
        self.database.send_replace(database);
    }

    /// Every transaction that was seen open and idle.
    #[must_use]
    pub fn transactions(&self) -> Vec<Transaction> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).values().cloned().collect()
    }
}

/// Looks again and again, over as many connections as it takes.
async fn look_on(
    mut database: watch::Receiver<PgConnectOptions>,
    recorder: Recorder,
    seen: Arc<Mutex<BTreeMap<(i32, i64), Transaction>>>,
) {
    let mut connection = None;
    loop {
        let has_moved = database.has_changed().unwrap_or(false);
        if connection.is_none() || has_moved {
            let present = database.borrow_and_update().clone();
            let connecting = timeout(PATIENCE, PgConnection::connect_with(&present)).await;
            connection = connecting.ok().and_then(Result::ok);
        }
        if let Some(open) = &mut connection {
            match timeout(PATIENCE, look(open, &recorder)).await {
                Ok(Ok(found)) => {
                    note(&mut seen.lock().unwrap_or_else(PoisonError::into_inner), found);
                }
                Ok(Err(_)) | Err(_) => connection = None,
            }
        }
        sleep(PAUSE).await;
    }
}

/// Remembers what was found: a transaction by its process and the time at which it began.
fn note(seen: &mut BTreeMap<(i32, i64), Transaction>, found: Vec<(i64, Transaction)>) {
    for (began, transaction) in found {
        let known = seen.entry((transaction.pid, began)).or_insert_with(|| transaction.clone());
        known.seen = transaction.seen;
        known.statement = transaction.statement;
    }
}

/// The transactions that are open and idle now, each with the time at which it began by the server's clock.
async fn look(
    connection: &mut PgConnection,
    recorder: &Recorder,
) -> Result<Vec<(i64, Transaction)>, sqlx::Error> {
    let question = "
        SELECT pid, application_name, query,
               (extract(epoch FROM xact_start) * 1000000)::bigint AS began,
               (extract(epoch FROM clock_timestamp() - xact_start) * 1000000)::bigint AS age
        FROM pg_stat_activity
        WHERE state LIKE 'idle in transaction%'
          AND usename LIKE 'tidemark\\_%'
          AND xact_start IS NOT NULL";
    let rows = sqlx::query(question).fetch_all(connection).await?;
    let now = recorder.now();
    let row = |row: sqlx::postgres::PgRow| {
        let age: i64 = row.try_get("age")?;
        let statement: String = row.try_get("query")?;
        let transaction = Transaction {
            service: row.try_get("application_name")?,
            pid: row.try_get("pid")?,
            since: now.saturating_sub(u64::try_from(age).unwrap_or(0)),
            seen: now,
            statement: statement.split_whitespace().collect::<Vec<_>>().join(" "),
        };
        Ok((row.try_get("began")?, transaction))
    };
    rows.into_iter().map(row).collect()
}
