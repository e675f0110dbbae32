//! Changing an aggregate that an endpoint knows by its path, in the scope that its events belong to.

use std::sync::Arc;

use domain::collection::{Collection, CollectionCommand};
use domain::comment::{Comment, CommentCommand};
use domain::cycle::{Cycle, CycleCommand};
use domain::issue::{Issue, IssueCommand};
use domain::module::{Module, ModuleCommand};
use domain::page::{Page, PageCommand};
use domain::project::{Project, ProjectCommand};
use domain::view::{View, ViewCommand};
use domain::workspace::{Workspace, WorkspaceCommand};
use domain::{CollectionId, CommentId, CycleId, IssueId, ModuleId, PageId, ProjectId, ViewId};
use event_store::{Scope, Versioned};

use super::Unit;
use crate::error::Result;

/// Where the events of an issue belong, and of what hangs on it.
pub const fn issue_scope(project: ProjectId, issue: IssueId) -> Scope {
    Scope { project: Some(project), issue: Some(issue) }
}

/// Where the events of a page or a view belong.
pub const fn place_scope(project: Option<ProjectId>) -> Scope {
    Scope { project, issue: None }
}

impl Unit<'_> {
    /// Changes the workspace itself, its members or their roles.
    ///
    /// # Errors
    /// As [`Unit::change`].
    pub async fn change_workspace(
        &mut self,
        commands: impl IntoIterator<Item = WorkspaceCommand>,
    ) -> Result<Arc<Versioned<Workspace>>> {
        self.change::<Workspace>(self.workspace(), Scope::default(), commands).await
    }

    /// Changes a project itself, its states, its labels, its estimate or its members.
    ///
    /// # Errors
    /// As [`Unit::change`].
    pub async fn change_project(
        &mut self,
        project: ProjectId,
        commands: impl IntoIterator<Item = ProjectCommand>,
    ) -> Result<Arc<Versioned<Project>>> {
        let scope = Scope { project: Some(project), issue: None };
        self.change::<Project>(project, scope, commands).await
    }

    /// Changes an issue itself or its links.
    ///
    /// # Errors
    /// As [`Unit::change`].
    pub async fn change_issue(
        &mut self,
        (project, issue): (ProjectId, IssueId),
        commands: impl IntoIterator<Item = IssueCommand>,
    ) -> Result<Arc<Versioned<Issue>>> {
        self.change::<Issue>(issue, issue_scope(project, issue), commands).await
    }

    /// Changes a module of a project, or its links.
    ///
    /// # Errors
    /// As [`Unit::change`].
    pub async fn change_module(
        &mut self,
        (project, module): (ProjectId, ModuleId),
        commands: impl IntoIterator<Item = ModuleCommand>,
    ) -> Result<Arc<Versioned<Module>>> {
        let scope = Scope { project: Some(project), issue: None };
        self.change::<Module>(module, scope, commands).await
    }

    /// Changes a comment on an issue.
    ///
    /// # Errors
    /// As [`Unit::change`].
    pub async fn change_comment(
        &mut self,
        (project, issue, comment): (ProjectId, IssueId, CommentId),
        commands: impl IntoIterator<Item = CommentCommand>,
    ) -> Result<Arc<Versioned<Comment>>> {
        self.change::<Comment>(comment, issue_scope(project, issue), commands).await
    }

    /// Changes a cycle itself; which work items are in it, those say.
    ///
    /// # Errors
    /// As [`Unit::change`].
    pub async fn change_cycle(
        &mut self,
        (project, cycle): (ProjectId, CycleId),
        commands: impl IntoIterator<Item = CycleCommand>,
    ) -> Result<Arc<Versioned<Cycle>>> {
        let scope = Scope { project: Some(project), issue: None };
        self.change::<Cycle>(cycle, scope, commands).await
    }

    /// Changes a page of a project, or of the workspace.
    ///
    /// # Errors
    /// As [`Unit::change`].
    pub async fn change_page(
        &mut self,
        (project, page): (Option<ProjectId>, PageId),
        commands: impl IntoIterator<Item = PageCommand>,
    ) -> Result<Arc<Versioned<Page>>> {
        self.change::<Page>(page, place_scope(project), commands).await
    }

    /// Changes a collection itself or its members; which pages are in it, those say.
    ///
    /// # Errors
    /// As [`Unit::change`].
    pub async fn change_collection(
        &mut self,
        collection: CollectionId,
        commands: impl IntoIterator<Item = CollectionCommand>,
    ) -> Result<Arc<Versioned<Collection>>> {
        self.change::<Collection>(collection, Scope::default(), commands).await
    }

    /// Changes a view of a project, or of the workspace.
    ///
    /// # Errors
    /// As [`Unit::change`].
    pub async fn change_view(
        &mut self,
        (project, view): (Option<ProjectId>, ViewId),
        commands: impl IntoIterator<Item = ViewCommand>,
    ) -> Result<Arc<Versioned<View>>> {
        self.change::<View>(view, place_scope(project), commands).await
    }
}
