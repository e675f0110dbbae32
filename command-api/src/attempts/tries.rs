//! The wrong passwords of late, and how long they make the next one wait.

use std::hash::Hash;

use chrono::{DateTime, TimeDelta, Utc};
use quick_cache::sync::Cache;

/// The longest pause.
const LONGEST: TimeDelta = TimeDelta::seconds(32);
/// After so long without another one, all is forgotten.
const FORGOTTEN: TimeDelta = TimeDelta::hours(1);

/// The wrong passwords of late.
#[derive(Debug, Clone, Copy)]
pub struct Tries {
    /// How many there were without an hour between two of them.
    pub count: u32,
    /// When the last one was tried.
    pub last: DateTime<Utc>,
}

impl Tries {
    /// The tries under a key, none of them if the last one is forgotten by now.
    pub fn of<K: Hash + Eq>(known: &Cache<K, Self>, key: &K, now: DateTime<Utc>) -> Self {
        let tries = known.get(key).filter(|tries| now - tries.last < FORGOTTEN);
        // A clock that was set back, or a request that read it a moment earlier, must not make anybody wait longer.
        tries.map_or(Self { count: 0, last: now }, |tries| Self {
            last: tries.last.min(now),
            ..tries
        })
    }

    /// The seconds until the next one may follow: none while some are free, then 1, 2, 4 … after the last one.
    pub fn wait(self, free: u32, now: DateTime<Utc>) -> Option<u64> {
        let beyond = self.count.checked_sub(free)?;
        let next = self.last + TimeDelta::seconds(1 << beyond.min(10)).min(LONGEST);
        let millis = u64::try_from((next - now).num_milliseconds()).ok()?;
        (millis > 0).then_some(millis.div_ceil(1000))
    }

    /// The tries with one more, made now.
    pub const fn and_one(self, now: DateTime<Utc>) -> Self {
        Self { count: self.count + 1, last: now }
    }

    /// The tries with `count` fewer.
    pub const fn without(self, count: u32) -> Self {
        Self { count: self.count.saturating_sub(count), ..self }
    }
}
