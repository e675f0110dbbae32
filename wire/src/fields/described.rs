//! The description of a body, made by reading one, so that it cannot differ from what is read.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use serde_json::Value;
use utoipa::openapi::schema::{
    ArrayBuilder, ObjectBuilder, OneOfBuilder, Schema, SchemaType, Type,
};
use utoipa::openapi::{KnownFormat, RefOr, SchemaFormat};

use super::Fields;

/// The keys that were asked for, in that order.
#[derive(Clone, Default)]
pub(super) struct Record(Arc<Mutex<Vec<Property>>>);

/// What was asked of a key.
pub(super) struct Property {
    /// The key.
    pub(super) name: &'static str,
    /// What it must be.
    pub(super) schema: Schema,
    /// Whether it may not be missing.
    pub(super) is_required: bool,
}

impl fmt::Debug for Record {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Record").finish_non_exhaustive()
    }
}

impl Record {
    /// Notes a key.
    pub(super) fn add(&self, property: Property) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(property);
    }

    /// An object with the keys that were asked for, which are forgotten then.
    pub(super) fn object(&self) -> ObjectBuilder {
        let properties =
            std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner));
        properties.into_iter().fold(ObjectBuilder::new(), |object, property| {
            let object = object.property(property.name, property.schema);
            if property.is_required { object.required(property.name) } else { object }
        })
    }
}

/// The schema of the bodies that a function reads, with what they are: every key that it asks for, with its bounds.
///
/// The function is run without any sent field, so it must ask for all keys regardless of their values.
pub fn schema(about: &str, example: Value, read: impl FnOnce(Fields)) -> RefOr<Schema> {
    described(about, example, Fields::described, read)
}

/// The schema of the bodies of a PATCH that a function reads: no key is required.
pub fn schema_of_changes(about: &str, example: Value, read: impl FnOnce(Fields)) -> RefOr<Schema> {
    described(about, example, |record| Fields::described(record).partial(), read)
}

/// The schema of the bodies that a function reads, which may as well be the bare list under `key`.
pub fn schema_or_list(
    about: &str,
    example: Value,
    key: &str,
    read: impl FnOnce(Fields),
) -> RefOr<Schema> {
    let record = Record::default();
    read(Fields::described(record.clone()));
    let body = record.object().build();
    let list = body.properties.get(key).cloned();
    let forms = OneOfBuilder::new().description(Some(about)).examples([example]);
    let forms = forms.item(Schema::from(body));
    let forms = list.into_iter().fold(forms, OneOfBuilder::item);
    RefOr::T(Schema::OneOf(forms.build()))
}

/// Reads a body that is not there, and puts together what was asked for.
fn described(
    about: &str,
    example: Value,
    fields: impl FnOnce(Record) -> Fields,
    read: impl FnOnce(Fields),
) -> RefOr<Schema> {
    let record = Record::default();
    read(fields(record.clone()));
    let body = record.object();
    RefOr::T(body.description(Some(about)).examples([example]).build().into())
}

/// The schema with what it means.
pub(super) fn meaning(doc: Option<&str>, schema: Schema) -> Schema {
    match schema {
        Schema::Object(mut object) => {
            object.description = doc.map(Into::into);
            object.into()
        }
        Schema::Array(mut array) => {
            array.description = doc.map(Into::into);
            array.into()
        }
        Schema::OneOf(mut choice) => {
            choice.description = doc.map(Into::into);
            choice.into()
        }
        other => other,
    }
}

/// A type, or null if that is a value too.
pub(super) fn one_or_null(kind: Type, is_nullable: bool) -> SchemaType {
    if is_nullable { SchemaType::Array(vec![kind, Type::Null]) } else { kind.into() }
}

/// A text of a format.
pub(super) fn formatted(format: KnownFormat, is_nullable: bool) -> Schema {
    ObjectBuilder::new()
        .schema_type(one_or_null(Type::String, is_nullable))
        .format(Some(SchemaFormat::KnownFormat(format)))
        .build()
        .into()
}

/// Something of a type, without bounds.
pub(super) fn plain(kind: Type, is_nullable: bool) -> Schema {
    ObjectBuilder::new().schema_type(one_or_null(kind, is_nullable)).build().into()
}

/// A list of ids, of at least so many.
pub(super) fn list_of_ids(least: usize, is_nullable: bool) -> Schema {
    ArrayBuilder::new()
        .schema_type(one_or_null(Type::Array, is_nullable))
        .items(RefOr::T(formatted(KnownFormat::Uuid, false)))
        .min_items((least > 0).then_some(least))
        .build()
        .into()
}
