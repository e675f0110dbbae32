//! A filter as a condition on `it`, a work item.

use std::fmt::Write as _;

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::postgres::PgArguments;
use sqlx::query::{Query, QueryAs};
use sqlx::{Encode, Postgres, Type};
use uuid::Uuid;
use wire::filter::{
    Bounds, Change, Condition, DayField, Field, Filter, FlagField, MomentField, NumberField,
    TextField, TextTest, Thing, ThingField, Was,
};

use crate::alike;
use crate::names::Known;
use crate::past;
use crate::patterns::{containing, escaped};

/// A value that a statement is given.
#[derive(Debug, Clone, PartialEq)]
enum Bind {
    Ids(Vec<Uuid>),
    Texts(Vec<String>),
    Text(String),
    Day(NaiveDate),
    Moment(DateTime<Utc>),
    Number(i64),
}

/// A condition in SQL, and the values in it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sql {
    /// The condition; true without a filter. It is never null.
    pub condition: String,
    /// Columns of the single row of who asks, each after a comma: sets of states that the condition looks into.
    pub sets: String,
    /// Whether it asks for nothing but what work items are counted by.
    pub(crate) is_counted: bool,
    /// The values, in the order of their numbers.
    binds: Vec<Bind>,
}

impl Sql {
    /// No condition at all.
    #[must_use]
    pub fn everything() -> Self {
        Self { condition: "true".to_owned(), is_counted: true, ..Self::default() }
    }

    /// The condition of a filter, in whose statement the first free number is `first`.
    #[must_use]
    pub fn of(filter: &Filter, known: &Known, caller: Uuid, first: usize) -> Self {
        if filter.is_everything() {
            return Self::everything();
        }
        let mut writer = Writer { sql: Self::default(), known, caller, first };
        let condition = writer.filter(filter);
        Self { condition, is_counted: alike::is_counted(filter), ..writer.sql }
    }

    /// The condition, and those of several groups beside it, which share its values; groups name things by their ids.
    #[must_use]
    pub fn with_groups(self, groups: &[Filter], caller: Uuid, first: usize) -> (Self, Vec<String>) {
        let known = Known::default();
        let mut writer = Writer { sql: self, known: &known, caller, first };
        let conditions = groups.iter().map(|group| writer.filter(group)).collect();
        (writer.sql, conditions)
    }

    /// How many values there are.
    #[must_use]
    pub const fn values(&self) -> usize {
        self.binds.len()
    }

    /// Gives a statement its values.
    pub fn bind<'q, Q: Bound<'q>>(&'q self, query: Q) -> Q {
        self.binds.iter().fold(query, |query, bind| match bind {
            Bind::Ids(ids) => query.value(ids),
            Bind::Texts(texts) => query.value(texts),
            Bind::Text(text) => query.value(text),
            Bind::Day(day) => query.value(day),
            Bind::Moment(moment) => query.value(moment),
            Bind::Number(number) => query.value(number),
        })
    }
}

/// A statement that takes values.
pub trait Bound<'q>: Sized {
    /// The statement with one more value.
    #[must_use]
    fn value<T: Encode<'q, Postgres> + Type<Postgres> + 'q>(self, value: T) -> Self;
}

impl<'q> Bound<'q> for Query<'q, Postgres, PgArguments> {
    fn value<T: Encode<'q, Postgres> + Type<Postgres> + 'q>(self, value: T) -> Self {
        self.bind(value)
    }
}

impl<'q, O> Bound<'q> for QueryAs<'q, Postgres, O, PgArguments> {
    fn value<T: Encode<'q, Postgres> + Type<Postgres> + 'q>(self, value: T) -> Self {
        self.bind(value)
    }
}

struct Writer<'k> {
    sql: Sql,
    known: &'k Known,
    caller: Uuid,
    first: usize,
}

