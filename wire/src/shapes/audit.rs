//! What every full object tells of its own history.

use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{Reference, UserLite};
use crate::Timestamp;

/// The audit fields (contract §2.0).
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
    /// Who created it.
    pub created_by: Option<Reference<UserLite>>,
    /// Who last changed it; null until somebody does.
    pub updated_by: Option<Reference<UserLite>>,
}
