//! What was kept under the key of a command, for a repetition that is to be known before anything is decided.

use domain::WorkspaceId;
use sqlx::PgPool;

use crate::append::{Committed, Repeated};
use crate::{Identity, LogError, recorded};

/// What a workspace's log has under the key of a command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UnderKey {
    /// The command itself.
    Same(Repeated),
    /// Another command: the key came with another request before.
    Another,
}

/// What is kept under the key of a command, if anything is: the append asks the same before it looks at anything else.
pub(crate) async fn under_key(
    pool: &PgPool,
    workspace: WorkspaceId,
    identity: &Identity,
) -> Result<Option<UnderKey>, LogError> {
    let Some((key, fingerprint)) = &identity.key else { return Ok(None) };
    let row = sqlx::query!(
        r#"
        SELECT fingerprint, result::text AS "result!", first_position, last_position, recorded_at
        FROM event_log.command
        WHERE workspace_id = $1
          AND actor_id = $2
          AND key = $3
        "#,
        workspace.uuid(),
        identity.actor.uuid(),
        key,
    )
    .fetch_optional(pool)
    .await?;
    let Some(row) = row else { return Ok(None) };
    if row.fingerprint != fingerprint {
        return Ok(Some(UnderKey::Another));
    }
    let (first, last) = (row.first_position.cast_unsigned(), row.last_position.cast_unsigned());
    let committed = Committed { first, last, recorded_at: row.recorded_at };
    let (streams, note) =
        recorded::read(&row.result).map_err(|error| sqlx::Error::Decode(error.into()))?;
    Ok(Some(UnderKey::Same(Repeated { committed, streams, note })))
}
