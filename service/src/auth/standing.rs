//! Whether a caller's credential is still valid, for commands that depend on it later than at the start of the request.

use std::fmt;
use std::pin::Pin;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use event_store::Proviso;

use super::{Auth, lookup};
use crate::Problem;
use crate::accounts::TokenHash;

/// By what to ask again whether the caller's credential holds. Cheap to clone; an extractor behind
/// [`require_caller`](super::require_caller).
#[derive(Clone)]
pub struct Standing {
    auth: Auth,
    kind: lookup::TokenKind,
    hash: TokenHash,
}

impl Standing {
    /// By this token.
    pub(super) const fn new(auth: Auth, kind: lookup::TokenKind, hash: TokenHash) -> Self {
        Self { auth, kind, hash }
    }

    /// Asks again, unless the database was asked within the last second.
    ///
    /// # Errors
    /// 403: it has been revoked or is over; or the database cannot be asked.
    pub async fn confirm(&self) -> Result<(), Problem> {
        self.auth.caller(self.kind, self.hash).await.map(drop)
    }
}

impl Proviso for Standing {
    fn is_certain(&self) -> bool {
        self.auth.has_asked_lately(self.hash)
    }

    fn holds(&self) -> Pin<Box<dyn Future<Output = bool> + Send + '_>> {
        Box::pin(async { self.confirm().await.is_ok() })
    }
}

impl fmt::Debug for Standing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Standing").field("kind", &self.kind).finish_non_exhaustive()
    }
}

impl<S: Sync> FromRequestParts<S> for Standing {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Problem> {
        parts.extensions.get::<Self>().cloned().ok_or_else(Problem::unauthenticated)
    }
}
