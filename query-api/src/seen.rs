//! What a question sees: one snapshot of the read tables, and how far into the log it shows them.

use domain::WorkspaceId;
use event_store::{Kept, Lent};
use sqlx::{PgConnection, PgExecutor, PgPool, Postgres, Transaction};
use uuid::Uuid;

/// How far into a workspace's log an answer shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Seen {
    /// The log's life.
    pub(crate) epoch: Uuid,
    /// The last position that the read tables showed.
    pub(crate) position: u64,
}

impl Seen {
    /// How far a statement sees the log of a workspace.
    pub(crate) async fn of(
        db: impl PgExecutor<'_>,
        workspace: WorkspaceId,
    ) -> Result<Self, sqlx::Error> {
        let row = sqlx::query!(
            r#"
            SELECT
                COALESCE(
                    (SELECT position FROM checkpoint WHERE workspace_id = $1), 0
                ) AS "position!",
                (SELECT epoch FROM event_log.epoch ORDER BY number DESC LIMIT 1) AS "epoch!"
            "#,
            workspace.uuid(),
        )
        .fetch_one(db)
        .await?;
        Ok(Self::new(row.epoch, row.position))
    }

    /// From columns.
    pub(crate) const fn new(epoch: Uuid, position: i64) -> Self {
        Self { epoch, position: position.cast_unsigned() }
    }
}

/// A connection to ask.
pub(crate) enum Look {
    /// For one statement, which is a snapshot by itself.
    Statement(Lent),
    /// For several statements that see the same; nothing is ever written, so it is simply dropped.
    Snapshot(Transaction<'static, Postgres>),
}

impl Look {
    /// A connection for a single statement.
    pub(crate) async fn once(kept: &Kept) -> Result<Self, sqlx::Error> {
        kept.take().await.map(Self::Statement)
    }

    /// Keeps the connection for the next question, if this one was a single statement that was answered.
    pub(crate) fn keep(self, kept: &Kept) {
        if let Self::Statement(connection) = self {
            kept.keep(connection);
        }
    }

    /// A snapshot for several statements.
    pub(crate) async fn snapshot(pool: &PgPool) -> Result<Self, sqlx::Error> {
        pool.begin_with(lists::BEGIN).await.map(Self::Snapshot)
    }

    /// A snapshot in the place of a single statement that found nothing, to ask once more and why: somebody who is let
    /// in between two looks must not be told that there is nothing.
    pub(crate) async fn into_snapshot(
        self,
        kept: &Kept,
        pool: &PgPool,
    ) -> Result<Self, sqlx::Error> {
        if matches!(self, Self::Snapshot(_)) {
            return Ok(self);
        }
        self.keep(kept);
        Self::snapshot(pool).await
    }

    pub(crate) fn db(&mut self) -> &mut PgConnection {
        match self {
            Self::Statement(connection) => connection,
            Self::Snapshot(transaction) => transaction,
        }
    }
}
