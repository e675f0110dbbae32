//! What work items are grouped by (contract §8.8).

use chrono::{Days, NaiveDate};
use domain::StateGroup;
use service::Problem;
use uuid::Uuid;
use wire::filter::{Bounds, Condition, DayField, Field, Filter, Thing, ThingField};
use wire::nearest;

use crate::params::{Params, invalid};

/// A value that work items share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Grouping {
    /// Its name on the wire.
    pub(super) name: &'static str,
    by: By,
    /// The field that has it; none for what no work item has.
    field: Option<Field>,
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

/// The usual one.
const BY_STATE: Grouping = of("state_id", By::One("it.state_id"), Field::Thing(ThingField::State));

/// Every grouping.
const ALL: [Grouping; 14] = [
    BY_STATE,
    of("state__group", By::StateGroup, Field::StateGroup),
    of("priority", By::One("it.priority"), Field::Priority),
    of("project_id", By::One("it.project_id"), Field::Thing(ThingField::Project)),
    Grouping { name: "type_id", by: By::Nothing, field: None },
    of("labels__id", By::Several("it.label_ids"), Field::Thing(ThingField::Label)),
    of("assignees__id", By::Several("it.assignee_ids"), Field::Thing(ThingField::Assignee)),
    of("issue_module__module_id", By::Several("it.module_ids"), Field::Thing(ThingField::Module)),
    Grouping { name: "release_work_items__release_id", by: By::Nothing, field: None },
    of("cycle_id", By::One("it.cycle_id"), Field::Thing(ThingField::Cycle)),
    Grouping { name: "milestone_id", by: By::Nothing, field: None },
    of("created_by", By::One("it.created_by"), Field::Thing(ThingField::Creator)),
    of("target_date", By::One("it.target_date"), Field::Day(DayField::Target)),
    of("start_date", By::One("it.start_date"), Field::Day(DayField::Start)),
];

/// A grouping by a field.
const fn of(name: &'static str, by: By, field: Field) -> Grouping {
    Grouping { name, by, field: Some(field) }
}

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

    /// The filter for the work items of one of its groups, by the group's key; without a key for the work items that have
    /// no such value.
    pub(super) fn filter(self, key: Option<&str>) -> Option<Filter> {
        let Some(field) = self.field else { return Some(Filter::EVERYTHING) };
        let Some(key) = key else { return Some(Filter::Is(Condition::Empty(field))) };
        let condition = match field {
            Field::Thing(field) => {
                Condition::Thing(field, vec![Thing::Id(Uuid::parse_str(key).ok()?)])
            }
            Field::Priority => Condition::Priority(vec![key.parse().ok()?]),
            Field::StateGroup => Condition::StateGroup(vec![StateGroup::from_name(key)?]),
            Field::Day(field) => {
                let day: NaiveDate = key.parse().ok()?;
                let until = day.checked_add_days(Days::new(1));
                Condition::Day(field, Bounds { from: Some(day), until })
            }
            Field::Moment(_) | Field::Number(_) | Field::Text(_) | Field::Flag(_) => return None,
        };
        Some(Filter::Is(condition))
    }

    /// Whether all tables that keep counts know it.
    const fn is_kept(self) -> bool {
        matches!(
            self.field,
            Some(Field::Thing(ThingField::State | ThingField::Project) | Field::StateGroup)
        )
    }

    /// Whether the counts of what is alike know it.
    fn is_alike(self) -> bool {
        self.field.is_some_and(lists::is_kept)
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

/// By what work items are grouped, and what each group is grouped by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Groupings {
    /// The groups; none if they are not grouped.
    pub(super) by: Option<Grouping>,
    /// The groups of each group.
    pub(super) then_by: Option<Grouping>,
}

impl Groupings {
    /// The parameters that say so.
    pub(super) const PARAMETERS: [&'static str; 2] = ["group_by", "sub_group_by"];

    /// Reads the parameters.
    pub(super) fn read(params: &Params) -> Result<Self, Problem> {
        let [by, then_by] = Self::PARAMETERS;
        let (by, then_by) = (Grouping::read(params, by)?, Grouping::read(params, then_by)?);
        if then_by.is_some() && by.is_none() {
            return Err(invalid("sub_group_by", "It needs a group_by beside it."));
        }
        if then_by.is_some() && then_by == by {
            return Err(invalid("sub_group_by", "It is another one than group_by."));
        }
        Ok(Self { by, then_by })
    }

    /// The groupings; by state, as a board usually is, if the client named none.
    pub(super) fn or_by_state(self) -> Self {
        Self { by: self.by.or(Some(BY_STATE)), ..self }
    }

    /// Whether all tables that keep counts know all of them.
    pub(super) fn are_kept(self) -> bool {
        self.by.into_iter().chain(self.then_by).all(Grouping::is_kept)
    }

    /// Whether the counts of what is alike know all of them.
    pub(super) fn are_alike(self) -> bool {
        self.by.into_iter().chain(self.then_by).all(Grouping::is_alike)
    }
}

#[cfg(test)]
pub(super) fn all() -> impl Iterator<Item = Grouping> {
    ALL.into_iter()
}
