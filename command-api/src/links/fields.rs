//! What clients send about a link.

use domain::issue::{LinkMetadata, LinkUrl};
use domain::values::ShortText;
use serde_json::Value;
use wire::{Fields, Sent};

/// Where it leads.
pub fn url(fields: &mut Fields) -> Sent<LinkUrl> {
    fields.text("url").required().read_as()
}

/// What it is called.
pub fn title(fields: &mut Fields) -> Sent<ShortText> {
    fields.text("title").max(255).allow_blank().nullable().read_as()
}

/// What is known of the page behind it: an object.
pub fn metadata(fields: &mut Fields) -> Sent<LinkMetadata> {
    match fields.json("metadata").shown_as_object().read() {
        Sent::Value(Value::Object(metadata)) => Sent::Value(metadata),
        Sent::Value(other) => {
            let kind = wire::fields::type_name(&other);
            let text = format!("Expected a dictionary of items but got type \"{kind}\".");
            fields.fail("metadata", text);
            Sent::Absent
        }
        Sent::Null => Sent::Null,
        Sent::Absent => Sent::Absent,
    }
}
