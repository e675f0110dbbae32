//! The command that publishes a draft.

use domain::{UserId, WorkspaceId};
use event_store::Identity;
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// The command that publishes somebody's draft. It is the same whenever and under whatever key it is sent, so the log takes it
/// once, and there is one work item: that with the first of its ids.
pub fn publication((workspace, owner): (WorkspaceId, UserId), draft: Uuid) -> Identity {
    // No client can send this as a key of its own: an arrow is no ASCII character.
    let key = format!("draft → {draft}");
    Identity::keyed(workspace, owner, key, Sha256::digest(draft).into())
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderMap;
    use axum::http::header::HeaderValue;

    use super::*;
    use crate::request::idempotency_key;

    #[test]
    fn no_client_can_send_the_key_of_a_publication() {
        let identity = publication((WorkspaceId::INSTANCE, UserId::SYSTEM), Uuid::from_u128(1));
        let (key, _) = identity.key.unwrap();
        let mut headers = HeaderMap::new();
        headers.insert("idempotency-key", HeaderValue::from_str(&key).unwrap());
        assert!(idempotency_key(&headers).is_err());
    }

    #[test]
    fn each_draft_becomes_a_work_item_of_its_own() {
        let of = |draft| {
            publication((WorkspaceId::INSTANCE, UserId::SYSTEM), Uuid::from_u128(draft)).new_id(0)
        };
        assert_eq!(of(1), of(1));
        assert_ne!(of(1), of(2));
    }
}
