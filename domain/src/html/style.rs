//! What of a `style` may stay: colours, alignment and the widths of table columns, as editors write them.
//!
//! Anything that takes an element out of the flow of its text (`position`, `transform`, `z-index` …) could lay it over
//! the page around it, and anything with an address could tell a stranger who reads.

use std::borrow::Cow;

/// The properties that may stay.
const PROPERTIES: [&str; 10] = [
    "background-color",
    "color",
    "font-style",
    "font-weight",
    "min-width",
    "text-align",
    "text-decoration",
    "text-indent",
    "vertical-align",
    "width",
];

/// The declarations that may stay: as they were written if that is all of them, none if nothing is left.
pub(super) fn kept(style: &str) -> Option<Cow<'_, str>> {
    let written = || style.split(';').map(str::trim).filter(|part| !part.is_empty());
    let kept: Vec<&str> = written().filter(|declaration| is_harmless(declaration)).collect();
    match kept.len() {
        0 => None,
        all if all == written().count() => Some(Cow::Borrowed(style)),
        _ => Some(Cow::Owned(kept.join("; "))),
    }
}

/// Whether a declaration is of such a property, and its value without strings, escapes, comments and addresses.
fn is_harmless(declaration: &str) -> bool {
    let Some((property, value)) = declaration.split_once(':') else { return false };
    let property = property.trim_end().to_ascii_lowercase();
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b" #%(),-.+".contains(&byte);
    let is_word =
        |value: &str| value.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'-');
    let is_plain_value = match property.as_str() {
        // Lengths would move what is written out of its line.
        "vertical-align" => is_word(value.trim()),
        "text-indent" | "width" | "min-width" => is_short(value.trim()),
        _ => value.bytes().all(is_plain) && !value.to_ascii_lowercase().contains("expression"),
    };
    PROPERTIES.contains(&property.as_str()) && is_plain_value
}

/// Whether a value is a colour as editors write it.
pub(super) fn is_colour(value: &str) -> bool {
    is_harmless(&format!("color:{value}"))
}

/// Whether a length is a few thousand pixels, a percentage or a few lines at most, and not negative.
fn is_short(length: &str) -> bool {
    let number = length.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '%');
    let most = match &length[number.len()..] {
        "px" | "pt" | "" => 4_000.0,
        "%" | "em" | "rem" | "ch" => 100.0,
        _ => return false,
    };
    number.parse::<f64>().is_ok_and(|number| (0.0..=most).contains(&number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_editors_write_stays_as_it_is() {
        for style in [
            "color: red",
            "background-color: rgb(1, 2, 3);color:#fff",
            "text-align: center;",
            "min-width: 25px; width: 12.5%",
            "COLOR: var(--text-accent)",
            "vertical-align: text-top; text-indent: 2em",
        ] {
            assert_eq!(kept(style).as_deref(), Some(style));
        }
    }

    #[test]
    fn what_could_cover_the_page_or_load_something_goes() {
        for style in [
            "",
            ";",
            "position: fixed",
            "inset: 0; z-index: 99",
            "background-color: url(https://a.example)",
            "color: red/**/",
            "color: \\72 ed",
            "co\\6cor: red",
            "width: expression(\"x\")",
            "margin-left: -9999px",
            "text-indent: -300px",
            "vertical-align: 900px",
            "width: 9999vw",
            "min-width: 99999px",
            "color: expression(alert(1))",
            "color",
            "@import 'x'",
        ] {
            assert_eq!(kept(style), None, "{style}");
        }
        assert_eq!(
            kept("position: fixed; color: red ;top:0; width:1px").as_deref(),
            Some("color: red; width:1px")
        );
    }
}
