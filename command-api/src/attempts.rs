//! Slows down those who try passwords, and nobody else.
//!
//! Somebody who shows the token of one of the user's devices or sessions is counted by that alone, and strangers by
//! name (an address, or a user who changes their password) and network together: that makes the one who tries wait.
//! Strangers are also counted by network alone, against one host that tries many names, and by name alone, against
//! many hosts that try one; these two do not make wait who signed in from the network before.
//! In the memory of this process: with several of them an attacker has as many tries more, which is no help.

mod tries;

use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

use chrono::{DateTime, Utc};
use quick_cache::sync::Cache;
use service::Problem;
use service::accounts::TokenHash;
use tries::Tries;
use uuid::Uuid;

/// How many wrong passwords of one asker cost nothing.
const FREE_BY_ASKER: u32 = 5;
/// How many wrong passwords from one network cost nothing: a whole office may sit behind it.
const FREE_BY_NETWORK: u32 = 50;
/// How many wrong passwords for one name cost nothing; of these each network counts for as many as are free for it.
const FREE_BY_NAME: u32 = 50;
/// How many names, networks, and askers are remembered.
const REMEMBERED: usize = 50_000;

/// Who tries a password.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asker {
    /// Nobody we know, from a network.
    Stranger(IpAddr),
    /// Somebody from a network that the user signed in from before.
    Known(IpAddr),
    /// Somebody from a network who holds a key of the user.
    Key(IpAddr),
    /// Somebody who holds this session of the user.
    Session(Uuid),
    /// Somebody at a device that the user signed in from before.
    Device(TokenHash),
}

impl Asker {
    /// What an attempt for a name is counted by first.
    fn counted(self, name: &str) -> Counted {
        match self {
            Self::Stranger(from) | Self::Known(from) | Self::Key(from) => {
                Counted::Pair(name.to_owned(), from)
            }
            Self::Session(id) => Counted::Session(id),
            Self::Device(device) => Counted::Device(device),
        }
    }

    /// Whether attempts are also counted by name.
    const fn is_counted_by_name(self) -> bool {
        matches!(self, Self::Stranger(_) | Self::Known(_) | Self::Key(_))
    }

    /// The network that attempts are also counted by.
    const fn network(self) -> Option<IpAddr> {
        match self {
            Self::Stranger(from) | Self::Known(from) => Some(from),
            _ => None,
        }
    }

    /// Whether what others tried makes them wait.
    const fn waits_for_others(self) -> bool {
        !matches!(self, Self::Known(_))
    }
}

/// What attempts are counted by first.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Counted {
    /// A name and a network.
    Pair(String, IpAddr),
    Session(Uuid),
    Device(TokenHash),
}

/// Why an attempt has to wait, and for how many seconds; it does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wait {
    /// For wrong passwords of the same asker.
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
    by_asker: Cache<Counted, Tries>,
    by_network: Cache<IpAddr, Tries>,
    by_name: Cache<String, Tries>,
    /// One attempt is weighed at a time, so that a hundred at once count as a hundred.
    turn: Mutex<()>,
}

impl Attempts {
    /// Nobody has tried yet.
    pub fn new() -> Self {
        Self {
            by_asker: Cache::new(REMEMBERED),
            by_network: Cache::new(REMEMBERED),
            by_name: Cache::new(REMEMBERED),
            turn: Mutex::new(()),
        }
    }

    /// Counts an attempt as a wrong one, until [`Attempts::succeeded`] says otherwise.
    ///
    /// # Errors
    /// It came too early.
    pub fn begin(&self, name: &str, asker: Asker, now: DateTime<Utc>) -> Result<(), Wait> {
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        let (counted, name) = (asker.counted(name), name.to_owned());
        let by_asker = Tries::of(&self.by_asker, &counted, now);
        if let Some(seconds) = by_asker.wait(FREE_BY_ASKER, now) {
            return Err(Wait::Own(seconds));
        }
        let by_name = asker.is_counted_by_name().then(|| Tries::of(&self.by_name, &name, now));
        let by_network =
            asker.network().map(|from| (from, Tries::of(&self.by_network, &from, now)));
        let for_name = by_name.and_then(|tries| tries.wait(FREE_BY_NAME, now));
        let for_network = by_network.and_then(|(_, tries)| tries.wait(FREE_BY_NETWORK, now));
        if let Some(seconds) = for_name.max(for_network).filter(|_| asker.waits_for_others()) {
            return Err(Wait::Others(seconds));
        }
        self.by_asker.insert(counted, by_asker.and_one(now));
        if let Some((from, tries)) = by_network {
            self.by_network.insert(from, tries.and_one(now));
        }
        if let Some(tries) = by_name.filter(|_| by_asker.count < FREE_BY_ASKER) {
            self.by_name.insert(name, tries.and_one(now));
        }
        Ok(())
    }

    /// Somebody signed up: the name begins anew, but a network that makes users by the dozen is slowed down.
    pub fn signed_up(&self, name: &str, from: IpAddr) {
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        self.forget(name, Asker::Stranger(from));
    }

    /// The password was right: what this asker tried is forgotten, and their network gets this attempt back.
    pub fn succeeded(&self, name: &str, asker: Asker) {
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        self.forget(name, asker);
        if let Some(from) = asker.network()
            && let Some(tries) = self.by_network.get(&from)
        {
            self.by_network.insert(from, tries.without(1));
        }
    }

    /// Forgets the tries of an asker under a name; tries of other askers stay.
    fn forget(&self, name: &str, asker: Asker) {
        let forgotten = self.by_asker.remove(&asker.counted(name));
        let count = forgotten.map_or(0, |(_, tries)| tries.count.min(FREE_BY_ASKER));
        if asker.is_counted_by_name()
            && let Some(tries) = self.by_name.get(name)
        {
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
        attempts.begin(name, Asker::Stranger(from.into()), at(seconds))
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
        assert_eq!(attempts.begin("a@b", Asker::Known([99; 4].into()), at(0)), Ok(()));
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
        for asker in [Asker::Key([1; 4].into()), Asker::Known([1; 4].into())] {
            assert_eq!(attempts.begin("51@b", asker, at(0)), Ok(()));
        }
    }

    #[test]
    fn the_right_password_begins_anew() {
        let attempts = Attempts::new();
        for _ in 0..100 {
            assert!((0..5).all(|_| passes(&attempts, "a@b", [1; 4], 0)));
            attempts.succeeded("a@b", Asker::Stranger([1; 4].into()));
            attempts.by_network.remove(&IpAddr::from([1; 4]));
        }
        assert!(passes(&attempts, "a@b", [2; 4], 0));
    }

    #[test]
    fn a_device_and_a_session_are_counted_by_themselves_alone() {
        let attempts = Attempts::new();
        let device = |n| Asker::Device(TokenHash::of(n));
        for second in 0..1000 {
            let _ = attempt(&attempts, "a@b", [1; 4], second);
        }
        for asker in [device("a"), device("b"), Asker::Session(Uuid::from_u128(1))] {
            let passes = || attempts.begin("a@b", asker, at(1000));
            assert!((0..5).all(|_| passes().is_ok()));
            assert_eq!(passes(), Err(Wait::Own(1)));
        }
        assert!(passes(&attempts, "a@b", [2; 4], 1000));
        attempts.succeeded("a@b", device("a"));
        assert_eq!(attempts.begin("a@b", device("a"), at(1000)), Ok(()));
        assert_eq!(attempts.begin("a@b", device("b"), at(1000)), Err(Wait::Own(1)));
        assert!(attempt(&attempts, "a@b", [1; 4], 1000).is_err());
    }
}
