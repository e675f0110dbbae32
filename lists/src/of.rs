//! Which work items a list is of, as far as the reader sees them.

use domain::Right;
use uuid::Uuid;

use crate::sql::{Bound, Sql};

/// The order of lists that ask for no other, and the end of every other order.
pub const NEWEST_FIRST: &str = "it.created_at DESC, it.id";

/// Which work items a list is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    /// A project's that are not archived.
    Project(Uuid),
    /// A project's that are archived.
    Archive(Uuid),
    /// Those directly below a work item of a project, none of them archived.
    Below(Uuid, Uuid),
    /// The work items of a project that are in one of its cycles, none of them archived.
    Cycle(Uuid, Uuid),
    /// The work items of a project that are in one of its modules, none of them archived.
    Module(Uuid, Uuid),
    /// The work items of all projects that the caller is in, none of them archived.
    Workspace,
}

impl Of {
    /// The project that the list is of; none for one of the workspace.
    #[must_use]
    pub const fn project(self) -> Option<Uuid> {
        match self {
            Self::Project(project)
            | Self::Archive(project)
            | Self::Below(project, _)
            | Self::Cycle(project, _)
            | Self::Module(project, _) => Some(project),
            Self::Workspace => None,
        }
    }

    /// What the statement asks the caller to be.
    #[must_use]
    pub const fn right(self) -> Right {
        match self {
            Self::Workspace => Right::WorkspaceReader,
            _ => Right::ProjectReader,
        }
    }

    /// The work item, cycle or module that they are in or below, if it is one.
    const fn inside(self) -> Option<Uuid> {
        match self {
            Self::Below(_, thing) | Self::Cycle(_, thing) | Self::Module(_, thing) => Some(thing),
            Self::Project(_) | Self::Archive(_) | Self::Workspace => None,
        }
    }

