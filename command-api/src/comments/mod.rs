//! Comments on work items.

mod body;
mod create;
mod delete;
pub mod facts;
mod render;
mod update;

use domain::{CommentId, IssueId, ProjectId};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;
use crate::issues::IN_PATHS;
use crate::paths::paths;

pub use delete::answers;

paths! {
    /// The path of a comment on an issue.
    CommentPath { project: ProjectId, issue: IssueId, comment: CommentId }
}

impl CommentPath {
    /// The comment, by the ids of its project and its issue and its own.
    pub const fn comment(&self) -> (ProjectId, IssueId, CommentId) {
        (self.project, self.issue, self.comment)
    }
}

/// The endpoints that change comments.
pub fn routes() -> OpenApiRouter<App> {
    let router = IN_PATHS.routes(OpenApiRouter::new(), routes!(create::handler));
    let router = IN_PATHS.routes(router, routes!(update::handler));
    IN_PATHS.routes(router, routes!(delete::handler))
}
