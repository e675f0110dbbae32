//! The token of a device, as clients send it and get it.
//!
//! Scripts send the header `Tidemark-Device`; browsers keep a cookie that goes to the endpoints below `auth/` only, that
//! no script and no other site can read or send, and that is not sent without TLS.

use axum::http::{HeaderMap, HeaderValue};
use service::accounts::{DEVICE_LASTS, Token};
use service::http::cookies;
use service::http::headers::DEVICE;

/// The name of the cookie.
const COOKIE: &str = "tidemark_device";

/// The token that the headers carry: in the header of its own, or else in a cookie; what has another form is passed over.
pub fn shown(headers: &HeaderMap) -> Option<Token> {
    let header = headers.get(DEVICE).and_then(|value| value.to_str().ok());
    let cookies = cookies(headers).filter_map(|(name, value)| (name == COOKIE).then_some(value));
    header.into_iter().chain(cookies).find_map(|text| Token::device_of(text.trim()))
}

/// Has a browser keep a token.
pub fn set_cookie(token: &str) -> Option<HeaderValue> {
    let seconds = DEVICE_LASTS.num_seconds();
    let text = format!(
        "{COOKIE}={token}; Path=/api/v1/auth/; Max-Age={seconds}; HttpOnly; Secure; SameSite=Strict"
    );
    HeaderValue::from_str(&text).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two tokens.
    fn tokens() -> [Token; 2] {
        [Token::device([1; 16]), Token::device([2; 16])]
    }

    /// Headers with these values.
    fn headers(values: &[(&str, &str)]) -> HeaderMap {
        let header = |(name, value): &(&str, &str)| Some((name.parse().ok()?, value.parse().ok()?));
        values.iter().filter_map(header).collect()
    }

    #[test]
    fn a_token_comes_in_its_header_or_among_the_cookies() {
        let [one, other] = tokens();
        let cookies = format!("a=b; tidemark_devices=x; tidemark_device={}", other.reveal());
        assert_eq!(shown(&headers(&[("cookie", &cookies)])), Some(other));
        let both = [("cookie", &*cookies), ("tidemark-device", one.reveal())];
        assert_eq!(shown(&headers(&both)), Some(one));
    }

    #[test]
    fn what_is_no_token_hides_none() {
        let [one, _] = tokens();
        let cookies = format!("tidemark_device=x; tidemark_device=\"{}\"", one.reveal());
        let both = [("tidemark-device", ""), ("cookie", &*cookies)];
        assert_eq!(shown(&headers(&both)), Some(one));
    }

    #[test]
    fn what_is_no_token_is_none() {
        for wrong in ["", "tidemark_device", "tidemark_device=", "tidemark_device=tm_device_0"] {
            assert_eq!(shown(&headers(&[("cookie", wrong)])), None, "{wrong}");
        }
        assert_eq!(shown(&headers(&[("tidemark-device", "tm_session_0")])), None);
    }

    #[test]
    fn a_browser_keeps_it_for_signing_in_and_nothing_else() {
        let cookie = set_cookie("tm_device_0").unwrap();
        assert_eq!(
            cookie,
            "tidemark_device=tm_device_0; Path=/api/v1/auth/; Max-Age=31536000; HttpOnly; Secure; SameSite=Strict"
        );
    }
}
