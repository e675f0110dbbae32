//! What a caller may do: asked here, and nowhere else on the command side.
//!
//! The row of the route says which right is needed (`service::http::rights`), the endpoint only where it acts
//! ([`InProject`], [`InWorkspace`]). The answer is part of every try at the decision, so that it holds at the moment of
//! the append, and comes before what is wrong with the body. What depends on more than roles (whose comment it is) is
//! asked of [`Granted`](Permission::Granted).

use std::sync::Arc;

use domain::collection::{Collection, CollectionRefusal};
use domain::project::Project;
use domain::workspace::Workspace;
use domain::{Access, AccessRefusal, CollectionId, Place, ProjectId, Right};
use event_store::{Store, Versioned};

use super::{Execution, Unit};
use crate::error::Result;

/// What the caller has to be allowed.
pub trait Permission: Sync {
    /// What the decision gets to know of the place where it is allowed.
    type Granted: Send + Sync;

    /// Where it is asked.
    fn place(&self) -> Place;

    /// Asks; the decision then rests on the answer.
    ///
    /// # Errors
    /// The caller may not, or there is no such place; nobody can tell which.
    fn ask(&self, unit: &mut Unit<'_>) -> impl Future<Output = Result<Self::Granted>> + Send;

    /// Asks as the log is this instant, outside of a decision.
    ///
    /// # Errors
    /// As [`Permission::ask`].
    fn ask_now(
        &self,
        store: &Store,
        execution: &Execution,
    ) -> impl Future<Output = Result<Self::Granted>> + Send {
        async move { self.ask(&mut Unit::new(store, execution, true)).await }
    }
}

/// No role is asked for: people's own accounts, new workspaces, and the operator.
impl Permission for () {
    type Granted = ();

    fn place(&self) -> Place {
        Place::Nowhere
    }

    async fn ask(&self, _: &mut Unit<'_>) -> Result<()> {
        Ok(())
    }
}

/// A permission in the workspace itself.
#[derive(Debug, Clone, Copy)]
pub struct InWorkspace {
    /// What the caller has to be.
    pub right: Right,
}

/// A workspace whose member the caller is; the decision rests on its version.
pub struct EnteredWorkspace {
    /// What the caller may do.
    pub access: Access,
    /// The workspace.
    pub workspace: Arc<Versioned<Workspace>>,
}

impl Permission for InWorkspace {
    type Granted = EnteredWorkspace;

    fn place(&self) -> Place {
        Place::Workspace
    }

    async fn ask(&self, unit: &mut Unit<'_>) -> Result<EnteredWorkspace> {
        let entered = unit.enter_workspace().await?;
        self.right.asks(&entered.access)?;
        Ok(entered)
    }
}

/// A permission in a project.
#[derive(Debug, Clone, Copy)]
pub struct InProject {
    /// The project.
    pub project: ProjectId,
    /// What the caller has to be.
    pub right: Right,
}

/// A project of a workspace whose member the caller is; the decision rests on the versions of both.
pub struct EnteredProject {
    /// What the caller may do.
    pub access: Access,
    /// The workspace.
    pub workspace: Arc<Versioned<Workspace>>,
    /// The project.
    pub project: Arc<Versioned<Project>>,
}

impl Permission for InProject {
    type Granted = EnteredProject;

    fn place(&self) -> Place {
        Place::Project
    }

    async fn ask(&self, unit: &mut Unit<'_>) -> Result<EnteredProject> {
        let EnteredWorkspace { workspace, .. } = unit.enter_workspace().await?;
        let project = unit.read::<Project>(self.project).await?;
        if project.state.present().is_err() {
            return Err(AccessRefusal::RoleTooLow.into());
        }
        let access = Access::of(unit.actor(), &workspace.state, Some(&project.state));
        self.right.asks(&access)?;
        Ok(EnteredProject { access, workspace, project })
    }
}

/// A permission where pages and views are: in a project, or in the workspace itself.
#[derive(Debug, Clone, Copy)]
pub struct InPlace {
    /// The project, if it is one.
    pub project: Option<ProjectId>,
    /// What the caller has to be.
    pub right: Right,
}

/// A place with pages and views that the caller may change; the decision rests on the versions of the workspace and the project.
pub struct EnteredPlace {
    /// What the caller may do.
    pub access: Access,
    /// The caller's present stay in the workspace.
    pub stay: u32,
    /// The project, if it is one.
    pub project: Option<Arc<Versioned<Project>>>,
}

impl Permission for InPlace {
    type Granted = EnteredPlace;

    fn place(&self) -> Place {
        if self.project.is_some() { Place::Project } else { Place::Workspace }
    }

    async fn ask(&self, unit: &mut Unit<'_>) -> Result<EnteredPlace> {
        let right = self.right;
        if let Some(project) = self.project {
            let entered = InProject { project, right }.ask(unit).await?;
            let stay = entered.workspace.state.stay_of(unit.actor());
            let project = Some(entered.project);
            return Ok(EnteredPlace { access: entered.access, stay, project });
        }
        let entered = InWorkspace { right }.ask(unit).await?;
        let stay = entered.workspace.state.stay_of(unit.actor());
        Ok(EnteredPlace { access: entered.access, stay, project: None })
    }
}

/// A permission about a collection.
#[derive(Debug, Clone, Copy)]
pub struct InCollection {
    /// The collection.
    pub collection: CollectionId,
    /// What the caller has to be.
    pub right: Right,
}

/// A collection that the caller sees; the decision rests on its version, and on that of the workspace.
pub struct EnteredCollection {
    /// What the caller may do.
    pub access: Access,
    /// The caller's present stay in the workspace.
    pub stay: u32,
    /// The workspace.
    pub workspace: Arc<Versioned<Workspace>>,
    /// The collection.
    pub collection: Arc<Versioned<Collection>>,
}

impl Permission for InCollection {
    type Granted = EnteredCollection;

    fn place(&self) -> Place {
        Place::Workspace
    }

    async fn ask(&self, unit: &mut Unit<'_>) -> Result<EnteredCollection> {
        let entered = InWorkspace { right: self.right }.ask(unit).await?;
        let EnteredWorkspace { access, workspace } = entered;
        let stay = workspace.state.stay_of(unit.actor());
        let collection = unit.read::<Collection>(self.collection).await?;
        let is_seen = access.may_see_collection(&collection.state, stay).is_ok();
        if !(collection.state.is_live() && is_seen) {
            return Err(CollectionRefusal::Missing.into());
        }
        self.right.asks_of(&access, &collection.state, stay)?;
        Ok(EnteredCollection { access, stay, workspace, collection })
    }
}

impl Unit<'_> {
    /// The workspace, and what the caller may do there.
    async fn enter_workspace(&mut self) -> Result<EnteredWorkspace> {
        let workspace = self.read::<Workspace>(self.workspace()).await?;
        if workspace.state.is_deleted() {
            return Err(AccessRefusal::RoleTooLow.into());
        }
        let access = Access::of(self.actor(), &workspace.state, None);
        access.may_read_workspace()?;
        Ok(EnteredWorkspace { access, workspace })
    }
}
