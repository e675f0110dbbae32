//! Verifies the hash chain all the time, a little at a time: the newest events soon, all of history again and again.
//!
//! It runs beside the projector because that reads the log anyway and changes nothing in it. What it finds is in the
//! log of the process and in the metrics; `tidemark verify` says more.

use std::collections::{HashMap, VecDeque};
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use domain::WorkspaceId;
use event_store::chain::{Chain, GENESIS, UNHASHED};
use event_store::read::{Place, hashes_at, heads, read_workspace};
use event_store::{Commit, LogError, RecordedEvent};
use sqlx::PgPool;
use telemetry::metrics::{self, Counter, Gauge};
use tokio_util::sync::CancellationToken;

/// How often something is verified.
const STEP: Duration = Duration::from_secs(1);
/// How often the newest events of workspaces that have grown are verified.
const NEWEST_EVERY: Duration = Duration::from_secs(15);
/// How many of the newest events of a workspace are verified so soon.
const NEWEST: u64 = 20;
/// All of history is not begun more often than this.
const PASS_EVERY: Duration = Duration::from_mins(10);
/// How many events are read at a time; few, because one can be as large as a request.
const PAGE: u32 = 50;

/// What is found.
struct Measures {
    verified: Counter,
    broken: Gauge,
    pass: Gauge,
}

/// What is found.
static MEASURES: LazyLock<Measures> = LazyLock::new(|| Measures {
    verified: metrics::counter(
        "tidemark_chain_verified_events_total",
        "Events whose hash was recomputed.",
    ),
    broken: metrics::gauge(
        "tidemark_chain_broken_workspaces",
        "Workspaces whose log is not what was appended.",
    ),
    pass: metrics::gauge(
        "tidemark_chain_pass_timestamp_seconds",
        "When all of history was verified last, as seconds since 1970; 0 before the first time.",
    ),
});

/// Verifies about `rate` events a second until told to stop; 0 is none.
pub async fn check_chain(pool: PgPool, rate: u32, stop: CancellationToken) {
    LazyLock::force(&MEASURES);
    if rate == 0 {
        return;
    }
    let mut check = Check::new(pool, rate);
    let mut steps = tokio::time::interval(STEP);
    steps.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    while stop.run_until_cancelled(steps.tick()).await.is_some() {
        if let Some(Err(error)) = stop.run_until_cancelled(check.step()).await {
            tracing::warn!(error = %error, "the hash chain cannot be verified now");
        }
    }
}

/// What was verified, and what comes next.
struct Check {
    pool: PgPool,
    rate: u32,
    /// The ends of the logs when their newest events were verified last; none before the first look.
    seen: Option<HashMap<WorkspaceId, u64>>,
    /// When that was.
    seen_at: Instant,
    /// What is still to be verified of this pass.
    queue: VecDeque<Commit>,
    /// The log that is being verified, up to the end that it had.
    current: Option<(Commit, Chain)>,
    /// When this pass began.
    began_at: Option<Instant>,
    /// Logs that are not what was appended, and from where on.
    broken: HashMap<WorkspaceId, u64>,
}

