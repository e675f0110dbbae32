//! What the three spellings have in common: a field, an operator and values become a condition.

use domain::StateGroup;
use domain::issue::Priority;

use super::condition::{Bounds, Condition, TextTest, Thing};
use super::error::FilterError;
use super::field::{Field, FlagField, Kind, ThingField};
use super::time::{FUNCTIONS, Point, Today};
use super::{Filter, MOST_VALUES, functions};
use crate::nearest;

/// How a field is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Operator {
    /// The field has one of the values.
    In,
    /// The field has none of the values.
    NotIn,
    Less,
    AtMost,
    More,
    AtLeast,
    /// From the first value to the second one, both included.
    Range,
    Contains,
    NotContains,
    Empty,
    NotEmpty,
}

/// A value as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Operand {
    pub(crate) said: Said,
    /// Where it stands in a query, counted in characters from 1.
    pub(crate) column: Option<usize>,
}

/// How a value was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Said {
    Text(String),
    Call(String, Vec<String>),
}

impl Operand {
    /// A text without a place.
    pub(crate) fn text(text: impl Into<String>) -> Self {
        Self { said: Said::Text(text.into()), column: None }
    }

    /// The fault at its place.
    fn wrong(&self, error: FilterError) -> FilterError {
        match self.column {
            Some(column) => error.at(column),
            None => error,
        }
    }

    /// Its text; nothing here is a function.
    fn plain(&self) -> Result<&str, FilterError> {
        match &self.said {
            Said::Text(text) => Ok(text),
            Said::Call(name, _) => {
                Err(self.wrong(FilterError::value(format!("{name}() cannot stand here."))))
            }
        }
    }

    /// Whether it says that there is nothing.
    fn is_nothing(&self) -> bool {
        matches!(&self.said, Said::Text(text) if ["none", "null", "empty"]
            .iter().any(|word| word.eq_ignore_ascii_case(text)))
    }
}

/// The condition that a field is compared so with these values.
pub(crate) fn condition(
    field: Field,
    operator: Operator,
    operands: &[Operand],
    today: Today,
) -> Result<Filter, FilterError> {
    if operands.len() > MOST_VALUES {
        let text =
            format!("{} has {} values; it may have {MOST_VALUES}.", field.name(), operands.len());
        return Err(FilterError::new(super::FilterErrorCode::TooLarge, text));
    }
    match operator {
        Operator::NotIn => condition(field, Operator::In, operands, today).map(not),
        Operator::NotContains => condition(field, Operator::Contains, operands, today).map(not),
        Operator::Empty | Operator::NotEmpty if !field.can_be_empty() => {
            Err(FilterError::value(format!("Every work item has a {}.", field.name())))
        }
        Operator::Empty => Ok(empty(field)),
        Operator::NotEmpty => Ok(not(empty(field))),
        Operator::In => one_of(field, operands, today),
        Operator::Contains => contains(field, operands),
        Operator::Less | Operator::AtMost | Operator::More | Operator::AtLeast
            if field == Field::Priority =>
        {
            urgent(operator, operands)
        }
        Operator::Range
        | Operator::Less
        | Operator::AtMost
        | Operator::More
        | Operator::AtLeast => {
            let operands: Vec<&Operand> = operands.iter().collect();
            ordered(field, operator, &operands, today).map(any)
        }
    }
}

/// What is not so.
fn not(filter: Filter) -> Filter {
    Filter::Not(Box::new(filter))
}

/// That a field has nothing.
fn empty(field: Field) -> Filter {
    Filter::Is(match field {
        Field::Priority => Condition::Priority(vec![Priority::None]),
        field => Condition::Empty(field),
    })
}

/// Every operator, as queries write them.
const OPERATORS: [&str; 12] =
    ["=", "!=", "<", "<=", ">", ">=", "~", "!~", "IN", "NOT IN", "BETWEEN", "IS EMPTY"];

/// The operators that a field takes, as queries write them.
pub(crate) fn operators(field: Field) -> impl Iterator<Item = &'static str> {
    let is_ordered = field.kind() == Kind::Ordered;
    let is_text = matches!(field, Field::Text(_) | Field::Thing(ThingField::Itself));
    OPERATORS.into_iter().filter(move |operator| match *operator {
        "<" | "<=" | ">" | ">=" => is_ordered || field == Field::Priority,
        "BETWEEN" => is_ordered,
        "~" | "!~" => is_text,
        "IS EMPTY" => field.can_be_empty(),
        _ => true,
    })
}

