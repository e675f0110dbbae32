//! Coming into a project: its workspace, itself, and what the caller may do there.

use std::sync::Arc;

use domain::project::Project;
use domain::workspace::Workspace;
use domain::{Access, AccessRefusal, ProjectId};
use event_store::{Store, Versioned};

use super::{Execution, Unit};
use crate::stop::Stop;

/// A project that was entered; every decision in it rests on both versions.
pub struct Entered {
    /// What the caller may do.
    pub access: Access,
    /// The workspace.
    pub workspace: Arc<Versioned<Workspace>>,
    /// The project.
    pub project: Arc<Versioned<Project>>,
}

impl Entered {
    /// A project as it is in the log this instant, for a question outside of a decision.
    ///
    /// # Errors
    /// As [`Unit::enter`].
    pub async fn now(
        store: &Store,
        execution: &Execution,
        project: ProjectId,
    ) -> Result<Self, Stop> {
        Unit::new(store, execution, true).enter(project).await
    }
}

/// What the caller may do in the workspace this instant, for a question outside of a decision.
///
/// # Errors
/// As [`Unit::enter_workspace`].
pub async fn access_now(store: &Store, execution: &Execution) -> Result<Access, Stop> {
    let (access, _) = Unit::new(store, execution, true).enter_workspace().await?;
    Ok(access)
}

impl Unit<'_> {
    /// The workspace, and what the caller may do there.
    ///
    /// # Errors
    /// The caller is no member, or there is no such workspace; nobody can tell which.
    pub async fn enter_workspace(&mut self) -> Result<(Access, Arc<Versioned<Workspace>>), Stop> {
        let workspace = self.read::<Workspace>(self.workspace()).await?;
        if workspace.state.is_deleted() {
            return Err(AccessRefusal::RoleTooLow.into());
        }
        let access = Access::of(self.actor(), &workspace.state, None);
        access.may_read_workspace()?;
        Ok((access, workspace))
    }

    /// A project of the workspace, and what the caller may do there.
    ///
    /// # Errors
    /// The caller is no member of the workspace, or there is no such project; nobody can tell which.
    pub async fn enter(&mut self, project: ProjectId) -> Result<Entered, Stop> {
        let (_, workspace) = self.enter_workspace().await?;
        let project = self.read::<Project>(project).await?;
        if project.state.present().is_err() {
            return Err(AccessRefusal::RoleTooLow.into());
        }
        let access = Access::of(self.actor(), &workspace.state, Some(&project.state));
        Ok(Entered { access, workspace, project })
    }
}
