//! Sends exported spans, with the HTTP client that this process has anyway.

use std::sync::LazyLock;
use std::sync::atomic::{AtomicBool, Ordering};

use async_trait::async_trait;
use opentelemetry_http::{Bytes, HttpClient, HttpError, Request, Response};
use telemetry::metrics::{Counter, counters};
use tokio::runtime::Handle;

use crate::fetch;

/// What came of requests to the collector: taken, and not.
static EXPORTS: LazyLock<[Counter; 2]> = LazyLock::new(|| {
    let help = "Batches of spans that were sent to the collector, by whether it took them.";
    counters("tidemark_trace_exports_total", help, &["result"], [["taken"], ["lost"]])
});

/// The exporter's HTTP client: its thread has no runtime, so the work is done on the process'.
#[derive(Debug)]
pub(super) struct Client {
    /// Where the work is done.
    runtime: Handle,
    /// Whether the last request came to nothing.
    is_failing: AtomicBool,
}

impl Client {
    /// A client that works on the present runtime.
    pub(super) fn new() -> Self {
        LazyLock::force(&EXPORTS);
        Self { runtime: Handle::current(), is_failing: AtomicBool::new(false) }
    }

    /// Counts, and says when it begins to fail and when that is over: the library itself says nothing.
    fn note(&self, problem: Option<String>) {
        EXPORTS[usize::from(problem.is_some())].inc();
        let was_failing = self.is_failing.swap(problem.is_some(), Ordering::Relaxed);
        match problem {
            Some(problem) if !was_failing => {
                tracing::warn!(problem, "the collector does not take traces: spans are lost");
            }
            None if was_failing => tracing::info!("the collector takes traces again"),
            _ => {}
        }
    }
}

#[async_trait]
impl HttpClient for Client {
    async fn send_bytes(&self, request: Request<Bytes>) -> Result<Response<Bytes>, HttpError> {
        let answer = self.runtime.spawn(fetch::send(request)).await?;
        self.note(match &answer {
            Ok(answer) if answer.status().is_success() => None,
            Ok(answer) => Some(format!("it answers {}", answer.status())),
            Err(error) => Some(error.to_string()),
        });
        Ok(answer?)
    }
}
