//! What the handlers' descriptions have in common.

use std::collections::BTreeMap;

use utoipa::openapi::{RefOr, Response, ResponseBuilder};
use utoipa::{IntoParams, IntoResponses};
use uuid::Uuid;

/// Users and their keys.
pub(crate) const USERS: &str = "Users";
/// Workspaces and their members.
pub(crate) const WORKSPACES: &str = "Workspaces";
/// Projects and their members.
pub(crate) const PROJECTS: &str = "Projects";
/// Workflow states.
pub(crate) const STATES: &str = "States";
/// Labels.
pub(crate) const LABELS: &str = "Labels";
/// Work items, their links, comments and activities.
pub(crate) const WORK_ITEMS: &str = "Work items";
/// The log.
pub(crate) const HISTORY: &str = "History";

/// Declares parameters that exist only in the document: handlers read them by name.
macro_rules! parameters {
    ($place:ident; $($(#[$doc:meta])+ $name:ident { $($(#[$about:meta])+ $field:ident: $type:ty),+ $(,)? })+) => {
        $(
            $(#[$doc])+
            #[derive(IntoParams)]
            #[into_params(parameter_in = $place)]
            #[expect(dead_code, reason = "handlers read parameters by name")]
            pub(crate) struct $name { $($(#[$about])+ $field: $type),+ }
        )+
    };
}

parameters! { Path;
    /// The path of a workspace.
    WorkspacePath {
        /// The workspace's name in paths.
        slug: String,
    }
    /// The path of a project.
    ProjectPath {
        /// The workspace's name in paths.
        slug: String,
        /// The project.
        project: Uuid,
    }
    /// The path of a work item.
    WorkItemPath {
        /// The workspace's name in paths.
        slug: String,
        /// The project.
        project: Uuid,
        /// The work item.
        issue: Uuid,
    }
}

parameters! { Query;
    /// Which rows of a list.
    Paging {
        /// Rows of a page, 1 to 1000; 1000 without it.
        per_page: Option<u32>,
        /// Which page: the `next_cursor` or `prev_cursor` of another one.
        cursor: Option<String>,
    }
    /// How much of a row.
    Shape {
        /// The keys wanted, separated by commas; all without it.
        fields: Option<String>,
        /// The foreign keys wanted as objects, separated by commas.
        expand: Option<String>,
    }
    /// In which order.
    Ordered {
        /// The key to order by, after a `-` for the reverse.
        order_by: Option<String>,
    }
    /// The one row that another system knows by a name of its own.
    ExternalReference {
        /// Its id there.
        external_id: Option<String>,
        /// The other system.
        external_source: Option<String>,
    }
    /// What is looked for.
    Sought {
        /// A part of the name or of the project's identifier, or a text with the number.
        search: Option<String>,
        /// How many are wanted, 10 unless said.
        limit: Option<u64>,
        /// `false` with `project_id` searches only that project.
        workspace_search: Option<String>,
        /// The project.
        project_id: Option<Uuid>,
    }
    /// Whether comments are part of a feed.
    Comments {
        /// `true` adds the comments: made, changed and deleted.
        include_comments: Option<bool>,
    }
    /// Which members.
    MemberFilter {
        /// A part of the given name, in any case.
        first_name: Option<String>,
        /// A part of the family name, in any case.
        last_name: Option<String>,
        /// A part of the e-mail address, in any case.
        email: Option<String>,
        /// A part of the shown name, in any case.
        display_name: Option<String>,
        /// owner, admin, member or guest.
        role_slug: Option<String>,
        /// Whether the membership is active.
        is_active: Option<bool>,
        /// Whether it is a bot.
        is_bot: Option<bool>,
    }
    /// A stretch of the log.
    Stretch {
        /// Only events after this one: a position, or the `cursor` of another page; 400 beyond the end of the log.
        after: Option<String>,
        /// How many positions are looked at, 1 to 1000; 100 without it.
        limit: Option<u32>,
    }
}

/// The answers that every question has besides its own.
pub(crate) struct Problems;

impl IntoResponses for Problems {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        let answer = |status: &str, text: &str| {
            (status.to_owned(), ResponseBuilder::new().description(text).build().into())
        };
        BTreeMap::from([
            answer("304", "The client holds the same answer already (`If-None-Match`)."),
            answer("400", "The request is malformed; the body says where."),
            answer("401", "No key was sent."),
            answer("403", "The key is not valid, or the caller may not know of this."),
            answer("404", "There is no such thing."),
            answer("412", "`Tidemark-Wait-For` names another epoch."),
            answer("429", "The key has asked too often; `Retry-After` says when to ask again."),
            answer("503", "The position in `Tidemark-Wait-For` cannot be shown yet."),
        ])
    }
}
