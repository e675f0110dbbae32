//! Who bears a name.

use domain::WorkspaceId;
use sqlx::PgPool;
use uuid::Uuid;

use crate::LogError;

/// Who bears a name in a workspace, or ([`WorkspaceId::INSTANCE`]) in the whole instance.
///
/// # Errors
/// [`LogError`] when the database cannot be asked.
pub async fn owner(
    pool: &PgPool,
    workspace: WorkspaceId,
    scope: &str,
    name: &str,
) -> Result<Option<Uuid>, LogError> {
    let row = sqlx::query!(
        "SELECT owner_id FROM event_log.claim WHERE workspace_id = $1 AND scope = $2 AND name = $3",
        workspace.uuid(),
        scope,
        name,
    )
    .fetch_optional(pool)
    .await?;
    Ok(row.map(|row| row.owner_id))
}
