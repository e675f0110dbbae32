//! Changing drafts.

use domain::WorkspaceId;
use uuid::Uuid;

use super::Draft;
use crate::accounts::{AccountError, Own};

impl Own {
    /// The user's draft in a workspace.
    ///
    /// # Errors
    /// The database cannot be reached.
    pub async fn draft(
        &mut self,
        workspace: WorkspaceId,
        id: Uuid,
    ) -> Result<Option<Draft>, AccountError> {
        let user = self.user();
        Ok(Draft::find(self.db(), (workspace, user), id).await?)
    }

    /// How many drafts the user has in a workspace.
    ///
    /// # Errors
    /// The database cannot be reached.
    pub async fn count_drafts(&mut self, workspace: WorkspaceId) -> Result<i64, AccountError> {
        let user = self.user().uuid();
        let count = sqlx::query_scalar!(
            r#"SELECT count(*) AS "count!" FROM draft WHERE user_id = $1 AND workspace_id = $2"#,
            user,
            workspace.uuid(),
        );
        Ok(count.fetch_one(self.db()).await?)
    }

    /// Writes a draft, a new one or another version of one of the user's.
    ///
    /// # Errors
    /// The database cannot be reached.
    pub async fn write_draft(&mut self, draft: &Draft) -> Result<(), AccountError> {
        let user = self.user().uuid();
        sqlx::query!(
            "INSERT INTO draft (id, user_id, workspace_id, issue_id, project_id, name, description_html, priority,
                state_id, assignee_ids, label_ids, parent_id, start_date, target_date, point, estimate_point_id,
                cycle_id, module_ids, created_at, updated_at, version)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)
            ON CONFLICT (id) DO UPDATE
            SET project_id = $5, name = $6, description_html = $7, priority = $8, state_id = $9,
                assignee_ids = $10, label_ids = $11, parent_id = $12, start_date = $13, target_date = $14,
                point = $15, estimate_point_id = $16, cycle_id = $17, module_ids = $18, updated_at = $20,
                version = $21
            WHERE draft.user_id = $2
              AND draft.workspace_id = $3",
            draft.id,
            user,
            draft.workspace.uuid(),
            draft.issue,
            draft.project,
            draft.name,
            draft.html,
            draft.priority.name(),
            draft.state,
            &draft.assignees,
            &draft.labels,
            draft.parent,
            draft.start_date,
            draft.target_date,
            draft.point.map(i16::from),
            draft.estimate_point,
            draft.cycle,
            &draft.modules,
            draft.created_at,
            draft.updated_at,
            draft.version.cast_signed(),
        )
        .execute(self.db())
        .await?;
        Ok(())
    }

    /// Deletes one of the user's drafts.
    ///
    /// # Errors
    /// The database cannot be reached.
    pub async fn delete_draft(&mut self, id: Uuid) -> Result<(), AccountError> {
        let user = self.user().uuid();
        sqlx::query!("DELETE FROM draft WHERE id = $1 AND user_id = $2", id, user)
            .execute(self.db())
            .await?;
        Ok(())
    }
}
