//! What people say to a thing without words.

use super::error::ValueError;
use super::text::{check_text, text_value};

/// The longest reaction, in characters.
const LONGEST: usize = 50;

fn check_reaction(text: &str) -> Result<String, ValueError> {
    let reaction = check_text(text, LONGEST)?;
    if reaction.contains(char::is_control) {
        return Err(ValueError::ControlCharacters);
    }
    Ok(reaction)
}

text_value! {
    /// A sign by its short name, its code point or itself, as the client writes it: 1 to 50 characters, none of them control
    /// characters.
    Reaction, check_reaction
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reaction_is_any_short_text() {
        for text in ["128077", "tada", "👍🏽", "+1"] {
            assert!(text.parse::<Reaction>().is_ok(), "{text}");
        }
        assert_eq!("x".repeat(51).parse::<Reaction>(), Err(ValueError::TooLong { max: 50 }));
        assert_eq!(" ".parse::<Reaction>(), Err(ValueError::Blank));
        assert_eq!("a\u{7}b".parse::<Reaction>(), Err(ValueError::ControlCharacters));
    }
}
