//! What concerns more than one log: ends, witnesses, guards, and the names of the instance.

use command_api::Derived;
use domain::WorkspaceId;
use event_store::audit::{Finding, ends, guards, witnesses};
use event_store::{LogError, claims};
use sqlx::PgConnection;

/// What is wrong with logs other than their chains, as of the connection's snapshot; of one workspace, or of all.
pub(super) async fn look(
    db: &mut PgConnection,
    only: Option<WorkspaceId>,
    derived: Derived,
) -> Result<Vec<Finding>, LogError> {
    let mut found = ends(db).await?;
    found.extend(witnesses(db).await?);
    found.extend(checkpoints(db).await?);
    let names = claims::all(db, WorkspaceId::INSTANCE).await?;
    found.extend(derived.end_instance(&names, only.is_none()));
    found.extend(addresses(db).await?);
    let concerns = |finding: &Finding| only.is_none() || finding.workspace == only;
    found.retain(concerns);
    found.extend(guards(db).await?);
    Ok(found)
}

/// Read tables that show more than the log has.
async fn checkpoints(db: &mut PgConnection) -> Result<Vec<Finding>, LogError> {
    let statement = "
        SELECT
            shown.workspace_id,
            'read_model.checkpoint says that position ' || shown.position
                || ' is shown, but the log '
                || COALESCE('ends at ' || head.position, 'is gone')
        FROM read_model.checkpoint AS shown
        LEFT JOIN event_log.log_head AS head USING (workspace_id)
        WHERE shown.position > COALESCE(head.position, 0)
        ORDER BY shown.workspace_id";
    found(db, statement).await
}

/// Users whose address is not claimed, so that another user could get it; and users with a claim on another address.
async fn addresses(db: &mut PgConnection) -> Result<Vec<Finding>, LogError> {
    let statement = "
        SELECT
            '00000000-0000-0000-0000-000000000000'::uuid,
            'claim has no row for the address of user ' || user_id
        FROM account.profile
        WHERE email IS NOT NULL
          AND NOT EXISTS (
              SELECT FROM event_log.claim
              WHERE workspace_id = '00000000-0000-0000-0000-000000000000'
                AND scope = 'user-email'
                AND name = email
                AND owner_id = user_id
          )
        UNION ALL
        SELECT
            '00000000-0000-0000-0000-000000000000'::uuid,
            'claim says that the address ' || name || ' is of user ' || user_id || ', who has another one'
        FROM event_log.claim
        JOIN account.profile ON user_id = owner_id
        WHERE workspace_id = '00000000-0000-0000-0000-000000000000'
          AND scope = 'user-email'
          AND name <> email
        ORDER BY 2";
    found(db, statement).await
}

/// What a statement finds.
async fn found(db: &mut PgConnection, statement: &str) -> Result<Vec<Finding>, LogError> {
    let rows: Vec<(uuid::Uuid, String)> = sqlx::query_as(statement).fetch_all(db).await?;
    Ok(rows
        .into_iter()
        .map(|(workspace, what)| Finding::of(WorkspaceId(workspace), what))
        .collect())
}
