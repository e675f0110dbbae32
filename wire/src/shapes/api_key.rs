//! API keys; an addition of Tidemark's.

use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::Timestamp;

/// An API key, without what makes it one.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ApiKey {
    /// The key's id.
    pub id: Uuid,
    /// What it is called.
    pub label: String,
    /// What it is for.
    pub description: String,
    /// The first characters of its token, to recognise it.
    pub token_prefix: String,
    /// Whether it has the higher rate limit of services.
    pub is_service: bool,
    /// What it is good for, as far as its user may: `read`, `write` (and reading) or `admin` (everything).
    pub scope: &'static str,
    /// Whether it is still valid.
    pub is_active: bool,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it stops working, null for never.
    pub expired_at: Option<Timestamp>,
    /// When it was last used, give or take seconds.
    pub last_used: Option<Timestamp>,
}

/// The answer to making a key: the only time its token is shown.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct NewApiKey {
    /// The key.
    #[serde(flatten)]
    pub key: ApiKey,
    /// `plane_api_` and 32 hexadecimal digits.
    pub token: String,
}
