//! Slows down those who try passwords, and nobody else.
//!
//! Wrong passwords are counted by name (an address, or a user who changes their password) and network together: that
//! makes the one who tries wait. They are counted by network alone, against one host that tries many names, and by
//! name alone, against many hosts that try one; these two make strangers wait, but neither who signed in from the
//! network before nor who holds a session.
//! In the memory of this process: with several of them an attacker has as many tries more, which is no help.

use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

use chrono::{DateTime, Utc};
use quick_cache::sync::Cache;
use service::Problem;

use super::tries::Tries;

/// So many wrong passwords for one name from one network cost nothing.
const FREE_BY_BOTH: u32 = 5;
/// So many wrong passwords from one network cost nothing: a whole office may sit behind it.
const FREE_BY_NETWORK: u32 = 50;
/// So many wrong passwords for one name cost nothing, of which each network counts for as many as are free for it.
const FREE_BY_NAME: u32 = 50;
/// How many names, networks, and pairs of them are remembered.
const REMEMBERED: usize = 50_000;

/// Who tries a password.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asker {
    /// Nobody we know.
    Stranger,
    /// Somebody who holds a session or key of the user.
    Holder,
    /// Somebody where the user signed in before.
    Known,
}

/// Why an attempt has to wait, and for how many seconds; it does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wait {
    /// For wrong passwords for the same name from the same network.
    Own(u64),
    /// For wrong passwords for other names, or from other networks.
    Others(u64),
}

impl From<Wait> for Problem {
    fn from(wait: Wait) -> Self {
        match wait {
            Wait::Own(seconds) | Wait::Others(seconds) => Self::too_many_attempts(seconds),
        }
    }
}

/// Who has tried passwords.
#[derive(Debug)]
pub struct Attempts {
    by_both: Cache<(String, IpAddr), Tries>,
    by_network: Cache<IpAddr, Tries>,
    by_name: Cache<String, Tries>,
    /// One attempt is weighed at a time, so that a hundred at once count as a hundred.
    turn: Mutex<()>,
}

impl Attempts {
    /// Nobody has tried yet.
    pub fn new() -> Self {
        Self {
            by_both: Cache::new(REMEMBERED),
            by_network: Cache::new(REMEMBERED),
            by_name: Cache::new(REMEMBERED),
            turn: Mutex::new(()),
        }
    }

    /// Counts an attempt as a wrong one, until [`Attempts::succeeded`] says otherwise.
    ///
    /// # Errors
    /// It came too early.
    pub fn begin(
        &self,
        name: &str,
        from: IpAddr,
        asker: Asker,
        now: DateTime<Utc>,
    ) -> Result<(), Wait> {
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        let (both, name) = ((name.to_owned(), from), name.to_owned());
        let by_both = Tries::of(&self.by_both, &both, now);
        let by_network = Tries::of(&self.by_network, &from, now);
        let by_name = Tries::of(&self.by_name, &name, now);
        if let Some(seconds) = by_both.wait(FREE_BY_BOTH, now) {
            return Err(Wait::Own(seconds));
        }
        let by_name_alone = by_name.wait(FREE_BY_NAME, now).filter(|_| asker != Asker::Known);
        let by_network_alone =
            by_network.wait(FREE_BY_NETWORK, now).filter(|_| asker == Asker::Stranger);
        if let Some(seconds) = by_name_alone.max(by_network_alone) {
            return Err(Wait::Others(seconds));
        }
        self.by_both.insert(both, by_both.and_one(now));
        if asker != Asker::Holder {
            self.by_network.insert(from, by_network.and_one(now));
        }
        if by_both.count < FREE_BY_BOTH {
            self.by_name.insert(name, by_name.and_one(now));
        }
        Ok(())
    }

    /// Somebody signed up: the name begins anew, but a network that makes users by the dozen is slowed down.
    pub fn signed_up(&self, name: &str, from: IpAddr) {
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        self.forget(name, from);
    }

    /// The password was right: what this network tried under this name is forgotten, and the network gets this attempt
    /// back.
    pub fn succeeded(&self, name: &str, from: IpAddr) {
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        self.forget(name, from);
        if let Some(tries) = self.by_network.get(&from) {
            self.by_network.insert(from, tries.without(1));
        }
    }

