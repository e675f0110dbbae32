//! What the sanitiser lets through, what it takes out, and that hostile input costs it little.

use std::time::{Duration, Instant};

use super::*;

/// The clean form of a description.
fn clean(html: &str) -> String {
    RichText::parse(html).unwrap().to_string()
}

/// What parsing comes to, and it comes quickly.
fn quickly(html: &str) -> Result<RichText, HtmlError> {
    let begun = Instant::now();
    let parsed = RichText::parse(html);
    // Generous for unoptimised builds on a busy machine; without the bounds it would be minutes.
    assert!(begun.elapsed() < Duration::from_secs(30), "took {:?}", begun.elapsed());
    parsed
}

/// Refused, and quickly.
fn refused(html: &str, expected: HtmlError) {
    assert_eq!(quickly(html), Err(expected));
}

/// So many copies of a text, each with its number for `#`.
fn numbered(count: usize, text: &str) -> String {
    (0..count).fold(String::new(), |sum, number| sum + &text.replace('#', &number.to_string()))
}

#[test]
fn what_an_editor_writes_stays_byte_for_byte() {
    for html in [
        "<p></p>",
        "<p class=\"editor-paragraph-block\">Hello <strong>world</strong></p>",
        "<ul data-tight=\"true\"><li data-checked=\"false\" data-type=\"taskItem\"><p>a</p></li></ul>",
        "<pre language=\"rust\"><code spellcheck=\"false\">let a = 1 &amp;&amp; b;</code></pre>",
        "<table><tbody><tr background=\"red\"><td colspan=\"2\" style=\"color: red\">1</td></tr></tbody></table>",
        "<image-component id=\"1\" width=\"10\" aspectratio=\"1.5\" src=\"a/b.png\"></image-component>",
        "<mention-component id=\"1\" entity_identifier=\"2\" entity_name=\"user\"></mention-component>",
        "<label><input type=\"checkbox\" checked=\"\"></label>",
        "<p>ünïcödé 🦀</p>",
    ] {
        assert_eq!(clean(html), html);
    }
}

#[test]
fn cleaning_twice_changes_nothing_more() {
    for html in [
        "a",
        "<b>a</b> b",
        "<p>a<p>b",
        "<script>x</script>",
        "a &lt;script&gt; &amp; b\u{a0}c",
        "<p style=\"position:fixed;; color : red;width:1px ; top:0\">a</p>",
        "<p id=\"app\" style=\"top:0\">a</p>",
        "<input type=\"CheckBox\"><input type=\"password\">",
    ] {
        let once = clean(html);
        assert_eq!(clean(&once), once);
    }
}

#[test]
fn blank_html_is_invalid_in_a_description_and_fine_in_a_comment() {
    for blank in ["", "  \n\t"] {
        assert_eq!(RichText::parse(blank), Err(HtmlError::Blank));
        assert_eq!(RichText::parse_fragment(blank).unwrap().as_str(), "");
    }
    assert_eq!(HtmlError::Blank.to_string(), "Invalid HTML passed");
}

#[test]
fn a_comment_gets_no_root_element() {
    assert_eq!(RichText::parse_fragment("hello <b>you</b>").unwrap().as_str(), "hello <b>you</b>");
}

#[test]
fn html_of_which_nothing_is_left_becomes_an_empty_paragraph() {
    assert_eq!(clean("<script>alert(1)</script>"), "<p></p>");
    assert_eq!(clean("<!-- only a comment -->"), "<p></p>");
    assert!(RichText::parse("<style>p{}</style>").unwrap().is_default());
}

#[test]
fn scripts_styles_and_comments_go_with_what_is_in_them() {
    assert_eq!(clean("<p>a<script>alert(1)</script>b</p>"), "<p>ab</p>");
    assert_eq!(clean("<p>a<style>p { color: red }</style>b</p>"), "<p>ab</p>");
    assert_eq!(clean("<p>a<!-- b --><!--><script>x</script>-->c</p>"), "<p>a--&gt;c</p>");
}

#[test]
fn unknown_tags_go_and_what_is_in_them_stays() {
    assert_eq!(clean("<p><blink>a</blink><big><b>b</b></big></p>"), "<p>a<b>b</b></p>");
    assert_eq!(clean("<form>a</form><section>b</section>"), "<span>ab</span>");
    assert_eq!(clean("<iframe src=\"https://evil.test\"></iframe><p>a</p>"), "<p>a</p>");
    assert_eq!(clean("<html><body><p>a</p></body></html>"), "<p>a</p>");
}

