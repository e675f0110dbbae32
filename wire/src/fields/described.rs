//! What a body may have, found out by reading one, so that no description can differ from what is read.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use serde_json::Value;
use utoipa::openapi::schema::{ArrayBuilder, ObjectBuilder, Schema, SchemaType, Type};
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
}

/// The schema of the bodies that a function reads: every key that it asks for, with its bounds.
///
/// The function is run with fields of which none was sent, so it must ask for all keys whatever it finds.
pub fn schema(example: Option<Value>, read: impl FnOnce(Fields)) -> RefOr<Schema> {
    described(example, Fields::described, read)
}

/// The same for a PATCH: no key is required.
pub fn schema_of_changes(example: Option<Value>, read: impl FnOnce(Fields)) -> RefOr<Schema> {
    described(example, |record| Fields::described(record).partial(), read)
}

/// Reads a body that is not there, and puts together what was asked for.
fn described(
    example: Option<Value>,
    fields: impl FnOnce(Record) -> Fields,
    read: impl FnOnce(Fields),
) -> RefOr<Schema> {
    let record = Record::default();
    read(fields(record.clone()));
    let properties = std::mem::take(&mut *record.0.lock().unwrap_or_else(PoisonError::into_inner));
    let body = properties.into_iter().fold(ObjectBuilder::new(), |body, property| {
        let body = body.property(property.name, property.schema);
        if property.is_required { body.required(property.name) } else { body }
    });
    RefOr::T(body.examples(example).build().into())
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
