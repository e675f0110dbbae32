//! Stopping in order.

use std::future::Future;
use std::time::Duration;

use tokio::signal::unix::{SignalKind, signal};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

/// Tells all tasks to stop, and waits for them. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct Shutdown {
    /// Cancelled when it is time to stop.
    pub stop: CancellationToken,
    /// Cancelled when it is about to stop and no new work should be sent to it.
    pub leaving: CancellationToken,
    /// Every task of the process.
    pub tasks: TaskTracker,
}

impl Shutdown {
    /// The state of a process that has not been told to stop.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Stops at SIGTERM or SIGINT, or so long after it: meanwhile everything is answered as before, but the process is
    /// not ready, so that a proxy passes it by, and closes every connection with its next answer. Another signal ends that.
    ///
    /// # Errors
    /// The system does not let us listen for signals.
    pub fn on_signals(&self, drain: Duration) -> std::io::Result<()> {
        let (mut terminate, mut interrupt) =
            (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
        let (stop, leaving) = (self.stop.clone(), self.leaving.clone());
        let mut signalled = async move || {
            tokio::select! {
                _ = terminate.recv() => "SIGTERM",
                _ = interrupt.recv() => "SIGINT",
            }
        };
        self.tasks.spawn(async move {
            let Some(signal) = stop.run_until_cancelled(signalled()).await else { return };
            tracing::info!(signal, drain_s = drain.as_secs(), "stopping");
            leave(&stop, &leaving, drain, signalled()).await;
        });
        Ok(())
    }

    /// Runs a task that ends after the process was told to stop; if it ends before, everything stops.
    pub fn run<E: std::fmt::Display>(
        &self,
        name: &'static str,
        task: impl Future<Output = Result<(), E>> + Send + 'static,
    ) {
        let stop = self.stop.clone();
        self.tasks.spawn(async move {
            match task.await {
                Ok(()) if stop.is_cancelled() => {}
                Ok(()) => tracing::warn!(task = name, "a task ended, stopping"),
                Err(error) => {
                    tracing::error!(task = name, error = %error, "a task failed, stopping");
                }
            }
            stop.cancel();
        });
    }

    /// Waits until it is time to stop, and then for the tasks, but not longer than `grace`; false if some had to be
    /// left behind.
    pub async fn finish(self, grace: Duration) -> bool {
        self.stop.cancelled().await;
        self.tasks.close();
        let ended = tokio::time::timeout(grace, self.tasks.wait()).await.is_ok();
        if !ended {
            tracing::warn!(tasks = self.tasks.len(), "stopped without waiting for some tasks");
        }
        ended
    }
}

/// Says that the process leaves, and stops it so long after that, or when there is a reason not to wait.
async fn leave(
    stop: &CancellationToken,
    leaving: &CancellationToken,
    drain: Duration,
    sooner: impl Future,
) {
    leaving.cancel();
    tokio::select! {
        () = tokio::time::sleep(drain) => {}
        _ = sooner => {}
        () = stop.cancelled() => {}
    }
    stop.cancel();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_process_leaves_before_it_stops_unless_it_is_told_to_hurry() {
        let drain = Duration::from_secs(3);
        let patient = Shutdown::new();
        let Shutdown { stop, leaving, .. } = &patient;
        let begun = tokio::time::Instant::now();
        let look = async {
            leaving.cancelled().await;
            stop.is_cancelled()
        };
        let left = leave(stop, leaving, drain, std::future::pending::<()>());
        let (is_stopped_early, ()) = tokio::join!(look, left);
        assert_eq!((is_stopped_early, begun.elapsed()), (false, drain));
        let hurried = Shutdown::new();
        leave(&hurried.stop, &hurried.leaving, drain, std::future::ready(())).await;
        assert!(hurried.stop.is_cancelled() && begun.elapsed() == drain);
    }

    #[tokio::test]
    async fn a_task_that_fails_stops_the_others_in_order() {
        let shutdown = Shutdown::new();
        let stop = shutdown.stop.clone();
        shutdown.run("a", async move {
            stop.cancelled().await;
            Ok::<_, String>(())
        });
        shutdown.run("b", async { Err("broken") });
        assert!(shutdown.finish(Duration::from_secs(5)).await);
    }
}
