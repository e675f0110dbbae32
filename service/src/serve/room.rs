//! Bounds on the number of connections, in all and of one address.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use rustix::process::{Resource, getrlimit};

use super::measure::{self, Bound};
use crate::TrustedProxies;
use crate::proxies::network;

/// How many connections beyond the bounds are answered that there are too many.
const SPARE: usize = 64;
/// How many of those one address may have.
const SPARE_OF_ONE: usize = 8;
/// How many open files are left for everything that is no connection of a client.
const OTHER_FILES: usize = 192;
/// How often at most the log says that connections are refused.
const QUIET: Duration = Duration::from_secs(10);

/// How many connections clients may have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bounds {
    /// All together, at one port.
    pub connections: usize,
    /// The most connections of one IPv4 address, or of one IPv6 network of 64 bits.
    pub per_address: usize,
    /// Proxies, which may have all of them: they speak for many.
    pub proxies: TrustedProxies,
}

impl Default for Bounds {
    /// An idle connection takes some 20 KiB; the people of an office share an address.
    fn default() -> Self {
        Self { connections: 4000, per_address: 400, proxies: TrustedProxies::default() }
    }
}

/// The places of a port. Cheap to clone.
#[derive(Debug, Clone)]
pub(super) struct Room(Arc<Shared>);

/// The state that all clones share.
#[derive(Debug)]
struct Shared {
    proxies: TrustedProxies,
    counts: Mutex<Counts>,
}

/// The open connections.
#[derive(Debug)]
struct Counts {
    /// Connections that are served.
    usual: Count,
    /// Connections that are answered that there are too many.
    spare: Count,
    /// When that was last logged.
    told: Option<Instant>,
}

/// A number of connections and its bounds.
#[derive(Debug)]
struct Count {
    all: usize,
    most: usize,
    of: HashMap<IpAddr, usize>,
    most_of_one: usize,
}

/// A place of a connection, given up when it is dropped.
#[derive(Debug)]
pub(super) struct Place {
    room: Room,
    /// The client's address, unless it is a proxy's.
    address: Option<IpAddr>,
    is_spare: bool,
}

impl Room {
    /// No connections yet.
    pub(super) fn new(bounds: Bounds) -> Self {
        measure::show();
        let Bounds { connections, per_address, proxies } = bounds;
        let usual = Count::new(affordable(connections), per_address);
        let spare = Count::new(SPARE, SPARE_OF_ONE);
        let counts = Mutex::new(Counts { usual, spare, told: None });
        Self(Arc::new(Shared { proxies, counts }))
    }

    /// A place for a connection; a spare one beyond the bounds, and none beyond those.
    pub(super) fn admit(&self, peer: IpAddr) -> Option<Place> {
        let address = (!self.0.proxies.are(peer)).then(|| network(peer));
        let mut counts = self.counts();
        let is_spare = match counts.usual.take(address) {
            Ok(()) => false,
            Err(bound) => {
                measure::refused(bound);
                counts.tell(bound, peer);
                counts.spare.take(address).ok()?;
                true
            }
        };
        measure::begun();
        Some(Place { room: self.clone(), address, is_spare })
    }

    /// The open connections.
    fn counts(&self) -> MutexGuard<'_, Counts> {
        self.0.counts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Counts {
    /// Tells the log that a connection was beyond a bound, now and then.
    fn tell(&mut self, bound: Bound, peer: IpAddr) {
        if self.told.is_some_and(|told| told.elapsed() < QUIET) {
            return;
        }
        self.told = Some(Instant::now());
        match bound {
            Bound::Process => {
                tracing::warn!(
                    most = self.usual.most,
                    "connections are refused: there are too many"
                );
            }
            Bound::Address => tracing::warn!(
                peer = %peer,
                most = self.usual.most_of_one,
                "connections are refused: one address has too many; if it is a proxy, it has to be trusted",
            ),
        }
    }
}

impl Count {
    /// None yet.
    fn new(most: usize, most_of_one: usize) -> Self {
        Self { all: 0, most, of: HashMap::new(), most_of_one }
    }

