//! Fields of things that are not there yet: what is sent for them is refused, because it would be lost.

use wire::{Fields, Sent, messages};

/// Refuses the id of a thing of a kind that does not exist yet; null is what reads show.
pub fn id(fields: &mut Fields, name: &'static str) {
    if let Sent::Value(id) = fields.id(name).doc("Null: there are none yet.").nullable().read() {
        fields.fail(name, messages::unknown_key(id));
    }
}

/// Refuses a switch that cannot be on, with a description and a reason.
pub fn switch(
    fields: &mut Fields,
    name: &'static str,
    (doc, reason): (&'static str, &'static str),
) {
    if fields.boolean(name).doc(doc).read() == Sent::Value(true) {
        fields.fail(name, reason);
    }
}
