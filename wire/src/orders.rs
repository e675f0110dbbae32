//! The names that work items may be ordered by, in lists and in saved views.

/// The names; query-api has an expression for each.
pub const WORK_ITEM_ORDERS: [&str; 40] = [
    "created_at",
    "updated_at",
    "id",
    "name",
    "sequence_id",
    "sort_order",
    "priority",
    "start_date",
    "target_date",
    "completed_at",
    "archived_at",
    "point",
    "external_id",
    "external_source",
    "project",
    "project_id",
    "parent",
    "parent_id",
    "created_by",
    "updated_by",
    "workspace",
    "deleted_at",
    "is_draft",
    "type",
    "type_id",
    "estimate_point",
    "estimate_point__value",
    "estimate_point__key",
    "state",
    "state_id",
    "state__group",
    "state__name",
    "state__sequence",
    "parent__sequence_id",
    "project__name",
    "project__identifier",
    "labels__name",
    "assignees__first_name",
    "created_by__first_name",
    "created_by__display_name",
];

/// Whether lists of work items may be ordered by this: one of the names, after a `-` for the reverse.
#[must_use]
pub fn is_work_item_order(text: &str) -> bool {
    WORK_ITEM_ORDERS.contains(&text.strip_prefix('-').unwrap_or(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_order_is_a_name_in_one_of_two_directions() {
        assert!(is_work_item_order("name") && is_work_item_order("-created_at"));
        assert!(!is_work_item_order("--name") && !is_work_item_order("+name"));
        assert!(
            !is_work_item_order("") && !is_work_item_order("-") && !is_work_item_order("colour")
        );
    }
}
