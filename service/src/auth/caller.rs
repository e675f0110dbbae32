//! The caller, for handlers.

use std::ops::Deref;
use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use chrono::{DateTime, Utc};
use domain::UserId;
use uuid::Uuid;
use wire::Zone;

use crate::Problem;
use crate::accounts::{KeyScope, Profile};

/// The caller. Cheap to clone; an extractor behind [`require_caller`](super::require_caller).
#[derive(Debug, Clone)]
pub struct Caller(Arc<Identity>);

/// The user and the credential of a caller.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// Names, address and zone.
    pub profile: Profile,
    /// The credential of the request.
    pub credential: Credential,
    /// When that stops working.
    pub expires_at: Option<DateTime<Utc>>,
}

/// The credential of a caller.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Credential {
    /// An API key.
    Key {
        /// The key's id.
        id: Uuid,
        /// Whether it has the higher rate limit of services.
        is_service: bool,
        /// What it is good for.
        scope: KeyScope,
    },
    /// A sign-in, which is a person's and good for everything.
    Session {
        /// The session's id.
        id: Uuid,
    },
}

impl Credential {
    /// The id of the key or session.
    #[must_use]
    pub const fn id(self) -> Uuid {
        match self {
            Self::Key { id, .. } | Self::Session { id } => id,
        }
    }

    /// What it is good for: a sign-in is a person's, and good for everything.
    #[must_use]
    pub const fn scope(self) -> KeyScope {
        match self {
            Self::Key { scope, .. } => scope,
            Self::Session { .. } => KeyScope::Admin,
        }
    }

    /// Whether it has the higher rate limit of services.
    #[must_use]
    pub const fn is_service(self) -> bool {
        matches!(self, Self::Key { is_service: true, .. })
    }
}

impl Identity {
    /// The user whose key or session it is.
    #[must_use]
    pub const fn user(&self) -> UserId {
        self.profile.user
    }

    /// The zone that times are shown in.
    #[must_use]
    pub const fn zone(&self) -> Zone {
        self.profile.zone
    }
}

impl From<Identity> for Caller {
    fn from(identity: Identity) -> Self {
        Self(Arc::new(identity))
    }
}

impl Deref for Caller {
    type Target = Identity;

    fn deref(&self) -> &Identity {
        &self.0
    }
}

impl<S: Sync> FromRequestParts<S> for Caller {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Problem> {
        parts.extensions.get::<Self>().cloned().ok_or_else(Problem::unauthenticated)
    }
}