/// Says which operators a field takes.
fn unfit(field: Field) -> FilterError {
    let takes: Vec<&str> = operators(field).collect();
    let (last, others) = takes.split_last().unwrap_or((&"=", &[]));
    let takes = format!("{} and {last}", others.join(", "));
    FilterError::value(format!("{} is compared by {takes}.", field.name()))
}

/// That a field has one of the values.
fn one_of(field: Field, operands: &[Operand], today: Today) -> Result<Filter, FilterError> {
    if operands.is_empty() {
        return Err(FilterError::value(format!("{} needs a value.", field.name())));
    }
    let says_nothing = |operand: &&Operand| {
        field.can_be_empty() && field != Field::Priority && operand.is_nothing()
    };
    let nothing = operands.iter().any(|operand| says_nothing(&operand));
    let values: Vec<&Operand> = operands.iter().filter(|operand| !says_nothing(operand)).collect();
    let mut found = if nothing { vec![empty(field)] } else { Vec::new() };
    if !values.is_empty() {
        found.extend(has(field, &values, today)?);
    }
    Ok(any(found))
}

/// At least one of them; the one itself if there is no other.
fn any(mut filters: Vec<Filter>) -> Filter {
    if filters.len() == 1 { filters.remove(0) } else { Filter::Any(filters) }
}

/// Conditions one of which must hold for the field to have one of these values.
fn has(field: Field, values: &[&Operand], today: Today) -> Result<Vec<Filter>, FilterError> {
    let one = |condition| vec![Filter::Is(condition)];
    Ok(match field {
        Field::Thing(field) => {
            one(Condition::Thing(field, each(values, |it| thing(field, it, today))?))
        }
        Field::Priority => one(Condition::Priority(each(values, priority)?)),
        Field::StateGroup => one(Condition::StateGroup(each(values, state_groups)?.concat())),
        Field::Text(field) => {
            let texts = each(values, |value| value.plain().map(str::to_owned))?;
            one(Condition::Text(field, TextTest::OneOf(texts)))
        }
        Field::Flag(field) => each(values, |value| flag(field, value))?,
        Field::Day(_) | Field::Moment(_) | Field::Number(_) => {
            ordered(field, Operator::In, values, today)?
        }
    })
}

/// Each of the values, read.
fn each<T>(
    values: &[&Operand],
    read: impl Fn(&Operand) -> Result<T, FilterError>,
) -> Result<Vec<T>, FilterError> {
    values.iter().map(|value| read(value).map_err(|error| value.wrong(error))).collect()
}

/// A thing or a person.
fn thing(field: ThingField, operand: &Operand, today: Today) -> Result<Thing, FilterError> {
    match &operand.said {
        Said::Text(text) if text.trim().is_empty() => {
            Err(FilterError::value(format!("{} needs an id or a name.", field.name())))
        }
        Said::Text(text) => Ok(Thing::of(text, operand.column)),
        Said::Call(name, arguments) => {
            functions::thing(field, name, arguments, (operand.column, today))
        }
    }
}

/// A person.
pub(crate) fn someone(operand: &Operand, today: Today) -> Result<Thing, FilterError> {
    thing(ThingField::Creator, operand, today)
}

/// The priority that a text names, whatever its case.
fn priority(operand: &Operand) -> Result<Priority, FilterError> {
    let text = operand.plain()?;
    let found = text.trim().to_lowercase().parse();
    found.map_err(|_| no_choice(text, &Priority::ALL.map(Priority::name)))
}

/// The groups of states that a filter can name: what waits in the intake is in no list.
pub(crate) const GROUPS: [StateGroup; 5] = [
    StateGroup::Backlog,
    StateGroup::Unstarted,
    StateGroup::Started,
    StateGroup::Completed,
    StateGroup::Cancelled,
];

/// A group of states, or several.
fn state_groups(operand: &Operand) -> Result<Vec<StateGroup>, FilterError> {
    let text = match &operand.said {
        Said::Text(text) => text,
        Said::Call(name, arguments) => return Ok(functions::groups(name, arguments)?.to_vec()),
    };
    let wanted = text.trim();
    let found = GROUPS.into_iter().find(|group| group.name().eq_ignore_ascii_case(wanted));
    found.map(|group| vec![group]).ok_or_else(|| no_choice(text, &GROUPS.map(StateGroup::name)))
}

/// That something is so, or is not.
fn flag(field: FlagField, operand: &Operand) -> Result<Filter, FilterError> {
    let text = operand.plain()?;
    let is_so = match text.trim().to_lowercase().as_str() {
        "true" | "yes" | "1" => true,
        "false" | "no" | "0" => false,
        _ => return Err(no_choice(text, &["true", "false"])),
    };
    Ok(Filter::Is(Condition::Flag(field, is_so)))
}

