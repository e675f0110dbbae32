//! The site of a request: how its client addresses this server, whatever proxies are between, and whether a page of the
//! same origin sent it.

use axum::http::request::Parts;
use axum::http::{HeaderMap, header};

use crate::TrustedProxies;
use crate::proxies::peer;

/// The origin of this server as a client sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site {
    /// Whether the client came over HTTPS.
    is_secure: bool,
    /// The host in lower case, with its port unless that is the scheme's own.
    host: String,
}

/// What a browser says of the page that a request comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sender {
    /// A page of this origin.
    OwnPage,
    /// A page of another origin, or none.
    Foreign,
    /// The request does not say: it comes from no browser, or from an old one.
    Unsaid,
}

impl Site {
    /// The site that a request is for: the services have no TLS of their own, so only a trusted proxy can say that there
    /// is some, and which host its client asked for.
    #[must_use]
    pub fn of(parts: &Parts, proxies: &TrustedProxies) -> Self {
        let is_trusted = proxies.are(peer(parts));
        let said = |name| if is_trusted { last(&parts.headers, name) } else { None };
        let scheme = said("x-forwarded-proto").unwrap_or_default();
        let is_secure = scheme.eq_ignore_ascii_case("https");
        let asked = || parts.headers.get(header::HOST).and_then(|host| host.to_str().ok());
        let authority = || parts.uri.authority().map(axum::http::uri::Authority::as_str);
        let host = said("x-forwarded-host").or_else(asked).or_else(authority).unwrap_or_default();
        let usual = if is_secure { ":443" } else { ":80" };
        let host = host.trim().to_ascii_lowercase();
        Self { is_secure, host: host.strip_suffix(usual).map_or(host.clone(), str::to_owned) }
    }

    /// Whether the client came over HTTPS.
    #[must_use]
    pub const fn is_secure(&self) -> bool {
        self.is_secure
    }

    /// The port in its address, unless it is the scheme's own.
    #[must_use]
    pub fn port(&self) -> Option<u16> {
        self.host.rsplit_once(':').and_then(|(_, port)| port.parse().ok())
    }

    /// What the headers say of the page that sent a request: `Sec-Fetch-Site`, or without it `Origin`. Pages cannot set
    /// either; browsers leave out the first one where there is no TLS, and some proxies drop it.
    #[must_use]
    pub fn sender(&self, headers: &HeaderMap) -> Sender {
        let is_own = match (headers.get("sec-fetch-site"), headers.get(header::ORIGIN)) {
            (Some(relation), _) => relation == "same-origin",
            (None, Some(origin)) => origin.to_str().is_ok_and(|origin| self.is_origin(origin)),
            (None, None) => return Sender::Unsaid,
        };
        if is_own { Sender::OwnPage } else { Sender::Foreign }
    }

    /// Whether an `Origin` is this one.
    fn is_origin(&self, origin: &str) -> bool {
        let scheme = if self.is_secure { "https" } else { "http" };
        let host = origin.split_once("://").filter(|(said, _)| said.eq_ignore_ascii_case(scheme));
        host.is_some_and(|(_, host)| !host.is_empty() && host.eq_ignore_ascii_case(&self.host))
    }
}

/// The last entry of a header: the nearest proxy's own.
fn last<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    let value = headers.get_all(name).iter().next_back()?.to_str().ok()?;
    value.rsplit(',').next().map(str::trim).filter(|entry| !entry.is_empty())
}

#[cfg(test)]
mod tests {
    use std::net::SocketAddr;

    use axum::extract::ConnectInfo;
    use axum::http::Request;

    use super::*;

    /// A request from an address, with these headers.
    fn from(peer: &str, headers: &[(&str, &str)]) -> Parts {
        let request = headers
            .iter()
            .fold(Request::builder(), |request, (name, value)| request.header(*name, *value));
        let (mut parts, ()) = request.body(()).unwrap().into_parts();
        parts.extensions.insert(ConnectInfo(SocketAddr::new(peer.parse().unwrap(), 7)));
        parts
    }

    /// The site of such a request, where this machine is trusted.
    fn site(peer: &str, headers: &[(&str, &str)]) -> Site {
        Site::of(&from(peer, headers), &TrustedProxies::default())
    }

    /// What is said of the page, of a request to `https://a.example`.
    fn sender(headers: &[(&str, &str)]) -> Sender {
        let site = site("::1", &[("x-forwarded-proto", "https"), ("host", "A.example:443")]);
        site.sender(&from("::1", headers).headers)
    }

    #[test]
    fn only_a_trusted_proxy_says_what_its_client_asked_for() {
        let said = [
            ("host", "inner:8001"),
            ("x-forwarded-proto", "http, https"),
            ("x-forwarded-host", "evil.example, a.example"),
        ];
        let known = site("127.0.0.1", &said);
        assert_eq!(known, Site { is_secure: true, host: "a.example".to_owned() });
        assert_eq!(known.port(), None);
        let unknown = site("203.0.113.9", &said);
        assert_eq!(unknown, Site { is_secure: false, host: "inner:8001".to_owned() });
        assert_eq!(unknown.port(), Some(8001));
    }

    #[test]
    fn an_ipv6_address_has_a_port_only_after_its_brackets() {
        assert_eq!(site("::1", &[("host", "[::1]:8080")]).port(), Some(8080));
        assert_eq!(site("::1", &[("host", "[::1]")]).port(), None);
        assert_eq!(site("::1", &[("host", "localhost:80")]).port(), None);
    }

    #[test]
    fn what_the_browser_says_of_the_page_counts_more_than_its_origin() {
        let origin = ("origin", "https://a.example");
        assert_eq!(sender(&[("sec-fetch-site", "same-origin")]), Sender::OwnPage);
        for other in ["same-site", "cross-site", "none", ""] {
            assert_eq!(sender(&[("sec-fetch-site", other), origin]), Sender::Foreign, "{other}");
        }
        assert_eq!(sender(&[]), Sender::Unsaid);
    }

    #[test]
    fn an_origin_is_compared_as_a_whole() {
        assert_eq!(sender(&[("origin", "https://A.example")]), Sender::OwnPage);
        for other in [
            "http://a.example",
            "https://a.example:8443",
            "https://a.example.evil.example",
            "https://b.a.example",
            "https://",
            "null",
        ] {
            assert_eq!(sender(&[("origin", other)]), Sender::Foreign, "{other}");
        }
    }

    #[test]
    fn a_request_without_a_host_has_no_origin_of_its_own() {
        let nowhere = site("::1", &[]);
        assert_eq!(nowhere.sender(&from("::1", &[("origin", "http://")]).headers), Sender::Foreign);
    }
}
