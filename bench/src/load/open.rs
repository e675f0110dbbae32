//! Open loop: requests come at a fixed rate, regardless of the answers.
//!
//! Latency counts from the moment at which a request was due, so that one that had to wait for a free client is as
//! slow as its user would find it (corrected for coordinated omission). The number in flight is bounded by the
//! number of clients: what is due beyond that waits for one of them.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use tokio::sync::Semaphore;
use tokio::time::{Instant, sleep_until};

use super::client::Client;
use super::crowd::Crowd;
use super::schedule::Schedule;
use super::tally::Tally;
use super::window::Span;
use super::{Measured, Window, Work, pacer};
use crate::failure::Failure;
use crate::http::{Sides, Voice};
use crate::usage::Processes;

/// The most requests in flight.
pub const MOST_IN_FLIGHT: usize = 128;

/// What the clients of an open loop share.
struct Line {
    /// When the requests are due.
    schedule: Schedule,
    /// A permit for each request that is due.
    gate: Arc<Semaphore>,
    /// How many were taken.
    taken: AtomicU64,
    /// What is asked.
    work: Arc<dyn Work>,
    /// When it is measured.
    span: Span,
}

/// Runs an open loop at a rate.
pub async fn open(
    sides: Sides,
    voice: &Voice,
    processes: &Processes,
    work: &Arc<dyn Work>,
    per_second: f64,
    window: Window,
) -> Result<Measured, Failure> {
    let span = window.begin();
    let schedule = Schedule { per_second };
    let gate = pacer::start(schedule, span.start.into_std(), span.until.into_std())?;
    let taken = AtomicU64::new(0);
    let line = Arc::new(Line { schedule, gate, taken, work: Arc::clone(work), span });
    let (voice, shared) = (voice.clone(), Arc::clone(&line));
    let crowd = Crowd::start(MOST_IN_FLIGHT, move |number| {
        run(Client::new(sides, voice.clone()), number, Arc::clone(&shared))
    });
    sleep_until(span.from).await;
    let before = processes.look();
    sleep_until(span.until).await;
    let usage = processes.used_since(&before);
    let mut all = crowd.end().await?;
    let due = schedule.due_by(span.until - span.start);
    for _ in line.taken.load(Ordering::Relaxed)..due.saturating_sub(1) {
        all.failed("no client was free to ask what was due".to_owned());
    }
    Ok(Measured::of(&all, &span, usage))
}

/// A client that takes what is due until the span is over.
async fn run(mut client: Client, number: usize, line: Arc<Line>) -> Result<Tally, Failure> {
    let mut tally = Tally::new()?;
    while let Ok(permit) = line.gate.acquire().await {
        permit.forget();
        let taken = line.taken.fetch_add(1, Ordering::Relaxed);
        let due: Instant = line.span.start + line.schedule.due(taken);
        let ask = line.work.next(number, taken);
        let answered = client.ask(&ask).await;
        if line.span.has(due) {
            match answered {
                Ok(()) => tally.answered(due.elapsed()),
                Err(error) => tally.failed(error),
            }
        }
    }
    Ok(tally)
}
