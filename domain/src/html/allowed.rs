//! What may stand in rich text: the tags, attributes and URL schemes of contract §2.7.4.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use ammonia::Builder;

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

/// More attributes that every tag may have: those of a callout block.
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
        .strip_comments(true);
    cleaner
});

/// [`BY_TAG`] in the form that ammonia takes.
fn by_tag() -> HashMap<&'static str, HashSet<&'static str>> {
    BY_TAG.into_iter().map(|(tag, names)| (tag, names.iter().copied().collect())).collect()
}
