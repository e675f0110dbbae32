//! Passwords as clients send them.

use serde_json::Value;
use wire::{Fields, Sent, messages};
use zxcvbn::feedback::Feedback;
use zxcvbn::{Score, zxcvbn};

/// The shortest password, in characters.
const SHORTEST: usize = 8;
/// The longest password, in bytes: hashing takes longer for longer ones.
const LONGEST: usize = 1024;

/// A password that somebody chose.
#[derive(Clone, PartialEq, Eq)]
pub struct NewPassword(String);

/// Why a password cannot be chosen.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PasswordRefusal {
    /// A million tries would find it; with what makes it easy.
    #[error("This password is too easy to guess. {0}")]
    TooEasy(String),
    /// It is shorter than any good one.
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
    /// Checks a password that was chosen by a person with this name and address.
    ///
    /// # Errors
    /// It is too short, too long or too easy to guess, or holds U+0000.
    pub fn new(text: String, person: &[&str]) -> Result<Self, PasswordRefusal> {
        if text.contains('\0') {
            return Err(PasswordRefusal::NullCharacter);
        }
        if text.len() > LONGEST {
            return Err(PasswordRefusal::TooLong);
        }
        if text.chars().count() < SHORTEST {
            return Err(PasswordRefusal::TooShort);
        }
        match weakness(&text, person) {
            Some(weakness) => Err(PasswordRefusal::TooEasy(weakness)),
            None => Ok(Self(text)),
        }
    }

    /// The password, to be hashed.
    pub fn reveal(self) -> String {
        self.0
    }
}

/// What makes a password easy to guess, if a million tries would find it: passwords that many have, the person's own
/// name and address, and patterns. More tries are what the pauses between them are for.
fn weakness(password: &str, person: &[&str]) -> Option<String> {
    let known = person.iter().flat_map(|text| [text, text.split('@').next().unwrap_or_default()]);
    let known: Vec<&str> = known.filter(|text| !text.is_empty()).collect();
    let strength = zxcvbn(password, &known);
    if strength.score() >= Score::Two {
        return None;
    }
    let warning = strength.feedback().and_then(Feedback::warning);
    let warning = warning.map(|warning| warning.to_string());
    Some(warning.unwrap_or_else(|| "Add another word or two.".to_owned()))
}

/// Reads a required password that the caller has.
pub fn given(fields: &mut Fields, name: &'static str) -> Option<String> {
    text(fields, name, "The password as it is; white space counts.")
}

/// Reads a required password as it is: white space counts, and nothing is said of its form.
fn text(fields: &mut Fields, name: &'static str, doc: &'static str) -> Option<String> {
    let text = fields.json(name).doc(doc).shown_as_text().required().read().value()?;
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

/// Reads a required password that was chosen by a person with this name and address.
pub fn chosen(fields: &mut Fields, name: &'static str, person: &[&str]) -> Sent<NewPassword> {
    let doc = "The password wanted: 8 characters to 1,024 bytes, and not easy to guess.";
    let Some(text) = text(fields, name, doc) else { return Sent::Absent };
    NewPassword::new(text, person).map_or_else(
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
        let new = |text: &str| NewPassword::new(text.to_owned(), &[]).map(|_| ());
        assert_eq!(new("sieben7"), Err(PasswordRefusal::TooShort));
        assert_eq!(new("  8 Zwölf"), Ok(()));
        assert_eq!(new("pass\0word"), Err(PasswordRefusal::NullCharacter));
        assert_eq!(new(&"x".repeat(1025)), Err(PasswordRefusal::TooLong));
    }

    #[test]
    fn passwords_that_many_have_and_ones_own_name_are_refused_with_the_reason() {
        let person = ["ada@lovelace.example", "Ada", "Lovelace"];
        let refused = |text: &str| {
            NewPassword::new(text.to_owned(), &person).map(|_| ()).unwrap_err().to_string()
        };
        let common = "This password is too easy to guess. This is a top-10 common password.";
        assert_eq!(refused("12345678"), common);
        for bad in ["P@ssw0rd", "lovelace1", "aaaaaaaaaaaa", "qwertyuiop", "ada@lovelace.example"] {
            let refusal = refused(bad);
            assert!(
                refusal.starts_with("This password is too easy to guess. "),
                "{bad}: {refusal}"
            );
        }
        for good in ["correct horse", "Tr0ub4dour&3", "kVq82!mz", "ein blaues Fahrrad"] {
            assert!(NewPassword::new(good.to_owned(), &person).is_ok(), "{good}");
        }
    }
}
