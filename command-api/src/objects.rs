//! Objects that clients write in a form of their own, which is kept as it is.

use serde_json::{Map, Value};
use wire::{Fields, Sent};

/// Reads an object, of at most so many bytes as JSON.
pub fn object(
    fields: &mut Fields,
    name: &'static str,
    doc: &'static str,
    most: usize,
) -> Sent<Map<String, Value>> {
    let wrong = match fields.json(name).doc(doc).shown_as_object().read() {
        Sent::Value(Value::Object(object)) => {
            if serde_json::to_string(&object).is_ok_and(|text| text.len() <= most) {
                return Sent::Value(object);
            }
            format!("Ensure this field has no more than {most} bytes.")
        }
        Sent::Value(other) => {
            let kind = wire::fields::type_name(&other);
            format!("Expected a dictionary of items but got type \"{kind}\".")
        }
        Sent::Null | Sent::Absent => return Sent::Absent,
    };
    fields.fail(name, wrong);
    Sent::Absent
}
