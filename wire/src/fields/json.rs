//! Any JSON.

use serde_json::Value;

use super::Kind;
use crate::{FieldError, Zone, messages};

/// Any JSON without U+0000 in it, neither in texts nor in keys.
#[derive(Debug, Clone, Copy)]
pub struct Json;

impl Kind for Json {
    type Value = Value;

    fn read(&self, value: Value, _zone: Zone) -> Result<Value, FieldError> {
        if has_null_character(&value) { Err(messages::NULL_CHARACTERS.into()) } else { Ok(value) }
    }
}

/// Whether U+0000 is anywhere in the value; the parser has bounded its depth.
fn has_null_character(value: &Value) -> bool {
    match value {
        Value::String(text) => text.contains('\0'),
        Value::Array(elements) => elements.iter().any(has_null_character),
        Value::Object(map) => {
            map.iter().any(|(key, value)| key.contains('\0') || has_null_character(value))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
    }
}
