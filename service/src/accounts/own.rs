//! Changes of what belongs to one person alone: stickies, drafts, favourites, visits and preferences.
//!
//! Each is one transaction that has the person's profile to itself, so what it reads first still holds when it writes, and
//! nothing is left behind by a change that was under way when the account was closed.

use chrono::{DateTime, Utc};
use domain::{UserId, WorkspaceId};
use sqlx::{PgConnection, Postgres, Transaction};
use uuid::Uuid;

use super::entity::EntityKind;
use super::keyed_write::used_or_failed;
use super::{AccountError, Accounts, KeyedWrite};

/// A change of a person's own things; none of it is kept unless [`Own::keep`] is called.
#[derive(Debug)]
pub struct Own {
    transaction: Transaction<'static, Postgres>,
    user: UserId,
    /// The workspace that it is in, if it is in one.
    workspace: Option<WorkspaceId>,
    /// Until when its idempotency key is kept, unless that is for ever.
    pub(super) key_kept_until: Option<DateTime<Utc>>,
}

impl Own {
    /// Whose things are changed.
    #[must_use]
    pub const fn user(&self) -> UserId {
        self.user
    }

    pub(super) fn db(&mut self) -> &mut PgConnection {
        &mut self.transaction
    }

    /// Turns to what the user has in a workspace, which is erased with it only when the change is over; false if the
    /// workspace was deleted.
    ///
    /// # Errors
    /// The database cannot be reached.
    pub async fn enter(&mut self, workspace: WorkspaceId) -> Result<bool, AccountError> {
        self.workspace = Some(workspace);
        let id = workspace.uuid();
        sqlx::query!(
            "SELECT pg_advisory_xact_lock_shared(hashtextextended($1::uuid::text, 0))",
            id
        )
        .execute(self.db())
        .await?;
        // A statement of its own: it sees a deletion whose erasure it has waited for. Nothing follows a deletion.
        let is_deleted = sqlx::query_scalar!(
            r#"SELECT COALESCE('WorkspaceDeleted' = (
                SELECT event_type
                FROM event_log.event
                WHERE aggregate_type = 'workspace'
                  AND aggregate_id = $1::uuid::text || '/' || $1::text
                ORDER BY sequence DESC
                LIMIT 1
            ), false) AS "is_deleted!""#,
            id,
        )
        .fetch_one(self.db())
        .await?;
        Ok(!is_deleted)
    }

    /// Keeps the change, together with the row of an idempotency key.
    ///
    /// # Errors
    /// [`AccountError::KeyUsed`], or the database cannot be reached.
    pub async fn keep(mut self, write: Option<&KeyedWrite>) -> Result<(), AccountError> {
        if let Some(write) = write {
            let (user, workspace) = (self.user.uuid(), self.workspace.map(WorkspaceId::uuid));
            let kept_until = self.key_kept_until;
            sqlx::query!(
                "INSERT INTO keyed_write (user_id, key, fingerprint, answer, workspace_id, kept_until)
                VALUES ($1, $2, $3, $4, $5, $6)",
                user,
                write.key,
                write.fingerprint,
                write.answer,
                workspace,
                kept_until,
            )
            .execute(self.db())
            .await
            .map_err(used_or_failed)?;
        }
        Ok(self.transaction.commit().await?)
    }
}

impl Accounts {
    /// Begins a change of a person's own things; nothing if they have no profile, or their account is being closed.
    ///
    /// # Errors
    /// The database cannot be reached.
    pub async fn change_own(
        &self,
        user: UserId,
        now: DateTime<Utc>,
    ) -> Result<Option<Own>, AccountError> {
        let mut transaction = self.pool().begin().await?;
        let profile = sqlx::query_scalar!(
            "SELECT user_id
            FROM profile
            WHERE user_id = $1
              AND (closed_until IS NULL OR closed_until <= $2)
            FOR NO KEY UPDATE",
            user.uuid(),
            now,
        )
        .fetch_optional(&mut *transaction)
        .await?;
        Ok(profile.map(|_| Own { transaction, user, workspace: None, key_kept_until: None }))
    }

    /// Erases everything that belongs to a person alone, for good, and what is noted of their changes of it and of their
    /// account.
    ///
    /// # Errors
    /// The database cannot be reached.
    pub async fn erase_own(&self, user: UserId) -> Result<(), AccountError> {
        sqlx::query!(
            "WITH stickies AS (DELETE FROM sticky WHERE user_id = $1),
            drafts AS (DELETE FROM draft WHERE user_id = $1),
            favourites AS (DELETE FROM favourite WHERE user_id = $1),
            visits AS (DELETE FROM visit WHERE user_id = $1),
            keys AS (DELETE FROM keyed_write WHERE user_id = $1)
            DELETE FROM preferences WHERE user_id = $1",
            user.uuid(),
        )
        .execute(self.pool())
        .await?;
        Ok(())
    }

    /// Erases what people have in a workspace that was deleted, and what is noted of their changes of it. Changes that are
    /// under way are waited for, and later ones find the workspace deleted: see [`Own::enter`].
    ///
    /// # Errors
    /// The database cannot be reached.
    pub async fn erase_own_in(&self, workspace: WorkspaceId) -> Result<(), AccountError> {
        let mut transaction = self.pool().begin().await?;
        let id = workspace.uuid();
        sqlx::query!("SELECT pg_advisory_xact_lock(hashtextextended($1::uuid::text, 0))", id)
            .execute(&mut *transaction)
            .await?;
        sqlx::query!(
            "WITH stickies AS (DELETE FROM sticky WHERE workspace_id = $1),
            drafts AS (DELETE FROM draft WHERE workspace_id = $1),
            visits AS (DELETE FROM visit WHERE workspace_id = $1),
            keys AS (DELETE FROM keyed_write WHERE workspace_id = $1)
            DELETE FROM favourite WHERE workspace_id = $1",
            id,
        )
        .execute(&mut *transaction)
        .await?;
        Ok(transaction.commit().await?)
    }

    /// Removes everybody's favourites of a thing, and of what is in it now if it is a project: the last event of a thing
    /// says where it is.
    ///
    /// # Errors
    /// The database cannot be reached.
    pub async fn remove_favourites_of(
        &self,
        workspace: WorkspaceId,
        kind: EntityKind,
        id: Uuid,
    ) -> Result<(), AccountError> {
        sqlx::query!(
            "DELETE FROM favourite f
            WHERE f.workspace_id = $1
              AND (f.entity_type = $2 AND f.entity_id = $3
                  OR $2 = 'project' AND $3 = (
                      SELECT e.project_id
                      FROM event_log.event e
                      WHERE e.aggregate_type = f.entity_type
                        AND e.aggregate_id = $1::uuid::text || '/' || f.entity_id::text
                      ORDER BY e.sequence DESC
                      LIMIT 1
                  ))",
            workspace.uuid(),
            kind.name(),
            id,
        )
        .execute(self.pool())
        .await?;
        Ok(())
    }
}