#[test]
fn event_handlers_and_other_attributes_go() {
    assert_eq!(
        clean("<p onclick=\"x()\" data-evil=\"1\" class=\"a\">a</p>"),
        "<p class=\"a\">a</p>"
    );
    assert_eq!(clean("<img src=x onerror=alert(1)>"), "<img src=\"x\">");
    assert_eq!(clean("<svg/onload=alert(1)><p>a</p></svg>"), "<p>a</p>");
    assert_eq!(clean("<a hreflang=\"de\" href=\"/x\">a</a>"), LINK.replace('#', "/x"));
}

#[test]
fn text_cannot_lie_over_the_page_or_stand_for_its_elements() {
    assert_eq!(
        clean("<p style=\"position: fixed; inset: 0; color: red\">a</p>"),
        "<p style=\"color: red\">a</p>"
    );
    assert_eq!(clean("<td style=\"z-index: 9\">a</td>"), "<span>a</span>");
    assert_eq!(clean("<p id=\"config\" style=\"top: 0\">a</p>"), "<p>a</p>");
    let block = "<image-component id=\"7b3e0c51-3d9c-4315-b265-e04eeea2090e\"></image-component>";
    assert_eq!(clean(block), block);
    assert_eq!(
        clean("<mention-component id=\"cookie\"></mention-component>"),
        "<mention-component></mention-component>"
    );
    assert_eq!(clean("<label><input type=\"password\"></label>"), "<label><input></label>");
}

/// A link as it comes out.
const LINK: &str = "<a href=\"#\" rel=\"noopener noreferrer\">a</a>";

#[test]
fn links_keep_the_four_schemes_and_lose_all_others() {
    for good in ["https://a.test/", "http://a.test", "mailto:a@b.test", "tel:+491234", "/a", "#a"] {
        assert_eq!(clean(&format!("<a href=\"{good}\">a</a>")), LINK.replace('#', good));
    }
    let without = "<a rel=\"noopener noreferrer\">a</a>";
    for bad in [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "&#106;avascript:alert(1)",
        "\u{1}javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
    ] {
        assert_eq!(clean(&format!("<a href=\"{bad}\">a</a>")), without, "{bad:?}");
    }
}

#[test]
fn images_cannot_carry_scripts() {
    assert_eq!(clean("<img src=\"javascript:alert(1)\" alt=\"a\">"), "<img alt=\"a\">");
    assert_eq!(
        clean("<image-component src=\"javascript:x\"></image-component>"),
        "<image-component></image-component>"
    );
}

#[test]
fn tricks_with_foreign_content_come_to_nothing() {
    for html in [
        "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>",
        "<svg><style><img src=x onerror=alert(1)></style></svg>",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\"></noscript>",
        "<template><script>alert(1)</script></template>",
        "<p title='\"><script>alert(1)</script>'>a</p>",
    ] {
        let clean = clean(html);
        assert!(!clean.contains("<script") && !clean.contains("<style"), "{clean}");
        assert!(!clean.contains("<img src=\"x\" onerror"), "{clean}");
    }
}

#[test]
fn the_null_character_is_refused_and_its_entity_harmless() {
    assert_eq!(RichText::parse("<p>a\0b</p>"), Err(HtmlError::NullCharacter));
    assert_eq!(clean("<p>a&#0;b</p>"), "<p>a\u{fffd}b</p>");
}

#[test]
fn ten_mebibytes_fit_and_one_byte_more_does_not() {
    let text = "x".repeat(MAX_BYTES - "<p></p>".len());
    assert!(RichText::parse(&format!("<p>{text}</p>")).is_ok());
    refused(&format!("<p>{text}y</p>"), HtmlError::TooLarge);
    refused(&format!("<p>{}</p>", ">".repeat(MAX_BYTES / 3)), HtmlError::TooLong);
}

#[test]
fn nesting_has_a_bound_and_is_measured_not_guessed() {
    let nested = |depth| format!("{}x{}", "<div>".repeat(depth), "</div>".repeat(depth));
    assert!(RichText::parse(&nested(250)).is_ok());
    refused(&nested(300), HtmlError::TooDeep);
    assert!(RichText::parse(&"<p>unclosed<br>".repeat(5_000)).is_ok());
    assert!(RichText::parse(&format!("<ul>{}</ul>", "<li>unclosed".repeat(5_000))).is_ok());
}

