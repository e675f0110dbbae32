//! Texts of bounded length, and the macro that declares the named ones.

use super::error::ValueError;

/// Trims a text and refuses one that is blank, too long or holds U+0000; lengths count characters.
pub(crate) fn check_text(text: &str, max: usize) -> Result<String, ValueError> {
    let trimmed = text.trim();
    if trimmed.is_empty() {
        return Err(ValueError::Blank);
    }
    check_length(trimmed, max)?;
    Ok(trimmed.to_owned())
}

/// Refuses a text that is too long or holds U+0000.
pub(crate) fn check_length(text: &str, max: usize) -> Result<(), ValueError> {
    if text.contains('\0') {
        return Err(ValueError::NullCharacter);
    }
    if text.chars().count() > max {
        return Err(ValueError::TooLong { max });
    }
    Ok(())
}

/// Declares a text newtype: stored as the bare text, checked by the given function in `FromStr`.
///
/// `text_value! { /// Doc. StateName, |text| check_text(text, 255) }`
macro_rules! text_value {
    ($(#[$doc:meta])* $name:ident, $check:expr) => {
        $(#[$doc])*
        #[derive(
            Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash,
            serde::Serialize, serde::Deserialize,
        )]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// A value that is written in this crate and known to be right.
            #[allow(dead_code, reason = "few kinds of text have values of our own")]
            pub(crate) fn known(text: &'static str) -> Self {
                Self(text.to_owned())
            }

            /// The bare text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::values::ValueError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                let check: fn(&str) -> Result<String, Self::Err> = $check;
                check(text).map(Self)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }
    };
}

pub(crate) use text_value;

text_value! {
    /// A text of at most 255 characters, trimmed, that may be empty.
    #[derive(Default)]
    ShortText,
    |text| check_length(text.trim(), 255).map(|()| text.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_trimmed() {
        assert_eq!(check_text("  a b ", 3), Ok("a b".to_owned()));
    }

    #[test]
    fn blank_text_is_refused_where_text_is_required() {
        assert_eq!(check_text(" \t", 3), Err(ValueError::Blank));
        assert_eq!("".parse::<ShortText>(), Ok(ShortText::default()));
    }

    #[test]
    fn length_counts_characters_not_bytes() {
        assert!(check_text("äöü", 3).is_ok());
        assert_eq!(check_text("abcd", 3), Err(ValueError::TooLong { max: 3 }));
    }

    #[test]
    fn the_null_character_is_refused() {
        assert_eq!(check_text("a\0b", 9), Err(ValueError::NullCharacter));
    }
}
