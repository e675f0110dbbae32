//! Foreign keys: an id, or the object when the client asked for it.

use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// A foreign key; `?expand=` turns the id into the object.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[serde(untagged)]
pub enum Reference<T> {
    /// The id.
    Id(Uuid),
    /// The object.
    Whole(Box<T>),
}

impl<T> From<Uuid> for Reference<T> {
    fn from(id: Uuid) -> Self {
        Self::Id(id)
    }
}

impl<T> Reference<T> {
    /// The object where `find` knows it, else the id.
    pub fn expanded(id: Uuid, find: impl FnOnce(Uuid) -> Option<T>) -> Self {
        find(id).map_or(Self::Id(id), |whole| Self::Whole(Box::new(whole)))
    }
}
