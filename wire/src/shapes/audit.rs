//! The audit fields of every full object.

use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{Reference, UserLite};
use crate::Timestamp;

// Contract §2.0.
/// The audit fields.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Audit {
    /// The object's id.
    pub id: Uuid,
    /// When it was created.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
    /// When it was deleted; null in every answer, since deleted objects are not shown.
    pub deleted_at: Option<Timestamp>,
    /// The creator.
    pub created_by: Option<Reference<UserLite>>,
    /// The user of the last change; null before the first.
    pub updated_by: Option<Reference<UserLite>>,
}
