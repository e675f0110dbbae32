//! The address that a request comes from, for bounds per address: wrong passwords, connections.

use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use std::str::FromStr;
use std::sync::Arc;

use axum::extract::ConnectInfo;
use axum::http::HeaderMap;
use axum::http::request::Parts;
use ipnet::IpNet;

/// The addresses of proxies whose `X-Forwarded-For`, `-Proto` and `-Host` are believed. Cheap to clone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrustedProxies(Arc<[IpNet]>);

impl Default for TrustedProxies {
    /// This machine.
    fn default() -> Self {
        Self(Arc::new([
            IpNet::new_assert(IpAddr::from([127, 0, 0, 0]), 8),
            IpNet::from(IpAddr::V6(Ipv6Addr::LOCALHOST)),
        ]))
    }
}

impl FromStr for TrustedProxies {
    type Err = String;

    /// Reads addresses and networks, separated by commas; none is a list as well.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let parts = text.split(',').map(str::trim).filter(|part| !part.is_empty());
        let networks: Result<Vec<_>, _> = parts.map(network_of).collect();
        Ok(Self(networks?.into()))
    }
}

/// A network such as `10.1.0.0/16`, or an address alone.
fn network_of(text: &str) -> Result<IpNet, String> {
    let address = || text.parse::<IpAddr>().map(IpNet::from);
    text.parse().or_else(|_| address()).map_err(|_| {
        format!("`{text}` is neither an address nor a network such as 10.1.0.0/16 or fd00::/8")
    })
}

impl TrustedProxies {
    /// The client's address: the peer's, or the one that trusted proxies name.
    ///
    /// Proxies add the address of their peer at the end of `X-Forwarded-For`, so it is read from there, for as long as
    /// the entries are trusted proxies: what clients write there themselves is never believed.
    #[must_use]
    pub fn client(&self, parts: &Parts) -> IpAddr {
        let mut client = peer(parts).to_canonical();
        for entry in forwarded(&parts.headers) {
            if !self.are(client) {
                break;
            }
            let Some(address) = address(entry) else { break };
            client = address.to_canonical();
        }
        network(client)
    }

    /// Whether an address is a proxy's of ours.
    #[must_use]
    pub fn are(&self, address: IpAddr) -> bool {
        let address = address.to_canonical();
        self.0.iter().any(|network| network.contains(&address))
    }
}

/// The address at the other end of a request's connection.
pub(crate) fn peer(parts: &Parts) -> IpAddr {
    let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>();
    peer.map_or(Ipv6Addr::UNSPECIFIED.into(), |ConnectInfo(peer)| peer.ip())
}

/// An entry's address, which some proxies write with its port.
fn address(entry: &str) -> Option<IpAddr> {
    let with_port = || entry.parse::<SocketAddr>().map(|address| address.ip());
    entry.parse().or_else(|_| with_port()).ok()
}

/// The entries of `X-Forwarded-For`, the last one first.
fn forwarded(headers: &HeaderMap) -> impl Iterator<Item = &str> {
    let values = headers.get_all("x-forwarded-for").iter().rev();
    values.flat_map(|value| value.to_str().unwrap_or_default().rsplit(',').map(str::trim))
}

/// The network that one client has to itself: an IPv4 address, or the first half of an IPv6 address.
pub(crate) fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V4(address) => address.into(),
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

    /// The network of a client behind `peer` that sent this header, where these proxies are trusted.
    fn seen_by(trusted: &str, peer: &str, forwarded: &str) -> String {
        let peer = SocketAddr::new(peer.parse().unwrap(), 7);
        let request = Request::builder().header("x-forwarded-for", forwarded);
        let (mut parts, ()) = request.body(()).unwrap().into_parts();
        parts.extensions.insert(ConnectInfo(peer));
        trusted.parse::<TrustedProxies>().unwrap().client(&parts).to_string()
    }

    #[test]
    fn trusted_proxies_are_believed_in_their_own_entries_only() {
        let seen = |peer, forwarded| seen_by("10.0.0.0/24, ::1", peer, forwarded);
        assert_eq!(seen("10.0.0.7", "1.2.3.4, 203.0.113.9"), "203.0.113.9");
        assert_eq!(seen("::1", "1.2.3.4, 203.0.113.9, 10.0.0.8"), "203.0.113.9");
        assert_eq!(seen("10.0.0.7", "203.0.113.9:5678"), "203.0.113.9");
        assert_eq!(seen("10.0.0.7", "nonsense"), "10.0.0.7");
        assert_eq!(seen("10.0.0.7", ""), "10.0.0.7");
    }

    #[test]
    fn nobody_else_is_believed_in_private_networks_either() {
        for peer in ["203.0.113.9", "10.0.1.7", "192.168.0.1", "127.0.0.1"] {
            assert_eq!(seen_by("10.0.0.0/24", peer, "1.2.3.4"), peer);
        }
        assert_eq!(seen_by("", "10.0.0.7", "1.2.3.4"), "10.0.0.7");
    }

    #[test]
    fn this_machine_alone_is_trusted_unless_told_otherwise() {
        let trusted = TrustedProxies::default();
        let is_trusted = |address: &str| trusted.are(address.parse().unwrap());
        assert!(is_trusted("127.0.0.1") && is_trusted("::1"));
        assert!(!is_trusted("10.0.0.7") && !is_trusted("::") && !is_trusted("fd00::1"));
    }

    #[test]
    fn a_wrong_list_says_what_it_should_be() {
        let error = "10.0.0.0/24, proxy".parse::<TrustedProxies>().unwrap_err();
        assert!(error.starts_with("`proxy` is neither"), "{error}");
    }

    #[test]
    fn an_ipv6_client_has_a_whole_network() {
        assert_eq!(seen_by("", "2001:db8:1:2:3:4:5:6", ""), "2001:db8:1:2::");
        assert_eq!(seen_by("", "::ffff:203.0.113.9", ""), "203.0.113.9");
    }
}
