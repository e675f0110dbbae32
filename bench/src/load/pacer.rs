//! Lets requests go when they are due, more exactly than the runtime's timer, which counts in milliseconds.

use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use tokio::sync::Semaphore;

use super::schedule::Schedule;
use crate::failure::{Failure, OrFail};

/// No pause is shorter, so that a high rate does not keep a core busy; latencies include what it delays.
const SHORTEST_PAUSE: Duration = Duration::from_micros(100);

/// Gives a permit for each request that is due, until `end`; then closes the gate.
pub fn start(schedule: Schedule, begin: Instant, end: Instant) -> Result<Arc<Semaphore>, Failure> {
    let gate = Arc::new(Semaphore::new(0));
    let opened = Arc::clone(&gate);
    let pacing = thread::Builder::new().name("pacer".to_owned());
    pacing.spawn(move || pace(schedule, begin, end, &opened)).or_fail("no thread for the pacer")?;
    Ok(gate)
}

/// The pacer's thread.
fn pace(schedule: Schedule, begin: Instant, end: Instant, gate: &Semaphore) {
    let mut given = 0;
    loop {
        let now = Instant::now();
        if now >= end {
            break;
        }
        let due = schedule.due_by(now.saturating_duration_since(begin));
        if now >= begin && due > given {
            gate.add_permits(usize::try_from(due - given).unwrap_or(0));
            given = due;
        }
        let pause = (begin + schedule.due(given)).saturating_duration_since(Instant::now());
        thread::sleep(pause.max(SHORTEST_PAUSE).min(end - now));
    }
    gate.close();
}