    /// The order of a list that asks for none: newest first, but oldest first in a cycle or module, and their own below a work item.
    #[must_use]
    pub const fn usual_order(self) -> &'static str {
        match self {
            Self::Project(_) | Self::Archive(_) | Self::Workspace => "-created_at",
            Self::Cycle(..) | Self::Module(..) => "created_at",
            Self::Below(..) => "sort_order",
        }
    }

    /// The number of the first parameter that the statement does not use.
    #[must_use]
    pub const fn first_free(self) -> usize {
        match (self.project(), self.inside()) {
            (None, _) => 5,
            (Some(_), None) => 6,
            (Some(_), Some(_)) => 7,
        }
    }

    /// Gives a statement the values before the first free one: who asks, how many rows, and behind how many others.
    #[must_use]
    pub fn bind<'q, Q: Bound<'q>>(
        self,
        query: Q,
        (slug, caller): (&'q str, Uuid),
        (limit, offset): (i64, i64),
    ) -> Q {
        let query = query.value(slug).value(caller).value(limit).value(offset);
        let things = [self.project(), self.inside()];
        things.into_iter().flatten().fold(query, Bound::value)
    }

    /// The table that counts those; none for the few below a work item, which are counted as they are.
    const fn counts(self) -> Option<&'static str> {
        match self {
            Self::Project(_) | Self::Archive(_) | Self::Workspace => Some("work_item_count"),
            Self::Cycle(..) | Self::Module(..) => Some("work_item_place_count"),
            Self::Below(..) => None,
        }
    }

    /// How many there are, in SQL.
    #[must_use]
    pub fn total(self) -> String {
        let (condition, counted) = (self.condition(), self.counted());
        match self.counts() {
            None => {
                format!("SELECT count(*) AS total FROM work_item it WHERE {condition} AND {SEEN}")
            }
            Some(counts) => format!(
                "SELECT COALESCE(sum(it.items), 0)::bigint + {} AS total FROM {counts} it \
                 WHERE {counted} AND it.project_id <> ALL (access.limited)",
                self.own(),
            ),
        }
    }

    /// How many of them a filter finds, in SQL: from the counts if they know all that it asks.
    #[must_use]
    pub fn total_of(self, filter: &Sql) -> String {
        if let Some(alike) = self.alike(filter) {
            return format!("SELECT COALESCE(sum(it.items), 0)::bigint FROM {alike} it");
        }
        let (source, condition) = self.among(filter);
        format!("SELECT count(*) FROM {source} it WHERE {condition}")
    }

    /// The list's counts by project and state, as the table that counts them has them: rows of `workspace_id`,
    /// `project_id`, `state_id` and how many `items`. Work items in projects where the caller does not see all are counted
    /// one by one.
    #[must_use]
    pub fn kept(self) -> Option<String> {
        let columns = "it.workspace_id, it.project_id, it.state_id";
        Some(self.kept_in(self.counts()?, columns, &Sql::everything()))
    }

    /// The counts of the work items that a filter finds, with `priority` and `assignee_ids` besides; none if the list is
    /// not counted so, or the filter asks for more than the counts know.
    #[must_use]
    pub fn alike(self, filter: &Sql) -> Option<String> {
        let is_counted = match self {
            Self::Project(_) | Self::Archive(_) | Self::Workspace => filter.is_counted,
            Self::Cycle(..) | Self::Module(..) | Self::Below(..) => false,
        };
        let columns = "it.workspace_id, it.project_id, it.state_id, it.priority, it.assignee_ids";
        is_counted.then(|| self.kept_in("work_item_kind_count", columns, filter))
    }

    /// Rows of a table that counts the list's work items, and one row for each work item that the caller sees in projects
    /// where they do not see all.
    fn kept_in(self, counts: &str, columns: &str, filter: &Sql) -> String {
        let (condition, counted, source) = (self.condition(), self.counted(), self.source());
        let filter = &filter.condition;
        format!(
            "( \
                 SELECT {columns}, it.items FROM {counts} it \
                 WHERE {counted} AND it.items > 0 AND it.project_id <> ALL (access.limited) \
                     AND {filter} \
                 UNION ALL \
                 SELECT {columns}, 1 FROM {source} it \
                 WHERE access.limited <> '{{}}' AND it.project_id = ANY (access.limited) \
                     AND {condition} AND {SEEN} AND {filter} \
             )"
        )
    }

    /// Which rows of a table that counts them, `it`, count those.
    const fn counted(self) -> &'static str {
        match self {
            Self::Below(..) => "false",
            Self::Project(_) => {
                "it.workspace_id = access.workspace_id AND it.project_id = access.project_id \
                 AND NOT it.is_archived AND it.state_id <> ALL (access.hidden_states) \
                 AND access.is_open"
            }
            Self::Archive(_) => {
                "it.workspace_id = access.workspace_id AND it.project_id = access.project_id \
                 AND it.is_archived AND access.is_open"
            }
            Self::Cycle(..) | Self::Module(..) => {
                "it.workspace_id = access.workspace_id AND it.project_id = access.project_id \
                 AND it.place_id = $6 AND it.state_id <> ALL (access.hidden_states) \
                 AND access.is_open"
            }
            Self::Workspace => {
                "it.workspace_id = access.workspace_id AND it.project_id = ANY (access.open_projects) \
                 AND NOT it.is_archived AND it.state_id <> ALL (access.hidden_states)"
            }
        }
    }

    /// The rest of the statement for the single row of who asks about what, after columns of the workspace, `w`, and of its
    /// checkpoint, `c`; none if they may not. `$1` is the slug, `$2` the caller.
    #[must_use]
    pub const fn access(self) -> &'static str {
        match self {
            Self::Project(_)
            | Self::Archive(_)
            | Self::Below(..)
            | Self::Cycle(..)
            | Self::Module(..) => IN_PROJECT,
            Self::Workspace => IN_WORKSPACE,
        }
    }

    /// The columns of that row which [`access`](Self::access) selects, with their types.
    #[must_use]
    pub const fn access_columns(self) -> &'static str {
        match self {
            Self::Workspace => "hidden_states uuid[], open_projects uuid[], limited uuid[]",
            _ => "project_id uuid, is_open boolean, hidden_states uuid[], limited uuid[]",
        }
    }

    /// The source of the rows. A module holds few of its project's work items: they are looked up by their keys, one by
    /// one.
    const fn source(self) -> &'static str {
        match self {
            Self::Module(..) => {
                "( \
                     SELECT found.* \
                     FROM module_issue inside \
                     CROSS JOIN LATERAL ( \
                         SELECT * FROM work_item AS stored \
                         WHERE stored.workspace_id = access.workspace_id \
                             AND stored.id = inside.work_item_id \
                         LIMIT 1 \
                     ) AS found \
                     WHERE inside.module_id = $6 \
                         AND inside.workspace_id IS NOT DISTINCT FROM access.workspace_id \
                 )"
            }
            _ => "work_item",
        }
    }

    /// The source and the condition of the rows that a filter finds.
    #[must_use]
    pub fn among(self, filter: &Sql) -> (&'static str, String) {
        (self.source(), format!("{} AND {SEEN} AND {}", self.condition(), filter.condition))
    }

    /// The number of work items that are counted one by one: all below a work item, and the caller's own in projects where
    /// they see no others.
    fn own(self) -> String {
        let (source, condition) = (self.source(), self.condition());
        format!(
            "CASE WHEN access.limited = '{{}}' THEN 0 ELSE ( \
                 SELECT count(*) FROM {source} it \
                 WHERE it.project_id = ANY (access.limited) AND {condition} AND {SEEN} \
             ) END"
        )
    }

    /// Which rows of `work_item` are meant. The planner takes a state that is none of some for a state that hardly any row
    /// has, where all rows are in one or two, and would sort them all; of what COALESCE gives it knows nothing. What IS
    /// NOT DISTINCT is not looked for by an index, so never a whole workspace by the primary key; nor is a whole index read of
    /// what is not archived where that is not said by IS NULL.
    const fn condition(self) -> &'static str {
        match self {
            Self::Project(_) => {
                "it.workspace_id IS NOT DISTINCT FROM access.workspace_id \
                 AND it.project_id = access.project_id AND it.archived_on IS NULL \
                 AND NOT COALESCE(it.state_id = ANY (access.hidden_states), false) AND access.is_open"
            }
            Self::Archive(_) => {
                "it.workspace_id IS NOT DISTINCT FROM access.workspace_id \
                 AND it.project_id = access.project_id AND it.archived_on IS NOT NULL AND access.is_open"
            }
            Self::Below(..) => {
                "it.parent_id = $6 AND it.workspace_id IS NOT DISTINCT FROM access.workspace_id \
                 AND it.project_id IS NOT DISTINCT FROM access.project_id \
                 AND NOT COALESCE(it.archived_on >= '-infinity', false) \
                 AND NOT COALESCE(it.state_id = ANY (access.hidden_states), false) AND access.is_open \
                 AND (access.limited = '{}' OR EXISTS ( \
                     SELECT FROM work_items_of(access.workspace_id, $2) seen WHERE seen.id = $6 \
                 ))"
            }
            Self::Cycle(..) => {
                "it.workspace_id IS NOT DISTINCT FROM access.workspace_id \
                 AND it.project_id IS NOT DISTINCT FROM access.project_id \
                 AND it.cycle_id = $6 AND it.archived_on IS NULL \
                 AND NOT COALESCE(it.state_id = ANY (access.hidden_states), false) AND access.is_open"
            }
            Self::Module(..) => {
                "it.project_id = access.project_id AND it.archived_on IS NULL \
                 AND NOT COALESCE(it.state_id = ANY (access.hidden_states), false) AND access.is_open"
            }
            Self::Workspace => {
                "it.workspace_id IS NOT DISTINCT FROM access.workspace_id \
                 AND it.project_id = ANY (access.open_projects) AND it.archived_on IS NULL \
                 AND NOT COALESCE(it.state_id = ANY (access.hidden_states), false)"
            }
        }
    }
}

