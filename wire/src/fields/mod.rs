//! Request bodies: typed getters that collect what is wrong, field by field.
//!
//! ```
//! # use serde_json::json;
//! # use wire::{Fields, Sent, Zone};
//! # let serde_json::Value::Object(body) = json!({ "name": " Fix it ", "point": null }) else { panic!() };
//! let mut fields = Fields::new(body, Zone::UTC);
//! let name = fields.text("name").max(255).required().read();
//! let point = fields.integer("point").between(0, 12).nullable().read();
//! fields.finish()?;
//! assert_eq!(name, Sent::Value("Fix it".to_owned()));
//! assert_eq!(point, Sent::Null);
//! # Ok::<(), wire::FieldErrors>(())
//! ```

mod boolean;
mod choice;
mod described;
mod id_set;
mod ids;
mod json;
mod moment;
mod number;
mod objects;
mod sent;
mod text;
mod unknown;

use std::fmt::Display;
use std::str::FromStr;

use described::{Property, Record};
use serde_json::{Map, Value};
use utoipa::openapi::schema::Schema;

pub use boolean::Boolean;
pub use choice::Choice;
pub use described::{schema, schema_of_changes, schema_or_list};
pub use id_set::{IdSet, SetOfIds};
pub use ids::{Id, Ids};
pub use json::Json;
pub use moment::{Date, Moment};
pub use number::{Float, Integer};
pub use objects::{Each, Object};
pub use sent::{NotSent, Sent};
pub use text::TextKind;

use crate::{FieldError, FieldErrors, Text, Zone, messages};

/// The fields of a body, and what has been found wrong with them so far.
#[derive(Debug)]
pub struct Fields {
    values: Map<String, Value>,
    zone: Zone,
    form: bool,
    partial: bool,
    strict: bool,
    known: Vec<&'static str>,
    errors: FieldErrors,
    /// Where the fields that are asked for are recorded, if only their description is wanted.
    record: Option<Record>,
}

impl Fields {
    /// The fields of a JSON object; times without an offset are in `zone`.
    #[must_use]
    pub fn new(values: Map<String, Value>, zone: Zone) -> Self {
        Self {
            values,
            zone,
            form: false,
            partial: false,
            strict: false,
            known: Vec::new(),
            errors: FieldErrors::default(),
            record: None,
        }
    }

    /// No body, and a record of what is asked for.
    fn described(record: Record) -> Self {
        Self { record: Some(record), ..Self::new(Map::new(), Zone::UTC) }
    }

    /// The fields of a form, where every key has an array of texts.
    #[must_use]
    pub fn form(values: Map<String, Value>, zone: Zone) -> Self {
        Self { form: true, ..Self::new(values, zone) }
    }

    /// As a PATCH reads them: no field is required.
    #[must_use]
    pub fn partial(mut self) -> Self {
        self.partial = true;
        self
    }

    /// These fields; if `strict`, keys that are never read are errors.
    #[must_use]
    pub fn strict(mut self, strict: bool) -> Self {
        self.strict = strict;
        self
    }

    /// Whether keys that are never read are errors.
    #[must_use]
    pub const fn is_strict(&self) -> bool {
        self.strict
    }

    /// Leaves out a key that is known and not kept.
    pub fn skip(&mut self, name: &'static str) {
        self.known.push(name);
        self.values.remove(name);
    }

