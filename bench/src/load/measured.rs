//! What a load came to.

use serde::{Deserialize, Serialize};

use super::tally::Tally;
use super::{Latency, window::Span};
use crate::usage::Usage;

/// What a load came to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Measured {
    /// How long it was measured, in seconds, the warm-up left out.
    pub seconds: f64,
    /// Right answers.
    pub answered: u64,
    /// Wrong and missing ones.
    pub errors: u64,
    /// The first of those, in words.
    pub first_error: Option<String>,
    /// Right answers per second.
    pub per_second: f64,
    /// How long those took.
    pub latency: Latency,
    /// What each process used meanwhile.
    pub usage: Vec<Usage>,
}

impl Measured {
    /// What the clients have counted in a span.
    #[expect(clippy::cast_precision_loss, reason = "no load has 2^52 answers")]
    pub(super) fn of(tally: &Tally, span: &Span, usage: Vec<Usage>) -> Self {
        let (seconds, answered) = (span.seconds(), tally.latencies().len());
        Self {
            seconds,
            answered,
            errors: tally.errors,
            first_error: tally.first_error.clone(),
            per_second: answered as f64 / seconds,
            latency: Latency::of(tally.latencies()),
            usage,
        }
    }

    /// Some seconds of CPU as µs for each right answer.
    #[expect(clippy::cast_precision_loss, reason = "no load has 2^52 answers")]
    pub fn micros_each(&self, cpu_seconds: f64) -> f64 {
        cpu_seconds * 1_000_000.0 / self.answered as f64
    }

    /// CPU of all servers for each right answer, in µs.
    pub fn servers_micros_each(&self) -> f64 {
        let servers = self.usage.iter().filter(|usage| usage.process != "client");
        self.micros_each(servers.map(|usage| usage.cpu_seconds).sum())
    }
}
