//! What may stand in rich text: the tags, attributes and URL schemes of contract §2.7.4, with less in some attributes.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use ammonia::Builder;

use super::style;

/// Tags on top of ammonia's own list.
const EXTRA_TAGS: [&str; 4] = ["mention-component", "label", "input", "image-component"];

/// Schemes that a link or image may have; relative addresses pass.
const SCHEMES: [&str; 4] = ["http", "https", "mailto", "tel"];

/// Attributes that every tag may have.
const EVERYWHERE: [&str; 23] = [
    "class",
    "id",
    "title",
    "role",
    "aria-label",
    "aria-hidden",
    "style",
    "start",
    "type",
    "xmlns",
    "data-tight",
    "data-node-type",
    "data-type",
    "data-checked",
    "data-background-color",
    "data-text-color",
    "data-name",
    "data-id",
    "data-icon-name",
    "data-icon-color",
    "data-background",
    "data-emoji-unicode",
    "data-emoji-url",
];

/// More attributes that every tag may have: the attributes of a callout block.
const CALLOUT: [&str; 2] = ["data-logo-in-use", "data-block-type"];

/// Attributes that only the named tag may have.
///
/// Names with capitals can never match, because the parser lower-cases; the contract lists both forms.
const BY_TAG: [(&str, &[&str]); 10] = [
    ("a", &["href", "target"]),
    ("image-component", &["id", "width", "height", "aspectratio", "src", "alignment", "status"]),
    ("img", &["width", "height", "aspectratio", "alignment", "src", "alt", "title"]),
    ("mention-component", &["id", "entity_identifier", "entity_name"]),
    ("th", &["colspan", "rowspan", "colwidth", "background", "style"]),
    ("td", &["colspan", "rowspan", "colwidth", "background", "textcolor", "style"]),
    ("tr", &["background", "textcolor", "style"]),
    ("pre", &["language"]),
    ("code", &["language", "spellcheck"]),
    ("input", &["type", "checked"]),
];

/// The sanitiser, built once.
pub(super) static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut cleaner = Builder::default();
    cleaner
        .add_tags(EXTRA_TAGS)
        .generic_attributes(EVERYWHERE.into_iter().chain(CALLOUT).collect())
        .tag_attributes(by_tag())
        .url_schemes(SCHEMES.into())
        .link_rel(Some("noopener noreferrer"))
        .attribute_filter(harmless)
        .strip_comments(true);
    cleaner
});

/// What of an attribute may stay: text that people wrote must not cover the page around it, take the place of the
/// page's own elements, or ask for a password.
fn harmless<'v>(tag: &str, attribute: &str, value: &'v str) -> Option<Cow<'v, str>> {
    match (tag, attribute) {
        (_, "style") => style::kept(value),
        (_, "id") => is_reference(value).then_some(Cow::Borrowed(value)),
        (_, "background" | "textcolor") => style::is_colour(value).then_some(Cow::Borrowed(value)),
        (_, "data-emoji-url") => is_on_the_web(value).then_some(Cow::Borrowed(value)),
        ("input", "type") => value.eq_ignore_ascii_case("checkbox").then_some(Cow::Borrowed(value)),
        _ => Some(Cow::Borrowed(value)),
    }
}

/// Whether an address is on the web or a path of the site.
fn is_on_the_web(address: &str) -> bool {
    let begins_with = |scheme: &str| {
        address.get(..scheme.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(scheme))
    };
    begins_with("http://") || begins_with("https://") || address.starts_with('/')
}

/// Whether an id is one of an editor's blocks, a UUID or a number, and not a name that a page gives.
fn is_reference(id: &str) -> bool {
    let is_number = !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_digit());
    is_number || uuid::Uuid::try_parse(id).is_ok()
}

/// [`BY_TAG`] in the form that ammonia takes.
fn by_tag() -> HashMap<&'static str, HashSet<&'static str>> {
    BY_TAG.into_iter().map(|(tag, names)| (tag, names.iter().copied().collect())).collect()
}
