//! What workspaces are called in answers.

use std::collections::HashMap;

use domain::WorkspaceId;
use event_store::{LogError, claims};
use sqlx::PgConnection;

/// The slugs of all workspaces that were not deleted.
#[derive(Debug, Default)]
pub struct Names(HashMap<WorkspaceId, String>);

impl Names {
    /// By the claims of the log.
    pub async fn load(db: &mut PgConnection) -> Result<Self, LogError> {
        let claims = claims::all(db, WorkspaceId::INSTANCE).await?;
        let slugs = claims.into_iter().filter(|claim| claim.scope == "workspace-slug");
        Ok(Self(slugs.map(|claim| (WorkspaceId(claim.owner), claim.name)).collect()))
    }

    /// The slug of a workspace, for programs.
    pub fn slug(&self, workspace: WorkspaceId) -> Option<&str> {
        self.0.get(&workspace).map(String::as_str)
    }

    /// A workspace, for people: by slug, if it has one, and by id.
    pub fn of(&self, workspace: WorkspaceId) -> String {
        match (workspace, self.slug(workspace)) {
            (WorkspaceId::INSTANCE, _) => "the instance log".to_owned(),
            (id, Some(slug)) => format!("workspace {slug} ({id})"),
            (id, None) => format!("workspace {id}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn a_workspace_is_called_by_slug_and_id() {
        let [acme, gone] = [1, 2].map(|n| WorkspaceId(Uuid::from_u128(n)));
        let names = Names(HashMap::from([(acme, "acme".to_owned())]));
        assert_eq!(names.of(acme), format!("workspace acme ({acme})"));
        assert_eq!(names.of(gone), format!("workspace {gone}"));
        assert_eq!(names.of(WorkspaceId::INSTANCE), "the instance log");
    }
}
