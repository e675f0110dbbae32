//! The first user's first password: made by the first start, and shown for as long as it is theirs.

use std::fmt;
use std::path::PathBuf;

use command_api::{Operator, PasswordCheck};
use service::Ids;

use crate::failure::Failure;
use crate::operator::refused;
use crate::up::first::EMAIL;
use crate::up::place::Place;

/// The characters of a password: small letters and digits, without those that look like others.
const CHARACTERS: &[u8; 32] = b"23456789abcdefghijkmnpqrstuvwxyz";
/// How many characters a password has; each is five bits of chance.
const LENGTH: usize = 20;
/// How many of them stand together.
const GROUP: usize = 4;

/// What is said of the first password.
#[derive(Clone, PartialEq, Eq)]
pub enum FirstPassword {
    /// No start has shown it yet.
    New {
        /// The password.
        password: String,
        /// Where it is kept.
        file: PathBuf,
    },
    /// An earlier start has shown it, and it still is the user's: this is where it is kept.
    Kept(PathBuf),
    /// The user has another one, or none.
    Gone,
}

impl fmt::Debug for FirstPassword {
    /// Without the password, which belongs into no log.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::New { .. } => "New",
            Self::Kept(_) => "Kept",
            Self::Gone => "Gone",
        })
    }
}

impl FirstPassword {
    /// Where it is kept, if it is the user's.
    pub fn file(&self) -> Option<&PathBuf> {
        match self {
            Self::New { file, .. } | Self::Kept(file) => Some(file),
            Self::Gone => None,
        }
    }

    /// The password itself, which is shown once.
    pub fn revealed(&self) -> Option<&str> {
        match self {
            Self::New { password, .. } => Some(password),
            Self::Kept(_) | Self::Gone => None,
        }
    }
}

/// The password for the first user: that of a start that was interrupted, else a new one; kept before anybody has it, so
/// that it is never lost.
pub fn make(place: &Place) -> Result<String, Failure> {
    if let Some(password) = place.first_password() {
        return Ok(password);
    }
    let password = readable(Ids::system().secret());
    place.keep_first_password(&password)?;
    Ok(password)
}

/// What is to be said of the password; `is_new` says that no start has shown it yet. One that is no longer the user's is
/// removed.
pub async fn look(
    place: &Place,
    operator: &Operator,
    is_new: bool,
) -> Result<FirstPassword, Failure> {
    let Some(password) = place.first_password() else { return Ok(FirstPassword::Gone) };
    let check = operator.check_password(EMAIL, password.clone()).await;
    let file = place.first_password_file();
    Ok(match check.map_err(|problem| refused(&problem))? {
        PasswordCheck::Fits if is_new => FirstPassword::New { password, file },
        PasswordCheck::Fits => FirstPassword::Kept(file),
        PasswordCheck::IsAnother => {
            place.forget_first_password()?;
            FirstPassword::Gone
        }
        PasswordCheck::NoUser => FirstPassword::Gone,
    })
}

/// A password of so much chance, in groups.
fn readable(chance: [u8; 16]) -> String {
    let bits = u128::from_be_bytes(chance);
    let character = |place: usize| {
        let index = usize::try_from((bits >> (5 * place)) & 31).unwrap_or_default();
        char::from(CHARACTERS[index])
    };
    let characters: Vec<char> = (0..LENGTH).map(character).collect();
    let groups: Vec<String> =
        characters.chunks(GROUP).map(|group| group.iter().collect()).collect();
    groups.join("-")
}

#[cfg(test)]
mod tests {
    use embedded::testing::Scratch;

    use super::*;

    #[test]
    fn a_password_has_twenty_characters_in_groups_and_every_bit_of_them_counts() {
        assert_eq!(readable([0; 16]), "2222-2222-2222-2222-2222");
        assert_eq!(readable([0xff; 16]), "zzzz-zzzz-zzzz-zzzz-zzzz");
        let all: Vec<String> =
            (0..100).map(|bit| readable((1_u128 << bit).to_be_bytes())).collect();
        for (bit, password) in all.iter().enumerate() {
            assert!(!all[bit + 1..].contains(password), "{password}");
        }
    }

    #[test]
    fn a_password_is_made_once_and_does_not_show_itself_in_logs() {
        let scratch = Scratch::create();
        let place = Place::take(scratch.path()).unwrap();
        let password = make(&place).unwrap();
        assert_eq!(make(&place).unwrap(), password);
        let new = FirstPassword::New { password: password.clone(), file: PathBuf::new() };
        assert!(!format!("{new:?}").contains(&password));
        place.forget_first_password().unwrap();
        assert_ne!(make(&place).unwrap(), password);
    }
}
