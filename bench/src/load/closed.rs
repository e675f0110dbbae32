//! Closed loop: each client asks again as soon as it was answered.
//!
//! The rate is what the system makes of it; latencies leave out the time that a request would have waited for a
//! client that is still busy with the one before (the open loop has that).

use std::sync::Arc;

use tokio::time::{Instant, sleep_until};

use super::client::Client;
use super::crowd::Crowd;
use super::tally::Tally;
use super::window::Span;
use super::{Measured, Window, Work};
use crate::failure::Failure;
use crate::http::{Sides, Voice};
use crate::usage::Processes;

/// Runs a closed loop of so many clients.
pub async fn closed(
    sides: Sides,
    voice: &Voice,
    processes: &Processes,
    work: &Arc<dyn Work>,
    clients: usize,
    window: Window,
) -> Result<Measured, Failure> {
    let span = window.begin();
    let (voice, work) = (voice.clone(), Arc::clone(work));
    let crowd = Crowd::start(clients, move |number| {
        run(Client::new(sides, voice.clone()), number, Arc::clone(&work), span)
    });
    sleep_until(span.from).await;
    let before = processes.look();
    sleep_until(span.until).await;
    let usage = processes.used_since(&before);
    Ok(Measured::of(&crowd.end().await?, &span, usage))
}

/// A client that asks until the span is over.
async fn run(
    mut client: Client,
    number: usize,
    work: Arc<dyn Work>,
    span: Span,
) -> Result<Tally, Failure> {
    let mut tally = Tally::new()?;
    let mut asked = 0;
    let mut before = Instant::now();
    while before < span.until {
        let ask = work.next(number, asked);
        asked += 1;
        let answered = client.ask(&ask).await;
        let now = Instant::now();
        if span.has(now) {
            match answered {
                Ok(()) => tally.answered(now - before),
                Err(error) => tally.failed(error),
            }
        }
        before = now;
    }
    Ok(tally)
}
