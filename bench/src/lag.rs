//! When events were committed, became visible, and were received, by the clock that all processes share.
//!
//! Postgres notes when each transaction committed (`track_commit_timestamp`): that of the event's row, and that of
//! the read table's row. So nothing has to be asked while the load runs.

use std::collections::HashMap;
use std::pin::pin;
use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};
use domain::WorkspaceId;
use futures::StreamExt;
use hdrhistogram::Histogram;
use nats::{Connection, Start, follow};
use service::Clock;
use sqlx::PgPool;
use tokio::task::JoinSet;
use uuid::Uuid;

use crate::failure::{Failure, OrFail};
use crate::load::{Latency, Window};

/// The longest lag that is told apart, in µs.
const LONGEST: u64 = 600_000_000;

/// When positions of workspaces were received.
type Received = HashMap<(WorkspaceId, u64), DateTime<Utc>>;

/// A subscriber that receives every event.
pub struct Subscriber {
    received: Arc<Mutex<Received>>,
    /// Ends with this value.
    _tasks: JoinSet<()>,
}

/// The lags of the events of a window.
#[derive(Debug, Clone, Copy)]
pub struct Lags {
    from: DateTime<Utc>,
    until: DateTime<Utc>,
}

impl Subscriber {
    /// Receives from now on.
    pub async fn start(nats_url: &str) -> Result<Self, Failure> {
        let connection = Connection::open(nats_url, "bench").await;
        let connection = connection.or_fail("the address of NATS is malformed")?;
        let received = Arc::new(Mutex::new(Received::new()));
        let (seen, clock, mut tasks) = (Arc::clone(&received), Clock::system(), JoinSet::new());
        tasks.spawn(async move {
            let mut events = pin!(follow(connection, None, Start::Now));
            while let Some(event) = events.next().await {
                let mut seen = seen.lock().unwrap_or_else(PoisonError::into_inner);
                seen.insert((event.workspace, event.position), clock.now());
            }
        });
        Ok(Self { received, _tasks: tasks })
    }

    /// What was received so far.
    fn take(self) -> Received {
        std::mem::take(&mut self.received.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Lags {
    /// The lags of what a load that begins now commits while it is measured.
    pub fn begin(window: Window) -> Self {
        let delta = |duration| TimeDelta::from_std(duration).unwrap_or_default();
        let from = Clock::system().now() + delta(window.warm_up);
        Self { from, until: from + delta(window.measured) }
    }

    /// From the commit of each creation to that of its row in the read table.
    pub async fn visible(&self, pool: &PgPool) -> Result<Latency, Failure> {
        let question = "
            SELECT (extract(epoch FROM
                pg_xact_commit_timestamp(w.xmin) - pg_xact_commit_timestamp(e.xmin)
            ) * 1000000)::bigint
            FROM event_log.event AS e
            JOIN read_model.work_item AS w ON w.workspace_id = e.workspace_id AND w.id = e.entity_id
            WHERE e.event_type = 'IssueCreated'
              AND e.recorded_at >= $1
              AND e.recorded_at < $2";
        let asked = sqlx::query_scalar(question).bind(self.from).bind(self.until);
        let micros: Vec<i64> = asked.fetch_all(pool).await.or_fail("the lags were not read")?;
        latency(micros.into_iter().map(Some))
    }

    /// From the commit of each event to its arrival at a subscriber.
    pub async fn received(&self, pool: &PgPool, by: Subscriber) -> Result<Latency, Failure> {
        let question = "
            SELECT workspace_id, position, pg_xact_commit_timestamp(xmin)
            FROM event_log.event
            WHERE recorded_at >= $1
              AND recorded_at < $2";
        let asked = sqlx::query_as(question).bind(self.from).bind(self.until);
        let commits: Vec<(Uuid, i64, DateTime<Utc>)> =
            asked.fetch_all(pool).await.or_fail("the commits were not read")?;
        let received = by.take();
        latency(commits.into_iter().map(|(workspace, position, at)| {
            let arrived = received.get(&(WorkspaceId(workspace), position.cast_unsigned()))?;
            (*arrived - at).num_microseconds()
        }))
    }
}

/// Lags in µs; what never came makes no figure at all.
fn latency(micros: impl Iterator<Item = Option<i64>>) -> Result<Latency, Failure> {
    let mut histogram = Histogram::<u64>::new_with_bounds(1, LONGEST, 3).or_fail("no histogram")?;
    for lag in micros {
        let lag = lag.ok_or_else(|| Failure::new("an event was never received"))?;
        histogram.saturating_record(u64::try_from(lag).unwrap_or(0));
    }
    Ok(Latency::of(&histogram))
}