impl Writer<'_> {
    /// The parameter for a value.
    fn put(&mut self, bind: Bind) -> String {
        let number = self.first + self.sql.binds.len();
        self.sql.binds.push(bind);
        format!("${number}")
    }

    /// A whole filter. What is not so may be unknown, and is not so either.
    fn filter(&mut self, filter: &Filter) -> String {
        match filter {
            Filter::All(all) => self.joined(all, " AND ", "true"),
            Filter::Any(any) => self.joined(any, " OR ", "false"),
            Filter::Not(inner) => format!("({}) IS NOT TRUE", self.filter(inner)),
            Filter::Is(condition) => self.condition(condition),
        }
    }

    /// Several filters; without any, `none`.
    fn joined(&mut self, filters: &[Filter], by: &str, none: &str) -> String {
        let parts: Vec<String> = filters.iter().map(|filter| self.filter(filter)).collect();
        match parts.as_slice() {
            [] => none.to_owned(),
            [one] => one.clone(),
            _ => format!("({})", parts.join(by)),
        }
    }

    /// A single condition.
    fn condition(&mut self, condition: &Condition) -> String {
        match condition {
            Condition::Thing(field, things) => {
                let ids = self.ids(*field, things);
                self.has(*field, ids)
            }
            // Nothing is more urgent than the most urgent one.
            Condition::Priority(priorities) if priorities.is_empty() => "false".to_owned(),
            Condition::Priority(priorities) => {
                let ranks = priorities.iter().map(|priority| priority.rank().to_string());
                format!("it.priority_rank IN ({})", ranks.collect::<Vec<_>>().join(", "))
            }
            Condition::StateGroup(groups) => {
                let names = groups.iter().map(|group| group.name().to_owned()).collect();
                self.in_group(names)
            }
            Condition::Day(field, bounds) => {
                let bounds = bounds_of(*bounds, Bind::Day);
                self.within(day(*field), bounds)
            }
            Condition::Moment(field, bounds) => {
                let bounds = bounds_of(*bounds, Bind::Moment);
                self.within(moment(*field), bounds)
            }
            Condition::Number(field, bounds) => {
                let bounds = bounds_of(*bounds, Bind::Number);
                self.within(number(*field), bounds)
            }
            Condition::Text(field, test) => self.text(*field, test),
            Condition::Flag(field, is_so) => flag(*field, *is_so).to_owned(),
            Condition::Empty(field) => empty(*field).to_owned(),
            Condition::Changed(change) => self.changed(change),
            Condition::KeyBegins(beginning) => self.key_begins(beginning),
            Condition::HasChildren => self.has_children(),
            Condition::FromIntake => FROM_INTAKE.to_owned(),
        }
    }

    /// The ids of things of a field.
    fn ids(&self, field: ThingField, things: &[Thing]) -> Vec<Uuid> {
        things.iter().flat_map(|thing| self.known.ids(field, thing, self.caller)).collect()
    }

    /// That a field has one of these.
    fn has(&mut self, field: ThingField, ids: Vec<Uuid>) -> String {
        if ids.is_empty() {
            return "false".to_owned();
        }
        let ids = self.put(Bind::Ids(ids));
        match holder(field) {
            // By the primary key, where the list itself does not say the workspace so.
            Holder::Itself => {
                format!("(it.workspace_id = access.workspace_id AND it.id = ANY ({ids}::uuid[]))")
            }
            Holder::One(column) => format!("{column} = ANY ({ids}::uuid[])"),
            Holder::Several(column) => format!("{column} && {ids}::uuid[]"),
            Holder::Audience(column) => format!(
                "EXISTS ( \
                     SELECT FROM work_item_audience heard \
                     WHERE heard.workspace_id = it.workspace_id AND heard.id = it.id \
                         AND heard.{column} && {ids}::uuid[] \
                 )"
            ),
        }
    }

    /// That the state is in one of these groups: the states are found once.
    fn in_group(&mut self, groups: Vec<String>) -> String {
        let name = format!("states_{}", self.sql.binds.len());
        let groups = self.put(Bind::Texts(groups));
        // Writing to a text does not fail.
        let _ = write!(
            self.sql.sets,
            ", ARRAY( \
                 SELECT grouped.id FROM state grouped \
                 WHERE grouped.workspace_id = w.workspace_id \
                     AND grouped.state_group = ANY ({groups}::text[]) \
             ) AS {name}"
        );
        format!("it.state_id = ANY (access.{name})")
    }

    /// That the key begins so: the projects are found once.
    fn key_begins(&mut self, beginning: &str) -> String {
        let name = format!("projects_{}", self.sql.binds.len());
        let (identifier, number) = match beginning.split_once('-') {
            Some((identifier, number)) => (escaped(identifier), Some(number)),
            None => (format!("{}%", escaped(beginning)), None),
        };
        let identifier = self.put(Bind::Text(identifier));
        // Writing to a text does not fail.
        let _ = write!(
            self.sql.sets,
            ", ARRAY( \
                 SELECT keyed.id FROM project keyed \
                 WHERE keyed.workspace_id = w.workspace_id \
                     AND upper(keyed.identifier COLLATE \"und-x-icu\") \
                         LIKE upper({identifier}::text COLLATE \"und-x-icu\") \
             ) AS {name}"
        );
        let in_project = format!("it.project_id = ANY (access.{name})");
        match number {
            Some(number) => {
                let number = self.put(Bind::Text(format!("{}%", escaped(number))));
                format!("({in_project} AND it.number::text LIKE {number})")
            }
            None => in_project,
        }
    }

    /// That others are below it that the caller sees in lists: where those can be is found once.
    fn has_children(&mut self) -> String {
        if !self.sql.sets.contains(SEES) {
            self.sql.sets.push_str(SEES);
        }
        HAS_CHILDREN.to_owned()
    }

    /// That a column is within bounds.
    fn within(&mut self, column: &str, bounds: Bounds<Bind>) -> String {
        let from = bounds.from.map(|from| format!("{column} >= {}", self.put(from)));
        let until = bounds.until.map(|until| format!("{column} < {}", self.put(until)));
        match (from, until) {
            (Some(from), Some(until)) => format!("({from} AND {until})"),
            (Some(one), None) | (None, Some(one)) => one,
            (None, None) => format!("{column} IS NOT NULL"),
        }
    }

    /// What a text is, in any case and script.
    fn text(&mut self, field: TextField, test: &TextTest) -> String {
        let columns: &[&str] = match field {
            TextField::Name => &["it.name"],
            TextField::Description => &["it.description_text"],
            TextField::Text => &["it.name", "it.description_text"],
            TextField::ExternalId => &["it.external_id"],
            TextField::ExternalSource => &["it.external_source"],
        };
        let (test, value) = match test {
            TextTest::Contains(part) => {
                let pattern = self.put(Bind::Text(containing(part)));
                ("LIKE", format!("upper({pattern}::text COLLATE \"und-x-icu\")"))
            }
            TextTest::OneOf(texts) => {
                let texts =
                    self.put(Bind::Texts(texts.iter().map(|text| text.to_uppercase()).collect()));
                ("=", format!("ANY ({texts}::text[])"))
            }
        };
        let column =
            |column: &&str| format!("upper({column} COLLATE \"und-x-icu\") {test} {value}");
        let tests: Vec<String> = columns.iter().map(column).collect();
        match tests.as_slice() {
            [one] => one.clone(),
            _ => format!("({})", tests.join(" OR ")),
        }
    }
}

