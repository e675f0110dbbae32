//! The orders of work items (contract §1.8).

use service::Problem;

use crate::order::{Order, Orders, as_people_sort};

/// In which order work items are listed.
pub(super) type WorkItemOrder = Order;

/// The place of a work item's state in the workflow.
const BY_STATE: &str = "(SELECT array_position(\
    ARRAY['backlog', 'unstarted', 'started', 'completed', 'cancelled'], s.state_group) \
    FROM state s WHERE s.workspace_id = i.workspace_id AND s.id = i.state_id)";

/// What every listed work item has in common: columns of things that are not there yet.
const SAME: &str = "i.workspace_id";

/// The names that clients may order by; `i` is the work item.
const ORDERS: &Orders = &[
    ("created_at", "i.created_at"),
    ("updated_at", "i.updated_at"),
    ("id", "i.id"),
    ("name", as_people_sort!("i.name")),
    ("sequence_id", "i.number"),
    ("sort_order", "i.sort_order"),
    ("priority", "i.priority_rank"),
    ("start_date", "i.start_date"),
    ("target_date", "i.target_date"),
    ("completed_at", "i.completed_at"),
    ("archived_at", "i.archived_on"),
    ("point", "i.point"),
    ("external_id", "i.external_id"),
    ("external_source", "i.external_source"),
    ("project", "i.project_id"),
    ("project_id", "i.project_id"),
    ("parent", "i.parent_id"),
    ("parent_id", "i.parent_id"),
    ("created_by", "i.created_by"),
    ("updated_by", "i.updated_by"),
    ("workspace", SAME),
    ("deleted_at", SAME),
    ("is_draft", SAME),
    ("type", SAME),
    ("type_id", SAME),
    ("estimate_point", SAME),
    ("state", BY_STATE),
    ("state_id", BY_STATE),
    ("state__group", BY_STATE),
    ("state__name", BY_STATE),
    (
        "state__sequence",
        "(SELECT s.sequence FROM state s \
         WHERE s.workspace_id = i.workspace_id AND s.id = i.state_id)",
    ),
    (
        "parent__sequence_id",
        "(SELECT above.number FROM work_item above \
         WHERE above.workspace_id = i.workspace_id AND above.id = i.parent_id)",
    ),
    (
        "project__name",
        as_people_sort!(
            "(SELECT p.name FROM project p \
             WHERE p.workspace_id = i.workspace_id AND p.id = i.project_id)"
        ),
    ),
    (
        "project__identifier",
        "(SELECT p.identifier FROM project p \
         WHERE p.workspace_id = i.workspace_id AND p.id = i.project_id)",
    ),
    (
        "labels__name",
        "(SELECT max(l.name COLLATE \"und-x-icu\") FROM label l \
         WHERE l.workspace_id = i.workspace_id AND l.id = ANY (i.label_ids))",
    ),
    (
        "assignees__first_name",
        "(SELECT max(u.first_name COLLATE \"und-x-icu\") FROM profile u \
         WHERE u.user_id = ANY (i.assignee_ids))",
    ),
    (
        "created_by__first_name",
        as_people_sort!("(SELECT u.first_name FROM profile u WHERE u.user_id = i.created_by)"),
    ),
    (
        "created_by__display_name",
        as_people_sort!("(SELECT u.display_name FROM profile u WHERE u.user_id = i.created_by)"),
    ),
];

/// Reads `order_by`; newest first unless asked otherwise.
pub(super) fn parse(wanted: Option<&str>) -> Result<WorkItemOrder, Problem> {
    Order::parse(wanted.unwrap_or("-created_at"), ORDERS)
}
