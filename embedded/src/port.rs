//! Free ports on the loopback interface.

use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::ops::Range;
use std::os::linux::net::SocketAddrExt;
use std::os::unix::net::{SocketAddr, UnixListener};
use std::sync::{Mutex, PoisonError};

use crate::files::random;

/// Below the range from which Linux takes ports for outgoing connections: a client that reconnects to a dead
/// server would otherwise be given the server's own port now and then, and the server could not come back.
const QUIET: Range<u16> = 20_000..32_000;

/// How many ports of the quiet range are tried.
const ATTEMPTS: usize = 50;

/// The ports that this process has claimed: for as long as it lives, in use or not.
static CLAIMED: Mutex<Vec<UnixListener>> = Mutex::new(Vec::new());

/// A port on 127.0.0.1 that is free at this moment, and that this function gives to no other process while this one
/// lives: a server may be down for a while, and its clients must not reach another one at its port.
///
/// # Errors
/// The system has no port, or no randomness, to give.
pub fn free_port() -> io::Result<u16> {
    for _ in 0..ATTEMPTS {
        let port = QUIET.start + u16::from_be_bytes(random()?) % (QUIET.end - QUIET.start);
        let Some(claim) = claim(port)? else { continue };
        if TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_ok() {
            CLAIMED.lock().unwrap_or_else(PoisonError::into_inner).push(claim);
            return Ok(port);
        }
    }
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}

/// Claims a port that was chosen by the user or at an earlier start: false if another process has claimed it. Whether
/// it is in use is not checked.
///
/// # Errors
/// The system does not let us claim.
pub fn claim_port(port: u16) -> io::Result<bool> {
    let claim = claim(port)?;
    let is_ours = claim.is_some();
    CLAIMED.lock().unwrap_or_else(PoisonError::into_inner).extend(claim);
    Ok(is_ours)
}

/// Claims a port among all processes and users of this machine, unless it is claimed: by a name in the abstract
/// namespace of sockets, which ends with the process that holds it and leaves no file behind.
fn claim(port: u16) -> io::Result<Option<UnixListener>> {
    let name = SocketAddr::from_abstract_name(format!("tidemark-port-{port}"))?;
    match UnixListener::bind_addr(&name) {
        Ok(listener) => Ok(Some(listener)),
        Err(error) if error.kind() == io::ErrorKind::AddrInUse => Ok(None),
        Err(error) => Err(error),
    }
}

/// Whether a server's log says that its port was taken.
pub fn is_taken(log: &str) -> bool {
    log.to_lowercase().contains("address already in use")
}

#[cfg(test)]
mod tests {
    use super::{claim, claim_port, free_port};

    #[test]
    fn a_free_port_can_be_listened_on() {
        let port = free_port().unwrap();
        std::net::TcpListener::bind(("127.0.0.1", port)).unwrap();
    }

    #[test]
    fn a_port_that_was_given_is_not_given_again() {
        let port = free_port().unwrap();
        assert!(claim(port).unwrap().is_none());
        let free = (20_000..32_000).find_map(|port| claim(port).unwrap());
        assert!(free.is_some());
    }

    #[test]
    fn a_port_is_claimed_by_one_at_a_time() {
        // Above the quiet range, so that no other process is given it meanwhile.
        let port = 32_123;
        assert!(claim_port(port).unwrap());
        assert!(!claim_port(port).unwrap());
    }
}
