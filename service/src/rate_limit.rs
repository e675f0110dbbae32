//! The rate limit (contract §1.4): a sliding window per key, and one per person over all of their keys; the same for
//! sessions, with a limit of their own; in the memory of this process.

use std::collections::VecDeque;
use std::net::IpAddr;
use std::str::FromStr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::http::{HeaderMap, HeaderName, HeaderValue};
use chrono::{DateTime, Utc};
use quick_cache::sync::Cache;
use uuid::Uuid;

use crate::Problem;

/// How many keys, and how many people, are remembered; a forgotten one starts with an empty window.
const REMEMBERED: usize = 20_000;
/// How many times the limit of a key a person has over all keys but those of services, and of a session over all sessions.
const KEYS_OF_A_PERSON: u32 = 5;

/// A number of requests in a window of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RateLimit {
    /// How many requests a window takes.
    pub requests: u32,
    /// The window's length.
    pub window: Duration,
}

impl RateLimit {
    /// The limit of keys of services, regardless of the setting.
    pub const SERVICE: Self = Self { requests: 300, window: Duration::from_mins(1) };
    /// The limit of a network whose clients do not say who they are, where they name a secret.
    pub const STRANGERS: Self = Self { requests: 60, window: Duration::from_mins(1) };
}

impl FromStr for RateLimit {
    type Err = String;

    /// Reads `N/unit`, where the unit's first letter decides: s, m, h or d.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wanted =
            || format!("`{text}` is not of the form 60/minute (second, minute, hour, day)");
        let (number, unit) = text.split_once('/').ok_or_else(wanted)?;
        let requests = number.trim().parse().ok().filter(|number| *number > 0);
        let seconds = match unit.trim().bytes().next() {
            Some(b's' | b'S') => 1,
            Some(b'm' | b'M') => 60,
            Some(b'h' | b'H') => 3600,
            Some(b'd' | b'D') => 86_400,
            _ => return Err(wanted()),
        };
        let window = Duration::from_secs(seconds);
        Ok(Self { requests: requests.ok_or_else(wanted)?, window })
    }
}

/// Counts requests by key or session, and by person. Cheap to clone.
#[derive(Debug, Clone)]
pub struct RateLimiter {
    keys: Class,
    sessions: Class,
}

/// Credentials of one kind.
#[derive(Debug, Clone)]
struct Class {
    limit: RateLimit,
    credentials: Windows,
    people: Windows,
}

/// The key and the person that a request is counted for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Counted {
    /// The key or session.
    pub(crate) key: Uuid,
    /// Its user; none for the key of a service, which only the operator makes.
    pub(crate) person: Option<Uuid>,
    /// Whether it is a session.
    pub(crate) is_session: bool,
}

/// The requests of many keys, or of many people. Cheap to clone.
#[derive(Debug, Clone)]
struct Windows(Arc<Cache<Uuid, Arc<Mutex<Requests>>>>);

/// The requests of one key or person, in runs: each is a moment and how many requests fell into it.
#[derive(Debug, Default)]
struct Requests {
    runs: VecDeque<(DateTime<Utc>, u32)>,
    total: u32,
}

/// Counts the requests of those who do not say who they are, by the network that they come from. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Strangers(RateLimit, Windows);

impl Strangers {
    /// Each network gets this limit.
    #[must_use]
    pub fn new(limit: RateLimit) -> Self {
        Self(limit, Windows::new())
    }

    /// Counts a request.
    ///
    /// # Errors
    /// 429 when too many came from the network.
    pub fn admit(&self, from: IpAddr, now: DateTime<Utc>) -> Result<(), Problem> {
        let address = match from {
            IpAddr::V4(address) => address.to_ipv6_mapped(),
            IpAddr::V6(address) => address,
        };
        let counted = self.1.admit(Uuid::from_bytes(address.octets()), self.0, 1, now);
        counted.map(drop).map_err(Problem::too_many_requests)
    }
}

/// A request that may go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Admission {
    /// How many more may follow in the window.
    pub(crate) remaining: u32,
    /// When a window that begins now has passed, in Unix seconds.
    pub(crate) reset: i64,
    run: DateTime<Utc>,
    run_of_person: Option<DateTime<Utc>>,
}

