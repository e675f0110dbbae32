//! Rich text: HTML that is safe to show, made from HTML that may not be.

mod allowed;
mod attributes;
mod complexity;
mod lines;
mod mentions;
mod pieces;
mod style;
mod text;
mod wrapping;

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use complexity::{MAX_DEPTH, MAX_PIECES};
pub use text::text_of;

use crate::ids::UserId;

/// The longest HTML that is taken, in bytes, before and after cleaning.
pub const MAX_BYTES: usize = 10 * 1024 * 1024;

/// What stands where somebody wrote nothing.
const NOTHING: &str = "<p></p>";

/// Why HTML was not taken; the text is the one clients see.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum HtmlError {
    /// Empty, or nothing but white space.
    #[error("Invalid HTML passed")]
    Blank,
    /// Longer than [`MAX_BYTES`].
    #[error("html content is not valid")]
    TooLarge,
    /// Longer than [`MAX_BYTES`] once `<`, `>`, `&` and no-break spaces in its text are escaped.
    #[error(
        "The text must not be longer than {MAX_BYTES} bytes with its special characters escaped."
    )]
    TooLong,
    /// Text in more pieces than anybody writes: each `<` and each `&` begins one.
    #[error("The text must not have more than {MAX_PIECES} special characters such as < and &.")]
    TooManyPieces,
    /// Elements inside elements beyond what any editor writes.
    #[error("Elements must not be nested more than {MAX_DEPTH} deep.")]
    TooDeep,
    /// Built so that parsing it would take far more time or memory than its length suggests.
    #[error(
        "The html is too complex: it must have fewer elements, attributes or special characters."
    )]
    TooComplex,
    /// U+0000, which the log cannot keep.
    #[error("Null characters are not allowed.")]
    NullCharacter,
}

/// Sanitised HTML (contract §2.7.4); only what [`RichText::parse`] let through, or read from history. Its copies share the
/// text, which may be megabytes.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct RichText(Arc<str>);

impl RichText {
    /// Sanitises a description: one root element, bare text in `span`, several roots in `div`.
    ///
    /// HTML of which nothing is left (a lone script) becomes `<p></p>`.
    ///
    /// # Errors
    /// [`HtmlError`] when it is blank, too large, too long, too deep, too complex or has U+0000.
    pub fn parse(html: &str) -> Result<Self, HtmlError> {
        let html = html.trim();
        if html.is_empty() {
            return Err(HtmlError::Blank);
        }
        let clean = sanitised(html)?;
        bounded(wrapping::with_one_root(clean)).map(Self::of)
    }

    /// Sanitises a comment: like [`RichText::parse`], but may be blank and gets no root element.
    ///
    /// # Errors
    /// [`HtmlError`] when it is too large, too long, too deep, too complex or has U+0000.
    pub fn parse_fragment(html: &str) -> Result<Self, HtmlError> {
        let html = html.trim();
        if html.is_empty() {
            return Ok(Self::of(String::new()));
        }
        bounded(sanitised(html)?).map(Self::of)
    }

    /// HTML that is clean already.
    fn of(clean: String) -> Self {
        Self(clean.into())
    }

    /// The HTML.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The words without the tags, single-spaced; what search looks at.
    #[must_use]
    pub fn text(&self) -> String {
        text_of(&self.0)
    }

    /// Everybody whom it mentions, each once.
    #[must_use]
    pub fn mentions(&self) -> Vec<UserId> {
        mentions::mentioned(&self.0)
    }

    /// Whether it is what stands where somebody wrote nothing; then events leave it out.
    #[must_use]
    pub fn is_default(&self) -> bool {
        *self.0 == *NOTHING
    }
}

impl Serialize for RichText {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for RichText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::of)
    }
}

impl Default for RichText {
    fn default() -> Self {
        Self(NOTHING.into())
    }
}

impl fmt::Display for RichText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Cleans HTML after making sure that doing so is cheap.
fn sanitised(html: &str) -> Result<String, HtmlError> {
    if html.contains('\0') {
        return Err(HtmlError::NullCharacter);
    }
    if html.len() > MAX_BYTES {
        return Err(HtmlError::TooLarge);
    }
    attributes::check(html)?;
    complexity::check(html)?;
    let clean = allowed::CLEANER.clean(html).to_string();
    let clean = clean.trim();
    Ok(if clean.is_empty() { NOTHING.to_owned() } else { lines::kept(clean.to_owned()) })
}

/// Refuses clean HTML that escaping or wrapping has made too long.
fn bounded(clean: String) -> Result<String, HtmlError> {
    if clean.len() > MAX_BYTES { Err(HtmlError::TooLong) } else { Ok(clean) }
}

#[cfg(test)]
mod tests;
