//! External references as clients send them.

use domain::values::{ExternalRefPatch, ShortText};
use wire::Fields;

/// The external reference as far as it was sent.
pub fn external(fields: &mut Fields) -> ExternalRefPatch {
    let mut part = |name| -> Option<Option<ShortText>> {
        fields.text(name).max(255).allow_blank().nullable().read_as().change()
    };
    ExternalRefPatch { source: part("external_source"), id: part("external_id") }
}
