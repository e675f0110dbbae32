//! An idempotency key of a change that is not in the log.

use domain::UserId;
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// An idempotency key, and the request that it stands for.
#[derive(Debug, Clone)]
pub struct Keyed {
    /// The user who sent the key: keys of other users are other keys.
    pub user: UserId,
    /// The key as the client sent it.
    pub key: String,
    /// SHA-256 over method, path and body.
    pub fingerprint: [u8; 32],
}

impl Keyed {
    /// The request with a fingerprint that covers the credential too, because it means something else with each.
    #[must_use]
    pub fn with(self, credential: Uuid) -> Self {
        let hash = Sha256::new().chain_update(self.fingerprint).chain_update(credential);
        Self { fingerprint: hash.finalize().into(), ..self }
    }

    /// The fingerprint in hexadecimal digits.
    #[must_use]
    pub fn digits(&self) -> String {
        hex::encode(self.fingerprint)
    }
}
