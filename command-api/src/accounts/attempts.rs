//! Slows down those who try passwords: by e-mail address, and by where they come from.
//!
//! In the memory of this process: with several of them an attacker has as many tries more, which is no help.

use std::hash::Hash;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};
use quick_cache::sync::Cache;
use service::Problem;

/// So many wrong passwords for one e-mail address cost nothing.
const FREE_BY_EMAIL: u32 = 5;
/// So many wrong passwords from one network cost nothing: a whole office may sit behind it.
const FREE_BY_ADDRESS: u32 = 50;
/// The longest pause; short enough that nobody can be shut out of their own account by others.
const LONGEST: TimeDelta = TimeDelta::seconds(32);
/// After so long without another one, all is forgotten.
const FORGOTTEN: TimeDelta = TimeDelta::hours(1);
/// How many addresses of each sort are remembered.
const REMEMBERED: usize = 50_000;

/// Who has tried passwords.
#[derive(Debug)]
pub struct Attempts {
    by_email: Cache<String, Tries>,
    by_address: Cache<IpAddr, Tries>,
    /// One attempt is weighed at a time, so that a hundred at once count as a hundred.
    turn: Mutex<()>,
}

/// The wrong passwords of late.
#[derive(Debug, Clone, Copy)]
struct Tries {
    count: u32,
    last: DateTime<Utc>,
}

impl Tries {
    /// None so far.
    const fn none(now: DateTime<Utc>) -> Self {
        Self { count: 0, last: now }
    }

    /// When the next one may follow: at once while some are free, then after 1, 2, 4 … seconds.
    fn next_at(self, free: u32) -> DateTime<Utc> {
        let Some(beyond) = self.count.checked_sub(free) else { return self.last };
        self.last + TimeDelta::seconds(1 << beyond.min(10)).min(LONGEST)
    }
}

impl Attempts {
    /// Nobody has tried yet.
    pub fn new() -> Self {
        let (by_email, by_address) = (Cache::new(REMEMBERED), Cache::new(REMEMBERED));
        Self { by_email, by_address, turn: Mutex::new(()) }
    }

    /// Counts an attempt as a wrong one, until [`Attempts::succeeded`] says otherwise.
    ///
    /// # Errors
    /// 429: it came too early, and does not count.
    pub fn begin(&self, email: &str, from: IpAddr, now: DateTime<Utc>) -> Result<(), Problem> {
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        let by_email = tries(&self.by_email, &email.to_owned(), now);
        let by_address = tries(&self.by_address, &from, now);
        let next = by_email.next_at(FREE_BY_EMAIL).max(by_address.next_at(FREE_BY_ADDRESS));
        if next > now {
            let seconds = (next - now).num_milliseconds().max(1).cast_unsigned().div_ceil(1000);
            return Err(Problem::too_many_attempts(seconds));
        }
        let one_more = |tries: Tries| Tries { count: tries.count + 1, last: now };
        self.by_email.insert(email.to_owned(), one_more(by_email));
        self.by_address.insert(from, one_more(by_address));
        Ok(())
    }

    /// Somebody signed up: the e-mail address begins anew, but a network that makes users by the dozen is slowed down.
    pub fn signed_up(&self, email: &str) {
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        self.by_email.remove(email);
    }

    /// The password was right: the e-mail address begins anew, and the network gets this attempt back.
    pub fn succeeded(&self, email: &str, from: IpAddr) {
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        self.by_email.remove(email);
        if let Some(tries) = self.by_address.get(&from) {
            let count = tries.count.saturating_sub(1);
            self.by_address.insert(from, Tries { count, ..tries });
        }
    }
}

/// The wrong passwords of late under a key.
fn tries<K: Hash + Eq>(known: &Cache<K, Tries>, key: &K, now: DateTime<Utc>) -> Tries {
    let tries = known.get(key).filter(|tries| now - tries.last < FORGOTTEN);
    // A clock that was set back, or a request that read it a moment earlier, must not make anybody wait longer.
    tries.map_or(Tries::none(now), |tries| Tries { last: tries.last.min(now), ..tries })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::seconds(seconds)
    }

    /// Whether one more attempt is let through.
    fn passes(attempts: &Attempts, email: &str, from: [u8; 4], seconds: i64) -> bool {
        attempts.begin(email, from.into(), at(seconds)).is_ok()
    }

    #[test]
    fn a_network_that_makes_users_by_the_dozen_is_slowed_down() {
        let attempts = Attempts::new();
        for n in 0..FREE_BY_ADDRESS {
            let email = format!("{n}@example.com");
            assert!(passes(&attempts, &email, [1; 4], 0));
            attempts.signed_up(&email);
        }
        assert!(!passes(&attempts, "another@example.com", [1; 4], 0));
        assert!(passes(&attempts, "another@example.com", [2; 4], 0));
    }

    #[test]
    fn pauses_grow_after_five_wrong_passwords_for_one_address() {
        let attempts = Attempts::new();
        assert!((0..5).all(|_| passes(&attempts, "a@b", [1; 4], 0)));
        assert!(!passes(&attempts, "a@b", [2; 4], 0));
        assert!(passes(&attempts, "a@b", [2; 4], 1));
        assert!(!passes(&attempts, "a@b", [3; 4], 2));
        assert!(passes(&attempts, "a@b", [3; 4], 3));
        assert!(passes(&attempts, "other@b", [3; 4], 3));
    }

    #[test]
    fn no_pause_is_longer_than_half_a_minute_and_all_is_forgotten() {
        let attempts = Attempts::new();
        for n in 0..100 {
            assert!(passes(&attempts, "a@b", [1; 4], n * 32));
        }
        assert!(passes(&attempts, "a@b", [1; 4], 99 * 32 + 3600));
        assert!(passes(&attempts, "a@b", [1; 4], 99 * 32 + 3600));
    }

    #[test]
    fn a_clock_that_was_set_back_shuts_nobody_out() {
        let attempts = Attempts::new();
        assert!(passes(&attempts, "a@b", [1; 4], 7200));
        assert!(passes(&attempts, "a@b", [1; 4], 0));
    }

    #[test]
    fn one_network_cannot_try_many_addresses() {
        let attempts = Attempts::new();
        assert!((0..50).all(|n| passes(&attempts, &format!("{n}@b"), [1; 4], 0)));
        assert!(!passes(&attempts, "51@b", [1; 4], 0));
        assert!(passes(&attempts, "51@b", [2; 4], 0));
    }

    #[test]
    fn the_right_password_begins_anew() {
        let attempts = Attempts::new();
        assert!((0..5).all(|_| passes(&attempts, "a@b", [1; 4], 0)));
        attempts.succeeded("a@b", [1; 4].into());
        assert!(passes(&attempts, "a@b", [1; 4], 0));
    }
}