    /// One more of an address, or of a proxy.
    fn take(&mut self, address: Option<IpAddr>) -> Result<(), Bound> {
        if self.all >= self.most {
            return Err(Bound::Process);
        }
        if let Some(address) = address {
            let of_one = self.of.get(&address).copied().unwrap_or_default();
            if of_one >= self.most_of_one {
                return Err(Bound::Address);
            }
            self.of.insert(address, of_one + 1);
        }
        self.all += 1;
        Ok(())
    }

    /// One less.
    fn give(&mut self, address: Option<IpAddr>) {
        self.all -= 1;
        let Some(address) = address else { return };
        if let Some(of_one) = self.of.get_mut(&address) {
            *of_one -= 1;
            if *of_one == 0 {
                self.of.remove(&address);
            }
        }
    }
}

impl Place {
    /// Whether it is beyond the bounds.
    pub(super) const fn is_spare(&self) -> bool {
        self.is_spare
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut counts = self.room.counts();
        let count = if self.is_spare { &mut counts.spare } else { &mut counts.usual };
        count.give(self.address);
        measure::ended();
    }
}

/// As many connections as wanted, or as the system lets the process have open files for.
fn affordable(wanted: usize) -> usize {
    let Some(files) = getrlimit(Resource::Nofile).current else { return wanted };
    let files = usize::try_from(files).unwrap_or(usize::MAX);
    let most = files.saturating_sub(SPARE + OTHER_FILES).max(1);
    if most < wanted {
        tracing::info!(wanted, most, "fewer connections than set: the process may open few files");
    }
    wanted.min(most)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A room for three, two of one address; 10.0.0.1 is a proxy.
    fn room() -> Room {
        let proxies = "10.0.0.1".parse().unwrap();
        Room::new(Bounds { connections: 3, per_address: 2, proxies })
    }

    /// Whether a place is spare; none if there is none.
    fn enter(room: &Room, address: &str, inside: &mut Vec<Place>) -> Option<bool> {
        let place = room.admit(address.parse().unwrap())?;
        let is_spare = place.is_spare();
        inside.push(place);
        Some(is_spare)
    }

    #[test]
    fn nobody_has_more_than_their_part_but_proxies() {
        let (room, mut inside) = (room(), Vec::new());
        let mut enter = |address| enter(&room, address, &mut inside);
        assert_eq!(enter("2001:db8::1"), Some(false));
        assert_eq!(enter("2001:db8::2"), Some(false));
        assert_eq!(enter("2001:db8::3"), Some(true), "the same network");
        assert_eq!(enter("203.0.113.9"), Some(false));
        assert_eq!(enter("203.0.113.8"), Some(true), "three are inside");
        drop(inside);

        let mut inside = Vec::new();
        let proxy = [(); 4].map(|()| self::enter(&room, "::ffff:10.0.0.1", &mut inside));
        assert_eq!(proxy, [Some(false), Some(false), Some(false), Some(true)]);
    }

    #[test]
    fn beyond_the_spare_places_nobody_is_let_in_until_one_goes() {
        let (room, mut inside) = (room(), Vec::new());
        let mut enter = |address| enter(&room, address, &mut inside);
        let first: Vec<_> = (0..10).map(|_| enter("203.0.113.9")).collect();
        assert_eq!(first[..2], [Some(false); 2]);
        assert_eq!(first[2..], [Some(true); SPARE_OF_ONE]);
        assert_eq!(enter("203.0.113.9"), None, "one address does not take all spare places");
        assert_eq!(enter("203.0.113.8"), Some(false));
        for _ in SPARE_OF_ONE..SPARE {
            assert_eq!(enter("10.0.0.1"), Some(true));
        }
        assert_eq!(enter("10.0.0.1"), None);
        inside.remove(0);
        assert_eq!(self::enter(&room, "10.0.0.1", &mut inside), Some(false));
    }
}
