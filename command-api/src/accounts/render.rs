//! A key as its owner sees it.

use chrono::{DateTime, Utc};
use service::accounts::NewKey;
use wire::Zone;
use wire::shapes::{ApiKey, NewApiKey};

/// A key that has just been made, with its token.
pub fn new_key(key: &NewKey, zone: Zone, now: DateTime<Utc>) -> NewApiKey {
    NewApiKey {
        key: ApiKey {
            id: key.id,
            label: key.label.clone(),
            description: key.description.clone(),
            token_prefix: key.token.prefix().to_owned(),
            is_service: key.is_service,
            scope: key.scope.name(),
            is_active: key.expires_at.is_none_or(|expires| expires > now),
            created_at: zone.at(key.created_at),
            expired_at: key.expires_at.map(|at| zone.at(at)),
            last_used: None,
        },
        token: key.token.reveal().to_owned(),
    }
}
