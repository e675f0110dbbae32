//! Where a row stands in a list of work items, and which rows come behind it: so a page begins behind the last row of the
//! page before it, however many rows have come and gone since.

use std::fmt::Write as _;

use chrono::{DateTime, NaiveDate, Utc};
use lists::Bound;
use service::Problem;
use uuid::Uuid;
use wire::{RowKey, RowPlace};

use super::order::{BY_ESTIMATE_PLACE, BY_PARENT_NUMBER, BY_STATE, BY_STATE_SEQUENCE, ORDERS};
use crate::order::SqlOrder;
use crate::params::invalid;

/// When a row was made.
const CREATED: &str = "it.created_at";

/// Whether a list in this order is ordered by when its rows were made alone.
fn is_by_creation(order: &[SqlOrder]) -> bool {
    matches!(order, [SqlOrder { by: CREATED, .. }])
}

/// What work items are ordered by.
#[derive(Debug, Clone, PartialEq)]
enum Value {
    Text(String),
    Number(i64),
    Real(f64),
    Day(NaiveDate),
    Moment(DateTime<Utc>),
    Id(Uuid),
}

/// The kind of what an expression gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    Number,
    Real,
    Day,
    Moment,
    Id,
}

impl Kind {
    /// The kind of what an expression of the orders gives.
    fn of(by: &str) -> Self {
        match by {
            CREATED | "it.updated_at" | "it.completed_at" => Self::Moment,
            "it.id" | "it.project_id" | "it.parent_id" | "it.created_by" | "it.updated_by"
            | "it.workspace_id" => Self::Id,
            "it.number" | "it.priority_rank" | "it.point" | BY_STATE | BY_ESTIMATE_PLACE
            | BY_PARENT_NUMBER => Self::Number,
            "it.sort_order" | BY_STATE_SEQUENCE => Self::Real,
            "it.start_date" | "it.target_date" | "it.archived_on" => Self::Day,
            _ => Self::Text,
        }
    }

    /// An expression of this kind as a text, from which the value is read again.
    fn shown(self, by: &str) -> String {
        match self {
            Self::Moment => format!("(extract(epoch FROM {by}) * 1000000)::bigint::text"),
            Self::Day => format!("to_char({by}, 'YYYY-MM-DD')"),
            _ => format!("({by})::text"),
        }
    }

    /// Reads a value.
    fn read(self, text: String) -> Option<Value> {
        Some(match self {
            Self::Text => Value::Text(Some(text).filter(|text| !text.contains('\0'))?),
            Self::Number => Value::Number(text.parse().ok()?),
            Self::Real => Value::Real(text.parse().ok()?),
            Self::Day => Value::Day(text.parse().ok()?),
            Self::Moment => Value::Moment(DateTime::from_timestamp_micros(text.parse().ok()?)?),
            Self::Id => Value::Id(text.parse().ok()?),
        })
    }
}

/// The order as a cursor names it, by the names of the parameter.
fn named(order: &[SqlOrder]) -> String {
    let named = |order: &SqlOrder| {
        let name = ORDERS.iter().find(|(_, by)| *by == order.by).map_or("", |(name, _)| name);
        format!("{}{name}", if order.reverse { "-" } else { "" })
    };
    order.iter().map(named).collect::<Vec<_>>().join(",")
}

/// The order, and what a row has of each thing that a list is ordered by, in SQL: an array of texts. Where a list is ordered
/// by when its rows were made alone, the key of the row says all.
pub(super) fn shown(order: &[SqlOrder]) -> String {
    if is_by_creation(order) {
        return "ARRAY[]::text[]".to_owned();
    }
    let texts: Vec<String> = order.iter().map(|order| Kind::of(order.by).shown(order.by)).collect();
    format!("ARRAY['{}', {}]", named(order), texts.join(", "))
}

/// The row that a page begins behind.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Start {
    /// What it has of each thing that the list is ordered by.
    by: Vec<(SqlOrder, Option<Value>)>,
    /// Its key.
    key: RowKey,
}

impl Start {
    /// Reads it from a cursor; none if that counts pages only.
    pub(super) fn read(cursor: &str, order: &[SqlOrder]) -> Result<Option<Self>, Problem> {
        let Some(RowPlace { key, by }) = RowPlace::of_cursor(cursor)? else { return Ok(None) };
        if let ([order], true) = (order, is_by_creation(order)) {
            let by = vec![(*order, Some(Value::Moment(key.created_at)))];
            return Ok(Some(Self { by, key }));
        }
        let mut by = by.into_iter();
        let Some(said) = by.next() else { return Ok(None) };
        if said != Some(named(order)) || by.len() != order.len() {
            return Err(of_another_order());
        }
        let read = |(order, text): (&SqlOrder, Option<String>)| {
            let read = |text| Kind::of(order.by).read(text).ok_or_else(of_another_order);
            Ok((*order, text.map(read).transpose()?))
        };
        let mut by = order.iter().zip(by).map(read).collect::<Result<Vec<_>, Problem>>()?;
        let created = SqlOrder { by: CREATED, reverse: true };
        by.push((created, Some(Value::Moment(key.created_at))));
        Ok(Some(Self { by, key }))
    }

