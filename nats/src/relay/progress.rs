//! The last published position of each workspace, stored for sweeps, operators and the next relay: a hint, not a proof.

use std::collections::HashMap;

use domain::WorkspaceId;
use uuid::Uuid;

use super::RelayError;
use super::lease::{Lease, within};

impl Lease {
    /// Notes positions that were acknowledged; a note never goes back within its epoch.
    pub(super) async fn save(
        &self,
        epoch: Uuid,
        positions: &HashMap<WorkspaceId, u64>,
    ) -> Result<(), RelayError> {
        let (workspaces, positions) = columns(positions);
        let saved = sqlx::query!(
            "
            INSERT INTO event_log.relay_progress AS noted (workspace_id, epoch, position)
            SELECT workspace_id, $1, position
            FROM unnest($2::uuid[], $3::bigint[]) AS published (workspace_id, position)
            ON CONFLICT (workspace_id) DO UPDATE
            SET epoch = excluded.epoch, position = excluded.position
            WHERE noted.epoch <> excluded.epoch
               OR noted.position < excluded.position
            ",
            epoch,
            &workspaces,
            &positions,
        );
        within(saved.execute(&mut *self.connection().await)).await.map(drop)
    }

    /// Takes notes back, after messages were lost.
    pub(super) async fn set_back(
        &self,
        epoch: Uuid,
        positions: &HashMap<WorkspaceId, u64>,
    ) -> Result<(), RelayError> {
        let (workspaces, positions) = columns(positions);
        let set = sqlx::query!(
            "
            UPDATE event_log.relay_progress AS noted
            SET position = found.position
            FROM unnest($2::uuid[], $3::bigint[]) AS found (workspace_id, position)
            WHERE noted.workspace_id = found.workspace_id
              AND noted.epoch = $1
            ",
            epoch,
            &workspaces,
            &positions,
        );
        within(set.execute(&mut *self.connection().await)).await.map(drop)
    }

    /// The stored position of each workspace in this epoch.
    pub(super) async fn saved(&self, epoch: Uuid) -> Result<HashMap<WorkspaceId, u64>, RelayError> {
        let noted = sqlx::query!(
            "SELECT workspace_id, position FROM event_log.relay_progress WHERE epoch = $1",
            epoch,
        );
        let rows = within(noted.fetch_all(&mut *self.connection().await)).await?;
        Ok(rows.iter().map(|r| (WorkspaceId(r.workspace_id), r.position.cast_unsigned())).collect())
    }

    /// The workspaces whose log ends at another position than the stored progress, with that end.
    pub(super) async fn differing(
        &self,
        epoch: Uuid,
    ) -> Result<Vec<(WorkspaceId, u64)>, RelayError> {
        let differing = sqlx::query!(
            "
            SELECT head.workspace_id, head.position
            FROM event_log.log_head AS head
            LEFT JOIN event_log.relay_progress AS noted
                ON noted.workspace_id = head.workspace_id
               AND noted.epoch = $1
            WHERE head.position <> COALESCE(noted.position, 0)
            ORDER BY head.workspace_id
            ",
            epoch,
        );
        let rows = within(differing.fetch_all(&mut *self.connection().await)).await?;
        Ok(rows.iter().map(|r| (WorkspaceId(r.workspace_id), r.position.cast_unsigned())).collect())
    }
}

/// Positions as the columns of a small table.
fn columns(positions: &HashMap<WorkspaceId, u64>) -> (Vec<Uuid>, Vec<i64>) {
    positions.iter().map(|(workspace, position)| (workspace.uuid(), position.cast_signed())).unzip()
}
