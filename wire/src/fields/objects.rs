//! Objects in a body.

use std::ops::RangeInclusive;

use serde_json::{Map, Value};
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::{ArrayBuilder, Schema, Type};

use super::described::{self, Property, Record};
use super::{Fields, Kind, type_name};
use crate::{FieldError, FieldErrors, Zone, messages};

/// An object with anything in it, which something else reads.
#[derive(Debug, Clone, Copy)]
pub struct Object;

/// Objects of a list, or what is wrong with them.
#[derive(Debug)]
pub enum Each<T> {
    /// Nothing is wrong with any.
    Good(Vec<T>),
    /// The errors of each element in order; empty for those that are right.
    Wrong(Vec<FieldErrors>),
}

impl Kind for Object {
    type Value = Map<String, Value>;

    fn read(&self, value: Value, _zone: Zone) -> Result<Map<String, Value>, FieldError> {
        match value {
            Value::Object(keys) => Ok(keys),
            other => Err(messages::not_an_object(type_name(&other)).into()),
        }
    }

    fn schema(&self, is_nullable: bool) -> Schema {
        described::plain(Type::Object, is_nullable)
    }
}

impl Fields {
    /// An object; `read` reads its fields. None if it is not there. An error in it is named after the object, for example
    /// `issue.name`.
    pub fn inside<T>(
        &mut self,
        name: &'static str,
        doc: &'static str,
        read: impl FnOnce(&mut Self) -> T,
    ) -> Option<T> {
        self.known.push(name);
        if let Some(record) = &self.record {
            let inside = Record::default();
            let mut fields = Self { partial: self.partial, ..Self::described(inside.clone()) };
            let value = read(&mut fields);
            let schema = described::meaning(Some(doc), Schema::from(inside.object().build()));
            record.add(Property { name, schema, is_required: false });
            return Some(value);
        }
        let values = match self.values.remove(name)? {
            Value::Object(values) => values,
            Value::Null => {
                self.fail(name, messages::NULL);
                return None;
            }
            other => {
                self.fail(name, messages::not_an_object(type_name(&other)));
                return None;
            }
        };
        let mut fields = Self::new(values, self.zone).strict(self.strict);
        fields.partial = self.partial;
        let value = read(&mut fields);
        if let Err(errors) = fields.finish() {
            self.errors.add_inside(name, errors);
        }
        Some(value)
    }

    /// A list of objects, so many; `read` reads the fields of each. It is required unless it may be empty. An error in one
    /// is named after its place, for example `commands[3].key`.
    pub fn objects<T>(
        &mut self,
        name: &'static str,
        doc: &'static str,
        count: RangeInclusive<usize>,
        read: impl Fn(&mut Self) -> T,
    ) -> Vec<T> {
        self.known.push(name);
        if let Some(record) = &self.record {
            record.add(property(name, doc, &count, read));
            return Vec::new();
        }
        let elements = match self.values.remove(name) {
            Some(Value::Array(elements)) => elements,
            Some(Value::Null) => return self.none_of(name, messages::NULL),
            Some(other) => return self.none_of(name, messages::not_a_list(type_name(&other))),
            None if *count.start() == 0 => return Vec::new(),
            None => return self.none_of(name, messages::REQUIRED),
        };
        if elements.len() < *count.start() {
            return self.none_of(name, messages::too_few(*count.start()));
        }
        if elements.len() > *count.end() {
            return self.none_of(name, messages::too_many(*count.end()));
        }
        let elements = elements.into_iter().enumerate();
        elements.filter_map(|(index, element)| self.element(name, index, element, &read)).collect()
    }

    /// A list of objects that may be left out, but has so many if it is there; `read` reads the fields of each.
    pub fn objects_if_sent<T>(
        &mut self,
        name: &'static str,
        doc: &'static str,
        count: RangeInclusive<usize>,
        read: impl Fn(&mut Self) -> T,
    ) -> Option<Vec<T>> {
        if let Some(record) = &self.record {
            record.add(Property { is_required: false, ..property(name, doc, &count, read) });
            return None;
        }
        if self.has(name) {
            return Some(self.objects(name, doc, count, read));
        }
        self.known.push(name);
        None
    }

    /// A list of objects, at most so many; `read` reads the fields of each. The errors of each object are kept apart. A
    /// list that is not there is empty.
    pub fn each<T>(
        &mut self,
        name: &'static str,
        doc: &'static str,
        most: usize,
        read: impl Fn(&mut Self) -> T,
    ) -> Each<T> {
        self.known.push(name);
        if let Some(record) = &self.record {
            record.add(property(name, doc, &(1..=most), read));
            return Each::Good(Vec::new());
        }
        let elements = match self.values.remove(name) {
            Some(Value::Array(elements)) if elements.len() > most => {
                return Each::Good(self.none_of(name, messages::too_many(most)));
            }
            Some(Value::Array(elements)) => elements,
            Some(Value::Null) | None => Vec::new(),
            Some(other) => {
                return Each::Good(self.none_of(name, messages::not_a_list(type_name(&other))));
            }
        };
        let (mut good, mut errors) = (Vec::new(), Vec::new());
        for element in elements {
            let (read, wrong) = self.alone(element, &read);
            good.extend(read);
            errors.push(wrong);
        }
        if errors.iter().all(FieldErrors::is_empty) {
            Each::Good(good)
        } else {
            Each::Wrong(errors)
        }
    }

    /// One object of a list, and what is wrong with it.
    fn alone<T>(&self, element: Value, read: impl Fn(&mut Self) -> T) -> (Option<T>, FieldErrors) {
        let Value::Object(values) = element else {
            let text = messages::not_an_object(type_name(&element));
            return (None, FieldErrors::non_field(text));
        };
        let mut fields = Self::new(values, self.zone).strict(self.strict);
        let element = read(&mut fields);
        (Some(element), fields.finish().err().unwrap_or_default())
    }

    /// One object of a list; none if it is no object.
    fn element<T>(
        &mut self,
        name: &str,
        index: usize,
        element: Value,
        read: impl Fn(&mut Self) -> T,
    ) -> Option<T> {
        let at = format!("{name}[{index}]");
        let Value::Object(values) = element else {
            self.fail(at, messages::not_an_object(type_name(&element)));
            return None;
        };
        let mut fields = Self::new(values, self.zone).strict(self.strict);
        let element = read(&mut fields);
        if let Err(errors) = fields.finish() {
            self.errors.add_inside(&at, errors);
        }
        Some(element)
    }

    /// No elements, because of what is wrong with the list.
    fn none_of<T>(&mut self, name: &'static str, error: impl Into<FieldError>) -> Vec<T> {
        self.fail(name, error);
        Vec::new()
    }
}

/// How a description shows a list of objects.
fn property<T>(
    name: &'static str,
    doc: &'static str,
    count: &RangeInclusive<usize>,
    read: impl Fn(&mut Fields) -> T,
) -> Property {
    let record = Record::default();
    read(&mut Fields::described(record.clone()));
    let list = ArrayBuilder::new()
        .items(RefOr::T(Schema::from(record.object().build())))
        .min_items(Some(*count.start()))
        .max_items(Some(*count.end()));
    let schema = described::meaning(Some(doc), list.build().into());
    Property { name, schema, is_required: *count.start() > 0 }
}
