//! What work items are grouped by (contract §8.8).

use service::Problem;
use wire::nearest;

use crate::params::{Params, invalid};

/// A value that work items share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Grouping {
    /// Its name on the wire.
    pub(super) name: &'static str,
    by: By,
}

/// How the value of a work item, `it`, is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum By {
    /// It is in a column.
    One(&'static str),
    /// There are any number of it, in a column.
    Several(&'static str),
    /// It is the group of the state.
    StateGroup,
    /// No work item has one.
    Nothing,
}

/// Every grouping.
const ALL: [Grouping; 14] = [
    Grouping { name: "state_id", by: By::One("it.state_id") },
    Grouping { name: "state__group", by: By::StateGroup },
    Grouping { name: "priority", by: By::One("it.priority") },
    Grouping { name: "project_id", by: By::One("it.project_id") },
    Grouping { name: "type_id", by: By::Nothing },
    Grouping { name: "labels__id", by: By::Several("it.label_ids") },
    Grouping { name: "assignees__id", by: By::Several("it.assignee_ids") },
    Grouping { name: "issue_module__module_id", by: By::Several("it.module_ids") },
    Grouping { name: "release_work_items__release_id", by: By::Nothing },
    Grouping { name: "cycle_id", by: By::One("it.cycle_id") },
    Grouping { name: "milestone_id", by: By::Nothing },
    Grouping { name: "created_by", by: By::One("it.created_by") },
    Grouping { name: "target_date", by: By::One("it.target_date") },
    Grouping { name: "start_date", by: By::One("it.start_date") },
];

impl Grouping {
    /// The grouping that a parameter names.
    pub(super) fn read(params: &Params, parameter: &str) -> Result<Option<Self>, Problem> {
        let Some(wanted) = params.filled(parameter) else { return Ok(None) };
        if let Some(found) = ALL.into_iter().find(|grouping| grouping.name == wanted) {
            return Ok(Some(found));
        }
        let names = ALL.map(|grouping| grouping.name);
        let meant = nearest(wanted, names);
        let meant = meant.map(|name| format!(" Did you mean {name}?")).unwrap_or_default();
        let what = format!("{wanted:?} is none of {}.{meant}", names.join(", "));
        Err(invalid(parameter, &what))
    }
}

/// Joins the values of a work item to it, as `alias (key, place)`: its key as a text, and which of its values that is, from 1;
/// a single one without a grouping.
pub(super) fn joined(grouping: Option<Grouping>, alias: &str) -> String {
    match grouping.map_or(By::Nothing, |grouping| grouping.by) {
        By::One(column) => {
            format!("CROSS JOIN LATERAL (SELECT {column}::text AS key, 1::bigint AS place) {alias}")
        }
        By::Several(column) => format!(
            "CROSS JOIN LATERAL ( \
                 SELECT found.value::text AS key, found.place \
                 FROM unnest( \
                     CASE WHEN {column} = '{{}}' THEN ARRAY[NULL]::uuid[] ELSE {column} END \
                 ) WITH ORDINALITY AS found (value, place) \
             ) {alias}"
        ),
        By::StateGroup => format!(
            "JOIN LATERAL ( \
                 SELECT grouped.state_group AS key, 1::bigint AS place \
                 FROM state grouped \
                 WHERE grouped.workspace_id = it.workspace_id AND grouped.id = it.state_id \
             ) {alias} ON true"
        ),
        By::Nothing => {
            format!("CROSS JOIN LATERAL (SELECT NULL::text AS key, 1::bigint AS place) {alias}")
        }
    }
}

#[cfg(test)]
pub(super) fn all() -> impl Iterator<Item = Grouping> {
    ALL.into_iter()
}
