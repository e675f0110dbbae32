//! When the requests of an open loop are due.

use std::time::Duration;

/// Requests at a fixed rate, one after another at equal distances.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Schedule {
    /// The rate, in requests per second.
    pub per_second: f64,
}

impl Schedule {
    /// When the request with this number (from 0) is due, after the beginning.
    #[expect(clippy::cast_precision_loss, reason = "no load has 2^52 requests")]
    pub fn due(self, number: u64) -> Duration {
        Duration::from_secs_f64(number as f64 / self.per_second)
    }

    /// How many are due by a moment after the beginning, the one of that very moment included.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "no load has 2^52 requests"
    )]
    pub fn due_by(self, moment: Duration) -> u64 {
        let whole = (moment.as_secs_f64() * self.per_second) as u64;
        // Rounding may have gone either way.
        let mut near = whole.saturating_sub(1)..=whole + 2;
        near.find(|number| self.due(*number) > moment).unwrap_or(whole)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_come_at_equal_distances_from_the_beginning_on() {
        let schedule = Schedule { per_second: 4.0 };
        let due: Vec<u128> = (0..3).map(|number| schedule.due(number).as_millis()).collect();
        assert_eq!(due, [0, 250, 500]);
    }

    #[test]
    fn as_many_are_due_as_have_come() {
        let schedule = Schedule { per_second: 4.0 };
        let by = |millis| schedule.due_by(Duration::from_millis(millis));
        assert_eq!([by(0), by(249), by(250), by(1_000)], [1, 1, 2, 5]);
    }

    #[test]
    fn what_is_due_and_when_agree_at_awkward_rates() {
        let schedule = Schedule { per_second: 1234.567 };
        for number in [1, 7, 1_000, 123_456] {
            let due = schedule.due(number);
            assert_eq!(schedule.due_by(due), number + 1);
            assert_eq!(schedule.due_by(due.saturating_sub(Duration::from_nanos(10))), number);
        }
    }
}