    /// Forgets what a network tried under a name; what other networks tried stays.
    fn forget(&self, name: &str, from: IpAddr) {
        let forgotten = self.by_both.remove(&(name.to_owned(), from));
        let count = forgotten.map_or(0, |(_, tries)| tries.count.min(FREE_BY_BOTH));
        if let Some(tries) = self.by_name.get(name) {
            self.by_name.insert(name.to_owned(), tries.without(count));
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::seconds(seconds)
    }

    /// What becomes of one more attempt of a stranger.
    fn attempt(attempts: &Attempts, name: &str, from: [u8; 4], seconds: i64) -> Result<(), Wait> {
        attempts.begin(name, from.into(), Asker::Stranger, at(seconds))
    }

    /// Whether one more attempt of a stranger is let through.
    fn passes(attempts: &Attempts, name: &str, from: [u8; 4], seconds: i64) -> bool {
        attempt(attempts, name, from, seconds).is_ok()
    }

    #[test]
    fn a_network_that_makes_users_by_the_dozen_is_slowed_down() {
        let attempts = Attempts::new();
        for n in 0..FREE_BY_NETWORK {
            let name = format!("{n}@example.com");
            assert!(passes(&attempts, &name, [1; 4], 0));
            attempts.signed_up(&name, [1; 4].into());
        }
        assert!(!passes(&attempts, "another@example.com", [1; 4], 0));
        assert!(passes(&attempts, "another@example.com", [2; 4], 0));
    }

    #[test]
    fn pauses_grow_after_five_wrong_passwords_of_one_network_for_one_name() {
        let attempts = Attempts::new();
        assert!((0..5).all(|_| passes(&attempts, "a@b", [1; 4], 0)));
        assert_eq!(attempt(&attempts, "a@b", [1; 4], 0), Err(Wait::Own(1)));
        assert!(passes(&attempts, "a@b", [1; 4], 1));
        assert_eq!(attempt(&attempts, "a@b", [1; 4], 1), Err(Wait::Own(2)));
        assert!(passes(&attempts, "a@b", [1; 4], 3));
        assert!(passes(&attempts, "other@b", [1; 4], 3));
    }

    #[test]
    fn one_host_that_goes_on_and_on_shuts_out_itself_alone() {
        let attempts = Attempts::new();
        for second in 0..1000 {
            let _ = attempt(&attempts, "a@b", [1; 4], second);
        }
        assert!(passes(&attempts, "a@b", [2; 4], 1000));
    }

    #[test]
    fn many_hosts_make_strangers_wait_but_not_who_is_known() {
        let attempts = Attempts::new();
        for host in 1..=10 {
            assert!((0..5).all(|_| passes(&attempts, "a@b", [host; 4], 0)));
        }
        assert_eq!(attempt(&attempts, "a@b", [99; 4], 0), Err(Wait::Others(1)));
        assert_eq!(attempts.begin("a@b", [99; 4].into(), Asker::Known, at(0)), Ok(()));
        assert!(passes(&attempts, "other@b", [99; 4], 0));
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
    fn one_network_cannot_try_many_names_but_holds_back_nobody_who_is_known() {
        let attempts = Attempts::new();
        assert!((0..50).all(|n| passes(&attempts, &format!("{n}@b"), [1; 4], 0)));
        assert_eq!(attempt(&attempts, "51@b", [1; 4], 0), Err(Wait::Others(1)));
        assert!(passes(&attempts, "51@b", [2; 4], 0));
        for asker in [Asker::Holder, Asker::Known] {
            assert_eq!(attempts.begin("51@b", [1; 4].into(), asker, at(0)), Ok(()));
        }
    }

    #[test]
    fn the_right_password_begins_anew() {
        let attempts = Attempts::new();
        for _ in 0..100 {
            assert!((0..5).all(|_| passes(&attempts, "a@b", [1; 4], 0)));
            attempts.succeeded("a@b", [1; 4].into());
            attempts.by_network.remove(&IpAddr::from([1; 4]));
        }
        assert!(passes(&attempts, "a@b", [2; 4], 0));
    }
}