#[test]
fn a_hundred_thousand_nested_tags_are_refused_quickly() {
    for tag in
        ["div", "b", "span", "blink", "table", "svg", "template", "table><td", "p><b", "select"]
    {
        let html = format!("<{tag}>x").repeat(100_000);
        let _ = quickly(&html);
    }
    refused(&"<div>".repeat(100_000), HtmlError::TooDeep);
    refused(&"<i>".repeat(100_000), HtmlError::TooDeep);
    refused(&"<template>".repeat(100_000), HtmlError::TooDeep);
}

#[test]
fn unclosed_formatting_cannot_be_multiplied_without_end() {
    let formatting = numbered(100, "<b title=#>");
    refused(&format!("<p>{formatting}</p>{}", "<p>x".repeat(200_000)), HtmlError::TooComplex);
    let large = format!("<b title=\"{}\">", "x".repeat(100_000));
    refused(&format!("<p>{large}</p>{}", "<p>x".repeat(5_000)), HtmlError::TooComplex);
}

#[test]
fn a_tag_cannot_have_a_million_attributes() {
    let attributes = numbered(1_000_000, " a#");
    refused(&format!("<p{attributes}>x</p>"), HtmlError::TooComplex);
}

#[test]
fn elements_cannot_be_moved_about_without_end() {
    refused(&format!("<table>{}", "<br>".repeat(500_000)), HtmlError::TooComplex);
    assert!(quickly(&"<b><p></b>".repeat(50_000)).is_ok());
    refused(&"<br>".repeat(1_100_000), HtmlError::TooComplex);
}

#[test]
fn escaping_cannot_search_a_text_without_end() {
    refused(&"&amp;".repeat(300_000), HtmlError::TooComplex);
    refused(&"<".repeat(5 * 1024 * 1024), HtmlError::TooManyPieces);
    refused(&"\u{e9}&nbsp;".repeat(300_000), HtmlError::TooComplex);
    refused(&format!("<p title=\"{}\">", "&".repeat(300_000)), HtmlError::TooComplex);
    refused(&format!("<table>{}", "&<tr>".repeat(300_000)), HtmlError::TooComplex);
    assert!(RichText::parse(&"<p>a &amp; b &amp; c</p>".repeat(10_000)).is_ok());
}

/// What the random texts are put together from.
const SCRAPS: [&str; 32] = [
    "<p>",
    "</p>",
    "<b>",
    "</b>",
    "<i a=\"",
    "\">",
    "<a href='",
    "'>",
    "</a>",
    "<table>",
    "<td>",
    "</table>",
    "<svg>",
    "<math>",
    "<mi>",
    "<style>",
    "</style>",
    "<script>",
    "</script>",
    "<!--",
    "-->",
    "<template>",
    "</template>",
    "<select>",
    "<option>",
    "<textarea>",
    "<br>",
    "&amp;",
    "&lt;",
    "<",
    " onclick=x ",
    "text ",
];

proptest::proptest! {
    /// Whatever it is made of, it cleans without a panic, has nothing hostile, and stays as it is.
    #[test]
    fn any_soup_of_tags_is_cleaned_for_good(
        soup in proptest::collection::vec(proptest::sample::select(&SCRAPS[..]), 0..60)
    ) {
        let Ok(once) = RichText::parse(&soup.concat()) else { return Ok(()) };
        let twice = RichText::parse(once.as_str()).unwrap();
        proptest::prop_assert!(!once.as_str().contains("<script"));
        proptest::prop_assert!(!once.as_str().contains("<style"));
        proptest::prop_assert_eq!(twice.text(), once.text());
    }
}

#[test]
fn text_is_what_search_looks_at() {
    let text = RichText::parse("<p>Fix the <b>log</b>in</p><p>a &lt; b</p>").unwrap().text();
    assert_eq!(text, "Fix the login a < b");
}

#[test]
fn stored_as_the_bare_html_and_read_without_checks() {
    let stored = serde_json::to_value(RichText::default()).unwrap();
    assert_eq!(stored, serde_json::json!("<p></p>"));
    let old: RichText = serde_json::from_value(serde_json::json!("<blink>old</blink>")).unwrap();
    assert_eq!(old.as_str(), "<blink>old</blink>");
}
