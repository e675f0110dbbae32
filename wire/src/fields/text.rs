//! Texts: trimmed, bounded, free of U+0000.

use serde_json::Value;
use utoipa::openapi::schema::{ObjectBuilder, Schema, Type};

use super::{Field, Kind, described};
use crate::{FieldError, Zone, messages};

/// A text, trimmed; numbers are taken as texts.
#[derive(Debug, Clone, Copy, Default)]
pub struct TextKind {
    most: Option<usize>,
    blank: bool,
}

impl Field<'_, TextKind> {
    /// It has at most this many characters.
    pub const fn max(mut self, most: usize) -> Self {
        self.kind.most = Some(most);
        self
    }

    /// The empty text is a value.
    pub const fn allow_blank(mut self) -> Self {
        self.kind.blank = true;
        self
    }
}

impl Kind for TextKind {
    type Value = String;
    const EMPTY_TEXT: bool = true;

    fn read(&self, value: Value, _zone: Zone) -> Result<String, FieldError> {
        let text = match value {
            Value::String(text) => trimmed(text),
            Value::Number(number) => number.to_string(),
            _ => return Err(messages::NOT_A_STRING.into()),
        };
        if text.is_empty() && !self.blank {
            return Err(messages::BLANK.into());
        }
        let mut wrong = Vec::new();
        // A text of few bytes cannot have too many characters: counting is rarely needed.
        if let Some(most) = self.most
            && text.len() > most
            && text.chars().count() > most
        {
            wrong.push(messages::too_long(most));
        }
        if text.contains('\0') {
            wrong.push(messages::NULL_CHARACTERS.into());
        }
        if wrong.is_empty() { Ok(text) } else { Err(FieldError::Messages(wrong)) }
    }

    fn schema(&self, is_nullable: bool) -> Schema {
        ObjectBuilder::new()
            .schema_type(described::one_or_null(Type::String, is_nullable))
            .min_length((!self.blank).then_some(1))
            .max_length(self.most)
            .build()
            .into()
    }
}

/// The text without surrounding white space, in place when there is none.
fn trimmed(text: String) -> String {
    let kept = text.trim();
    if kept.len() == text.len() { text } else { kept.to_owned() }
}
