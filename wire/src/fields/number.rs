//! Numbers, also as texts.

use serde_json::Value;
use utoipa::openapi::schema::{ObjectBuilder, Schema, Type};

use super::{Field, Kind, described};
use crate::{FieldError, Zone, messages};

/// A whole number, within bounds.
#[derive(Debug, Clone, Copy, Default)]
pub struct Integer {
    range: Option<(i64, i64)>,
}

impl Field<'_, Integer> {
    /// It lies between these two, which are allowed themselves.
    pub const fn between(mut self, least: i64, most: i64) -> Self {
        self.kind.range = Some((least, most));
        self
    }
}

impl Kind for Integer {
    type Value = i64;

    fn read(&self, value: Value, _zone: Zone) -> Result<i64, FieldError> {
        let number = whole(&value).ok_or(messages::NOT_AN_INTEGER)?;
        match self.range {
            Some((_, most)) if number > most => Err(messages::above(most).into()),
            Some((least, _)) if number < least => Err(messages::below(least).into()),
            _ => Ok(number),
        }
    }

    fn schema(&self, is_nullable: bool) -> Schema {
        let (least, most) = self.range.unzip();
        ObjectBuilder::new()
            .schema_type(described::one_or_null(Type::Integer, is_nullable))
            .minimum(least.and_then(bound))
            .maximum(most.and_then(bound))
            .build()
            .into()
    }
}

/// A bound as descriptions have it.
fn bound(number: i64) -> Option<isize> {
    number.try_into().ok()
}

/// The whole number that a number or a text means; `12.0` is one, `12.5` is none.
fn whole(value: &Value) -> Option<i64> {
    let written = match value {
        Value::Number(number) if number.is_i64() => return number.as_i64(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => text.trim().to_owned(),
        _ => return None,
    };
    let digits = match written.split_once('.') {
        Some((digits, zeros)) if zeros.bytes().all(|byte| byte == b'0') => digits,
        Some(_) => return None,
        None => &written,
    };
    digits.parse().ok()
}

/// A finite number, also as a text.
#[derive(Debug, Clone, Copy)]
pub struct Float;

impl Kind for Float {
    type Value = f64;

    fn read(&self, value: Value, _zone: Zone) -> Result<f64, FieldError> {
        let number = match &value {
            Value::Number(number) => number.as_f64(),
            Value::String(text) => text.trim().parse().ok(),
            Value::Bool(flag) => Some(f64::from(u8::from(*flag))),
            _ => None,
        };
        number.filter(|number| number.is_finite()).ok_or_else(|| messages::NOT_A_NUMBER.into())
    }

    fn schema(&self, is_nullable: bool) -> Schema {
        described::plain(Type::Number, is_nullable)
    }
}
