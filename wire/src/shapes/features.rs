//! What is switched on in projects and workspaces.

use domain::project::ProjectFeature;
use domain::workspace::WorkspaceFeature;
use serde::Serialize;
use utoipa::ToSchema;

/// Declares switches of a place by the names that clients know, each with the feature that it stands for.
macro_rules! switches {
    ($(#[$doc:meta])+ $shape:ident of $kind:ident { $($(#[$about:meta])+ $name:ident: $feature:ident),+ $(,)? }) => {
        $(#[$doc])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
        pub struct $shape {
            $($(#[$about])+ pub $name: bool,)+
        }

        impl $shape {
            /// The features by the names that clients know.
            pub const NAMED: &'static [(&'static str, $kind)] =
                &[$((stringify!($name), $kind::$feature)),+];

            /// The switches by what is on.
            #[must_use]
            pub fn of(is_on: impl Fn($kind) -> bool) -> Self {
                Self { $($name: is_on($kind::$feature)),+ }
            }
        }
    };
}

pub(super) use switches;

switches! {
    // Contract §8.1.
    /// A project's switches.
    Features of ProjectFeature {
        /// Whether there are modules.
        modules: Modules,
        /// Whether there are cycles.
        cycles: Cycles,
        /// Whether there are views.
        views: Views,
        /// Whether there are pages.
        pages: Pages,
        /// Whether there is intake.
        intakes: Intake,
        /// Whether work items have types.
        work_item_types: WorkItemTypes,
        /// Whether there are epics.
        epics: Epics,
        /// Whether there are workflows.
        workflows: Workflows,
        /// Whether several cycles may run at the same time.
        parallel_cycles: ParallelCycles,
        /// Whether there are updates of the project.
        project_updates: ProjectUpdates,
    }
}

switches! {
    // Contract §8.2.
    /// A workspace's switches.
    WorkspaceFeatures of WorkspaceFeature {
        /// Whether projects are in groups.
        project_grouping: ProjectGrouping,
        /// Whether there are goals above projects.
        initiatives: Initiatives,
        /// Whether there are spaces for teams.
        teams: Teams,
        /// Whether there are customers.
        customers: Customers,
        /// Whether there are pages of the workspace.
        wiki: Wiki,
        /// Whether there is the assistant.
        pi: Pi,
    }
}
