//! Reads clean HTML piece by piece.
//!
//! Only for what the sanitiser wrote: every tag is closed, every attribute quoted, no raw text.

/// A piece of clean HTML.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// A start tag, by name.
    Open(&'a str),
    /// An end tag, by name.
    Close(&'a str),
    /// Text with entities.
    Text(&'a str),
}

/// Elements that have no end tag.
const VOID: [&str; 7] = ["area", "br", "col", "hr", "img", "input", "wbr"];

/// Elements that stand in a line of their own.
const BLOCK: [&str; 36] = [
    "article",
    "aside",
    "blockquote",
    "caption",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "li",
    "nav",
    "ol",
    "p",
    "pre",
    "summary",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
    "br",
];

/// Whether the element has no end tag.
pub(super) fn is_void(name: &str) -> bool {
    VOID.contains(&name)
}

/// Whether the element stands in a line of its own.
pub(super) fn is_block(name: &str) -> bool {
    BLOCK.contains(&name)
}

/// The pieces of clean HTML in their order.
pub(super) fn pieces(html: &str) -> impl Iterator<Item = Piece<'_>> {
    pieces_and_rest(html).map(|(piece, _)| piece)
}

/// The pieces of clean HTML in their order, each with all that is behind it.
pub(super) fn pieces_and_rest(html: &str) -> impl Iterator<Item = (Piece<'_>, &str)> {
    let mut rest = html;
    std::iter::from_fn(move || {
        let (piece, behind) = next_piece(rest)?;
        rest = behind;
        Some((piece, behind))
    })
}

/// The start tags of an element in clean HTML, without their brackets.
pub(super) fn tags<'h>(html: &'h str, name: &'static str) -> impl Iterator<Item = &'h str> {
    let mut rest = html;
    std::iter::from_fn(move || {
        loop {
            let (_, tag) = rest.split_once('<')?;
            let (inside, behind) = tag.split_at(end_of(tag));
            rest = behind;
            if inside
                .strip_prefix(name)
                .is_some_and(|more| more.is_empty() || more.starts_with(' '))
            {
                return Some(inside);
            }
        }
    })
}

/// The first piece and what is behind it.
fn next_piece(html: &str) -> Option<(Piece<'_>, &str)> {
    let Some(tag) = html.strip_prefix('<') else {
        let (text, behind) = html.split_at(html.find('<').unwrap_or(html.len()));
        return (!text.is_empty()).then_some((Piece::Text(text), behind));
    };
    let (inside, behind) = tag.split_at(end_of(tag));
    let name = inside.trim_start_matches('/');
    let name = &name[..name.find(' ').unwrap_or(name.len())];
    let piece = if inside.starts_with('/') { Piece::Close(name) } else { Piece::Open(name) };
    Some((piece, behind.strip_prefix('>').unwrap_or(behind)))
}

/// Where the tag ends: its `>` outside quotes.
fn end_of(tag: &str) -> usize {
    let mut quoted = false;
    tag.find(|character| {
        quoted ^= character == '"';
        character == '>' && !quoted
    })
    .unwrap_or(tag.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_tags_and_texts() {
        let html = "<p class=\"a > b\">x<br>&amp;</p>";
        let found: Vec<_> = pieces(html).collect();
        let expected =
            [Piece::Open("p"), Piece::Text("x"), Piece::Open("br"), Piece::Text("&amp;")];
        assert_eq!(found[..4], expected);
        assert_eq!(found[4..], [Piece::Close("p")]);
    }
}