impl Writer<'_> {
    /// That a work item was changed so, as the log says.
    fn changed(&mut self, change: &Change) -> String {
        let Change { field, was, by, during } = change;
        let by = match by.as_slice() {
            [] => None,
            people => Some(self.put(Bind::Ids(self.ids(ThingField::Creator, people)))),
        };
        let from = during.from.map(|from| self.put(Bind::Moment(from)));
        let until = during.until.map(|until| self.put(Bind::Moment(until)));
        let was = was.as_ref().map(|was| {
            let values = self.values(was);
            (was.field(), self.put(Bind::Texts(values)))
        });
        past::condition(*field, was, by.as_deref(), (from.as_deref(), until.as_deref()))
    }

    /// The values that a field had, as the log has them.
    fn values(&self, was: &Was) -> Vec<String> {
        match was {
            Was::Thing(field, things) => {
                self.ids(*field, things).iter().map(ToString::to_string).collect()
            }
            Was::Priority(priorities) => {
                priorities.iter().map(|priority| priority.name().to_owned()).collect()
            }
            Was::StateGroup(groups) => groups.iter().map(|group| group.name().to_owned()).collect(),
        }
    }
}

/// Sets of who asks, `$2`: the projects that they see, those where they see only their own, and the states of what waits in
/// an intake.
const SEES: &str = ", \
    ARRAY(SELECT id FROM open_projects_of(w.workspace_id, $2)) AS readable, \
    ARRAY(SELECT id FROM open_projects_of(w.workspace_id, $2) WHERE is_limited) AS restricted, \
    ARRAY( \
        SELECT waits.id FROM state waits \
        WHERE waits.workspace_id = w.workspace_id AND waits.state_group = 'triage' \
    ) AS waiting";

/// That there is something below it among what they see.
const HAS_CHILDREN: &str = "EXISTS ( \
    SELECT FROM work_item child \
    WHERE child.parent_id = it.id AND child.workspace_id IS NOT DISTINCT FROM access.workspace_id \
        AND child.project_id = ANY (access.readable) \
        AND NOT COALESCE(child.archived_on >= '-infinity', false) \
        AND NOT COALESCE(child.state_id = ANY (access.waiting), false) \
        AND is_seen(COALESCE(child.project_id = ANY (access.restricted), false), $2, \
            child.created_by, child.assignee_ids))";

/// That it came through the intake of its project.
const FROM_INTAKE: &str = "EXISTS ( \
    SELECT FROM intake_issue came \
    WHERE came.workspace_id = it.workspace_id AND came.work_item_id = it.id)";

