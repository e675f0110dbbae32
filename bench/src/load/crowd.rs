//! Clients on a few threads; each thread drives its own: no client is woken from another thread, or moved to one, so
//! that the load leaves as much of the machine as it can to what it measures.

use std::future::Future;
use std::thread::available_parallelism;

use tokio::runtime::Builder;
use tokio::task::JoinSet;

use super::tally::Tally;
use crate::failure::{Failure, OrFail};

/// Clients at work.
pub struct Crowd {
    threads: JoinSet<Result<Tally, Failure>>,
}

impl Crowd {
    /// Lets so many clients run, numbered from 0.
    pub fn start<R>(clients: usize, run: impl Fn(usize) -> R + Clone + Send + 'static) -> Self
    where
        R: Future<Output = Result<Tally, Failure>> + Send + 'static,
    {
        let count = available_parallelism().map_or(1, usize::from).min(clients);
        let mut threads = JoinSet::new();
        for first in 0..count {
            let run = run.clone();
            threads.spawn_blocking(move || {
                let runtime = Builder::new_current_thread().enable_all().build();
                let runtime = runtime.or_fail("the threads of the load cannot be started")?;
                runtime.block_on(async {
                    gather((first..clients).step_by(count).map(run).collect()).await
                })
            });
        }
        Self { threads }
    }

    /// What all of them have counted, once they have ended.
    pub async fn end(self) -> Result<Tally, Failure> {
        gather(self.threads).await
    }
}

/// Waits for all, and adds up what they have counted.
async fn gather(mut running: JoinSet<Result<Tally, Failure>>) -> Result<Tally, Failure> {
    let mut all = Tally::new()?;
    while let Some(tally) = running.join_next().await {
        all.add(tally.or_fail("a client of the load ended")??)?;
    }
    Ok(all)
}
