//! The kinds of things that filters name, and the questions that find them by their names.

use wire::filter::ThingField;

/// A kind of thing that a filter can name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Projects.
    Project,
    /// States.
    State,
    /// Labels.
    Label,
    /// Cycles.
    Cycle,
    /// Modules.
    Module,
    /// Points of estimates.
    EstimatePoint,
    /// Members of the workspace.
    Person,
    /// Work items.
    WorkItem,
}

impl Kind {
    /// Every kind.
    #[cfg(test)]
    pub(crate) const ALL: [Self; 8] = [
        Self::Project,
        Self::State,
        Self::Label,
        Self::Cycle,
        Self::Module,
        Self::EstimatePoint,
        Self::Person,
        Self::WorkItem,
    ];

    /// The kind of what a field holds.
    #[must_use]
    pub const fn of(field: ThingField) -> Self {
        match field {
            ThingField::Project => Self::Project,
            ThingField::State => Self::State,
            ThingField::Label => Self::Label,
            ThingField::Cycle => Self::Cycle,
            ThingField::Module => Self::Module,
            ThingField::EstimatePoint => Self::EstimatePoint,
            ThingField::Parent | ThingField::Itself => Self::WorkItem,
            ThingField::Assignee
            | ThingField::Creator
            | ThingField::Changer
            | ThingField::Subscriber
            | ThingField::Mention => Self::Person,
        }
    }

    /// What one of them is called.
    pub(crate) const fn noun(self) -> &'static str {
        match self {
            Self::Project => "project",
            Self::State => "state",
            Self::Label => "label",
            Self::Cycle => "cycle",
            Self::Module => "module",
            Self::EstimatePoint => "estimate point",
            Self::Person => "person",
            Self::WorkItem => "work item",
        }
    }

    /// Those that the caller `$2` may see in the workspace `$1`, or in its project `$3` alone: the id of each, and each name
    /// that it goes by. Work items are not listed; they are found by their keys.
    const fn source(self) -> &'static str {
        match self {
            // A project is named from within another one too, where it finds nothing.
            Self::Project => {
                "SELECT open.id, spelt.name \
                 FROM open_projects_of($1, $2) open \
                 JOIN project p ON p.workspace_id = $1 AND p.id = open.id \
                 CROSS JOIN LATERAL (VALUES (open.identifier), (p.name)) AS spelt (name) \
                 WHERE $3::uuid IS NULL OR true"
            }
            Self::State => {
                "SELECT it.id, it.name \
                 FROM open_projects_of($1, $2) open \
                 JOIN state it ON it.workspace_id = $1 AND it.project_id = open.id \
                 WHERE ($3::uuid IS NULL OR open.id = $3) AND it.state_group <> 'triage'"
            }
            Self::Label => {
                "SELECT it.id, it.name \
                 FROM open_projects_of($1, $2) open \
                 JOIN label it ON it.workspace_id = $1 AND it.project_id = open.id \
                 WHERE $3::uuid IS NULL OR open.id = $3"
            }
            Self::Cycle => {
                "SELECT it.id, it.name \
                 FROM open_projects_of($1, $2) open \
                 JOIN cycle it ON it.workspace_id = $1 AND it.project_id = open.id \
                 WHERE $3::uuid IS NULL OR open.id = $3"
            }
            Self::Module => {
                "SELECT it.id, it.name \
                 FROM open_projects_of($1, $2) open \
                 JOIN module it ON it.workspace_id = $1 AND it.project_id = open.id \
                 WHERE $3::uuid IS NULL OR open.id = $3"
            }
            Self::EstimatePoint => {
                "SELECT it.id, it.value AS name \
                 FROM open_projects_of($1, $2) open \
                 JOIN estimate_point it ON it.workspace_id = $1 AND it.project_id = open.id \
                 WHERE $3::uuid IS NULL OR open.id = $3"
            }
            Self::Person => {
                "SELECT it.member_id AS id, spelt.name \
                 FROM workspace_member it \
                 JOIN profile u ON u.user_id = it.member_id \
                 CROSS JOIN LATERAL (VALUES \
                     (u.display_name), (btrim(u.first_name || ' ' || u.last_name)), \
                     (CASE WHEN u.user_id = $2 OR EXISTS ( \
                         SELECT FROM workspaces_of($2) mine \
                         WHERE mine.workspace_id = $1 AND mine.role <> 'guest' \
                     ) THEN u.email END) \
                 ) AS spelt (name) \
                 WHERE it.workspace_id = $1 AND ($3::uuid IS NULL OR true)"
            }
            Self::WorkItem => {
                "SELECT NULL::uuid AS id, NULL::text AS name \
                 WHERE $1::uuid <> $2 AND $3::uuid IS NULL AND false"
            }
        }
    }

    /// The question for those with one of the names `$4`: the name as it was said, and the id.
    pub(crate) fn found(self) -> String {
        // Projects may be named by their ids too, in words such as `membersOf(project:<id>)`.
        let ids = match self {
            Self::WorkItem => return BY_KEY.to_owned(),
            Self::Project => {
                "UNION ALL SELECT open.id, open.id::text FROM open_projects_of($1, $2) open"
            }
            _ => "",
        };
        format!(
            "SELECT said.name, known.id \
             FROM unnest($4::text[]) AS said (name) \
             JOIN ({} {ids}) AS known \
                 ON upper(known.name COLLATE \"und-x-icu\") = upper(said.name COLLATE \"und-x-icu\")",
            self.source(),
        )
    }

    /// The question for the names that are like the pattern `$4`, at most `$5`.
    pub(crate) fn listed(self) -> String {
        format!(
            "SELECT DISTINCT known.name COLLATE \"und-x-icu\" AS name \
             FROM ({}) AS known \
             WHERE known.name <> '' \
                 AND upper(known.name COLLATE \"und-x-icu\") LIKE upper($4::text COLLATE \"und-x-icu\") \
             ORDER BY name \
             LIMIT $5",
            self.source(),
        )
    }
}

/// Work items by their keys: of those that the caller sees.
const BY_KEY: &str = "\
    SELECT said.name, it.id \
    FROM unnest($4::text[]) AS said (name) \
    JOIN open_projects_of($1, $2) open \
        ON upper(open.identifier COLLATE \"und-x-icu\") \
            = upper(substring(said.name FROM '^(.*)-[0-9]{1,9}$') COLLATE \"und-x-icu\") \
    JOIN work_item it \
        ON it.project_id = open.id \
        AND it.number = substring(said.name FROM '-([0-9]{1,9})$')::bigint \
        AND it.workspace_id IS NOT DISTINCT FROM $1 \
    WHERE is_seen(open.is_limited, $2, it.created_by, it.assignee_ids) \
        AND ($3::uuid IS NULL OR true)";
