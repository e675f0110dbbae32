//! The empty lines at the beginning of preformatted text.
//!
//! A parser drops a line break right behind `<pre>`, and the sanitiser writes none for it: what begins with an empty line
//! would lose one each time it is read and written back.

use super::pieces::{Piece, pieces_and_rest};

/// Clean HTML with one more line break before preformatted text that begins with one.
pub(super) fn kept(html: String) -> String {
    if !html.contains("<pre") {
        return html;
    }
    let places: Vec<usize> = pieces_and_rest(&html)
        .filter(|(piece, rest)| *piece == Piece::Open("pre") && rest.starts_with(['\n', '\r']))
        .map(|(_, rest)| html.len() - rest.len())
        .collect();
    if places.is_empty() { html } else { with_line_breaks(&html, &places) }
}

/// The text with a line break at each of these places, ascending.
fn with_line_breaks(text: &str, places: &[usize]) -> String {
    let mut whole = String::with_capacity(text.len() + places.len());
    let mut from = 0;
    for &place in places {
        whole.push_str(&text[from..place]);
        whole.push('\n');
        from = place;
    }
    whole.push_str(&text[from..]);
    whole
}

#[cfg(test)]
mod tests {
    use crate::html::RichText;

    #[test]
    fn preformatted_text_is_the_same_after_any_number_of_rounds() {
        for lines in 0..4 {
            let text = format!("{}x\n\n y", "\n".repeat(lines));
            // A parser drops the first line break.
            let html = format!("<pre language=\"rust\">\n{text}</pre>");
            let once = RichText::parse(&html).unwrap();
            let shown = once.as_str().split_once('>').unwrap().1;
            let shown = shown.strip_prefix('\n').unwrap_or(shown);
            assert_eq!(shown, format!("{text}</pre>"));
            for parse in [RichText::parse, RichText::parse_fragment] {
                assert_eq!(parse(once.as_str()).unwrap(), once);
            }
        }
    }

    #[test]
    fn lines_are_kept_behind_what_was_cleaned_away_and_in_attributes_they_are_none() {
        let clean = |html| RichText::parse(html).unwrap().to_string();
        assert_eq!(clean("<pre><script>x</script>\n\na</pre>"), "<pre>\n\n\na</pre>");
        assert_eq!(clean("<pre><code>\na</code></pre>"), "<pre><code>\na</code></pre>");
        let title = clean("<p title=\"<pre>\na\">b</p>");
        assert_eq!(clean(&title), title);
        let carriage = clean("<pre>&#13;a</pre>");
        let again = clean(&carriage);
        assert_eq!(clean(&again), again);
        assert_eq!(again.matches('\n').count(), 2);
    }

    #[test]
    fn several_blocks_keep_their_lines() {
        let html = "<pre>\n\na</pre><p>b</p><pre>\n\nc</pre><pre>d</pre>";
        let once = RichText::parse_fragment(html).unwrap();
        assert_eq!(once.as_str(), html);
    }
}
