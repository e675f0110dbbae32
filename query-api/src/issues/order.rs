//! The orders of work items (contract §1.8).

use service::Problem;
use wire::filter::pql::OrderBy;

use crate::order::{Orders, SqlOrder, as_people_sort};

/// The place of a work item's state in the workflow.
pub(super) const BY_STATE: &str = "(SELECT array_position(\
    ARRAY['backlog', 'unstarted', 'started', 'completed', 'cancelled'], s.state_group) \
    FROM state s WHERE s.workspace_id = it.workspace_id AND s.id = it.state_id)";

/// What a work item's point is worth, as a text.
const BY_ESTIMATE_VALUE: &str = "(SELECT e.value FROM estimate_point e \
    WHERE e.workspace_id = it.workspace_id AND e.id = it.estimate_point_id)";

/// The place of a work item's point on its scale.
pub(super) const BY_ESTIMATE_PLACE: &str = "(SELECT e.place FROM estimate_point e \
    WHERE e.workspace_id = it.workspace_id AND e.id = it.estimate_point_id)";

/// The place of a work item's state among those of its project.
pub(super) const BY_STATE_SEQUENCE: &str = "(SELECT s.sequence FROM state s \
    WHERE s.workspace_id = it.workspace_id AND s.id = it.state_id)";

/// The number of the work item above.
pub(super) const BY_PARENT_NUMBER: &str = "(SELECT above.number FROM work_item above \
    WHERE above.workspace_id = it.workspace_id AND above.id = it.parent_id)";

/// What every listed work item has in common: columns of things that are not there yet.
const SAME: &str = "it.workspace_id";

/// The names that clients may order by; `it` is the work item.
pub(super) const ORDERS: &Orders = &[
    ("created_at", "it.created_at"),
    ("updated_at", "it.updated_at"),
    ("id", "it.id"),
    ("name", as_people_sort!("it.name")),
    ("sequence_id", "it.number"),
    ("sort_order", "it.sort_order"),
    ("priority", "it.priority_rank"),
    ("start_date", "it.start_date"),
    ("target_date", "it.target_date"),
    ("completed_at", "it.completed_at"),
    ("archived_at", "it.archived_on"),
    ("point", "it.point"),
    ("external_id", "it.external_id"),
    ("external_source", "it.external_source"),
    ("project", "it.project_id"),
    ("project_id", "it.project_id"),
    ("parent", "it.parent_id"),
    ("parent_id", "it.parent_id"),
    ("created_by", "it.created_by"),
    ("updated_by", "it.updated_by"),
    ("workspace", SAME),
    ("deleted_at", SAME),
    ("is_draft", SAME),
    ("type", SAME),
    ("type_id", SAME),
    ("estimate_point", BY_ESTIMATE_VALUE),
    ("estimate_point__value", BY_ESTIMATE_VALUE),
    ("estimate_point__key", BY_ESTIMATE_PLACE),
    ("state", BY_STATE),
    ("state_id", BY_STATE),
    ("state__group", BY_STATE),
    ("state__name", BY_STATE),
    ("state__sequence", BY_STATE_SEQUENCE),
    ("parent__sequence_id", BY_PARENT_NUMBER),
    (
        "project__name",
        as_people_sort!(
            "(SELECT p.name FROM project p \
             WHERE p.workspace_id = it.workspace_id AND p.id = it.project_id)"
        ),
    ),
    (
        "project__identifier",
        "(SELECT p.identifier FROM project p \
         WHERE p.workspace_id = it.workspace_id AND p.id = it.project_id)",
    ),
    (
        "labels__name",
        "(SELECT max(l.name COLLATE \"und-x-icu\") FROM label l \
         WHERE l.workspace_id = it.workspace_id AND l.id = ANY (it.label_ids))",
    ),
    (
        "assignees__first_name",
        "(SELECT max(u.first_name COLLATE \"und-x-icu\") FROM profile u \
         WHERE u.user_id = ANY (it.assignee_ids))",
    ),
    (
        "created_by__first_name",
        as_people_sort!("(SELECT u.first_name FROM profile u WHERE u.user_id = it.created_by)"),
    ),
    (
        "created_by__display_name",
        as_people_sort!("(SELECT u.display_name FROM profile u WHERE u.user_id = it.created_by)"),
    ),
];

/// Reads `order_by`: a name, or several with commas between them.
pub(super) fn parse(wanted: &str) -> Result<Vec<SqlOrder>, Problem> {
    wanted.split(',').map(|name| SqlOrder::parse(name.trim(), ORDERS)).collect()
}

/// The order that a query asks for.
pub(super) fn of_query(wanted: &[OrderBy]) -> Result<Vec<SqlOrder>, Problem> {
    let order = |by: &OrderBy| {
        SqlOrder::parse(by.name, ORDERS).map(|order| SqlOrder { reverse: by.descending, ..order })
    };
    wanted.iter().map(order).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_are_those_that_saved_views_may_have() {
        let names: Vec<_> = ORDERS.iter().map(|(name, _)| *name).collect();
        assert_eq!(names, wire::WORK_ITEM_ORDERS);
    }
}
