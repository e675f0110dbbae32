//! E-mail addresses.

use std::fmt;
use std::str::FromStr;

/// The longest address, in characters.
const LONGEST: usize = 255;

/// An e-mail address, trimmed and lower-case: two that differ in case only are the same person's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Email(String);

/// A text that is no e-mail address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("Invalid email address")]
pub struct NotAnEmail;

impl Email {
    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Email {
    type Err = NotAnEmail;

    /// Takes what mail systems deliver to in practice: printable ASCII, so that no two addresses look the same.
    fn from_str(text: &str) -> Result<Self, NotAnEmail> {
        let address = text.trim().to_ascii_lowercase();
        let (local, domain) = address.rsplit_once('@').ok_or(NotAnEmail)?;
        let is_local = (1..=64).contains(&local.len()) && local.bytes().all(may_be_local);
        if address.len() > LONGEST || !is_local || !domain.split('.').all(is_label) {
            return Err(NotAnEmail);
        }
        Ok(Self(address))
    }
}

/// Whether a character may stand before the `@`.
fn may_be_local(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b".!#$%&'*+/=?^_`{|}~-".contains(&byte)
}

/// Whether a text is one part of a domain.
fn is_label(label: &str) -> bool {
    (1..=63).contains(&label.len())
        && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        && !label.starts_with('-')
        && !label.ends_with('-')
}

impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_trimmed_and_lower_case() {
        assert_eq!(
            " Ada.L+x@Example.COM ".parse::<Email>().unwrap().as_str(),
            "ada.l+x@example.com"
        );
        assert!("me@localhost".parse::<Email>().is_ok());
    }

    #[test]
    fn other_texts_are_no_addresses() {
        let long = format!("{}@example.com", "a".repeat(250));
        for wrong in [
            "", "a", "a@", "@b", "a b@c", "a@b..c", "a@-b", "a@b\0", "ä@b", "<a>@b", "a@b@c", &long,
        ] {
            assert!(wrong.parse::<Email>().is_err(), "{wrong}");
        }
    }
}
