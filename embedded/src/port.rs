//! Free ports on the loopback interface.

use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::ops::Range;

use crate::files::random;

/// Below the range from which Linux takes ports for outgoing connections: a client that reconnects to a dead
/// server would otherwise be given the server's own port now and then, and the server could not come back.
const QUIET: Range<u16> = 20_000..32_000;

/// How many ports of the quiet range are tried.
const ATTEMPTS: usize = 50;

/// A port on 127.0.0.1 that nobody listens on at this moment.
///
/// # Errors
/// The system has no port, or no randomness, to give.
pub fn free_port() -> io::Result<u16> {
    for _ in 0..ATTEMPTS {
        let port = QUIET.start + u16::from_be_bytes(random()?) % (QUIET.end - QUIET.start);
        if TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_ok() {
            return Ok(port);
        }
    }
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}

/// Whether a server's log says that its port was taken.
pub fn is_taken(log: &str) -> bool {
    log.to_lowercase().contains("address already in use")
}

#[cfg(test)]
mod tests {
    use super::free_port;

    #[test]
    fn a_free_port_can_be_listened_on() {
        let port = free_port().unwrap();
        std::net::TcpListener::bind(("127.0.0.1", port)).unwrap();
    }
}
