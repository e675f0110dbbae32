//! Addresses of pictures, which clients show as they are: nothing but the web, and the site's own paths.

use serde_json::Value;
use wire::{Fields, Sent};

/// The longest address of a picture, in characters.
const LONGEST: usize = 2048;
/// The most characters of an icon, written as JSON.
const LARGEST_ICON: usize = 8_192;
/// Keys of an icon whose texts are addresses, in any case.
const ADDRESSES: [&str; 4] = ["url", "src", "href", "image_url"];

/// The description of an address of a picture.
const ADDRESS: &str = "Address of a picture: `http://`, `https://` or a path of the site.";
/// The description of an icon.
const ICON: &str = "An icon for lists: any JSON of at most 8192 characters.";
/// Why an icon is refused that is too large.
const TOO_LARGE: &str = "Ensure this value has at most 8192 characters.";
/// Why an address is refused.
const REFUSED: &str =
    "Enter a valid URL: it begins with http:// or https://, or is a path that begins with /.";

/// Reads the address of a picture; the empty text means none.
pub fn picture(fields: &mut Fields, name: &'static str) -> Sent<String> {
    let sent = fields.text(name).doc(ADDRESS).max(LONGEST).allow_blank().read();
    checked(fields, name, sent)
}

/// Reads the address of a picture that may be null as well.
pub fn nullable_picture(fields: &mut Fields, name: &'static str) -> Sent<String> {
    let sent = fields.text(name).doc(ADDRESS).max(LONGEST).allow_blank().nullable().read();
    checked(fields, name, sent)
}

/// Reads an icon: any JSON in which all addresses are of pictures.
pub fn icon(fields: &mut Fields, name: &'static str) -> Sent<Value> {
    let sent = fields.json(name).doc(ICON).nullable().read();
    if let Sent::Value(value) = &sent
        && value.to_string().chars().count() > LARGEST_ICON
    {
        fields.fail(name, TOO_LARGE);
    }
    if let Sent::Value(value) = &sent
        && !has_pictures_only(value)
    {
        fields.fail(name, REFUSED);
    }
    sent
}

/// Refuses what is no address of a picture.
fn checked(fields: &mut Fields, name: &'static str, sent: Sent<String>) -> Sent<String> {
    if let Sent::Value(address) = &sent
        && !is_picture(address)
    {
        fields.fail(name, REFUSED);
    }
    sent
}

/// Whether all addresses in a JSON value are of pictures.
fn has_pictures_only(value: &Value) -> bool {
    match value {
        Value::Array(values) => values.iter().all(has_pictures_only),
        Value::Object(keys) => keys.iter().all(|(key, value)| match value {
            Value::String(text) => !is_address(key) || is_picture(text),
            other => has_pictures_only(other),
        }),
        _ => true,
    }
}

/// Whether what stands under a key is an address.
fn is_address(key: &str) -> bool {
    ADDRESSES.iter().any(|address| key.eq_ignore_ascii_case(address))
}

/// Whether an address may be shown as a picture: none, one on the web, or a path of the site.
fn is_picture(address: &str) -> bool {
    let is_strange = |character: char| character.is_whitespace() || character.is_control();
    if address.contains(is_strange) {
        return false;
    }
    let Some((scheme, behind)) = address.split_once("://") else {
        return address.is_empty()
            || address.strip_prefix('/').is_some_and(|path| !path.starts_with(['/', '\\']));
    };
    let is_web = ["http", "https"].iter().any(|known| scheme.eq_ignore_ascii_case(known));
    (is_web && !behind.starts_with(['/', '\\']) && !behind.is_empty())
        || (address.starts_with('/') && !address.starts_with("//") && !address.starts_with("/\\"))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_picture_is_on_the_web_or_on_the_site() {
        for good in
            ["", "https://a.example/a.png", "HTTP://a.example", "/assets/a.png", "/a?b=c://d"]
        {
            assert!(is_picture(good), "{good}");
        }
        for bad in [
            "javascript:alert(1)",
            "javascript://a.example/%0aalert(1)",
            "data:image/svg+xml,<svg/>",
            "//a.example/a.png",
            "/\\a.example/a.png",
            "https:///a.example",
            "https://",
            "https://a.example/\u{a0}a",
            "a.png",
            "ftp://a.example/a.png",
        ] {
            assert!(!is_picture(bad), "{bad}");
        }
    }

    #[test]
    fn an_icon_may_be_anything_but_a_strange_address() {
        assert!(has_pictures_only(&json!({ "in_use": "icon", "icon": { "name": "mdi:home" } })));
        assert!(!has_pictures_only(&json!([{ "emoji": { "url": "javascript:alert(1)" } }])));
        assert!(!has_pictures_only(&json!({ "emoji": { "URL": "javascript:alert(1)" } })));
    }
}