/// Something wrong: where, and what.
type Flaw = (u64, &'static str);

impl Check {
    /// Nothing was verified yet.
    fn new(pool: PgPool, rate: u32) -> Self {
        Self {
            pool,
            rate,
            seen: None,
            seen_at: Instant::now(),
            queue: VecDeque::new(),
            current: None,
            began_at: None,
            broken: HashMap::new(),
        }
    }

    /// Verifies what is due.
    async fn step(&mut self) -> Result<(), LogError> {
        if self.seen.is_none() || self.seen_at.elapsed() >= NEWEST_EVERY {
            self.look_at_newest().await?;
        }
        let mut left = self.rate;
        while left > 0 && self.begin_next().await? {
            left = left.saturating_sub(self.advance(left).await?);
        }
        Ok(())
    }

    /// Verifies the newest events of the workspaces that have grown since the last look, some at a time.
    async fn look_at_newest(&mut self) -> Result<(), LogError> {
        self.seen_at = Instant::now();
        let heads = heads(&self.pool).await?;
        let Some(mut seen) = self.seen.take() else {
            // The first pass is about to begin anyway.
            self.seen = Some(heads.into_iter().collect());
            return Ok(());
        };
        let has_grown = |(workspace, head): &(WorkspaceId, u64)| seen.get(workspace) != Some(head);
        let grown: Vec<_> = heads.into_iter().filter(has_grown).take(self.rate as usize).collect();
        for (workspace, head) in grown {
            if let Some(flaw) = newest(&self.pool, workspace, head).await? {
                self.report(workspace, Some(flaw));
            }
            seen.insert(workspace, head);
        }
        self.seen = Some(seen);
        Ok(())
    }

    /// Sees to it that a log is being verified; false if there is none to verify now.
    async fn begin_next(&mut self) -> Result<bool, LogError> {
        if self.current.is_some() {
            return Ok(true);
        }
        let is_due = self.began_at.is_none_or(|at| at.elapsed() >= PASS_EVERY);
        if self.queue.is_empty() && is_due {
            let logs = heads(&self.pool).await?.into_iter();
            self.queue = logs.map(|(workspace, position)| Commit { workspace, position }).collect();
            self.began_at = Some(Instant::now());
        }
        self.current = self.queue.pop_front().map(|log| (log, Chain::default()));
        Ok(self.current.is_some())
    }

    /// Verifies the next page of the present log; says how many events that were, at least one.
    async fn advance(&mut self, most: u32) -> Result<u32, LogError> {
        let Some((log, mut chain)) = self.current.clone() else { return Ok(most) };
        let page = most.min(PAGE);
        let read = read_workspace(&self.pool, log.workspace, chain.position(), page).await;
        let events = readable(read)?;
        let count = events.as_ref().map_or(1, Vec::len);
        match events.map_or_else(Some, |events| follow(&mut chain, &events, log.position)) {
            Some(flaw) => self.report(log.workspace, Some(flaw)),
            None if chain.position() >= log.position => self.report(log.workspace, None),
            None => {
                self.current = Some((log, chain));
                return Ok(page);
            }
        }
        self.current = None;
        if self.queue.is_empty() {
            metrics::set_to_now(&MEASURES.pass);
        }
        Ok(u32::try_from(count).unwrap_or(page).max(1))
    }

    /// Takes note of what is found, and says so once.
    #[expect(clippy::cast_precision_loss, reason = "a float counts far enough")]
    fn report(&mut self, workspace: WorkspaceId, flaw: Option<Flaw>) {
        match flaw {
            Some((position, reason)) => {
                if self.broken.insert(workspace, position).is_none() {
                    tracing::error!(
                        workspace.id = %workspace, position, reason,
                        "the log is not what was appended; `tidemark verify` says more"
                    );
                }
            }
            None => drop(self.broken.remove(&workspace)),
        }
        MEASURES.broken.set(self.broken.len() as f64);
    }
}

/// What was read, or what is wrong with an event that cannot be.
fn readable<T>(read: Result<T, LogError>) -> Result<Result<T, Flaw>, LogError> {
    match read {
        Err(LogError::Unhashed { position, .. }) => Ok(Err((position, UNHASHED))),
        read => read.map(Ok),
    }
}

/// Verifies a page up to a position of the log; where there is nothing, something is missing.
fn follow(chain: &mut Chain, events: &[RecordedEvent], end: u64) -> Option<Flaw> {
    for event in events.iter().take_while(|event| event.position <= end) {
        if let Err(reason) = chain.verify(event) {
            return Some((chain.position() + 1, reason));
        }
        MEASURES.verified.inc();
    }
    let is_missing = events.is_empty() && chain.position() < end;
    is_missing.then(|| (chain.position() + 1, "events are missing at the end"))
}

/// What is wrong with the newest events of a log, if something is.
async fn newest(
    pool: &PgPool,
    workspace: WorkspaceId,
    head: u64,
) -> Result<Option<Flaw>, LogError> {
    let after = head.saturating_sub(NEWEST);
    let before = match after {
        0 => Some(GENESIS),
        position => {
            let place = Place { workspace, position };
            match readable(hashes_at(pool, &[place]).await)? {
                Ok(mut hashes) => hashes.remove(&place),
                Err(flaw) => return Ok(Some(flaw)),
            }
        }
    };
    let Some(before) = before else { return Ok(Some((after, "an event is missing"))) };
    let most = u32::try_from(NEWEST).unwrap_or(PAGE);
    let events = readable(read_workspace(pool, workspace, after, most).await)?;
    let mut chain = Chain::behind(after, before);
    Ok(events.map_or_else(Some, |events| follow(&mut chain, &events, head)))
}

#[cfg(test)]
mod tests {
    use embedded::testing::Database;
    use uuid::Uuid;

    use super::*;
    use crate::testing::renamed_log;

    /// The workspace of the tests.
    const WORKSPACE: WorkspaceId = WorkspaceId(Uuid::from_u128(1));

    /// Changes the log behind its back.
    async fn tamper(pool: &PgPool, statement: &str) {
        let whole =
            format!("BEGIN; SET LOCAL session_replication_role = replica; {statement}; COMMIT");
        sqlx::raw_sql(&whole).execute(pool).await.unwrap();
    }

    /// A log of 60 events of which one was changed, and a check of it that has not begun.
    async fn changed(database: &Database, position: u64) -> Check {
        let pool = renamed_log(database, 59).await;
        let change = format!(
            "UPDATE event_log.event SET payload = '{{}}'
            WHERE workspace_id = '{WORKSPACE}' AND position = {position}"
        );
        tamper(&pool, &change).await;
        Check::new(pool, 1000)
    }

    #[tokio::test]
    async fn an_untouched_log_is_verified_to_its_end_and_not_begun_again_at_once() {
        let database = Database::create().await;
        let mut check = Check::new(renamed_log(&database, 59).await, 1000);
        check.step().await.unwrap();
        assert!(check.broken.is_empty() && check.current.is_none() && check.queue.is_empty());
        assert!(!check.begin_next().await.unwrap());
    }

    #[tokio::test]
    async fn a_changed_event_is_found_by_its_position() {
        let database = Database::create().await;
        let mut check = changed(&database, 7).await;
        check.step().await.unwrap();
        assert_eq!(check.broken.get(&WORKSPACE), Some(&7));
    }

    #[tokio::test]
    async fn no_more_than_the_rate_is_verified_in_one_step() {
        let database = Database::create().await;
        let mut check = Check { rate: 10, ..changed(&database, 35).await };
        check.step().await.unwrap();
        assert!(check.broken.is_empty());
        for _ in 0..8 {
            check.step().await.unwrap();
        }
        assert_eq!(check.broken.get(&WORKSPACE), Some(&35));
    }

    #[tokio::test]
    async fn a_log_whose_end_was_cut_off_is_broken_there() {
        let database = Database::create().await;
        let pool = renamed_log(&database, 3).await;
        let cut = format!(
            "DELETE FROM event_log.event WHERE workspace_id = '{WORKSPACE}' AND position = 4"
        );
        tamper(&pool, &cut).await;
        let mut check = Check::new(pool, 100);
        check.step().await.unwrap();
        assert_eq!(check.broken.get(&WORKSPACE), Some(&4));
    }

    #[tokio::test]
    async fn a_change_of_the_newest_events_is_found_without_all_of_history() {
        let database = Database::create().await;
        let check = changed(&database, 58).await;
        let found = newest(&check.pool, WORKSPACE, 60).await.unwrap();
        assert_eq!(found.map(|(position, _)| position), Some(58));
        let untouched = newest(&check.pool, WORKSPACE, 57).await.unwrap();
        assert_eq!(untouched, None);
    }
}
