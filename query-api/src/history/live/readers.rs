//! Who follows a log, and whether they still may.

use std::collections::HashSet;
use std::sync::Arc;

use axum::http::{HeaderValue, StatusCode, header};
use chrono::{DateTime, Utc};
use service::{Caller, Problem};
use sqlx::PgPool;
use uuid::Uuid;

use super::hub::{Hub, Known};
use super::{Live, measure, rights};
use crate::of_user::OfUser;
use crate::seen::{Look, Seen};

/// A user and the credential that they came with.
#[derive(Debug, Clone, Copy)]
pub(super) struct Who {
    pub(super) user: Uuid,
    /// Their key or session.
    pub(super) credential: Uuid,
    /// When that ends.
    pub(super) expires_at: Option<DateTime<Utc>>,
}

impl From<&Caller> for Who {
    fn from(caller: &Caller) -> Self {
        let (credential, expires_at) = (caller.credential.id(), caller.expires_at);
        Self { user: caller.user().uuid(), credential, expires_at }
    }
}

/// One of the streams that a user may have, given back when it is dropped: also a page that is waited for, and lines.
#[derive(Debug)]
pub(in super::super) struct Place {
    _one: OfUser,
}

impl Place {
    /// One more stream of a user; 429 if they have too many.
    pub(in super::super) fn take(live: &Live, user: Uuid) -> Result<Self, Problem> {
        let most = live.0.terms.streams_per_user;
        let Some(one) = live.0.places.take(user, most) else {
            let text = format!("You have {most} streams of events open; close one first.");
            let status = StatusCode::TOO_MANY_REQUESTS;
            return Err(Problem::text(status, "live/too-many-streams", "error", text)
                .with_header(header::RETRY_AFTER, HeaderValue::from(10)));
        };
        measure::opened();
        Ok(Self { _one: one })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        measure::closed();
    }
}

/// A client of a hub, until it is dropped.
pub(super) struct Reader {
    /// What it reads.
    pub(super) hub: Arc<Hub>,
    /// Which client of the process it is.
    pub(super) number: u64,
    pub(super) user: Uuid,
    _place: Place,
}

impl Reader {
    /// A new client.
    pub(super) fn enter(hub: Arc<Hub>, number: u64, who: Who, place: Place) -> Self {
        hub.enter(number, who);
        Self { hub, number, user: who.user, _place: place }
    }

    /// The position from which on this client needs no other rights than the hub's, and those; they are loaded if the user
    /// has no other client.
    pub(super) async fn rights(&self, pool: &PgPool) -> Result<Known, sqlx::Error> {
        if let Some(known) = self.hub.known(self.user) {
            return Ok(known);
        }
        let (mut look, workspace) = (Look::snapshot(pool).await?, self.hub.workspace);
        let seen = Seen::of(look.db(), workspace).await?.position;
        let mut rights = rights::load(look.db(), workspace.uuid(), &[self.user]).await?;
        let rights = rights.remove(&self.user).map(Arc::new);
        Ok(self.hub.learn(self.user, Known { seen, rights }))
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        self.hub.leave(self.number);
    }
}

/// The keys and sessions among these that have not been revoked, and the log's epoch.
pub(super) async fn valid(
    pool: &PgPool,
    credentials: &HashSet<Uuid>,
) -> Result<(HashSet<Uuid>, Uuid), sqlx::Error> {
    let credentials: Vec<Uuid> = credentials.iter().copied().collect();
    let row = sqlx::query!(
        r#"
        SELECT
            ARRAY(
                SELECT id FROM api_key WHERE id = ANY ($1) AND revoked_at IS NULL
                UNION ALL
                SELECT id FROM session WHERE id = ANY ($1) AND revoked_at IS NULL
            ) AS "valid!",
            (SELECT epoch FROM event_log.epoch ORDER BY number DESC LIMIT 1) AS "epoch!"
        "#,
        &credentials,
    )
    .fetch_one(pool)
    .await?;
    Ok((row.valid.into_iter().collect(), row.epoch))
}
