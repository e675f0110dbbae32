//! One of a few values.

use serde_json::Value;

use super::{Kind, quoted};
use crate::{FieldError, Zone, messages};

/// One of the values that `find` knows by their text; numbers are taken as texts.
#[derive(Debug, Clone, Copy)]
pub struct Choice<T> {
    /// The value that a text means.
    pub(super) find: fn(&str) -> Option<T>,
}

impl<T> Kind for Choice<T> {
    type Value = T;

    fn read(&self, value: Value, _zone: Zone) -> Result<T, FieldError> {
        let text = quoted(&value);
        (self.find)(&text).ok_or_else(|| messages::not_a_choice(&text).into())
    }
}
