//! Sessions and one's own account; additions of Tidemark's.

use serde::Serialize;
use utoipa::ToSchema;

use super::UserLite;
use crate::Timestamp;

/// The answer to signing up or in: the only time the tokens are shown.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct SignedIn {
    /// `tm_session_` and 32 hexadecimal digits, for `Authorization: Bearer`.
    pub token: String,
    /// When it stops working.
    pub expires_at: Timestamp,
    /// `tm_device_` and 32 hexadecimal digits, to be kept and shown at the next sign-in, in the header
    /// `Tidemark-Device` or the cookie `tidemark_device`: wrong passwords of other clients do not delay its owner.
    pub device_token: String,
    /// The user who signed in.
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
