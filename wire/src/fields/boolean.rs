//! Truth values.

use serde_json::Value;
use utoipa::openapi::schema::{Schema, Type};

use super::{Kind, described};
use crate::{FieldError, Zone, messages};

/// A truth value: `true`, `1`, or one of the texts `t y yes true on 1`, and their opposites.
#[derive(Debug, Clone, Copy)]
pub struct Boolean;

impl Kind for Boolean {
    type Value = bool;

    fn is_null(&self, value: &Value) -> bool {
        match value {
            Value::Null => true,
            Value::String(text) => text.is_empty() || text.eq_ignore_ascii_case("null"),
            _ => false,
        }
    }

    fn read(&self, value: Value, _zone: Zone) -> Result<bool, FieldError> {
        let known = match &value {
            Value::Bool(flag) => Some(*flag),
            Value::Number(number) => number.as_f64().and_then(from_number),
            Value::String(text) => from_text(&text.trim().to_ascii_lowercase()),
            _ => None,
        };
        known.ok_or_else(|| messages::NOT_A_BOOLEAN.into())
    }

    fn schema(&self, is_nullable: bool) -> Schema {
        described::plain(Type::Boolean, is_nullable)
    }
}

/// 1 and 0, whole or not.
#[expect(clippy::float_cmp, reason = "only the exact numbers are truth values")]
fn from_number(number: f64) -> Option<bool> {
    if number == 1.0 {
        Some(true)
    } else if number == 0.0 {
        Some(false)
    } else {
        None
    }
}

/// The usual words.
fn from_text(text: &str) -> Option<bool> {
    match text {
        "t" | "y" | "yes" | "true" | "on" | "1" => Some(true),
        "f" | "n" | "no" | "false" | "off" | "0" => Some(false),
        _ => None,
    }
}
