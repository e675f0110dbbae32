//! Whom invitations are for, and the secrets of their links: what the log does not know of them.
//!
//! An address is written before the log has the invitation, and the secret afterwards, with the answer that shows it: so
//! no link works before there is an invitation, and a crash in between leaves a row that means nothing, or an invitation
//! without a link, which can be made anew.

use chrono::{DateTime, TimeDelta, Utc};
use domain::{InvitationId, WorkspaceId};
use uuid::Uuid;

use super::{AccountError, Accounts, TokenHash};

/// How long after an invitation has expired its address is forgotten.
pub const INVITED_KEPT: TimeDelta = TimeDelta::days(30);

/// Whom an invitation is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invited {
    /// The invitation.
    pub id: InvitationId,
    /// The workspace that it is to.
    pub workspace: WorkspaceId,
    /// The address, in lower case.
    pub email: String,
}

/// A link that is about to be shown.
#[derive(Debug, Clone, Copy)]
pub struct ShownLink<'a> {
    /// The invitation.
    pub invitation: InvitationId,
    /// The address that it is for.
    pub email: &'a str,
    /// The hash of the link's token.
    pub token: TokenHash,
    /// What tells the command that shows it from others: the same in every try.
    pub shown_for: Uuid,
    /// When the link no longer works.
    pub expires_at: DateTime<Utc>,
}

struct Row {
    id: Uuid,
    workspace_id: Uuid,
    email: String,
}

impl From<Row> for Invited {
    fn from(row: Row) -> Self {
        let (id, workspace) = (InvitationId(row.id), WorkspaceId(row.workspace_id));
        Self { id, workspace, email: row.email }
    }
}

impl Accounts {
    /// Writes the address of an invitation that the log is about to have; whether it was not there before. One that is there
    /// stays as it is.
    ///
    /// # Errors
    /// The invitation is for another address, so its idempotency key stands for another request, or the database cannot be
    /// reached.
    pub async fn stage_invitation(
        &self,
        invited: &Invited,
        expires_at: DateTime<Utc>,
    ) -> Result<bool, AccountError> {
        let Invited { id, workspace, email } = invited;
        let row = sqlx::query!(
            r#"INSERT INTO invitation (id, workspace_id, email, kept_until)
            VALUES ($1, $2, $3, $4)
            ON CONFLICT (id) DO UPDATE SET email = invitation.email
            RETURNING (xmax = 0) AS "is_new!", email"#,
            id.uuid(),
            workspace.uuid(),
            email,
            expires_at + INVITED_KEPT,
        )
        .fetch_one(self.pool())
        .await?;
        if row.email == *email { Ok(row.is_new) } else { Err(AccountError::KeyUsed) }
    }

    /// Removes the address of an invitation that the log does not have.
    ///
    /// # Errors
    /// The database cannot be reached.
    pub async fn drop_staged_invitation(&self, id: InvitationId) -> Result<(), AccountError> {
        sqlx::query!("DELETE FROM invitation WHERE id = $1 AND token_hash IS NULL", id.uuid())
            .execute(self.pool())
            .await?;
        Ok(())
    }

    /// Gives an invitation another link, and the old one ends; false if this very command has shown one before, or the
    /// invitation's address was forgotten.
    ///
    /// # Errors
    /// The database cannot be reached.
    pub async fn show_invitation_link(&self, link: ShownLink<'_>) -> Result<bool, AccountError> {
        let shown = sqlx::query!(
            "UPDATE invitation
            SET token_hash = $2, email = $3, kept_until = $4, shown_for = shown_for || $5::uuid
            WHERE id = $1
              AND NOT ($5 = ANY (shown_for))",
            link.invitation.uuid(),
            link.token.bytes(),
            link.email,
            link.expires_at + INVITED_KEPT,
            link.shown_for,
        )
        .execute(self.pool())
        .await?;
        Ok(shown.rows_affected() > 0)
    }

    /// Other invitations of an address to a workspace; whether they are open is known in the log.
    ///
    /// # Errors
    /// The database cannot be reached.
    pub async fn other_invitations(
        &self,
        invited: &Invited,
    ) -> Result<Vec<InvitationId>, AccountError> {
        let ids = sqlx::query_scalar!(
            "SELECT id FROM invitation WHERE workspace_id = $1 AND email = $2 AND id <> $3 ORDER BY id",
            invited.workspace.uuid(),
            invited.email,
            invited.id.uuid(),
        )
        .fetch_all(self.pool())
        .await?;
        Ok(ids.into_iter().map(InvitationId).collect())
    }

    /// Other invitations of an address to a workspace whose links were shown, so that the log has or had them.
    ///
    /// # Errors
    /// The database cannot be reached.
    pub async fn other_shown_invitations(
        &self,
        invited: &Invited,
    ) -> Result<Vec<InvitationId>, AccountError> {
        let ids = sqlx::query_scalar!(
            "SELECT id
            FROM invitation
            WHERE workspace_id = $1
              AND email = $2
              AND id <> $3
              AND token_hash IS NOT NULL
            ORDER BY id",
            invited.workspace.uuid(),
            invited.email,
            invited.id.uuid(),
        )
        .fetch_all(self.pool())
        .await?;
        Ok(ids.into_iter().map(InvitationId).collect())
    }

    /// Whom an invitation is for, unless the address was forgotten.
    ///
    /// # Errors
    /// The database cannot be reached.
    pub async fn invited(
        &self,
        workspace: WorkspaceId,
        id: InvitationId,
    ) -> Result<Option<Invited>, AccountError> {
        let row = sqlx::query_as!(
            Row,
            "SELECT id, workspace_id, email FROM invitation WHERE workspace_id = $1 AND id = $2",
            workspace.uuid(),
            id.uuid(),
        )
        .fetch_optional(self.pool())
        .await?;
        Ok(row.map(Invited::from))
    }

    /// The invitation of a link; whether it is open is known in the log.
    ///
    /// # Errors
    /// The database cannot be reached.
    pub async fn invited_by_link(
        &self,
        token: &TokenHash,
    ) -> Result<Option<Invited>, AccountError> {
        let row = sqlx::query_as!(
            Row,
            "SELECT id, workspace_id, email FROM invitation WHERE token_hash = $1",
            token.bytes(),
        )
        .fetch_optional(self.pool())
        .await?;
        Ok(row.map(Invited::from))
    }

    /// Forgets whom an invitation to a workspace was for; its link ends.
    ///
    /// # Errors
    /// The database cannot be reached.
    pub async fn forget_invited(
        &self,
        workspace: WorkspaceId,
        id: InvitationId,
    ) -> Result<(), AccountError> {
        sqlx::query!(
            "DELETE FROM invitation WHERE workspace_id = $1 AND id = $2",
            workspace.uuid(),
            id.uuid(),
        )
        .execute(self.pool())
        .await?;
        Ok(())
    }

    /// Forgets all addresses whose time is over.
    ///
    /// # Errors
    /// The database cannot be reached.
    pub async fn forget_past_invited(&self, now: DateTime<Utc>) -> Result<(), AccountError> {
        sqlx::query!("DELETE FROM invitation WHERE kept_until <= $1", now)
            .execute(self.pool())
            .await?;
        Ok(())
    }

    /// Forgets whom the invitations to a workspace were for.
    ///
    /// # Errors
    /// The database cannot be reached.
    pub async fn forget_all_invited(&self, workspace: WorkspaceId) -> Result<(), AccountError> {
        sqlx::query!("DELETE FROM invitation WHERE workspace_id = $1", workspace.uuid())
            .execute(self.pool())
            .await?;
        Ok(())
    }
}
