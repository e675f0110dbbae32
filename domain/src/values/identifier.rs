//! The short name that an issue's key begins with.

use super::error::ValueError;
use super::names::has_special_characters;
use super::text::{check_text, text_value};

/// Trims, upper-cases and checks an identifier.
fn check_identifier(text: &str) -> Result<String, ValueError> {
    let identifier = check_text(text, 12)?;
    if has_special_characters(&identifier) || identifier.chars().any(is_invisible) {
        return Err(ValueError::ProjectIdentifierCharacters);
    }
    check_text(&identifier.to_uppercase(), 12)
}

/// Whether a character would be read as nothing, or would turn around what is read: it has no place in a key.
fn is_invisible(character: char) -> bool {
    let turns_around = matches!(character, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    character.is_control() || turns_around || character == '\u{feff}'
}

text_value! {
    /// `ENG` in `ENG-42`: 1 to 12 characters, upper case, none of them special.
    ProjectIdentifier, check_identifier
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_identifier_is_trimmed_and_upper_cased() {
        assert_eq!(" eng ".parse::<ProjectIdentifier>().unwrap().as_str(), "ENG");
    }

    #[test]
    fn an_identifier_has_no_special_characters() {
        let refused = "A-B".parse::<ProjectIdentifier>();
        assert_eq!(refused, Err(ValueError::ProjectIdentifierCharacters));
    }

    #[test]
    fn an_identifier_has_nothing_that_cannot_be_seen() {
        for hidden in ["A\u{7}B", "A\u{202e}B", "A\u{200b}B"] {
            let refused = hidden.parse::<ProjectIdentifier>();
            assert_eq!(refused, Err(ValueError::ProjectIdentifierCharacters), "{hidden:?}");
        }
    }

    #[test]
    fn an_identifier_has_at_most_12_characters_also_in_upper_case() {
        let too_long = Err(ValueError::TooLong { max: 12 });
        assert_eq!("ABCDEFGHIJKLM".parse::<ProjectIdentifier>(), too_long);
        assert_eq!("ßßßßßßß".parse::<ProjectIdentifier>(), too_long);
    }
}
