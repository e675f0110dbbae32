//! The words of rich text.

use super::pieces::{Piece, is_block, pieces};

/// The words of clean HTML, single-spaced; blocks and line breaks part words, inline tags do not.
#[must_use]
pub fn text_of(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    for piece in pieces(html) {
        match piece {
            Piece::Text(escaped) => text.push_str(&unescaped(escaped)),
            Piece::Open(name) | Piece::Close(name) if is_block(name) => text.push(' '),
            Piece::Open(_) | Piece::Close(_) => {}
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Text without the four entities that the sanitiser writes.
fn unescaped(text: &str) -> String {
    // The ampersand last: `&amp;lt;` means `&lt;`.
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&nbsp;", " ").replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_part_words_and_inline_tags_do_not() {
        let html = "<div><p>one</p><p>t<b>w</b>o<br>three</p><ul><li>four</li></ul></div>";
        assert_eq!(text_of(html), "one two three four");
    }

    #[test]
    fn entities_are_resolved_once() {
        assert_eq!(text_of("<p>a&nbsp;&lt; b &amp;&amp; &amp;lt;</p>"), "a < b && &lt;");
    }

    #[test]
    fn attributes_are_no_words() {
        assert_eq!(text_of("<p title=\"a > b\">c</p>"), "c");
    }
}
