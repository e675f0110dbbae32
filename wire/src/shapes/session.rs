//! Sessions and one's own account; additions of Tidemark's.

use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{Joined, UserLite, WorkspaceLite};
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

/// The answer to signing up.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct SignedUp {
    /// The session.
    #[serde(flatten)]
    pub signed_in: SignedIn,
    /// What an invitation has led to; absent without one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub joined: Option<Joined>,
}

/// The answer to setting the instance up.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct SetUp {
    /// The first user's session.
    #[serde(flatten)]
    pub signed_in: SignedIn,
    /// The workspace that was made, which belongs to them.
    pub workspace: WorkspaceLite,
}

/// One of the caller's sessions.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Session {
    /// The session's id.
    pub id: Uuid,
    /// When it began.
    pub created_at: Timestamp,
    /// When it was last used, give or take seconds.
    pub last_used_at: Timestamp,
    /// When it stops working.
    pub expired_at: Timestamp,
    /// What the client called itself when it signed in, at most 255 characters; null if it did not say.
    pub user_agent: Option<String>,
    /// Whether the request came with it.
    pub is_current: bool,
}

/// What everybody is told of this instance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Instance {
    /// What it is.
    pub name: String,
    /// Its version.
    pub version: String,
    /// Whether there is a person; until then it can be set up.
    pub is_set_up: bool,
    /// Whether everyone may sign up.
    pub open_sign_up: bool,
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
