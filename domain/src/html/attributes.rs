//! A bound on the attributes of one tag.
//!
//! The HTML tokenizer compares each attribute of a tag with all before it, so a tag with a million of them
//! would take minutes, and nothing can be asked of it before the tag ends.

use super::HtmlError;

/// The most attributes that one tag may have; editors write fewer than twenty.
const MAX_ATTRIBUTES: u32 = 256;

/// Where inside a tag a byte stands, after the HTML standard's tokenizer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    TagName,
    BeforeName,
    Name,
    /// Behind an attribute's name and white space.
    AfterName,
    /// Behind `=`.
    BeforeValue,
    /// In a value in double quotes.
    Double,
    /// In a value in single quotes.
    Single,
    /// In a value without quotes.
    Bare,
}

/// All places, by their number.
const PLACES: [Place; 8] = [
    Place::TagName,
    Place::BeforeName,
    Place::Name,
    Place::AfterName,
    Place::BeforeValue,
    Place::Double,
    Place::Single,
    Place::Bare,
];

impl Place {
    /// The place behind `byte`; none when the byte ends the tag.
    const fn behind(self, byte: u8) -> Option<Self> {
        Some(match (self, byte) {
            (Self::Double, b'"') | (Self::Single, b'\'') => Self::BeforeName,
            (Self::Double | Self::Single, _) => self,
            (_, b'>') => return None,
            (Self::BeforeValue, b'"') => Self::Double,
            (Self::BeforeValue, b'\'') => Self::Single,
            (Self::Name, _) if is_space(byte) => Self::AfterName,
            (Self::TagName | Self::Bare, _) if is_space(byte) => Self::BeforeName,
            (_, _) if is_space(byte) => self,
            (Self::BeforeValue | Self::Bare, _) => Self::Bare,
            (_, b'/') => Self::BeforeName,
            (Self::TagName, _) => Self::TagName,
            (Self::Name | Self::AfterName, b'=') => Self::BeforeValue,
            (Self::BeforeName | Self::Name | Self::AfterName, _) => Self::Name,
        })
    }

    /// Whether going on to `next` begins an attribute.
    const fn begins_attribute(self, next: Self) -> bool {
        matches!((self, next), (Self::BeforeName | Self::AfterName, Self::Name))
    }
}

/// White space in the sense of HTML.
const fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0x0C)
}

/// What every possible reading of the text so far has come to, by place: attributes + 1, or 0 for none.
///
/// Whether `<a` begins a tag depends on what stands before it (a comment, a script). All readings are
/// followed at once, so that no trick with quotes can hide a tag; there are never more than eight.
type Readings = [u32; PLACES.len()];

/// Refuses text in which, however read, one tag has too many attributes.
pub(super) fn check(html: &str) -> Result<(), HtmlError> {
    let bytes = html.as_bytes();
    let mut readings = Readings::default();
    for (at, &byte) in bytes.iter().enumerate() {
        if readings != Readings::default() {
            readings = read_on(readings, byte);
        }
        if byte == b'<' && begins_tag(&bytes[at + 1..]) {
            readings[Place::TagName as usize] = readings[Place::TagName as usize].max(1);
        }
        if readings.iter().any(|&count| count > MAX_ATTRIBUTES + 1) {
            return Err(HtmlError::TooComplex);
        }
    }
    Ok(())
}

/// All readings behind one more byte.
fn read_on(readings: Readings, byte: u8) -> Readings {
    let mut after = Readings::default();
    for (place, count) in PLACES.into_iter().zip(readings).filter(|&(_, count)| count > 0) {
        if let Some(next) = place.behind(byte) {
            let count = count + u32::from(place.begins_attribute(next));
            after[next as usize] = after[next as usize].max(count);
        }
    }
    after
}

/// Whether what follows a `<` makes it the beginning of a tag.
fn begins_tag(rest: &[u8]) -> bool {
    match rest {
        [b'/', letter, ..] | [letter, ..] => letter.is_ascii_alphabetic(),
        [] => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A tag with so many attributes, each written as `form` with `#` for its number.
    fn tag(attributes: u32, form: &str) -> String {
        let list: Vec<_> =
            (0..attributes).map(|number| form.replace('#', &number.to_string())).collect();
        format!("<p {}>x</p>", list.join(" "))
    }

    #[test]
    fn a_tag_may_have_256_attributes_and_no_more() {
        for form in ["a#", "a#=1", "a#='>'", "a#=\">\"", "a# = x", "a#/"] {
            assert_eq!(check(&tag(256, form)), Ok(()), "{form}");
            assert_eq!(check(&tag(257, form)), Err(HtmlError::TooComplex), "{form}");
        }
    }

    #[test]
    fn attributes_cannot_hide_behind_a_quote_in_a_comment_or_a_script() {
        for hidden_by in ["<!-- <a b=\" -->", "<script><a b='</script>", "<a \">"] {
            let html = format!("{hidden_by}{}", tag(300, "a#=1"));
            assert_eq!(check(&html), Err(HtmlError::TooComplex), "{hidden_by}");
        }
    }

    #[test]
    fn text_and_long_values_do_not_count() {
        assert_eq!(check(&format!("<p>{}</p> 1 < 2", "a b ".repeat(9_000))), Ok(()));
        assert_eq!(check(&format!("<img alt=\"{}\">", "a b=c / ".repeat(9_000))), Ok(()));
    }
}
