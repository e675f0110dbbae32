//! New ids and secrets, random or in sequence.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use rand::RngCore;
use uuid::Uuid;

/// Makes unpredictable ids and secrets. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct Ids(Option<Arc<AtomicU64>>);

impl Ids {
    /// Random ids and secrets.
    #[must_use]
    pub const fn system() -> Self {
        Self(None)
    }

    /// `00000000-0000-7000-8000-000000000001` and so on; for tests.
    #[must_use]
    pub fn sequence() -> Self {
        Self(Some(Arc::new(AtomicU64::new(1))))
    }

    /// A new id (UUID version 7: later ones sort later).
    #[must_use]
    #[expect(
        clippy::disallowed_methods,
        reason = "this is the edge that the rule sends everybody to"
    )]
    pub fn next(&self) -> Uuid {
        match &self.0 {
            Some(sequence) => numbered(sequence.fetch_add(1, Ordering::Relaxed)),
            None => Uuid::now_v7(),
        }
    }

    /// 128 bits for tokens and salts, from the system's source of chance.
    #[must_use]
    pub fn secret(&self) -> [u8; 16] {
        if let Some(sequence) = &self.0 {
            return numbered(sequence.fetch_add(1, Ordering::Relaxed)).into_bytes();
        }
        let mut bytes = [0; 16];
        rand::rng().fill_bytes(&mut bytes);
        bytes
    }
}

/// The id with this number.
const fn numbered(number: u64) -> Uuid {
    Uuid::from_u64_pair(0x7000, (0b10 << 62) | number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sequence_counts_from_one() {
        let ids = Ids::sequence();
        assert_eq!(ids.next().to_string(), "00000000-0000-7000-8000-000000000001");
        assert_eq!(ids.clone().next().to_string(), "00000000-0000-7000-8000-000000000002");
    }

    #[test]
    fn random_secrets_differ() {
        assert_ne!(Ids::system().secret(), Ids::system().secret());
    }
}
