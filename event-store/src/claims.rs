//! Which thing has a claimed name.

use cqrs_es::Aggregate;
use domain::comment::Comment;
use domain::{IssueId, WorkspaceId};
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;

use crate::{Claim, LogError};

/// Names that are borne, as of a position of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// The names with their bearers.
    pub claims: Vec<Claim>,
    /// The last position of the workspace's log at that moment.
    pub position: u64,
}

/// The thing that has a name in a workspace, or ([`WorkspaceId::INSTANCE`]) in the whole instance.
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

/// The claims of those names of a scope of a workspace that have an owner.
///
/// # Errors
/// [`LogError`] when the database cannot be asked.
pub async fn owners(
    pool: &PgPool,
    workspace: WorkspaceId,
    scope: &str,
    names: &[String],
) -> Result<Vec<Claim>, LogError> {
    let claims = sqlx::query_as!(
        Claim,
        "
        SELECT scope, name, owner_id AS owner
        FROM event_log.claim
        WHERE workspace_id = $1
          AND scope = $2
          AND name = ANY ($3)
        ",
        workspace.uuid(),
        scope,
        names,
    );
    Ok(claims.fetch_all(pool).await?)
}

/// All names of a workspace that are borne, or of the instance ([`WorkspaceId::INSTANCE`]).
///
/// # Errors
/// [`LogError`] when the database cannot be asked.
pub async fn all(db: &mut PgConnection, workspace: WorkspaceId) -> Result<Vec<Claim>, LogError> {
    let claims = sqlx::query_as!(
        Claim,
        "SELECT scope, name, owner_id AS owner FROM event_log.claim WHERE workspace_id = $1",
        workspace.uuid(),
    );
    Ok(claims.fetch_all(db).await?)
}

/// The names of a scope that comments on some issues bear.
///
/// # Errors
/// [`LogError`] when the database cannot be asked.
pub async fn held_by_comments(
    pool: &PgPool,
    workspace: WorkspaceId,
    scope: &str,
    issues: &[IssueId],
) -> Result<Held, LogError> {
    let issues: Vec<Uuid> = issues.iter().map(|issue| issue.uuid()).collect();
    let row = sqlx::query!(
        r#"
        WITH held AS (
            SELECT c.name, c.owner_id
            FROM event_log.claim AS c
            WHERE c.workspace_id = $1
              AND c.scope = $2
              AND c.owner_id IN (
                  SELECT e.entity_id
                  FROM event_log.event AS e
                  WHERE e.workspace_id = $1
                    AND e.issue_id = ANY ($3)
                    AND e.aggregate_type = $4
              )
        )
        SELECT
            COALESCE(
                (SELECT h.position FROM event_log.log_head AS h WHERE h.workspace_id = $1), 0
            ) AS "position!",
            ARRAY(SELECT name FROM held ORDER BY name) AS "names!",
            ARRAY(SELECT owner_id FROM held ORDER BY name) AS "owners!"
        "#,
        workspace.uuid(),
        scope,
        &issues,
        Comment::TYPE,
    )
    .fetch_one(pool)
    .await?;
    let borne = row.names.into_iter().zip(row.owners);
    let claims =
        borne.map(|(name, owner)| Claim { scope: scope.to_owned(), name, owner }).collect();
    Ok(Held { claims, position: row.position.cast_unsigned() })
}
