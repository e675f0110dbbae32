//! One of a few values.

use serde_json::Value;
use utoipa::openapi::schema::{ObjectBuilder, Schema, Type};

use super::{Field, Kind, described, quoted};
use crate::{FieldError, Zone, messages};

/// One of the values that `find` knows by their text; numbers are taken as texts.
#[derive(Debug, Clone, Copy)]
pub struct Choice<T> {
    /// The value that a text means.
    pub(super) find: fn(&str) -> Option<T>,
    /// What a description shows of them.
    pub(super) values: Values,
}

/// The values that a description names; too many to name if there are none.
#[derive(Debug, Clone, Copy)]
pub(super) enum Values {
    Texts(&'static [&'static str]),
    Numbers(&'static [i8]),
}

impl<T> Field<'_, Choice<T>> {
    /// These are the values, for the description; `find` knows them all.
    pub const fn among(mut self, texts: &'static [&'static str]) -> Self {
        self.kind.values = Values::Texts(texts);
        self
    }

    /// These numbers are the values, for the description; `find` knows them all.
    pub const fn among_numbers(mut self, numbers: &'static [i8]) -> Self {
        self.kind.values = Values::Numbers(numbers);
        self
    }
}

impl<T> Kind for Choice<T> {
    type Value = T;

    fn read(&self, value: Value, _zone: Zone) -> Result<T, FieldError> {
        let text = quoted(&value);
        (self.find)(&text).ok_or_else(|| messages::not_a_choice(&text).into())
    }

    fn schema(&self, is_nullable: bool) -> Schema {
        let (kind, mut values): (_, Vec<Value>) = match self.values {
            Values::Texts(texts) => {
                (Type::String, texts.iter().copied().map(Value::from).collect())
            }
            Values::Numbers(all) => (Type::Integer, all.iter().copied().map(Value::from).collect()),
        };
        if is_nullable && !values.is_empty() {
            values.push(Value::Null);
        }
        ObjectBuilder::new()
            .schema_type(described::one_or_null(kind, is_nullable))
            .enum_values((!values.is_empty()).then_some(values))
            .build()
            .into()
    }
}
