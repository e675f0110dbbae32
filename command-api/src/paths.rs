//! The paths of endpoints: each is a struct that a handler takes as `Path<…>` and names in `params(…)`.

use domain::{IssueId, ProjectId};
use serde::{Deserialize, Deserializer};
use service::http::PathId;
use uuid::Uuid;

/// Declares what a path has besides the slug of its workspace: ids, as they are named in the path. What an id is called
/// in the API's description follows from its name unless it is said here.
///
/// `paths! { /// The path of a label. LabelPath { project: ProjectId, label: LabelId } }`
macro_rules! paths {
    ($(#[$doc:meta])+ $name:ident { $($(#[$about:meta])* $id:ident: $type:ty),* $(,)? }) => {
        $(#[$doc])+
        #[derive(Debug, Clone, ::serde::Deserialize, ::utoipa::IntoParams)]
        #[into_params(parameter_in = Path)]
        pub struct $name {
            /// The workspace's slug
            pub slug: String,
            $(
                $(#[$about])*
                #[serde(deserialize_with = "crate::paths::id")]
                #[param(value_type = Uuid)]
                pub $id: $type,
            )*
        }
    };
}

pub(crate) use paths;

/// Reads an id of a path.
pub fn id<'de, T: From<Uuid>, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    PathId::deserialize(deserializer).map(|PathId(id)| id)
}

paths! {
    /// The path of a workspace.
    WorkspacePath {}
}

paths! {
    /// The path of a project.
    ProjectPath { project: ProjectId }
}

paths! {
    /// The path of an issue.
    IssuePath { project: ProjectId, issue: IssueId }
}

impl IssuePath {
    /// The issue, by its project's id and its own.
    pub const fn issue(&self) -> (ProjectId, IssueId) {
        (self.project, self.issue)
    }
}
