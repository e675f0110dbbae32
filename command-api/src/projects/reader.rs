//! For whom an answer that shows a project is rendered.

use std::collections::BTreeSet;

use domain::project::{Project, ProjectMembership};
use domain::workspace::Workspace;
use domain::{Access, ProjectId, UserId, WorkspaceId};
use service::Problem;
use wire::Zone;

use crate::app::App;
use crate::error::CommandError;
use crate::request::CommandRequest;

/// Who reads the answer, which members of the project are bots, which are not counted, and how many cycles and
/// modules it has.
pub struct Reader {
    /// The caller.
    pub user: UserId,
    /// The zone of the caller's times.
    pub zone: Zone,
    /// How many cycles the read tables show.
    pub cycles: u64,
    /// How many modules they show.
    pub modules: u64,
    bots: BTreeSet<UserId>,
}

impl Reader {
    /// The caller, for a new project whose members are these.
    ///
    /// # Errors
    /// The profiles cannot be read.
    pub async fn new(
        app: &App,
        request: &CommandRequest,
        members: &[UserId],
    ) -> Result<Self, Problem> {
        let profiles = app.accounts().profiles(members).await?;
        let bots = profiles.iter().filter(|profile| profile.is_bot).map(|bot| bot.user).collect();
        Ok(Self { user: request.user(), zone: request.zone(), cycles: 0, modules: 0, bots })
    }

    /// The caller, for a copy of a project, of which nobody is a member who is none of this one.
    ///
    /// # Errors
    /// The log or the profiles cannot be read.
    pub async fn of_copy(
        app: &App,
        request: &CommandRequest,
        workspace: WorkspaceId,
        source: ProjectId,
    ) -> Result<Self, Problem> {
        Self::new(app, request, &members(app, workspace, source).await?).await
    }

    /// The caller, for a project that exists.
    ///
    /// # Errors
    /// The log or the profiles cannot be read.
    pub async fn of_project(
        app: &App,
        request: &CommandRequest,
        workspace: WorkspaceId,
        project: ProjectId,
    ) -> Result<Self, Problem> {
        let cycles = app.read_model().count_cycles(workspace, project).await?;
        let modules = app.read_model().count_modules(workspace, project).await?;
        let members = members(app, workspace, project).await?;
        Ok(Self { cycles, modules, ..Self::new(app, request, &members).await? })
    }

    /// How many active members of the project, and so of its workspace, are people.
    pub fn people_in(&self, workspace: &Workspace, project: &Project) -> u64 {
        let counts = |member: &&&ProjectMembership| {
            let access = Access::of(member.user, workspace, Some(project));
            access.project.is_some() && !self.bots.contains(&member.user)
        };
        project.members().iter().filter(counts).count() as u64
    }
}

/// Everybody who is or was a member of a project.
async fn members(
    app: &App,
    workspace: WorkspaceId,
    project: ProjectId,
) -> Result<Vec<UserId>, Problem> {
    let project = app.store().get_fresh::<Project>(workspace, project).await;
    let project = project.map_err(CommandError::from)?;
    Ok(project.state.members().iter().map(|member| member.user).collect())
}