/// A word that is none of those that would be right.
fn no_choice(sent: &str, known: &[&str]) -> FilterError {
    let meant = nearest(sent, known.iter().copied())
        .map(|name| format!(" Did you mean {name}?"))
        .unwrap_or_default();
    FilterError::value(format!("{sent:?} is none of {}.{meant}", known.join(", ")))
}

/// That a text field contains a text, or that the key begins with it.
fn contains(field: Field, operands: &[Operand]) -> Result<Filter, FilterError> {
    let (Field::Text(_) | Field::Thing(ThingField::Itself), [operand]) = (field, operands) else {
        return Err(unfit(field));
    };
    let sought = operand.plain()?;
    if sought.trim().is_empty() {
        let error = FilterError::value(format!("{} is sought by a text.", field.name()));
        return Err(operand.wrong(error));
    }
    Ok(Filter::Is(match field {
        Field::Text(text) => Condition::Text(text, TextTest::Contains(sought.to_owned())),
        _ => Condition::KeyBegins(sought.trim().to_owned()),
    }))
}

/// That a field whose values have an order is compared so with these values.
fn ordered(
    field: Field,
    operator: Operator,
    operands: &[&Operand],
    today: Today,
) -> Result<Vec<Filter>, FilterError> {
    let is = |condition| Filter::Is(condition);
    let filters: Vec<Filter> = match field {
        Field::Day(field) => bounds(operator, operands, |it| Ok(point(it, today)?.days(today)))?
            .map(|bounds| is(Condition::Day(field, bounds)))
            .collect(),
        Field::Moment(field) => {
            bounds(operator, operands, |it| Ok(point(it, today)?.moments(today)))?
                .map(|bounds| is(Condition::Moment(field, bounds)))
                .collect()
        }
        Field::Number(field) => bounds(operator, operands, |it| number(it.plain()?))?
            .map(|bounds| is(Condition::Number(field, bounds)))
            .collect(),
        field => return Err(unfit(field)),
    };
    Ok(filters)
}

/// The bounds that these operands stand for; a value has to be within one of them.
fn bounds<T: Copy>(
    operator: Operator,
    operands: &[&Operand],
    read: impl Fn(&Operand) -> Result<Bounds<T>, FilterError>,
) -> Result<impl Iterator<Item = Bounds<T>>, FilterError> {
    let values = each(operands, read)?;
    let bounds = match (operator, &values[..]) {
        (Operator::Range, [first, last]) => vec![Bounds { from: first.from, until: last.until }],
        (Operator::Range, _) => {
            return Err(FilterError::value("A range has two values, the first and the last."));
        }
        (Operator::Less, [Bounds { from, .. }]) => vec![Bounds { from: None, until: *from }],
        (Operator::AtMost, [Bounds { until, .. }]) => vec![Bounds { from: None, until: *until }],
        (Operator::AtLeast, [Bounds { from, .. }]) => vec![Bounds { from: *from, until: None }],
        // Nothing is later than the last day of the calendar.
        (Operator::More, [Bounds { until, .. }]) => {
            until.iter().map(|until| Bounds { from: Some(*until), until: None }).collect()
        }
        (Operator::In, _) => values,
        _ => return Err(FilterError::value("It is compared with one value.")),
    };
    Ok(bounds.into_iter())
}

/// A day or a moment.
pub(crate) fn point(operand: &Operand, today: Today) -> Result<Point, FilterError> {
    match &operand.said {
        Said::Text(text) => today.point(text),
        Said::Call(name, arguments) => {
            let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
            let point = today.call(name, &arguments);
            point.unwrap_or_else(|| Err(functions::unknown(name, "times", &FUNCTIONS)))
        }
    }
}

/// A whole number.
fn number(text: &str) -> Result<Bounds<i64>, FilterError> {
    let wrong = |_| FilterError::value(format!("{text:?} is no whole number."));
    let number: i64 = text.trim().parse().map_err(wrong)?;
    Ok(Bounds { from: Some(number), until: number.checked_add(1) })
}

/// That a work item is more or less urgent than this.
fn urgent(operator: Operator, operands: &[Operand]) -> Result<Filter, FilterError> {
    let [operand] = operands else {
        return Err(FilterError::value("A priority is compared with one value."));
    };
    let than = priority(operand).map_err(|error| operand.wrong(error))?;
    // They are listed from the most urgent one on.
    let fits = |priority: &Priority| match operator {
        Operator::Less => *priority > than,
        Operator::AtMost => *priority >= than,
        Operator::More => *priority < than,
        _ => *priority <= than,
    };
    Ok(Filter::Is(Condition::Priority(Priority::ALL.into_iter().filter(fits).collect())))
}
