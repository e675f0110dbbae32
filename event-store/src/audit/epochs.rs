//! The epochs of the log: a chain like that of a workspace's events. Their numbers prove nothing, because a crash or a
//! failover leaves gaps between them.

use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};
use sqlx::PgConnection;
use uuid::Uuid;

use super::Finding;
use crate::LogError;
use crate::chain::{self, GENESIS};

/// An epoch of the log, as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Epoch {
    /// Its place among the others; there may be gaps.
    pub number: u64,
    /// The hash of it and all before it; kept elsewhere, it shows later that none of them was changed.
    pub hash: [u8; 32],
    /// What the stream and entity tags call it.
    id: Uuid,
    /// When it began.
    began_at: DateTime<Utc>,
    /// Why it began.
    reason: String,
}

impl Epoch {
    /// The hash that it must have after one with the hash `previous`.
    fn link(&self, previous: &[u8; 32]) -> [u8; 32] {
        let mut hash = Sha256::new();
        let mut element = |bytes: &[u8]| chain::add(&mut hash, bytes);
        element(previous);
        element(self.id.as_bytes());
        element(&self.number.to_be_bytes());
        element(&self.began_at.timestamp_micros().to_be_bytes());
        element(self.reason.as_bytes());
        hash.finalize().into()
    }
}

/// The findings about the epochs of the log.
#[derive(Debug, Default)]
pub struct Epochs {
    /// All of them, the oldest first.
    pub all: Vec<Epoch>,
    /// What is wrong with them.
    pub findings: Vec<Finding>,
}

/// Checks the epochs of the log: each follows from the one before, and those in which the relay has published exist.
///
/// # Errors
/// [`LogError`] when the database cannot be asked.
pub async fn epochs(db: &mut PgConnection) -> Result<Epochs, LogError> {
    let rows = sqlx::query!(
        r#"
        SELECT epoch, number, reason, hash,
            LEAST(GREATEST(began_at, '0001-01-01Z'), '9999-12-31Z') AS "began_at!"
        FROM event_log.epoch
        ORDER BY number
        "#
    )
    .fetch_all(&mut *db)
    .await?;
    let mut found = Epochs::default();
    let mut previous = GENESIS;
    for row in rows {
        let number = row.number.cast_unsigned();
        let Ok(hash) = row.hash.try_into() else {
            let what = format!("the row of epoch with number {number} has no hash of 32 bytes");
            found.findings.push(Finding::general(what));
            continue;
        };
        let epoch =
            Epoch { number, hash, id: row.epoch, began_at: row.began_at, reason: row.reason };
        if epoch.link(&previous) != hash {
            let what = format!(
                "the row of epoch with number {number} was changed or added, or one before it is missing"
            );
            found.findings.push(Finding::general(what));
        }
        previous = hash;
        found.all.push(epoch);
    }
    if found.all.is_empty() {
        found.findings.push(Finding::general("epoch is empty".to_owned()));
    }
    found.findings.extend(unknown(db).await?);
    Ok(found)
}

/// Epochs that are missing although the relay has published in them.
async fn unknown(db: &mut PgConnection) -> Result<Vec<Finding>, LogError> {
    let rows = sqlx::query_scalar!(
        r#"
        SELECT DISTINCT 'epoch has no row for ' || epoch || ', in which the relay has published' AS "what!"
        FROM event_log.relay_progress
        WHERE epoch NOT IN (SELECT epoch FROM event_log.epoch)
        "#,
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(Finding::general).collect())
}