/// Where a work item has the things of a field.
enum Holder {
    /// It is the thing.
    Itself,
    /// At most one, in a column.
    One(&'static str),
    /// Any number, in a column.
    Several(&'static str),
    /// Any number, in a column of those who hear of it.
    Audience(&'static str),
}

/// Where a work item has the things of this field.
const fn holder(field: ThingField) -> Holder {
    match field {
        ThingField::Project => Holder::One("it.project_id"),
        ThingField::State => Holder::One("it.state_id"),
        ThingField::Assignee => Holder::Several("it.assignee_ids"),
        ThingField::Label => Holder::Several("it.label_ids"),
        ThingField::Cycle => Holder::One("it.cycle_id"),
        ThingField::Module => Holder::Several("it.module_ids"),
        ThingField::Parent => Holder::One("it.parent_id"),
        ThingField::Creator => Holder::One("it.created_by"),
        ThingField::Changer => Holder::One("it.updated_by"),
        ThingField::Subscriber => Holder::Audience("subscriber_ids"),
        ThingField::Mention => Holder::Audience("mentioned_ids"),
        ThingField::EstimatePoint => Holder::One("it.estimate_point_id"),
        ThingField::Itself => Holder::Itself,
    }
}

/// The column of a day.
const fn day(field: DayField) -> &'static str {
    match field {
        DayField::Start => "it.start_date",
        DayField::Target => "it.target_date",
        DayField::Archived => "it.archived_on",
    }
}

/// The column of a moment.
const fn moment(field: MomentField) -> &'static str {
    match field {
        MomentField::Created => "it.created_at",
        MomentField::Updated => "it.updated_at",
        MomentField::Completed => "it.completed_at",
    }
}

/// The column of a number.
const fn number(field: NumberField) -> &'static str {
    match field {
        NumberField::Number => "it.number",
        NumberField::Point => "it.point",
    }
}

/// The condition that a flag is set, or is not; no work item is a draft.
const fn flag(field: FlagField, is_so: bool) -> &'static str {
    match (field, is_so) {
        (FlagField::IsArchived, true) => "it.archived_on IS NOT NULL",
        (FlagField::IsArchived, false) => "it.archived_on IS NULL",
        (FlagField::IsDraft, true) => "false",
        (FlagField::IsDraft, false) => "true",
    }
}

/// That there is nothing in a field.
const fn empty(field: Field) -> &'static str {
    match field {
        Field::Thing(field) => match field {
            ThingField::Assignee => "it.assignee_ids = '{}'",
            ThingField::Label => "it.label_ids = '{}'",
            ThingField::Module => "it.module_ids = '{}'",
            ThingField::Cycle => "it.cycle_id IS NULL",
            ThingField::Parent => "it.parent_id IS NULL",
            ThingField::Changer => "it.updated_by IS NULL",
            ThingField::EstimatePoint => "it.estimate_point_id IS NULL",
            ThingField::Subscriber => {
                "NOT EXISTS (SELECT FROM work_item_audience heard \
                 WHERE heard.workspace_id = it.workspace_id AND heard.id = it.id \
                     AND heard.subscriber_ids <> '{}')"
            }
            ThingField::Mention => {
                "NOT EXISTS (SELECT FROM work_item_audience heard \
                 WHERE heard.workspace_id = it.workspace_id AND heard.id = it.id \
                     AND heard.mentioned_ids <> '{}')"
            }
            // There is always one.
            ThingField::Project | ThingField::State | ThingField::Creator | ThingField::Itself => {
                "false"
            }
        },
        Field::Priority => "it.priority = 'none'",
        Field::Day(DayField::Start) => "it.start_date IS NULL",
        Field::Day(DayField::Target) => "it.target_date IS NULL",
        Field::Day(DayField::Archived) => "it.archived_on IS NULL",
        Field::Moment(MomentField::Completed) => "it.completed_at IS NULL",
        Field::Number(NumberField::Point) => "it.point IS NULL",
        Field::Text(TextField::Description) => "it.description_text = ''",
        Field::Text(TextField::Text) => "(it.name = '' AND it.description_text = '')",
        Field::Text(TextField::ExternalId) => "it.external_id IS NULL",
        Field::Text(TextField::ExternalSource) => "it.external_source IS NULL",
        // There is always one.
        Field::StateGroup
        | Field::Moment(MomentField::Created | MomentField::Updated)
        | Field::Number(NumberField::Number)
        | Field::Text(TextField::Name)
        | Field::Flag(_) => "false",
    }
}

/// Bounds of values for a statement.
fn bounds_of<T>(bounds: Bounds<T>, bind: impl Fn(T) -> Bind) -> Bounds<Bind> {
    Bounds { from: bounds.from.map(&bind), until: bounds.until.map(&bind) }
}