    /// That a row comes behind it; the numbers of its values begin with `first`.
    pub(super) fn condition(&self, first: usize) -> String {
        let mut number = first;
        let terms = self.by.iter().map(|(order, value)| {
            let parameter = value.as_ref().map(|_| format!("${number}"));
            number += usize::from(value.is_some());
            (order, parameter)
        });
        let terms: Vec<_> = terms.collect();
        let mut behind = format!("it.id > ${number}");
        for (order, parameter) in terms.iter().rev() {
            let by = order.by;
            behind = match parameter {
                // What has no value is last, in both directions.
                None => format!("({by} IS NULL AND {behind})"),
                Some(value) => {
                    let beyond = beyond(**order, value);
                    format!("({beyond} OR ({by} = {value} AND {behind}))")
                }
            };
        }
        // An index is read from there on.
        if let Some((order, Some(value))) = terms.first()
            && order.is_always_there()
        {
            let _ = write!(behind, " AND {} {}= {value}", order.by, sign(**order));
        }
        behind
    }

    /// Gives a statement its values.
    pub(super) fn bind<'q, Q: Bound<'q>>(&'q self, query: Q) -> Q {
        let values = self.by.iter().filter_map(|(_, value)| value.as_ref());
        let query = values.fold(query, |query, value| match value {
            Value::Text(text) => query.value(text),
            Value::Number(number) => query.value(number),
            Value::Real(real) => query.value(real),
            Value::Day(day) => query.value(day),
            Value::Moment(moment) => query.value(moment),
            Value::Id(id) => query.value(id),
        });
        query.value(self.key.id)
    }
}

/// That something has a later value.
fn beyond(order: SqlOrder, value: &str) -> String {
    let (by, sign) = (order.by, sign(order));
    if order.is_always_there() {
        format!("{by} {sign} {value}")
    } else {
        format!("{by} {sign} {value} OR {by} IS NULL")
    }
}

/// How later values compare.
const fn sign(order: SqlOrder) -> &'static str {
    if order.reverse { "<" } else { ">" }
}

/// 400 for a cursor whose row has other things than the list is ordered by.
fn of_another_order() -> Problem {
    invalid("cursor", "It is that of a list in another order.")
}

#[cfg(test)]
mod tests {
    use super::super::order;
    use super::*;

    /// The condition behind a cursor in an order.
    fn condition(order: &str, cursor: &str) -> Result<Option<String>, String> {
        let order = order::parse(order).unwrap();
        let behind = Start::read(cursor, &order);
        let condition = |behind: Option<Start>| behind.map(|behind| behind.condition(7));
        behind.map(condition).map_err(|problem| problem.detail().into_owned())
    }

    /// A cursor behind a row of a list in an order, with these values.
    fn cursor(order: &str, by: &[Option<&str>]) -> String {
        let key = RowKey { created_at: DateTime::UNIX_EPOCH, id: Uuid::nil() };
        let order = Some(order).filter(|order| !order.is_empty());
        let by = order.map(Some).into_iter().chain(by.iter().copied());
        let by = by.map(|value| value.map(str::to_owned)).collect();
        format!("10:1:0:{}", RowPlace { key, by })
    }

    #[test]
    fn what_comes_behind_is_said_by_values() {
        let said = [
            condition("-created_at", &cursor("", &[])),
            condition("priority", &cursor("priority", &[Some("2")])),
            condition(
                "-target_date,name",
                &cursor("-target_date,name", &[Some("2026-01-02"), Some("x")]),
            ),
            condition("-target_date,name", &cursor("-target_date,name", &[None, Some("x")])),
            condition("priority", &cursor("", &[])),
            condition("priority", "10:1:0"),
        ];
        let said = said.map(|said| said.unwrap().unwrap_or_else(|| "nothing".to_owned()));
        insta::assert_snapshot!(said.join("\n"), @r#"
        (it.created_at < $7 OR (it.created_at = $7 AND it.id > $8)) AND it.created_at <= $7
        (it.priority_rank > $7 OR (it.priority_rank = $7 AND (it.created_at < $8 OR (it.created_at = $8 AND it.id > $9)))) AND it.priority_rank >= $7
        (it.target_date < $7 OR it.target_date IS NULL OR (it.target_date = $7 AND (it.name COLLATE "und-x-icu" > $8 OR it.name COLLATE "und-x-icu" IS NULL OR (it.name COLLATE "und-x-icu" = $8 AND (it.created_at < $9 OR (it.created_at = $9 AND it.id > $10))))))
        (it.target_date IS NULL AND (it.name COLLATE "und-x-icu" > $7 OR it.name COLLATE "und-x-icu" IS NULL OR (it.name COLLATE "und-x-icu" = $7 AND (it.created_at < $8 OR (it.created_at = $8 AND it.id > $9)))))
        nothing
        nothing
        "#);
    }

    #[test]
    fn a_cursor_of_another_order_is_refused() {
        for (order, by) in [
            ("priority", &[Some("high")][..]),
            ("priority", &[Some("1"), None]),
            ("target_date", &[Some("tomorrow")]),
            ("updated_at", &[Some("99999999999999999999")]),
            ("sort_order", &[Some("")]),
            ("id", &[Some("7")]),
            ("name", &[Some("a\0b")]),
        ] {
            let said = condition(order, &cursor(order, by));
            let expected = "Invalid cursor parameter. It is that of a list in another order.";
            assert_eq!(said, Err(expected.to_owned()), "{order}");
            let said = condition(order, &cursor("start_date", &[Some("2026-01-02")]));
            assert_eq!(said, Err(expected.to_owned()), "{order}");
        }
    }
}