    /// Whether the client sent this key, and it has not been read yet.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.values.contains_key(name)
    }

    /// A text, trimmed; numbers are taken as texts.
    pub fn text(&mut self, name: &'static str) -> Field<'_, TextKind> {
        self.field(name, TextKind::default())
    }

    /// A whole number.
    pub fn integer(&mut self, name: &'static str) -> Field<'_, Integer> {
        self.field(name, Integer::default())
    }

    /// A finite number.
    pub fn float(&mut self, name: &'static str) -> Field<'_, Float> {
        self.field(name, Float)
    }

    /// A truth value, in any of its usual forms.
    pub fn boolean(&mut self, name: &'static str) -> Field<'_, Boolean> {
        self.field(name, Boolean)
    }

    /// A date without a time, as `YYYY-MM-DD`.
    pub fn date(&mut self, name: &'static str) -> Field<'_, Date> {
        self.field(name, Date)
    }

    /// A moment in time; one without an offset is in the caller's zone.
    pub fn datetime(&mut self, name: &'static str) -> Field<'_, Moment> {
        self.field(name, Moment)
    }

    /// A foreign key.
    pub fn id(&mut self, name: &'static str) -> Field<'_, Id> {
        self.field(name, Id::Key)
    }

    /// An id that is no foreign key.
    pub fn uuid(&mut self, name: &'static str) -> Field<'_, Id> {
        self.field(name, Id::Plain)
    }

    /// A list of foreign keys.
    pub fn ids(&mut self, name: &'static str) -> Field<'_, Ids> {
        self.field(name, Ids { of: Id::Key, least: 0 })
    }

    /// A list of ids that are no foreign keys.
    pub fn uuids(&mut self, name: &'static str) -> Field<'_, Ids> {
        self.field(name, Ids { of: Id::Plain, least: 0 })
    }

    /// A set of foreign keys: all of them, or in a PATCH also which come and go.
    pub fn id_set(&mut self, name: &'static str) -> Field<'_, IdSet> {
        let in_parts = self.partial;
        self.field(name, IdSet { in_parts })
    }

    /// An object that something else reads.
    pub fn object(&mut self, name: &'static str) -> Field<'_, Object> {
        self.field(name, Object)
    }

    /// One of a few values: `find` answers which one a text means.
    pub fn choice<T>(
        &mut self,
        name: &'static str,
        find: fn(&str) -> Option<T>,
    ) -> Field<'_, Choice<T>> {
        self.field(name, Choice { find, values: choice::Values::Texts(&[]) })
    }

    /// Any JSON, as it was sent.
    pub fn json(&mut self, name: &'static str) -> Field<'_, Json> {
        self.field(name, Json::default())
    }

    /// Notes something else that is wrong with a field.
    pub fn fail(&mut self, name: impl Into<Text>, error: impl Into<FieldError>) {
        self.errors.add(name, error);
    }

    /// Notes that a rule about several fields is broken.
    pub fn fail_as_whole(&mut self, message: impl Into<Text>) {
        self.errors.add(crate::NON_FIELD, message.into());
    }

    /// Whether anything has been found wrong so far.
    #[must_use]
    pub const fn failed(&self) -> bool {
        !self.errors.is_empty()
    }

    /// All that is wrong, once every field has been read; unknown keys are no error unless they were to be.
    ///
    /// # Errors
    /// [`FieldErrors`] when anything is wrong.
    pub fn finish(mut self) -> Result<(), FieldErrors> {
        if self.strict {
            self.refuse_unknown();
        }
        if self.errors.is_empty() { Ok(()) } else { Err(self.errors) }
    }

    /// Adds an error for each key that was never read.
    fn refuse_unknown(&mut self) {
        for key in self.values.keys().take(unknown::MOST) {
            self.errors.add(unknown::shown(key), unknown::message(key, &self.known));
        }
    }

    /// Begins to read one field.
    fn field<K>(&mut self, name: &'static str, kind: K) -> Field<'_, K> {
        self.known.push(name);
        Field { fields: self, name, doc: None, required: false, nullable: false, kind }
    }

    /// Takes a key's value out of the body; a form's is its last text, or all of them for a list.
    fn take(&mut self, name: &str, list: bool) -> Option<Value> {
        match self.values.remove(name)? {
            Value::Array(mut all) if self.form && !list => all.pop(),
            value => Some(value),
        }
    }
}

/// What a value has to be.
pub trait Kind {
    /// What it is once read.
    type Value;
    /// Whether a form's repeated key is one list.
    const LIST: bool = false;
    /// Whether an empty text of a form is a value, and not "nothing chosen".
    const EMPTY_TEXT: bool = false;

    /// Whether the value says "none".
    fn is_null(&self, value: &Value) -> bool {
        value.is_null()
    }

    /// Reads a value that is not null.
    ///
    /// # Errors
    /// [`FieldError`] when it is not of this kind.
    fn read(&self, value: Value, zone: Zone) -> Result<Self::Value, FieldError>;

    /// How a description shows it.
    fn schema(&self, is_nullable: bool) -> Schema;
}

/// One field that is about to be read.
#[must_use = "a field that is not read is not checked"]
#[derive(Debug)]
pub struct Field<'f, K> {
    fields: &'f mut Fields,
    name: &'static str,
    doc: Option<&'static str>,
    required: bool,
    nullable: bool,
    kind: K,
}

impl<K: Kind> Field<'_, K> {
    /// What it means, for the description; without this it means what the answer shows under the same name.
    pub const fn doc(mut self, text: &'static str) -> Self {
        self.doc = Some(text);
        self
    }

    /// Its absence is an error, except in a PATCH.
    pub const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// Null is a value.
    pub const fn nullable(mut self) -> Self {
        self.nullable = true;
        self
    }

    /// Reads it; a wrong value adds an error and reads as absent.
    pub fn read(self) -> Sent<K::Value> {
        if let Some(record) = &self.fields.record {
            record.add(self.property());
            return Sent::Absent;
        }
        let Some(value) = self.fields.take(self.name, K::LIST) else {
            if self.required && !self.fields.partial {
                self.fields.errors.add(self.name, messages::REQUIRED);
            }
            return Sent::Absent;
        };
        if self.fields.form && !K::EMPTY_TEXT && value.as_str() == Some("") && !self.required {
            return if self.nullable { Sent::Null } else { Sent::Absent };
        }
        self.check(value).unwrap_or(Sent::Absent)
    }

    /// Reads it on into a value object, whose refusal's text becomes the field's error.
    pub fn read_as<T>(self) -> Sent<T>
    where
        K: Kind<Value = String>,
        T: FromStr<Err: Display>,
    {
        let Self { fields, name, doc, required, nullable, kind } = self;
        let text = Field { fields: &mut *fields, name, doc, required, nullable, kind }.read();
        match text.try_map(|text| text.parse::<T>()) {
            Ok(sent) => sent,
            Err(error) => {
                fields.errors.add(name, error.to_string());
                Sent::Absent
            }
        }
    }

    /// What is asked of it.
    fn property(&self) -> Property {
        Property {
            name: self.name,
            schema: described::meaning(self.doc, self.kind.schema(self.nullable)),
            is_required: self.required && !self.fields.partial,
        }
    }

    /// Checks a value that was sent; none after an error.
    fn check(self, value: Value) -> Option<Sent<K::Value>> {
        if self.kind.is_null(&value) {
            if self.nullable {
                return Some(Sent::Null);
            }
            self.fields.errors.add(self.name, messages::NULL);
            return None;
        }
        match self.kind.read(value, self.fields.zone) {
            Ok(value) => Some(Sent::Value(value)),
            Err(error) => {
                self.fields.errors.add(self.name, error);
                None
            }
        }
    }
}

/// The name the contract's messages give to a JSON type.
#[must_use]
pub fn type_name(value: &Value) -> &'static str {
    match value {
        Value::Null => "NoneType",
        Value::Bool(_) => "bool",
        Value::Number(number) if number.is_f64() => "float",
        Value::Number(_) => "int",
        Value::String(_) => "str",
        Value::Array(_) => "list",
        Value::Object(_) => "dict",
    }
}

/// A value as the contract's messages quote it.
fn quoted(value: &Value) -> Text {
    match value {
        Value::Bool(true) => "True".into(),
        Value::Bool(false) => "False".into(),
        Value::Null => "None".into(),
        Value::String(text) => text.clone().into(),
        value => value.to_string().into(),
    }
}

#[cfg(test)]
mod tests;
