//! Any JSON.

use serde_json::Value;
use utoipa::openapi::schema::{ObjectBuilder, Schema, SchemaType, Type};

use super::{Field, Kind, described};
use crate::{FieldError, Zone, messages};

/// Any JSON without U+0000 in it, neither in texts nor in keys.
#[derive(Debug, Clone, Copy, Default)]
pub struct Json {
    shown: Option<Shown>,
}

/// What a description shows that is not any JSON: the endpoint itself refuses everything else.
#[derive(Debug, Clone, Copy)]
enum Shown {
    /// A text, white space and all.
    Text,
    Object,
}

impl Field<'_, Json> {
    /// A text is wanted, for the description.
    pub const fn shown_as_text(mut self) -> Self {
        self.kind.shown = Some(Shown::Text);
        self
    }

    /// An object is wanted, for the description.
    pub const fn shown_as_object(mut self) -> Self {
        self.kind.shown = Some(Shown::Object);
        self
    }
}

impl Kind for Json {
    type Value = Value;

    fn read(&self, value: Value, _zone: Zone) -> Result<Value, FieldError> {
        if has_null_character(&value) { Err(messages::NULL_CHARACTERS.into()) } else { Ok(value) }
    }

    fn schema(&self, is_nullable: bool) -> Schema {
        let kind = match self.shown {
            Some(Shown::Text) => described::one_or_null(Type::String, is_nullable),
            Some(Shown::Object) => described::one_or_null(Type::Object, is_nullable),
            None => SchemaType::AnyValue,
        };
        ObjectBuilder::new().schema_type(kind).build().into()
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
