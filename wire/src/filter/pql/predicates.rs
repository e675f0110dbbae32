//! Words that say something of a work item by themselves: `isOverdue()`, `childOf(ENG-5)`.

use domain::issue::Relation;

use super::grammar::Call;
use crate::filter::Filter;
use crate::filter::condition::{Bounds, Condition, Thing, Tie};
use crate::filter::error::{FilterError, FilterErrorCode};
use crate::filter::field::{DayField, Field, FlagField, ThingField};
use crate::filter::functions::OPEN;
use crate::filter::time::Today;
use crate::filter::value::{Operand, Said};

/// The predicates that take nothing, as they are shown.
pub(super) const ALONE: [&str; 11] = [
    "isOverdue()",
    "hasNoAssignee()",
    "hasNoLabel()",
    "isTopLevel()",
    "isSubWorkItem()",
    "hasChildren()",
    "hasStartAndDueDates()",
    "isDraft()",
    "isArchived()",
    "isIntake()",
    "isEpic()",
];
/// The predicates that take a work item, as they are shown.
pub(super) const OF_ANOTHER: [&str; 6] = [
    "childOf(key)",
    "parentOf(key)",
    "linkedTo(key)",
    "blockedBy(key)",
    "blocks(key)",
    "duplicateOf(key)",
];

/// What a call says by itself; none if it is no such word.
pub(super) fn filter(call: &Call, today: Today) -> Option<Result<Filter, FilterError>> {
    let name = call.name.to_lowercase();
    if let Some(filter) = alone(&name, today) {
        return Some(if call.arguments.is_empty() {
            Ok(filter)
        } else {
            Err(wrong(call, "takes nothing"))
        });
    }
    let (field, tie) = of_another(&name)?;
    Some(other(call).map(|(other, column)| {
        Filter::Is(Condition::Thing(field, vec![Thing::Tied(tie, other, column)]))
    }))
}

/// What a word that takes nothing says.
fn alone(name: &str, today: Today) -> Option<Filter> {
    let filled = |field| Filter::Not(Box::new(empty(field)));
    Some(match name {
        "isoverdue" => {
            let before = Bounds { from: None, until: Some(today.day()) };
            let late = Filter::Is(Condition::Day(DayField::Target, before));
            Filter::All(vec![late, Filter::Is(Condition::StateGroup(OPEN.to_vec()))])
        }
        "hasnoassignee" => empty(Field::Thing(ThingField::Assignee)),
        "hasnolabel" => empty(Field::Thing(ThingField::Label)),
        "istoplevel" => empty(Field::Thing(ThingField::Parent)),
        "issubworkitem" => filled(Field::Thing(ThingField::Parent)),
        "haschildren" => Filter::Is(Condition::HasChildren),
        "hasstartandduedates" => Filter::All(vec![
            filled(Field::Day(DayField::Start)),
            filled(Field::Day(DayField::Target)),
        ]),
        "isdraft" => Filter::Is(Condition::Flag(FlagField::IsDraft, true)),
        "isarchived" => Filter::Is(Condition::Flag(FlagField::IsArchived, true)),
        "isintake" => Filter::Is(Condition::FromIntake),
        // Work items have no types yet, so none is an epic.
        "isepic" => Filter::Any(Vec::new()),
        _ => return None,
    })
}

/// That a field has nothing.
fn empty(field: Field) -> Filter {
    Filter::Is(Condition::Empty(field))
}

/// The field and the tie by which a predicate finds work items that are tied to another one.
fn of_another(name: &str) -> Option<(ThingField, Tie)> {
    Some(match name {
        "childof" => (ThingField::Parent, Tie::Same),
        "parentof" => (ThingField::Itself, Tie::Above),
        "linkedto" => (ThingField::Itself, Tie::Related(Relation::RelatesTo)),
        "blockedby" => (ThingField::Itself, Tie::Related(Relation::BlockedBy)),
        "blocks" => (ThingField::Itself, Tie::Related(Relation::Blocking)),
        "duplicateof" => (ThingField::Itself, Tie::Related(Relation::Duplicate)),
        _ => return None,
    })
}

/// The work item that a call takes.
fn other(call: &Call) -> Result<(String, Option<usize>), FilterError> {
    match call.arguments.as_slice() {
        [Operand { said: Said::Text(other), column }] if !other.trim().is_empty() => {
            Ok((other.trim().to_owned(), *column))
        }
        _ => Err(wrong(call, "takes the key or the id of a work item, such as ENG-5")),
    }
}

/// A call that is not as it has to be.
pub(super) fn wrong(call: &Call, what: &str) -> FilterError {
    let text = format!("{}() {what}.", call.name);
    FilterError::new(FilterErrorCode::InvalidQuery, text).at(call.column)
}
