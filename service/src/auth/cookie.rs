//! The cookie that keeps a browser's session.
//!
//! No script can read it. Its name has the port of the site, because cookies do not: of two servers on one machine each
//! would put the other's session out. Where there is TLS the name begins with `__Host-`, so that no other host, a sibling's
//! domain included, can plant one; browsers demand the path `/` for that.

use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use chrono::TimeDelta;

use crate::http::cookies;
use crate::{Problem, Site};

/// The session cookie of a site; in the extensions of a request whose credential it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionCookie {
    is_secure: bool,
    /// The site's port, unless it is the scheme's own.
    port: Option<u16>,
}

impl SessionCookie {
    /// The session cookie of a site.
    #[must_use]
    pub fn of(site: &Site) -> Self {
        Self { is_secure: site.is_secure(), port: site.port() }
    }

    /// The header that has a browser keep a session's token for as long as the session lasts.
    #[must_use]
    pub fn set(&self, token: &str, lasts: TimeDelta) -> Option<HeaderValue> {
        self.header(token, lasts.num_seconds())
    }

    /// The response, which has the browser forget the token.
    #[must_use]
    pub fn cleared(&self, mut response: Response) -> Response {
        if let Some(clear) = self.header("", 0) {
            response.headers_mut().append(header::SET_COOKIE, clear);
        }
        response
    }

    /// The token that a request carries; what is kept under the name of another port is better than nothing, where a
    /// proxy does not say which port its client sees.
    #[must_use]
    pub fn find<'h>(&self, headers: &'h HeaderMap) -> Option<&'h str> {
        let (base, name) = (self.base(), self.name());
        let mut other = None;
        for (known, token) in cookies(headers).filter(|(known, _)| known.starts_with(base)) {
            if known == name {
                return Some(token);
            }
            other = other.or(Some(token));
        }
        other
    }

    /// A problem as it is answered to a client that came with the cookie: for a session that has ended it is 401, and the
    /// cookie is removed.
    pub(super) fn explain(&self, problem: Problem) -> Problem {
        match self.header("", 0) {
            Some(clear) if problem.is_invalid_key() => {
                Problem::session_ended().with_header(header::SET_COOKIE, clear)
            }
            _ => problem,
        }
    }

    /// How the name begins.
    const fn base(&self) -> &'static str {
        if self.is_secure { "__Host-tidemark_session" } else { "tidemark_session" }
    }

    /// The whole name.
    fn name(&self) -> String {
        let base = self.base();
        self.port.map_or_else(|| base.to_owned(), |port| format!("{base}_{port}"))
    }

    /// The header that sets it.
    fn header(&self, token: &str, seconds: i64) -> Option<HeaderValue> {
        let (path, secure) = if self.is_secure { ("/", "; Secure") } else { ("/api/v1/", "") };
        let name = self.name();
        let text = format!(
            "{name}={token}; Path={path}; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}"
        );
        HeaderValue::from_str(&text).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The cookie of a site.
    const fn cookie(is_secure: bool, port: Option<u16>) -> SessionCookie {
        SessionCookie { is_secure, port }
    }

    /// Headers with cookies.
    fn headers(cookies: &'static str) -> HeaderMap {
        HeaderMap::from_iter([(header::COOKIE, HeaderValue::from_static(cookies))])
    }

    #[test]
    fn no_script_reads_it_and_no_other_host_plants_it() {
        let set = |cookie: SessionCookie| cookie.set("t", TimeDelta::days(1)).unwrap();
        assert_eq!(
            set(cookie(false, Some(8080))),
            "tidemark_session_8080=t; Path=/api/v1/; Max-Age=86400; HttpOnly; SameSite=Lax"
        );
        assert_eq!(
            set(cookie(true, None)),
            "__Host-tidemark_session=t; Path=/; Max-Age=86400; HttpOnly; SameSite=Lax; Secure"
        );
    }

    #[test]
    fn each_port_has_its_own() {
        let both = headers("a=b; tidemark_session_8081=two; tidemark_session_8080=\"one\"");
        assert_eq!(cookie(false, Some(8080)).find(&both), Some("one"));
        assert_eq!(cookie(false, Some(8081)).find(&both), Some("two"));
        assert_eq!(cookie(false, Some(1)).find(&both), Some("two"));
        assert_eq!(cookie(false, None).find(&headers("tidemark_device=x")), None);
    }

    #[test]
    fn over_tls_only_one_that_no_other_host_can_plant_counts() {
        assert_eq!(cookie(true, None).find(&headers("tidemark_session=planted")), None);
        let own = headers("tidemark_session=planted; __Host-tidemark_session=own");
        assert_eq!(cookie(true, None).find(&own), Some("own"));
    }
}
