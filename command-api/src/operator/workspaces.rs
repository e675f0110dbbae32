//! The workspaces that there are and who belongs to them, how members come and go, and how a workspace ends.

use chrono::{DateTime, Utc};
use domain::workspace::{Workspace, WorkspaceRefusal};
use domain::{Role, UserId, WorkspaceId};
use event_store::{claims, read};
use service::Problem;

use super::Operator;
use crate::accounts::is_active;
use crate::claims::WORKSPACE_SLUG;
use crate::error::{AnyRefusal, CommandError};
use crate::workspaces::{ByOperator, DeleteByOperator};

/// A workspace as the operator sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownWorkspace {
    /// The workspace's id.
    pub id: WorkspaceId,
    /// Its name in paths.
    pub slug: String,
    /// What it is called.
    pub name: String,
    /// Who owns it.
    pub owners: Vec<KnownMember>,
    /// How many belong to it.
    pub members: usize,
    /// How many events its log has.
    pub events: u64,
    /// When it was made.
    pub created_at: DateTime<Utc>,
}

/// A member as the operator sees them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownMember {
    /// The user's id.
    pub user: UserId,
    /// The address; none for bots.
    pub email: Option<String>,
    /// The name others see.
    pub display_name: String,
    /// What they may do.
    pub role: Role,
    /// When they first became a member.
    pub joined_at: DateTime<Utc>,
}

impl Operator {
    /// Every workspace that was not deleted, by slug.
    ///
    /// # Errors
    /// The log or the accounts cannot be read.
    pub async fn workspaces(&self) -> Result<Vec<KnownWorkspace>, Problem> {
        let mut db = self.app.store().reads().acquire().await.map_err(CommandError::database)?;
        let claims =
            claims::all(&mut db, WorkspaceId::INSTANCE).await.map_err(CommandError::from)?;
        drop(db);
        let slugs = claims.into_iter().filter(|claim| claim.scope == WORKSPACE_SLUG);
        let mut ids: Vec<(String, WorkspaceId)> =
            slugs.map(|claim| (claim.name, WorkspaceId(claim.owner))).collect();
        ids.sort();
        let mut workspaces = Vec::with_capacity(ids.len());
        for (_, id) in ids {
            workspaces.push(self.describe(id).await?);
        }
        Ok(workspaces)
    }

    /// The workspace with this slug.
    ///
    /// # Errors
    /// There is none, or the log or the accounts cannot be read.
    pub async fn workspace(&self, slug: &str) -> Result<KnownWorkspace, Problem> {
        self.describe(self.named(slug).await?).await
    }

    /// Everybody who belongs to the workspace with this slug, newest first.
    ///
    /// # Errors
    /// There is no such workspace, or the log or the accounts cannot be read.
    pub async fn members(&self, slug: &str) -> Result<Vec<KnownMember>, Problem> {
        let id = self.named(slug).await?;
        let workspace = self.app.store().get_fresh::<Workspace>(id, id).await;
        self.members_of(&workspace.map_err(CommandError::from)?.state).await
    }

    /// Deletes the workspace with this slug and everything in it; its log stays, its slug is free again.
    ///
    /// # Errors
    /// There is no such workspace, or the log cannot be asked.
    pub async fn delete_workspace(&self, slug: &str) -> Result<WorkspaceId, Problem> {
        let workspace = self.named(slug).await?;
        self.app.execute(&self.own_execution(workspace), &DeleteByOperator, false).await?;
        self.app.accounts().forget_all_invited(workspace).await?;
        self.app.accounts().erase_own_in(workspace).await?;
        Ok(workspace)
    }

    /// Makes a user a member of the workspace with this slug.
    ///
    /// # Errors
    /// There is no such workspace or active user, or they are a member already.
    pub async fn add_member(&self, slug: &str, user: UserId, role: Role) -> Result<(), Problem> {
        let workspace = self.named(slug).await?;
        if !is_active(&self.app, user).await? {
            return Err(Problem::missing("There is no such user, or they have been deactivated."));
        }
        self.change_members(workspace, slug, ByOperator::Add(user, role)).await
    }

    /// Gives a member of the workspace with this slug another role.
    ///
    /// # Errors
    /// There is no such workspace or member, or it would be left without an owner.
    pub async fn change_role(&self, slug: &str, user: UserId, role: Role) -> Result<(), Problem> {
        let workspace = self.named(slug).await?;
        self.change_members(workspace, slug, ByOperator::ChangeRole(user, role)).await
    }

    /// Puts a member out of the workspace with this slug and so out of all its projects; doing it twice is the same.
    ///
    /// # Errors
    /// There is no such workspace or member, or it would be left without an owner.
    pub async fn remove_member(&self, slug: &str, user: UserId) -> Result<(), Problem> {
        let workspace = self.named(slug).await?;
        self.change_members(workspace, slug, ByOperator::Remove(user)).await
    }

    /// Changes who belongs to a workspace.
    async fn change_members(
        &self,
        workspace: WorkspaceId,
        slug: &str,
        change: ByOperator,
    ) -> Result<(), Problem> {
        let changed = self.app.execute(&self.own_execution(workspace), &change, false).await;
        changed.map_err(|error| match error {
            CommandError::Refused(AnyRefusal::Workspace(WorkspaceRefusal::MemberMissing)) => {
                Problem::missing(format!("They are no member of the workspace {slug}."))
            }
            CommandError::Refused(AnyRefusal::Workspace(WorkspaceRefusal::AlreadyMember)) => {
                let text = format!(
                    "They are already a member of the workspace {slug}, in another role: \
                    `tidemark member role` changes it."
                );
                Problem::conflict("workspace/already-member", text)
            }
            error => error.into(),
        })
    }

    /// The id of the workspace with this slug.
    async fn named(&self, slug: &str) -> Result<WorkspaceId, Problem> {
        let workspace = self.app.workspace(slug).await?;
        workspace
            .ok_or_else(|| Problem::missing(format!("There is no workspace with the slug {slug}.")))
    }

    /// A workspace with its owners.
    async fn describe(&self, id: WorkspaceId) -> Result<KnownWorkspace, Problem> {
        let store = self.app.store();
        let workspace = store.get_fresh::<Workspace>(id, id).await.map_err(CommandError::from)?;
        let events = read::head(store.reads(), id).await.map_err(CommandError::from)?;
        let members = self.members_of(&workspace.state).await?;
        let count = members.len();
        let is_owner = |member: &KnownMember| member.role == Role::Owner;
        Ok(KnownWorkspace {
            id,
            slug: workspace.state.slug().map_err(CommandError::from)?.to_string(),
            name: workspace.state.name().map_err(CommandError::from)?.to_string(),
            owners: members.into_iter().filter(is_owner).collect(),
            members: count,
            events,
            created_at: workspace.state.audit.created_at,
        })
    }

    /// Everybody who belongs to a workspace now, newest first.
    async fn members_of(&self, workspace: &Workspace) -> Result<Vec<KnownMember>, Problem> {
        let members = workspace.active_members();
        let users: Vec<UserId> = members.iter().map(|member| member.user).collect();
        let mut profiles = self.profiles(&users).await?;
        let mut known = |user: UserId, role, joined_at| {
            let profile = profiles.remove(&user);
            let (email, display_name) =
                profile.map_or_else(Default::default, |known| (known.email, known.display_name));
            KnownMember { user, email, display_name, role, joined_at }
        };
        Ok(members.iter().map(|one| known(one.user, one.role, one.joined_at)).collect())
    }
}
