//! Gives a description one root element (contract §2.7.4, step 1).

use super::pieces::{Piece, is_block, is_void, pieces};

/// What stands at the top of clean HTML.
#[derive(Debug, Default)]
struct Roots {
    /// How many elements.
    elements: usize,
    /// Whether one of them is a block.
    block: bool,
    /// Whether there is text beside them.
    text: bool,
}

/// The HTML itself when it has one root, else wrapped: several elements in `div`, text in `span`.
///
/// Text beside a single element follows the element: `div` around a block, `span` around the rest.
pub(super) fn with_one_root(html: String) -> String {
    let roots = roots_of(&html);
    match (roots.elements, roots.text) {
        (1, false) => html,
        (0, _) => format!("<span>{html}</span>"),
        (1, true) if !roots.block => format!("<span>{html}</span>"),
        _ => format!("<div>{html}</div>"),
    }
}

/// Looks at the top level.
fn roots_of(html: &str) -> Roots {
    let mut roots = Roots::default();
    let mut depth = 0_usize;
    for piece in pieces(html) {
        match piece {
            Piece::Open(name) => {
                if depth == 0 {
                    roots.elements += 1;
                    roots.block |= is_block(name);
                }
                depth += usize::from(!is_void(name));
            }
            Piece::Close(_) => depth = depth.saturating_sub(1),
            Piece::Text(text) => roots.text |= depth == 0 && !text.trim().is_empty(),
        }
    }
    roots
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Wraps a literal.
    fn wrapped(html: &str) -> String {
        with_one_root(html.to_owned())
    }

    #[test]
    fn one_root_stays_as_it_is() {
        for html in ["<p>a</p>", "<br>", "<div><p>a</p><p>b</p></div>", "<p>a<img src=\"x\">b</p>"]
        {
            assert_eq!(wrapped(html), html);
        }
    }

    #[test]
    fn text_without_tags_is_wrapped_in_a_span() {
        assert_eq!(wrapped("hello"), "<span>hello</span>");
    }

    #[test]
    fn several_roots_are_wrapped_in_a_div() {
        assert_eq!(wrapped("<p>a</p>\n<p>b</p>"), "<div><p>a</p>\n<p>b</p></div>");
        assert_eq!(wrapped("<b>a</b><i>b</i>"), "<div><b>a</b><i>b</i></div>");
    }

    #[test]
    fn text_beside_one_element_follows_the_element() {
        assert_eq!(wrapped("a <b>b</b>"), "<span>a <b>b</b></span>");
        assert_eq!(wrapped("a <p>b</p>"), "<div>a <p>b</p></div>");
    }
}