/// Which of the rows the caller sees: in the projects where they are limited to their own, those.
const SEEN: &str = "is_seen(COALESCE(it.project_id = ANY (access.limited), false), $2, it.created_by, \
    it.assignee_ids)";

/// Who asks about a project, `$5`.
const IN_PROJECT: &str = "\
    p.id AS project_id, p.archived_at IS NULL AS is_open, \
        ARRAY( \
            SELECT s.id FROM state s \
            WHERE s.workspace_id IS NOT DISTINCT FROM w.workspace_id AND s.project_id = p.id \
                AND s.state_group = 'triage' \
        ) AS hidden_states, \
        CASE WHEN is_limited(pm.is_guest, p.features) THEN ARRAY[p.id] ELSE ARRAY[]::uuid[] END \
            AS limited \
    FROM workspace w \
    JOIN workspaces_of($2) m ON m.workspace_id = w.workspace_id \
    JOIN projects_of(w.workspace_id, $2) pm ON pm.project_id = $5 \
    JOIN project p ON p.workspace_id = w.workspace_id AND p.id = pm.project_id \
    JOIN checkpoint c ON c.workspace_id = w.workspace_id \
    WHERE w.slug = $1 \
    LIMIT 1";

/// Who asks about a whole workspace: about the projects that they are in.
const IN_WORKSPACE: &str = "\
    ARRAY( \
            SELECT s.id FROM state s \
            WHERE s.workspace_id = w.workspace_id AND s.state_group = 'triage' \
        ) AS hidden_states, \
        ARRAY(SELECT id FROM open_projects_of(w.workspace_id, $2)) AS open_projects, \
        ARRAY(SELECT id FROM open_projects_of(w.workspace_id, $2) WHERE is_limited) AS limited \
    FROM workspace w \
    JOIN workspaces_of($2) m ON m.workspace_id = w.workspace_id \
    JOIN checkpoint c ON c.workspace_id = w.workspace_id \
    WHERE w.slug = $1 \
    ORDER BY w.created_at DESC \
    LIMIT 1";
