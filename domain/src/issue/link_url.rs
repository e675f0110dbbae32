//! The address that a link leads to.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use url::Url;

/// The longest address, in characters.
const MAX_LENGTH: usize = 2048;

/// Why an address was not taken; the text is the one clients see.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LinkUrlError {
    /// No address on the web.
    #[error("Invalid URL format.")]
    Format,
    /// An address, but not one of http or https.
    #[error("Invalid URL scheme.")]
    Scheme,
}

/// An absolute http or https address, as it was given.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct LinkUrl(String);

impl LinkUrl {
    /// The address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for LinkUrl {
    type Err = LinkUrlError;

    fn from_str(text: &str) -> Result<Self, LinkUrlError> {
        let text = text.trim();
        let strange = |character: char| character.is_whitespace() || character.is_control();
        // The parser forgives white space, missing slashes and backslashes; links do not need that.
        if text.chars().count() > MAX_LENGTH || text.contains(strange) || !text.contains("://") {
            return Err(LinkUrlError::Format);
        }
        let url = Url::parse(text).map_err(|_| LinkUrlError::Format)?;
        match url.scheme() {
            _ if !url.has_host() => Err(LinkUrlError::Format),
            "http" | "https" if follows_scheme(text, &url) => Ok(Self(text.to_owned())),
            "http" | "https" => Err(LinkUrlError::Format),
            _ => Err(LinkUrlError::Scheme),
        }
    }
}

/// Whether the scheme is followed by exactly `://` in the text itself.
fn follows_scheme(text: &str, url: &Url) -> bool {
    text.get(url.scheme().len()..).is_some_and(|rest| {
        rest.strip_prefix("://").is_some_and(|host| !host.starts_with(['/', '\\']))
    })
}

impl fmt::Display for LinkUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_stays_as_it_was_given() {
        for text in
            ["https://a.test", "http://a.test:80/b?c=d#e", "HTTPS://A.test/%7e", "http://[::1]/"]
        {
            assert_eq!(text.parse::<LinkUrl>().map(|url| url.to_string()), Ok(text.to_owned()));
        }
    }

    #[test]
    fn what_is_no_address_has_an_invalid_format() {
        for text in [
            "",
            "a.test",
            "/a",
            "javascript:alert(1)",
            "javascript://%0aalert(1)",
            "http:a.test",
            "http:\\\\a.test",
            "http:///a.test",
            "http://",
            "https://a b.test",
            "https://a.test/b\0c",
            "ja\nva://x",
        ] {
            let expected = if text.starts_with("javascript://") {
                LinkUrlError::Scheme
            } else {
                LinkUrlError::Format
            };
            assert_eq!(text.parse::<LinkUrl>(), Err(expected), "{text:?}");
        }
    }

    #[test]
    fn addresses_of_other_schemes_have_an_invalid_scheme() {
        for text in ["ftp://a.test/b", "ws://a.test"] {
            assert_eq!(text.parse::<LinkUrl>(), Err(LinkUrlError::Scheme), "{text:?}");
        }
    }

    #[test]
    fn an_address_has_at_most_2048_characters() {
        let address = |length: usize| format!("https://a.test/{}", "x".repeat(length - 15));
        assert!(address(2048).parse::<LinkUrl>().is_ok());
        assert_eq!(address(2049).parse::<LinkUrl>(), Err(LinkUrlError::Format));
    }
}
