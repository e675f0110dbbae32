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
    /// Every task of the process.
    pub tasks: TaskTracker,
}

impl Shutdown {
    /// Nobody has said stop yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Stops at SIGTERM or SIGINT.
    ///
    /// # Errors
    /// The system does not let us listen for signals.
    pub fn on_signals(&self) -> std::io::Result<()> {
        let (mut terminate, mut interrupt) =
            (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
        let stop = self.stop.clone();
        self.tasks.spawn(async move {
            let name = tokio::select! {
                _ = terminate.recv() => "SIGTERM",
                _ = interrupt.recv() => "SIGINT",
                () = stop.cancelled() => return,
            };
            tracing::info!(signal = name, "stopping");
            stop.cancel();
        });
        Ok(())
    }

    /// Runs a task that stops by itself when told to; if it ends before, everything stops.
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

#[cfg(test)]
mod tests {
    use super::*;

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
