//! Whose log is asked for: owners and admins of a workspace may read all of it.

use domain::{Role, WorkspaceId};
use event_store::read;
use service::Problem;
use uuid::Uuid;

use crate::scope::InWorkspace;
use crate::seen::Seen;
use crate::{App, Reader};

/// A workspace's log.
#[derive(Debug, Clone, Copy)]
pub(super) struct Log {
    /// Whose.
    pub(super) workspace: WorkspaceId,
    /// Its end.
    pub(super) seen: Seen,
}

impl Log {
    /// Opens the log of a workspace that the caller is an owner or admin of; it goes by its slug, or by its id as in
    /// the messages of the stream.
    pub(super) async fn open(app: &App, reader: &Reader, name: &str) -> Result<Self, Problem> {
        let slug = slug(app, reader, name).await?;
        let slug = slug.as_deref().unwrap_or(name);
        let scope = InWorkspace::open(app, reader, slug).await?.needs(Role::Admin)?;
        let (workspace, epoch) = (WorkspaceId(scope.workspace.id), scope.seen.epoch);
        // The log is read past the read tables: whoever follows it does not wait for them.
        drop(scope);
        let position = read::head(&app.pool, workspace).await?;
        Ok(Self { workspace, seen: Seen { epoch, position } })
    }
}

/// The slug of the workspace with this id, if the caller is an active member.
async fn slug(app: &App, reader: &Reader, id: &str) -> Result<Option<String>, sqlx::Error> {
    let Ok(id) = Uuid::parse_str(id) else { return Ok(None) };
    sqlx::query_scalar!(
        r#"
        SELECT w.slug
        FROM workspace w
        JOIN workspace_member m
            ON m.workspace_id = w.workspace_id AND m.member_id = $2 AND m.is_active
        WHERE w.workspace_id = $1
        "#,
        id,
        reader.user(),
    )
    .fetch_optional(&app.pool)
    .await
}
