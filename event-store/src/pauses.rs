//! Pauses before what failed is tried again.

use std::time::Duration;

/// Pauses that double with each failure in a row, up to a longest one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pauses {
    first: Duration,
    longest: Duration,
}

impl Pauses {
    /// Those from the first to the longest.
    #[must_use]
    pub const fn new(first: Duration, longest: Duration) -> Self {
        Self { first, longest }
    }

    /// The pause after the n-th failure in a row, counted from 1.
    #[must_use]
    pub fn after(self, failures: u32) -> Duration {
        let times = 1_u32.checked_shl(failures.saturating_sub(1)).unwrap_or(u32::MAX);
        self.first.saturating_mul(times).min(self.longest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_up_to_the_longest() {
        let pauses = Pauses::new(Duration::from_secs(1), Duration::from_secs(5));
        let seconds = |failures| pauses.after(failures).as_secs();
        assert_eq!([1, 2, 3, 4, 33, u32::MAX].map(seconds), [1, 2, 4, 5, 5, 5]);
        assert_eq!(seconds(0), 1);
    }
}