impl RateLimiter {
    /// Ordinary keys get this limit, and sessions that one.
    #[must_use]
    pub fn new(keys: RateLimit, sessions: RateLimit) -> Self {
        Self { keys: Class::new(keys), sessions: Class::new(sessions) }
    }

    /// Counts a request; otherwise the seconds to wait.
    pub(crate) fn admit(&self, counted: Counted, now: DateTime<Utc>) -> Result<Admission, u64> {
        self.count(counted, 1, now)
    }

    /// Counts so many more for a request that was admitted, all or none; otherwise the seconds to wait. However many they
    /// are, a window in which nothing else is asked has room for the request.
    pub(crate) fn charge(
        &self,
        counted: Counted,
        more: u32,
        now: DateTime<Utc>,
    ) -> Result<Admission, u64> {
        let limit = counted.person.map_or(RateLimit::SERVICE, |_| self.class(counted).limit);
        self.count(counted, more.min(limit.requests.saturating_sub(1)), now)
    }

    /// Counts so many requests, all or none; otherwise the seconds to wait.
    fn count(&self, counted: Counted, requests: u32, now: DateTime<Utc>) -> Result<Admission, u64> {
        let Class { limit, credentials, people } = self.class(counted);
        let Some(person) = counted.person else {
            return credentials.admit(counted.key, RateLimit::SERVICE, requests, now);
        };
        let of_key = credentials.admit(counted.key, *limit, requests, now)?;
        let most = limit.requests.saturating_mul(KEYS_OF_A_PERSON);
        match people.admit(person, RateLimit { requests: most, ..*limit }, requests, now) {
            Ok(of_person) => Ok(Admission {
                remaining: of_key.remaining.min(of_person.remaining),
                run_of_person: Some(of_person.run),
                ..of_key
            }),
            Err(seconds) => {
                credentials.forget(counted.key, of_key.run, requests);
                Err(seconds)
            }
        }
    }

    /// Takes a request back that should not have been counted.
    pub(crate) fn forget(&self, counted: Counted, admission: Admission) {
        let class = self.class(counted);
        class.credentials.forget(counted.key, admission.run, 1);
        if let Some((person, run)) = counted.person.zip(admission.run_of_person) {
            class.people.forget(person, run, 1);
        }
    }

    /// The credentials of the same kind.
    const fn class(&self, counted: Counted) -> &Class {
        if counted.is_session { &self.sessions } else { &self.keys }
    }
}

impl Class {
    /// No requests yet.
    fn new(limit: RateLimit) -> Self {
        Self { limit, credentials: Windows::new(), people: Windows::new() }
    }
}

impl Windows {
    /// No requests yet.
    fn new() -> Self {
        Self(Arc::new(Cache::new(REMEMBERED)))
    }

    /// Counts so many requests; otherwise the seconds to wait.
    fn admit(
        &self,
        id: Uuid,
        limit: RateLimit,
        more: u32,
        now: DateTime<Utc>,
    ) -> Result<Admission, u64> {
        let requests = self.requests(id);
        let mut requests = requests.lock().unwrap_or_else(PoisonError::into_inner);
        requests.admit(limit, more, now)
    }

    /// Takes so many requests back.
    fn forget(&self, id: Uuid, run: DateTime<Utc>, count: u32) {
        let requests = self.requests(id);
        requests.lock().unwrap_or_else(PoisonError::into_inner).forget(run, count);
    }

    /// The requests of one key or person.
    fn requests(&self, id: Uuid) -> Arc<Mutex<Requests>> {
        let found =
            self.0.get_or_insert_with(&id, || Ok::<_, std::convert::Infallible>(Arc::default()));
        match found {
            Ok(requests) => requests,
            Err(never) => match never {},
        }
    }
}

impl Requests {
    /// Forgets what has left the window, and counts so many more if there is room.
    fn admit(&mut self, limit: RateLimit, more: u32, now: DateTime<Utc>) -> Result<Admission, u64> {
        while let Some(&(moment, count)) = self.runs.front()
            // What lies so far ahead is from before the clock was set back.
            && (moment + limit.window <= now || moment > now + limit.window)
        {
            self.runs.pop_front();
            self.total -= count;
        }
        if self.total.saturating_add(more) > limit.requests {
            return Err(self.wait(limit, more, now));
        }
        let run = self.count(limit, more, now);
        let reset = now + limit.window;
        let remaining = limit.requests - self.total;
        Ok(Admission { remaining, reset: reset.timestamp(), run, run_of_person: None })
    }

