//! Secrets of keys, sessions, devices, links and invitations, and their hashes.

use std::fmt;

use sha2::{Digest, Sha256};

/// How keys begin.
pub(crate) const KEY: &str = "plane_api_";
/// How sessions begin.
pub(crate) const SESSION: &str = "tm_session_";
/// How the tokens of devices begin.
const DEVICE: &str = "tm_device_";
/// How the tokens of links begin.
const LINK: &str = "tm_link_";
/// How the tokens of invitations begin.
const INVITATION: &str = "tm_invitation_";
/// How many hexadecimal digits a secret has.
const DIGITS: usize = 32;
/// How many digits the tokens of links and invitations have.
const LINK_DIGITS: usize = 64;

/// A secret as its owner keeps it: shown once, stored nowhere.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    /// A key's: `plane_api_` and 32 hexadecimal digits.
    #[must_use]
    pub fn key(secret: [u8; 16]) -> Self {
        Self::new(KEY, secret)
    }

    /// A session's: `tm_session_` and 32 hexadecimal digits.
    #[must_use]
    pub fn session(secret: [u8; 16]) -> Self {
        Self::new(SESSION, secret)
    }

    /// A device's: `tm_device_` and 32 hexadecimal digits.
    #[must_use]
    pub fn device(secret: [u8; 16]) -> Self {
        Self::new(DEVICE, secret)
    }

    /// What a client sent, if it has the form of a device's token.
    #[must_use]
    pub fn device_of(text: &str) -> Option<Self> {
        is_secret(text.strip_prefix(DEVICE)?, DIGITS).then(|| Self(text.to_owned()))
    }

    /// A link's: `tm_link_` and 64 hexadecimal digits, of two secrets.
    #[must_use]
    pub fn link(secrets: [[u8; 16]; 2]) -> Self {
        Self(format!("{LINK}{}", hex::encode(secrets.concat())))
    }

    /// What a client sent, if it has the form of a link's token.
    #[must_use]
    pub fn link_of(text: &str) -> Option<Self> {
        is_secret(text.strip_prefix(LINK)?, LINK_DIGITS).then(|| Self(text.to_owned()))
    }

    /// An invitation's: `tm_invitation_` and 64 hexadecimal digits, of two secrets.
    #[must_use]
    pub fn invitation(secrets: [[u8; 16]; 2]) -> Self {
        Self(format!("{INVITATION}{}", hex::encode(secrets.concat())))
    }

    /// What a client sent, if it has the form of an invitation's token.
    #[must_use]
    pub fn invitation_of(text: &str) -> Option<Self> {
        is_secret(text.strip_prefix(INVITATION)?, LINK_DIGITS).then(|| Self(text.to_owned()))
    }

    /// A beginning and the secret's digits.
    fn new(beginning: &str, secret: [u8; 16]) -> Self {
        Self(format!("{beginning}{}", hex::encode(secret)))
    }

    /// The secret itself, for its owner only.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// The first characters, for people to recognise it.
    #[must_use]
    pub fn prefix(&self) -> &str {
        self.0.get(..KEY.len() + 4).unwrap_or_default()
    }

    /// The hash that is stored in its place.
    #[must_use]
    pub fn hash(&self) -> TokenHash {
        TokenHash::of(&self.0)
    }
}

/// Whether a text is a secret of so many digits.
fn is_secret(digits: &str, length: usize) -> bool {
    let is_digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    digits.len() == length && digits.bytes().all(is_digit)
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Token({}…)", self.prefix())
    }
}

/// SHA-256 of a token: what the database has of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct TokenHash([u8; 32]);

impl TokenHash {
    /// The hash of what a client sent.
    #[must_use]
    pub fn of(token: &str) -> Self {
        Self(Sha256::digest(token).into())
    }

    /// Its bytes.
    #[must_use]
    pub const fn bytes(&self) -> &[u8] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_the_contracts_and_does_not_show_itself_in_logs() {
        let token = Token::key([0xab; 16]);
        assert_eq!(token.reveal(), format!("plane_api_{}", "ab".repeat(16)));
        assert_eq!(format!("{token:?}"), "Token(plane_api_abab…)");
        assert_eq!(token.hash(), TokenHash::of(token.reveal()));
    }
    #[test]
    fn only_a_text_of_its_form_is_a_devices_token() {
        let token = Token::device([0xab; 16]);
        assert_eq!(Token::device_of(token.reveal()), Some(token.clone()));
        let (long, other) = (format!("{}0", token.reveal()), Token::session([0xab; 16]));
        for wrong in ["", "tm_device_", &long, &long.to_uppercase(), other.reveal()] {
            assert_eq!(Token::device_of(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_link_has_twice_the_secret() {
        let token = Token::link([[0xab; 16], [0xcd; 16]]);
        assert_eq!(token.reveal(), format!("tm_link_{}{}", "ab".repeat(16), "cd".repeat(16)));
        assert_eq!(Token::link_of(token.reveal()), Some(token.clone()));
        let invitation = Token::invitation([[0xab; 16], [0xcd; 16]]);
        assert_eq!(Token::invitation_of(invitation.reveal()), Some(invitation.clone()));
        assert_eq!(Token::invitation_of(token.reveal()), None);
        let others = ["", "tm_link_", &token.reveal()[..72 - 1], "tm_link_0", invitation.reveal()];
        for wrong in others {
            assert_eq!(Token::link_of(wrong), None, "{wrong}");
        }
    }
}
