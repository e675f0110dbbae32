//! What is counted already: work items that are alike in their project, state, priority and assignees.
//!
//! The table `work_item_kind_count` has one row for all of a kind, with the columns that `work_item` has of it: a filter that
//! asks for nothing else is a condition on its rows as well.

use wire::filter::{Condition, Field, Filter, ThingField};

/// Whether a filter asks for nothing but what is counted.
pub(crate) fn is_counted(filter: &Filter) -> bool {
    filter.conditions().all(|condition| match condition {
        Condition::Thing(field, _) => is_kept(Field::Thing(*field)),
        Condition::Empty(field) => is_kept(*field),
        Condition::Priority(_) | Condition::StateGroup(_) => true,
        _ => false,
    })
}

/// Whether work items of all kinds are counted by a field.
#[must_use]
pub const fn is_kept(field: Field) -> bool {
    match field {
        Field::Thing(field) => {
            matches!(field, ThingField::Project | ThingField::State | ThingField::Assignee)
        }
        Field::Priority | Field::StateGroup => true,
        _ => false,
    }
}
