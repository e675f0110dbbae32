//! Ids and lists of ids.

use serde_json::Value;
use utoipa::openapi::KnownFormat;
use utoipa::openapi::schema::Schema;
use uuid::Uuid;

use super::{Field, Kind, described, quoted, type_name};
use crate::{FieldError, Text, Zone, messages};

/// An id: a foreign key, or one that is looked up nowhere; they differ in their errors.
#[derive(Debug, Clone, Copy)]
pub enum Id {
    /// A foreign key; the errors name it as the contract does.
    Key,
    /// Any UUID, which is looked up nowhere.
    Plain,
}

impl Id {
    fn parse(self, value: &Value) -> Result<Uuid, Text> {
        match (self, value) {
            (_, Value::String(text)) if let Ok(id) = Uuid::parse_str(text) => Ok(id),
            (Self::Plain, _) => Err(messages::NOT_A_UUID.into()),
            (Self::Key, Value::Bool(_) | Value::Array(_) | Value::Object(_)) => {
                Err(format!("Incorrect type. Expected pk value, received {}.", type_name(value))
                    .into())
            }
            (Self::Key, value) => Err(messages::not_a_key(&quoted(value))),
        }
    }
}

impl Kind for Id {
    type Value = Uuid;

    fn is_null(&self, value: &Value) -> bool {
        value.is_null() || value.as_str() == Some("")
    }

    fn read(&self, value: Value, _zone: Zone) -> Result<Uuid, FieldError> {
        self.parse(&value).map_err(FieldError::from)
    }

    fn schema(&self, is_nullable: bool) -> Schema {
        described::formatted(KnownFormat::Uuid, is_nullable)
    }
}

/// A list of ids.
#[derive(Debug, Clone, Copy)]
pub struct Ids {
    /// What each of them is.
    pub(super) of: Id,
    /// It has so many at least.
    pub(super) least: usize,
}

impl Field<'_, Ids> {
    /// It has at least this many elements.
    pub const fn at_least(mut self, least: usize) -> Self {
        self.kind.least = least;
        self
    }
}

impl Kind for Ids {
    type Value = Vec<Uuid>;
    const LIST: bool = true;

    fn read(&self, value: Value, _zone: Zone) -> Result<Vec<Uuid>, FieldError> {
        let Value::Array(elements) = &value else {
            return Err(messages::not_a_list(type_name(&value)).into());
        };
        if elements.len() < self.least {
            return Err(messages::too_few(self.least).into());
        }
        let (mut ids, mut wrong) = (Vec::with_capacity(elements.len()), Vec::new());
        for (index, element) in elements.iter().enumerate() {
            match self.of.parse(element) {
                Ok(id) => ids.push(id),
                Err(_) if Id::Key.is_null(element) => wrong.push((index, messages::NULL.into())),
                Err(text) => wrong.push((index, text)),
            }
        }
        if wrong.is_empty() { Ok(ids) } else { Err(FieldError::Elements(wrong)) }
    }

    fn schema(&self, is_nullable: bool) -> Schema {
        described::list_of_ids(self.least, is_nullable)
    }
}
