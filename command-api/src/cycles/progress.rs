//! How far a cycle is (`progress_snapshot`): how much is in it and how much of that is done, by label, by assignee and by
//! day. People are in it by their ids alone, because it goes into the log.

use std::collections::BTreeMap;

use chrono::{DateTime, Days, NaiveDate, Utc};
use domain::cycle::Cycle;
use domain::project::Project;
use domain::{IssueId, LabelId, StateGroup};
use serde_json::{Map, Value, json};
use uuid::Uuid;
use wire::Zone;

/// No chart has more days.
const MOST_DAYS: u64 = 1000;

/// A work item of a cycle as the read tables show it; none of them is archived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The work item.
    pub id: IssueId,
    /// The part of the workflow that it is in.
    pub group: StateGroup,
    /// Who works on it.
    pub assignees: Vec<Uuid>,
    /// Its labels.
    pub labels: Vec<Uuid>,
    /// Since when it is completed.
    pub completed_at: Option<DateTime<Utc>>,
}

impl Item {
    /// Whether there is still work to do.
    pub const fn is_open(&self) -> bool {
        matches!(self.group, StateGroup::Backlog | StateGroup::Unstarted | StateGroup::Started)
    }
}

/// How far a cycle with these work items is.
pub fn of(items: &[Item], cycle: &Cycle, project: &Project, now: DateTime<Utc>) -> Value {
    let count = |group| items.iter().filter(|item| item.group == group).count();
    json!({
        "total_issues": items.len(),
        "completed_issues": count(StateGroup::Completed),
        "cancelled_issues": count(StateGroup::Cancelled),
        "started_issues": count(StateGroup::Started),
        "unstarted_issues": count(StateGroup::Unstarted),
        "backlog_issues": count(StateGroup::Backlog),
        "distribution": {
            "labels": labels(items, project),
            "assignees": assignees(items),
            "completion_chart": chart(items, cycle, now),
        },
        "estimate_distribution": {},
    })
}

/// How much there is of something, and how much of that is done.
#[derive(Default)]
struct Share {
    total: u64,
    completed: u64,
}

impl Share {
    /// Its numbers beside what else is said.
    fn beside(&self, said: Value) -> Value {
        let mut share = json!({
            "total_issues": self.total,
            "completed_issues": self.completed,
            "pending_issues": self.total - self.completed,
        });
        if let (Some(share), Value::Object(said)) = (share.as_object_mut(), said) {
            share.extend(said);
        }
        share
    }
}

/// The shares of what each work item has some of; those with none have one of their own, which comes first.
fn shares(items: &[Item], of: impl Fn(&Item) -> &[Uuid]) -> BTreeMap<Option<Uuid>, Share> {
    let mut shares: BTreeMap<Option<Uuid>, Share> = BTreeMap::new();
    for item in items {
        let all = of(item);
        let none = all.is_empty().then_some(None);
        for one in all.iter().copied().map(Some).chain(none) {
            let share = shares.entry(one).or_default();
            share.total += 1;
            share.completed += u64::from(item.completed_at.is_some());
        }
    }
    shares
}

/// The shares of the labels, by their present names.
fn labels(items: &[Item], project: &Project) -> Vec<Value> {
    let shares = shares(items, |item| &item.labels);
    let shown = shares.iter().map(|(id, share)| {
        let label = id.and_then(|id| project.label(LabelId(id)));
        share.beside(json!({
            "label_id": id,
            "label_name": label.map(|label| label.name.as_str()),
            "color": label.map(|label| label.colour.to_string()),
        }))
    });
    shown.collect()
}

/// The shares of the people who work on them.
fn assignees(items: &[Item]) -> Vec<Value> {
    let shares = shares(items, |item| &item.assignees);
    shares.iter().map(|(id, share)| share.beside(json!({ "assignee_id": id }))).collect()
}

/// How many were left at the end of each day of the cycle, in its time zone; null for days that are not over.
fn chart(items: &[Item], cycle: &Cycle, now: DateTime<Utc>) -> Value {
    let zone = Zone::from(cycle.time_zone.zone());
    let Some((start, end)) = cycle.start.zip(cycle.end) else { return Value::Object(Map::new()) };
    let (first, last, today) = (zone.day(start), zone.day(end), zone.day(now));
    let mut done: BTreeMap<NaiveDate, usize> = BTreeMap::new();
    for at in items.iter().filter_map(|item| item.completed_at) {
        *done.entry(zone.day(at)).or_default() += 1;
    }
    let left = |day: NaiveDate| {
        let done: usize = done.range(..=day).map(|(_, count)| count).sum();
        if day > today { Value::Null } else { (items.len() - done).into() }
    };
    let days = (0..MOST_DAYS).map_while(|n| first.checked_add_days(Days::new(n)));
    let days = days.take_while(|day| *day <= last);
    days.map(|day| (day.to_string(), left(day))).collect::<Map<_, _>>().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A work item with one label and one assignee.
    fn item(group: StateGroup, completed: Option<&str>) -> Item {
        Item {
            id: IssueId(Uuid::nil()),
            group,
            assignees: vec![Uuid::from_u128(7)],
            labels: Vec::new(),
            completed_at: completed.map(|at| at.parse().unwrap()),
        }
    }

    #[test]
    fn a_snapshot_tells_what_is_done_and_what_is_left() {
        let time = |text: &str| Some(text.parse().unwrap());
        let mut cycle = Cycle::default();
        (cycle.start, cycle.end) = (time("2026-01-01T00:00:01Z"), time("2026-01-03T23:59:00Z"));
        let items = [
            item(StateGroup::Completed, Some("2026-01-02T12:00:00Z")),
            item(StateGroup::Started, None),
            item(StateGroup::Cancelled, None),
        ];
        let now = "2026-01-02T20:00:00Z".parse().unwrap();
        let share = json!({"total_issues": 3, "completed_issues": 1, "pending_issues": 2});
        let with = |said: Value| {
            let mut share = share.as_object().unwrap().clone();
            share.extend(said.as_object().unwrap().clone());
            Value::Object(share)
        };
        let expected = json!({
            "total_issues": 3, "completed_issues": 1, "cancelled_issues": 1, "started_issues": 1,
            "unstarted_issues": 0, "backlog_issues": 0,
            "distribution": {
                "labels": [with(json!({"label_id": null, "label_name": null, "color": null}))],
                "assignees": [with(json!({"assignee_id": Uuid::from_u128(7)}))],
                "completion_chart": {"2026-01-01": 3, "2026-01-02": 2, "2026-01-03": null},
            },
            "estimate_distribution": {},
        });
        assert_eq!(of(&items, &cycle, &Project::default(), now), expected);
    }

    #[test]
    fn a_cycle_without_dates_has_no_chart() {
        let chart = chart(&[], &Cycle::default(), DateTime::UNIX_EPOCH);
        assert_eq!(chart, json!({}));
    }
}
