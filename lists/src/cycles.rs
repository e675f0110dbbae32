//! When cycles are.

use wire::filter::CycleTime;

/// What of the dates of a cycle, `it`, makes it so, where `now` is the moment.
#[must_use]
pub const fn dates(time: CycleTime) -> &'static str {
    match time {
        CycleTime::Active => "it.starts_at <= now AND it.ends_at >= now",
        CycleTime::Upcoming => "it.starts_at > now",
        CycleTime::Completed => "it.ends_at < now",
    }
}
