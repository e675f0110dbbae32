//! Parameters that several handlers' descriptions have; headers, refusals and tags are the same for all, and come with
//! `tidemark openapi`.

use chrono::{DateTime, Utc};
use utoipa::IntoParams;
use uuid::Uuid;

/// Declares parameters that exist only in the document: handlers read them by name.
macro_rules! parameters {
    ($($(#[$doc:meta])+ $name:ident { $($(#[$about:meta])+ $field:ident: $type:ty),+ $(,)? })+) => {
        $(
            $(#[$doc])+
            #[derive(IntoParams)]
            #[into_params(parameter_in = Query)]
            #[expect(dead_code, reason = "handlers read parameters by name")]
            pub(crate) struct $name { $($(#[$about])+ $field: $type),+ }
        )+
    };
}

parameters! {
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
    /// Which work items; the names of fields are filters too, such as `priority=urgent,high`.
    Filtered {
        /// A filter as JSON, such as `{"and": [{"priority__in": ["urgent"]}, {"not": {"label_id": "…"}}]}`.
        filters: Option<String>,
        /// A query, such as `priority IN (urgent, high) AND assignee = currentUser()`.
        pql: Option<String>,
        /// `false` leaves out what is below another work item.
        sub_issue: Option<bool>,
    }
    /// What is counted by.
    Grouped {
        /// The value that the work items of a group share: `state_id`, `state__group`, `priority`, `project_id`,
        /// `labels__id`, `assignees__id`, `issue_module__module_id`, `cycle_id`, `created_by`, `target_date`, `start_date`.
        group_by: Option<String>,
        /// The value that the work items of a group of a group share.
        sub_group_by: Option<String>,
    }
    /// A query that is half written.
    HalfWritten {
        /// The query up to where something is to come.
        pql: Option<String>,
        /// Only names of things in this project.
        project_id: Option<Uuid>,
    }
    /// The one row that another system knows by a name of its own.
    ExternalReference {
        /// Its id there.
        external_id: Option<String>,
        /// The other system.
        external_source: Option<String>,
    }
    /// Which pages of a tree.
    Below {
        /// Only the pages directly below this one; `null` for those at the top.
        parent: Option<String>,
    }
    /// Which pages of a collection.
    InCollection {
        /// A part of the name, in any case.
        search: Option<String>,
        /// Only the pages directly below this one; without it those that are below no other.
        parent_id: Option<Uuid>,
    }
    /// Which pages, by their names.
    NamedLike {
        /// A part of the name, in any case.
        search: Option<String>,
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
    /// What is searched everywhere.
    Everywhere {
        /// Words in any order, the last perhaps only begun; `"words in this order"`; `-word` that is not to be found; a key
        /// such as `ENG-42`. At most 1,000 characters and 32 words.
        search: Option<String>,
        /// Only these, separated by commas: `work_item`, `comment`, `page`.
        kind: Option<String>,
        /// Only in this project.
        project_id: Option<Uuid>,
        /// `true` finds archived things too.
        archived: Option<bool>,
        /// How many are wanted, 1 to 100; 20 without it.
        limit: Option<u32>,
        /// How many of the best are left out, at most 1,000.
        offset: Option<u32>,
    }
    /// Which cycles.
    CycleView {
        /// `all` (without it), `current`, `upcoming`, `completed`, `draft` (without dates) or `incomplete` (not ended).
        status: Option<String>,
        /// The older name of `status`, which wins.
        cycle_view: Option<String>,
    }
    /// Which stickies.
    StickiesSought {
        /// A part of the text without its tags, in any case.
        query: Option<String>,
        /// Rows of a page, 1 to 1000; 20 without it.
        per_page: Option<u32>,
        /// Which page: the `next_cursor` or `prev_cursor` of another one.
        cursor: Option<String>,
    }
    /// Which rows of a list with long ones.
    FewAPage {
        /// Rows of a page, 1 to 1000; 20 without it.
        per_page: Option<u32>,
        /// Which page: the `next_cursor` or `prev_cursor` of another one.
        cursor: Option<String>,
    }
    /// Which visits.
    VisitsSought {
        /// Only things of this kind: `project`, `cycle`, `module`, `page` or `issue`.
        entity_name: Option<String>,
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
        /// How many positions a page looks at, 1 to 1000, 100 without it; if only some events are wanted, how many of those
        /// it has. In lines how many there are in all, without a bound.
        limit: Option<u64>,
        /// For how many seconds, 1 to 30, a page that has no events is waited for. Only for pages.
        wait: Option<u32>,
    }
    /// Which events of the log: all that is said has to hold, and of several values one is enough.
    EventsSought {
        /// Their names, separated by commas, such as `IssueRenamed,IssueStateChanged`.
        r#type: Option<String>,
        /// The kinds of things that they happened to, separated by commas, such as `issue,comment`.
        entity: Option<String>,
        /// The ids of the projects that they belonged to, separated by commas.
        project: Option<String>,
        /// The ids of the work items whose events they are, those of the comments included, separated by commas.
        issue: Option<String>,
        /// The ids of the users who did it, separated by commas.
        actor: Option<String>,
        /// Recorded after this time.
        time_after: Option<DateTime<Utc>>,
        /// Recorded before this time.
        time_before: Option<DateTime<Utc>>,
    }
}
