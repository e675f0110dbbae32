//! Cycles of a project, and the work items in them.

mod add_issues;
mod archive;
mod body;
mod create;
mod delete;
pub mod facts;
mod progress;
mod remove_issue;
mod render;
mod transfer;
mod unarchive;
mod update;

use domain::{CycleId, IssueId, ProjectId};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;
use crate::paths::paths;

pub use add_issues::{add_issues, rendered as rendered_issues};
pub use remove_issue::RemoveIssue;

paths! {
    /// The path of a cycle.
    CyclePath { project: ProjectId, cycle: CycleId }
}

paths! {
    /// The path of a work item in a cycle.
    CycleIssuePath { project: ProjectId, cycle: CycleId, issue: IssueId }
}

impl CyclePath {
    /// The cycle, by its project's id and its own.
    const fn cycle(&self) -> (ProjectId, CycleId) {
        (self.project, self.cycle)
    }
}

/// Every endpoint about cycles.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::default()
        .routes(routes!(create::handler))
        .routes(routes!(update::handler))
        .routes(routes!(delete::handler))
        .routes(routes!(archive::handler))
        .routes(routes!(unarchive::handler))
        .routes(routes!(add_issues::handler))
        .routes(routes!(remove_issue::handler))
        .routes(routes!(transfer::handler))
}