    /// Counts requests in the present run; a run lasts a 256th of the window, so that memory is bounded.
    fn count(&mut self, limit: RateLimit, more: u32, now: DateTime<Utc>) -> DateTime<Utc> {
        self.total += more;
        match self.runs.back_mut() {
            Some((moment, count)) if now < *moment + limit.window / 256 => {
                *count += more;
                *moment
            }
            _ => {
                self.runs.push_back((now, more));
                now
            }
        }
    }

    /// Whole seconds until so many runs have left the window that there is room for `more`, at least one.
    fn wait(&self, limit: RateLimit, more: u32, now: DateTime<Utc>) -> u64 {
        let mut left = self.total;
        let last = self.runs.iter().find(|(_, count)| {
            left -= count;
            left.saturating_add(more) <= limit.requests
        });
        let free = last.map_or(now, |(moment, _)| *moment + limit.window);
        let millis = (free - now).num_milliseconds().max(1);
        millis.cast_unsigned().div_ceil(1000)
    }

    /// Takes so many requests back.
    fn forget(&mut self, run: DateTime<Utc>, gone: u32) {
        if let Some((_, count)) = self.runs.iter_mut().find(|(moment, _)| *moment == run)
            && *count >= gone
        {
            *count -= gone;
            self.total -= gone;
        }
    }
}

impl Admission {
    /// Adds the contract's headers to a response.
    pub(crate) fn describe(self, headers: &mut HeaderMap) {
        const REMAINING: HeaderName = HeaderName::from_static("x-ratelimit-remaining");
        const RESET: HeaderName = HeaderName::from_static("x-ratelimit-reset");
        headers.insert(REMAINING, HeaderValue::from(self.remaining));
        headers.insert(RESET, HeaderValue::from(self.reset));
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::seconds(seconds)
    }

    /// A key of a person of its own.
    fn key(id: Uuid) -> Counted {
        Counted { key: id, person: Some(id), is_session: false }
    }

    /// The same limit for keys and sessions.
    fn limiter(limit: &str) -> RateLimiter {
        let limit = limit.parse().unwrap();
        RateLimiter::new(limit, limit)
    }

    #[test]
    fn each_network_of_strangers_has_a_window_of_its_own() {
        let strangers = Strangers::new("2/minute".parse().unwrap());
        let [one, other] = ["192.0.2.1", "2001:db8::"].map(|address| address.parse().unwrap());
        for _ in 0..2 {
            strangers.admit(one, at(0)).unwrap();
        }
        assert_eq!(strangers.admit(one, at(0)).unwrap_err().status().as_u16(), 429);
        strangers.admit(other, at(0)).unwrap();
        strangers.admit(one, at(60)).unwrap();
    }

