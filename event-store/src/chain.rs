//! The hash chain: recomputed from the stored bytes, without trusting the database that stored them.

use domain::WorkspaceId;
use sha2::{Digest, Sha256};
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;

use crate::LogError;
use crate::read::{RecordedEvent, read_workspace};

/// How many events are read at a time.
const PAGE: u32 = 1_000;

/// What the first event of a workspace links to.
pub const GENESIS: [u8; 32] = [0; 32];

/// What is wrong with an event that cannot be read as one ([`LogError::Unhashed`]).
pub const UNHASHED: &str = "its hash has not 32 bytes";

/// What verifying one workspace's log showed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verified {
    /// Every position up to `position` is there and unchanged; `hash` is the last event's.
    Intact {
        /// The last position.
        position: u64,
        /// Its hash; kept elsewhere, it shows later that no event up to there was changed.
        hash: [u8; 32],
    },
    /// The log is not what was appended.
    Broken {
        /// The first position that is wrong; of a page with an event that cannot be read, the position of that one.
        position: u64,
        /// What is wrong with it.
        reason: &'static str,
    },
}

/// The hash that an event must have after one with the hash `previous`.
#[must_use]
pub fn link(previous: &[u8; 32], event: &RecordedEvent) -> [u8; 32] {
    let mut hash = Sha256::new();
    let mut element = |bytes: &[u8]| add(&mut hash, bytes);
    element(previous);
    element(event.workspace.uuid().as_bytes());
    element(&event.position.to_be_bytes());
    element(event.kind.as_bytes());
    element(event.entity.as_bytes());
    element(&event.version.to_be_bytes());
    element(event.event_id.as_bytes());
    element(event.name.as_bytes());
    element(event.type_version.as_bytes());
    element(&event.recorded_at.timestamp_micros().to_be_bytes());
    element(event.payload.as_bytes());
    element(event.metadata.as_bytes());
    element(event.command_id.as_bytes());
    element(event.actor.as_bytes());
    for optional in [event.project, event.issue] {
        nullable(&mut hash, optional);
    }
    hash.finalize().into()
}

/// Adds an element of what a link is the hash of: its length and its bytes.
pub(crate) fn add(hash: &mut Sha256, element: &[u8]) {
    hash.update(u32::try_from(element.len()).unwrap_or(u32::MAX).to_be_bytes());
    hash.update(element);
}

/// Adds an element that may be missing: length -1 and no bytes.
fn nullable(hash: &mut Sha256, id: Option<Uuid>) {
    if let Some(id) = id {
        add(hash, id.as_bytes());
    } else {
        hash.update((-1_i32).to_be_bytes());
    }
}

/// A log that is being verified, event by event.
#[derive(Debug, Clone)]
pub struct Chain {
    position: u64,
    hash: [u8; 32],
}

impl Default for Chain {
    fn default() -> Self {
        Self { position: 0, hash: GENESIS }
    }
}

impl Chain {
    /// A log that is verified from the position after `position` on; the hash of `position` is taken on trust.
    #[must_use]
    pub const fn behind(position: u64, hash: [u8; 32]) -> Self {
        Self { position, hash }
    }

    /// The position verified last.
    #[must_use]
    pub const fn position(&self) -> u64 {
        self.position
    }

    /// Verifies the next event.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn verify(&mut self, event: &RecordedEvent) -> Result<(), &'static str> {
        if event.position != self.position + 1 {
            return Err("events are missing before it");
        }
        if link(&self.hash, event) != event.hash {
            return Err("its content or its link to the event before was changed");
        }
        self.position = event.position;
        self.hash = event.hash;
        Ok(())
    }
}

/// Verifies a workspace's whole log; `progress` is called with the position of every event that is intact.
///
/// # Errors
/// [`LogError`] when the database cannot be asked; a broken chain is an answer, not an error.
pub async fn verify_workspace(
    pool: &PgPool,
    workspace: WorkspaceId,
    mut progress: impl FnMut(u64),
) -> Result<Verified, LogError> {
    let mut db = pool.acquire().await?;
    verify_events(&mut db, workspace, |event| progress(event.position)).await
}

/// Verifies a workspace's whole log on one connection, perhaps in a snapshot; `each` is called with every event that is
/// intact.
///
/// # Errors
/// [`LogError`] when the database cannot be asked; a broken chain is an answer, not an error.
pub async fn verify_events(
    db: &mut PgConnection,
    workspace: WorkspaceId,
    mut each: impl FnMut(&RecordedEvent),
) -> Result<Verified, LogError> {
    let mut chain = Chain::default();
    loop {
        let page = match read_workspace(&mut *db, workspace, chain.position, PAGE).await {
            Err(LogError::Unhashed { position, .. }) => {
                return Ok(Verified::Broken { position, reason: UNHASHED });
            }
            page => page?,
        };
        if page.is_empty() {
            return end(db, workspace, &chain).await;
        }
        for event in &page {
            if let Err(reason) = chain.verify(event) {
                return Ok(Verified::Broken { position: chain.position + 1, reason });
            }
            each(event);
        }
    }
}

/// Compares the end of the chain with where the log says that it ends.
async fn end(
    db: &mut PgConnection,
    workspace: WorkspaceId,
    chain: &Chain,
) -> Result<Verified, LogError> {
    if crate::read::head(&mut *db, workspace).await? > chain.position {
        let next = read_workspace(&mut *db, workspace, chain.position, 1).await?;
        if next.is_empty() {
            let reason = "events are missing at the end of the log";
            return Ok(Verified::Broken { position: chain.position + 1, reason });
        }
    }
    if let Some(position) = misplaced(db, workspace).await? {
        let reason = "it was moved to another stream";
        return Ok(Verified::Broken { position, reason });
    }
    Ok(Verified::Intact { position: chain.position, hash: chain.hash })
}

/// The first event that loads with another stream than the one that its hash names.
async fn misplaced(db: &mut PgConnection, workspace: WorkspaceId) -> Result<Option<u64>, LogError> {
    let position = sqlx::query_scalar!(
        "SELECT min(position)
        FROM event_log.event
        WHERE workspace_id = $1
          AND aggregate_id <> workspace_id::text || '/' || entity_id::text",
        workspace.uuid(),
    )
    .fetch_one(db)
    .await?;
    Ok(position.map(i64::cast_unsigned))
}
