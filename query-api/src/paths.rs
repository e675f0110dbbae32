//! What paths name: each struct extracts the parameters of a path and documents them.

use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;

/// A path that leads into a project.
pub(crate) trait ToProject {
    /// The workspace's name in paths.
    fn slug(&self) -> &str;

    fn project(&self) -> Uuid;
}

/// The path of a workspace.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub(crate) struct WorkspacePath {
    /// The workspace's name in paths.
    pub(crate) slug: String,
}

/// Declares the path of something in a project, by the ids that come after the project's.
macro_rules! path_in_project {
    ($(#[$doc:meta])+ $name:ident { $($(#[$about:meta])* $field:ident),* $(,)? }) => {
        $(#[$doc])+
        #[derive(Debug, serde::Deserialize, utoipa::IntoParams)]
        #[into_params(parameter_in = Path)]
        pub(crate) struct $name {
            /// The workspace's name in paths.
            pub(crate) slug: String,
            /// The project.
            #[param(value_type = uuid::Uuid)]
            pub(crate) project: $crate::Id,
            $($(#[$about])* #[param(value_type = uuid::Uuid)] pub(crate) $field: $crate::Id,)*
        }

        impl $crate::paths::ToProject for $name {
            fn slug(&self) -> &str {
                &self.slug
            }

            fn project(&self) -> uuid::Uuid {
                self.project.0
            }
        }
    };
}
pub(crate) use path_in_project;

/// Declares the path of something of a work item, by the ids that come after the work item's.
macro_rules! path_in_work_item {
    ($(#[$doc:meta])+ $name:ident { $($(#[$about:meta])* $field:ident),* $(,)? }) => {
        $crate::paths::path_in_project! {
            $(#[$doc])+
            $name {
                /// The work item.
                issue,
                $($(#[$about])* $field,)*
            }
        }
    };
}
pub(crate) use path_in_work_item;

path_in_project! {
    /// The path of a project.
    ProjectPath {}
}

path_in_work_item! {
    /// The path of a work item.
    WorkItemPath {}
}

path_in_project! {
    /// The path of a module.
    ModulePath { module }
}

path_in_project! {
    /// The path of a cycle.
    CyclePath {
        /// The cycle.
        cycle
    }
}