    #[test]
    fn the_units_first_letter_decides() {
        let limit = |text: &str| text.parse::<RateLimit>().map(|limit| limit.window.as_secs());
        assert_eq!(limit("60/minute"), Ok(60));
        assert_eq!(limit("5/hr"), Ok(3600));
        for wrong in ["60", "x/minute", "0/minute", "5/year", "-1/s", "5/"] {
            assert!(limit(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_window_slides() {
        let limiter = limiter("3/minute");
        let ask = |seconds| limiter.admit(key(Uuid::nil()), at(seconds));
        assert_eq!(ask(0).map(|admission| (admission.remaining, admission.reset)), Ok((2, 60)));
        assert_eq!(ask(10).map(|admission| admission.remaining), Ok(1));
        assert_eq!(ask(20).map(|admission| admission.remaining), Ok(0));
        assert_eq!(ask(30).unwrap_err(), 30);
        assert_eq!(ask(60).map(|admission| admission.remaining), Ok(0));
        assert_eq!(ask(60).unwrap_err(), 10);
    }

    #[test]
    fn a_clock_that_was_set_back_shuts_nobody_out() {
        let limiter = limiter("1/minute");
        assert!(limiter.admit(key(Uuid::nil()), at(7200)).is_ok());
        assert!(limiter.admit(key(Uuid::nil()), at(0)).is_ok());
        assert!(limiter.admit(key(Uuid::nil()), at(0)).is_err());
    }

    #[test]
    fn services_have_their_own_limit_and_keys_do_not_share() {
        let limiter = limiter("1/minute");
        let service = Counted { person: None, ..key(Uuid::nil()) };
        assert_eq!(limiter.admit(service, at(0)).unwrap().remaining, 299);
        assert_eq!(limiter.admit(key(Uuid::max()), at(0)).unwrap().remaining, 0);
    }

    #[test]
    fn a_person_with_many_keys_has_the_limit_of_five() {
        let limiter = limiter("2/minute");
        let ask = |id, person| {
            let counted =
                Counted { person: Some(Uuid::from_u128(person)), ..key(Uuid::from_u128(id)) };
            limiter.admit(counted, at(0)).map(|admission| admission.remaining)
        };
        for key in 1..=9 {
            assert_eq!(ask(key, 0), Ok(1), "{key}");
        }
        assert_eq!(ask(10, 0), Ok(0));
        assert_eq!((ask(11, 0), ask(1, 0)), (Err(60), Err(60)));
        assert_eq!(ask(11, 1), Ok(1), "what a person was refused is not counted for the key");
    }

    #[test]
    fn a_persons_sessions_have_a_limit_of_their_own() {
        let limiter = RateLimiter::new("1/minute".parse().unwrap(), "9/minute".parse().unwrap());
        let session = Counted { is_session: true, ..key(Uuid::nil()) };
        let remaining = |counted| limiter.admit(counted, at(0)).map(|one| one.remaining);
        assert_eq!((remaining(key(Uuid::nil())), remaining(session)), (Ok(0), Ok(8)));
        assert_eq!((remaining(key(Uuid::nil())), remaining(session)), (Err(60), Ok(7)));
    }

    #[test]
    fn a_request_taken_back_leaves_room() {
        let limiter = limiter("1/minute");
        let admission = limiter.admit(key(Uuid::nil()), at(0)).unwrap();
        limiter.forget(key(Uuid::nil()), admission);
        assert!(limiter.admit(key(Uuid::nil()), at(1)).is_ok());
    }

    #[test]
    fn a_request_that_counts_as_several_is_counted_whole_or_not_at_all() {
        let limiter = limiter("10/minute");
        let charge = |more, seconds| limiter.charge(key(Uuid::nil()), more, at(seconds));
        assert_eq!(charge(4, 0).map(|admission| admission.remaining), Ok(6));
        assert_eq!(charge(4, 10).map(|admission| admission.remaining), Ok(2));
        assert_eq!(charge(3, 20).unwrap_err(), 40, "the first four have to leave the window");
        assert_eq!(charge(7, 20).unwrap_err(), 50, "the second four as well");
        assert_eq!(charge(2, 20).map(|admission| admission.remaining), Ok(0));
    }

    #[test]
    fn a_request_that_counts_for_more_than_a_window_has_one_to_itself() {
        let limiter = limiter("10/minute");
        limiter.admit(key(Uuid::nil()), at(0)).unwrap();
        let charged = limiter.charge(key(Uuid::nil()), 50, at(0));
        assert_eq!(charged.map(|admission| admission.remaining), Ok(0));
    }

    #[test]
    fn what_a_person_has_no_room_for_is_not_counted_for_the_key() {
        let limiter = limiter("10/minute");
        let of = |id| Counted { person: Some(Uuid::nil()), ..key(Uuid::from_u128(id)) };
        for key in 1..=5 {
            limiter.charge(of(key), 9, at(0)).unwrap();
        }
        assert_eq!(limiter.charge(of(6), 9, at(0)).unwrap_err(), 60);
        assert_eq!(limiter.charge(of(6), 5, at(0)).map(|admission| admission.remaining), Ok(0));
    }

    #[test]
    fn memory_does_not_grow_with_the_limit() {
        let limit: RateLimit = "1000000/minute".parse().unwrap();
        let mut requests = Requests::default();
        for millis in 0..100_000 {
            let now = DateTime::UNIX_EPOCH + TimeDelta::milliseconds(millis);
            requests.admit(limit, 1, now).unwrap();
        }
        assert!(requests.runs.len() < 300);
    }
}
