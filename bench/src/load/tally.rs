//! What a client has counted.

use std::time::Duration;

use hdrhistogram::Histogram;

use crate::failure::{Failure, OrFail};

/// The longest latency that is told apart, in µs; what takes longer counts as this.
const LONGEST: u64 = 120_000_000;
/// Latencies are right to so many digits.
const DIGITS: u8 = 3;

/// What was answered, how fast, and what went wrong.
pub struct Tally {
    /// Latencies of right answers in µs.
    latencies: Histogram<u64>,
    /// How many answers were wrong or missing.
    pub errors: u64,
    /// The first of them, in words.
    pub first_error: Option<String>,
}

impl Tally {
    /// Nothing yet.
    pub fn new() -> Result<Self, Failure> {
        let latencies = Histogram::new_with_bounds(1, LONGEST, DIGITS);
        let latencies = latencies.or_fail("no histogram")?;
        Ok(Self { latencies, errors: 0, first_error: None })
    }

    /// Counts a right answer.
    pub fn answered(&mut self, latency: Duration) {
        let micros = u64::try_from(latency.as_micros()).unwrap_or(LONGEST);
        self.latencies.saturating_record(micros);
    }

    /// Counts a wrong one.
    pub fn failed(&mut self, error: String) {
        self.errors += 1;
        self.first_error.get_or_insert(error);
    }

    /// Adds what another client has counted.
    pub fn add(&mut self, other: Self) -> Result<(), Failure> {
        self.latencies.add(&other.latencies).or_fail("histograms do not go together")?;
        self.errors += other.errors;
        self.first_error = self.first_error.take().or(other.first_error);
        Ok(())
    }

    /// The latencies.
    pub const fn latencies(&self) -> &Histogram<u64> {
        &self.latencies
    }
}
