//! Sessions and one's own account; additions of Tidemark's.

use serde::Serialize;
use utoipa::ToSchema;

use super::UserLite;
use crate::Timestamp;

/// The answer to signing up or in: the only time the token is shown.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct SignedIn {
    /// `tm_session_` and 32 hexadecimal digits, for `Authorization: Bearer`.
    pub token: String,
    /// When it stops working.
    pub expires_at: Timestamp,
    /// Who signed in.
    pub user: UserLite,
}

/// One's own profile.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Me {
    /// As others see it.
    #[serde(flatten)]
    pub user: UserLite,
    /// The zone that times are shown in, an IANA name.
    pub user_timezone: String,
}
