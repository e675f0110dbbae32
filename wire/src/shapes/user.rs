//! People.

use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// A person or bot, in brief.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct UserLite {
    /// The user's id.
    pub id: Uuid,
    /// Given name.
    pub first_name: String,
    /// Family name.
    pub last_name: String,
    /// E-mail address, lower-case.
    pub email: String,
    /// Address of a picture, empty without one.
    pub avatar: String,
    /// Address of a picture, null without one.
    pub avatar_url: Option<String>,
    /// The name others see.
    pub display_name: String,
}
