//! The project that is seeded, as the log has it.

use chrono::NaiveDate;
use domain::project::Project;
use domain::workspace::Workspace;
use domain::{ProjectId, StateRef, UserId, WorkspaceId};
use event_store::Store;

use super::content::is_open;
use crate::failure::{Failure, OrFail};
use crate::stage::Place;

/// A project with all that decisions about its work items rest on.
#[derive(Debug, Clone)]
pub struct Ground {
    /// The workspace whose log it is in.
    pub workspace: WorkspaceId,
    /// The version of the workspace.
    pub workspace_version: u64,
    /// The project.
    pub project: ProjectId,
    /// The version of the project.
    pub project_version: u64,
    /// The prefix of its keys.
    pub identifier: String,
    /// The states of work that goes on.
    pub states: Vec<StateRef>,
    /// The state of work that is finished.
    pub finished: StateRef,
    /// The actor of all commands.
    pub actor: UserId,
    /// The day on which things are archived.
    pub today: NaiveDate,
}

impl Ground {
    /// Reads it from the log.
    pub async fn read(store: &Store, place: &Place, today: NaiveDate) -> Result<Self, Failure> {
        let id: WorkspaceId = place.workspace.parse().or_fail("no id of a workspace")?;
        let project: ProjectId = place.project.parse().or_fail("no id of a project")?;
        let workspace =
            store.get::<Workspace>(id, id).await.or_fail("the workspace was not read")?;
        let read = store.get::<Project>(id, project).await.or_fail("the project was not read")?;
        let details = read.state.details().or_fail("the project was not created")?;
        let states = || read.state.states().into_iter();
        let finished = states().find(|state| state.group.is_closed());
        let finished = finished.ok_or_else(|| Failure::new("the project has no closed state"))?;
        let actor = workspace.state.members().first().map(|member| member.user);
        Ok(Self {
            workspace: id,
            workspace_version: workspace.version,
            project,
            project_version: read.version,
            identifier: details.identifier.to_string(),
            states: states()
                .filter(|state| is_open(state.group))
                .map(domain::project::State::reference)
                .collect(),
            finished: finished.reference(),
            actor: actor.ok_or_else(|| Failure::new("the workspace has no member"))?,
            today,
        })
    }
}
