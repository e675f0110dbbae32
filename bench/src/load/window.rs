//! When a load is measured.

use std::time::Duration;

use tokio::time::Instant;

/// How long a load runs before it is measured, and how long it is measured.
#[derive(Debug, Clone, Copy)]
pub struct Window {
    /// Not measured: connections, caches and plans become warm.
    pub warm_up: Duration,
    /// Measured: what is answered in this time counts.
    pub measured: Duration,
}

/// A window that has begun.
#[derive(Debug, Clone, Copy)]
pub struct Span {
    /// When the warm-up begins.
    pub start: Instant,
    /// When the measuring begins.
    pub from: Instant,
    /// When it ends.
    pub until: Instant,
}

impl Window {
    /// The window from now on.
    pub fn begin(self) -> Span {
        let start = Instant::now();
        let from = start + self.warm_up;
        Span { start, from, until: from + self.measured }
    }
}

impl Span {
    /// Whether a moment is measured.
    pub fn has(&self, moment: Instant) -> bool {
        self.from <= moment && moment < self.until
    }

    /// How long it is measured.
    pub fn seconds(&self) -> f64 {
        (self.until - self.from).as_secs_f64()
    }
}
