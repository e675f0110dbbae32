//! Where a request comes from, to slow down those who try passwords.

use std::net::{IpAddr, Ipv6Addr, SocketAddr};

use axum::extract::ConnectInfo;
use axum::http::request::Parts;

/// The client's address: the peer's, or what a proxy next door says of its own peer.
///
/// Only the last entry of `X-Forwarded-For` counts, which the proxy wrote itself, and only from an address that is not
/// on the internet: what clients write there themselves is never believed.
pub fn client(parts: &Parts) -> IpAddr {
    let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>();
    let peer = peer.map_or(Ipv6Addr::UNSPECIFIED.into(), |ConnectInfo(peer)| peer.ip());
    let peer = peer.to_canonical();
    if is_next_door(peer) { network(forwarded(parts).unwrap_or(peer)) } else { network(peer) }
}

/// The address that the nearest proxy saw.
fn forwarded(parts: &Parts) -> Option<IpAddr> {
    let last = parts.headers.get_all("x-forwarded-for").iter().next_back()?;
    let address = last.to_str().ok()?.rsplit(',').next()?.trim();
    address.parse::<IpAddr>().ok().map(|address| address.to_canonical())
}

/// Whether an address is this machine's or a private network's, so that it may be our proxy.
fn is_next_door(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => address.is_loopback() || address.is_private(),
        IpAddr::V6(address) => {
            address.is_loopback() || address.is_unspecified() || address.is_unique_local()
        }
    }
}

/// The network that one client has to itself: an IPv4 address, or the first half of an IPv6 address.
fn network(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0).into()
        }
    }
}

#[cfg(test)]
mod tests {
    use axum::http::Request;

    use super::*;

    /// The address of a client behind `peer` that sent this header.
    fn seen(peer: &str, forwarded: &str) -> String {
        let peer = SocketAddr::new(peer.parse().unwrap(), 7);
        let request = Request::builder().header("x-forwarded-for", forwarded);
        let (mut parts, ()) = request.body(()).unwrap().into_parts();
        parts.extensions.insert(ConnectInfo(peer));
        client(&parts).to_string()
    }

    #[test]
    fn a_proxy_next_door_is_believed_in_its_own_entry_only() {
        assert_eq!(seen("127.0.0.1", "1.2.3.4, 203.0.113.9"), "203.0.113.9");
        assert_eq!(seen("10.0.0.7", "nonsense"), "10.0.0.7");
    }

    #[test]
    fn a_client_on_the_internet_is_not_believed() {
        assert_eq!(seen("203.0.113.9", "1.2.3.4"), "203.0.113.9");
    }

    #[test]
    fn an_ipv6_client_has_a_whole_network() {
        assert_eq!(seen("2001:db8:1:2:3:4:5:6", ""), "2001:db8:1:2::");
        assert_eq!(seen("::ffff:203.0.113.9", ""), "203.0.113.9");
    }
}
