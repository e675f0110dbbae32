//! Changing a project: itself, its states, its labels or its members.

use std::sync::Arc;

use domain::ProjectId;
use domain::project::{Project, ProjectCommand};
use event_store::{Scope, Versioned};

use crate::stop::Stop;
use crate::unit::Unit;

impl Unit<'_> {
    /// Decides commands about a project as one unit and takes the events in.
    ///
    /// # Errors
    /// A refusal, or the log cannot be asked.
    pub async fn change_project(
        &mut self,
        project: ProjectId,
        commands: impl IntoIterator<Item = ProjectCommand>,
    ) -> Result<Arc<Versioned<Project>>, Stop> {
        let scope = Scope { project: Some(project), issue: None };
        self.change::<Project>(project, scope, commands).await
    }
}
