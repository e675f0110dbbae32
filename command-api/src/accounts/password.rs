//! Passwords as clients send them.

use serde_json::Value;
use wire::{Fields, Sent, messages};

/// The shortest password, in characters.
const SHORTEST: usize = 8;
/// The longest password, in bytes: hashing takes longer for longer ones.
const LONGEST: usize = 1024;

/// A password that somebody chose.
#[derive(Clone, PartialEq, Eq)]
pub struct NewPassword(String);

/// Why a password cannot be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PasswordRefusal {
    /// It is too easy to guess.
    #[error("This password is too short. It must contain at least {SHORTEST} characters.")]
    TooShort,
    /// Nobody types that.
    #[error("This password is too long. It must contain at most {LONGEST} bytes.")]
    TooLong,
    /// It holds U+0000.
    #[error("Null characters are not allowed.")]
    NullCharacter,
}

impl NewPassword {
    /// Checks a password that somebody chose.
    ///
    /// # Errors
    /// It is too short or too long, or holds U+0000.
    pub fn new(text: String) -> Result<Self, PasswordRefusal> {
        if text.contains('\0') {
            return Err(PasswordRefusal::NullCharacter);
        }
        if text.len() > LONGEST {
            return Err(PasswordRefusal::TooLong);
        }
        if text.chars().count() < SHORTEST {
            return Err(PasswordRefusal::TooShort);
        }
        Ok(Self(text))
    }

    /// The password, to be hashed.
    pub fn reveal(self) -> String {
        self.0
    }
}

/// Reads a required password as it is: white space counts, and nothing is said of its form.
pub fn given(fields: &mut Fields, name: &'static str) -> Option<String> {
    let text = fields.json(name).required().read().value()?;
    match text {
        Value::String(text) if text.is_empty() => fields.fail(name, messages::BLANK),
        Value::String(text) if text.len() > LONGEST => {
            fields.fail(name, PasswordRefusal::TooLong.to_string());
        }
        Value::String(text) => return Some(text),
        _ => fields.fail(name, messages::NOT_A_STRING),
    }
    None
}

/// Reads a required password that somebody chose.
pub fn chosen(fields: &mut Fields, name: &'static str) -> Sent<NewPassword> {
    let Some(text) = given(fields, name) else { return Sent::Absent };
    NewPassword::new(text).map_or_else(
        |refusal| {
            fields.fail(name, refusal.to_string());
            Sent::Absent
        },
        Sent::Value,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_has_eight_characters_or_more() {
        let new = |text: &str| NewPassword::new(text.to_owned()).map(|_| ());
        assert_eq!(new("sieben7"), Err(PasswordRefusal::TooShort));
        assert_eq!(new("        "), Ok(()));
        assert_eq!(new("pass\0word"), Err(PasswordRefusal::NullCharacter));
        assert_eq!(new(&"x".repeat(1025)), Err(PasswordRefusal::TooLong));
    }
}
