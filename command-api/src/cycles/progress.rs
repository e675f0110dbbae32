//! How far a cycle is (`progress_snapshot`): how much is in it and how much of that is done, by label, by assignee and by
//! day. People are in it by their ids alone, because it goes into the log.

use std::collections::BTreeMap;

use chrono::{DateTime, Days, NaiveDate, Utc};
use domain::cycle::Cycle;
use domain::project::Project;
use domain::{EstimateKind, LabelId, StateGroup};
use serde_json::{Map, Value, json};
use uuid::Uuid;
use wire::Zone;

use crate::read_model::Item;

/// No chart has more days.
const MOST_DAYS: u64 = 1000;

/// How far a cycle with these work items is.
pub fn of(items: &[Item], cycle: &Cycle, project: &Project, now: DateTime<Utc>) -> Value {
    let count = |group| items.iter().filter(|item| item.group == group).count();
    let issues = Weighed::new(items, "issues", |_| 1);
    json!({
        "total_issues": items.len(),
        "completed_issues": count(StateGroup::Completed),
        "cancelled_issues": count(StateGroup::Cancelled),
        "started_issues": count(StateGroup::Started),
        "unstarted_issues": count(StateGroup::Unstarted),
        "backlog_issues": count(StateGroup::Backlog),
        "distribution": issues.distribution(cycle, project, now),
        "estimate_distribution": in_points(items, project).map_or_else(
            || Value::Object(Map::new()),
            |points| points.distribution(cycle, project, now),
        ),
    })
}

/// Work items by the keys of their estimate points, in a project whose estimate is of points; those without one count for
/// nothing. The project says what a point is now, so a point that the read tables still show is none once it is removed.
fn in_points<'a>(items: &'a [Item], project: &Project) -> Option<Weighed<'a>> {
    let estimate = project.used_estimate()?;
    let key = |item: &Item| {
        let point = item.estimate_point.and_then(|id| estimate.point(id));
        point.map_or(0, |point| u64::from(point.key))
    };
    (estimate.kind == EstimateKind::Points).then(|| Weighed::new(items, "estimates", key))
}

/// Work items with what each of them counts for.
struct Weighed<'a> {
    items: Vec<(&'a Item, u64)>,
    /// What is counted, as the names of the numbers end.
    word: &'static str,
}

impl<'a> Weighed<'a> {
    /// Work items that count for so much.
    fn new(items: &'a [Item], word: &'static str, weight: impl Fn(&Item) -> u64) -> Self {
        Self { items: items.iter().map(|item| (item, weight(item))).collect(), word }
    }

    /// By label, by assignee and by day.
    fn distribution(&self, cycle: &Cycle, project: &Project, now: DateTime<Utc>) -> Value {
        json!({
            "labels": self.labels(project),
            "assignees": self.assignees(),
            "completion_chart": self.chart(cycle, now),
        })
    }

    /// How much is in the cycle by each of the things that `of` gives for a work item; work items without any come under
    /// `None`, which is first.
    fn shares(&self, of: impl Fn(&Item) -> &[Uuid]) -> BTreeMap<Option<Uuid>, Share> {
        let mut shares: BTreeMap<Option<Uuid>, Share> = BTreeMap::new();
        for (item, weight) in &self.items {
            let all = of(item);
            let none = all.is_empty().then_some(None);
            for one in all.iter().copied().map(Some).chain(none) {
                let share = shares.entry(one).or_default();
                share.total += weight;
                share.completed += if item.completed_at.is_some() { *weight } else { 0 };
            }
        }
        shares
    }

    /// The shares of the labels, by their present names.
    fn labels(&self, project: &Project) -> Vec<Value> {
        let shares = self.shares(|item| &item.labels);
        let shown = shares.iter().map(|(id, share)| {
            let label = id.and_then(|id| project.label(LabelId(id)));
            let said = json!({
                "label_id": id,
                "label_name": label.map(|label| label.name.as_str()),
                "color": label.map(|label| label.colour.to_string()),
            });
            share.beside(self.word, said)
        });
        shown.collect()
    }

    /// The shares of the people who work on them.
    fn assignees(&self) -> Vec<Value> {
        let shares = self.shares(|item| &item.assignees);
        let shown = shares.iter();
        shown.map(|(id, share)| share.beside(self.word, json!({ "assignee_id": id }))).collect()
    }

    /// How much was left at the end of each day of the cycle, in its time zone; null for days that are not over.
    fn chart(&self, cycle: &Cycle, now: DateTime<Utc>) -> Value {
        let zone = Zone::from(cycle.time_zone.zone());
        let Some((start, end)) = cycle.start.zip(cycle.end) else {
            return Value::Object(Map::new());
        };
        let (first, last, today) = (zone.day(start), zone.day(end), zone.day(now));
        let all: u64 = self.items.iter().map(|(_, weight)| weight).sum();
        let mut done: BTreeMap<NaiveDate, u64> = BTreeMap::new();
        for (item, weight) in &self.items {
            if let Some(at) = item.completed_at {
                *done.entry(zone.day(at)).or_default() += weight;
            }
        }
        let left = |day: NaiveDate| {
            let done: u64 = done.range(..=day).map(|(_, weight)| weight).sum();
            if day > today { Value::Null } else { (all - done).into() }
        };
        let days = (0..MOST_DAYS).map_while(|n| first.checked_add_days(Days::new(n)));
        let days = days.take_while(|day| *day <= last);
        days.map(|day| (day.to_string(), left(day))).collect::<Map<_, _>>().into()
    }
}

/// How much there is of something, and how much of that is done.
#[derive(Default)]
struct Share {
    total: u64,
    completed: u64,
}

impl Share {
    /// Its numbers under names that end in `word`, and the keys of `said` beside them.
    fn beside(&self, word: &str, said: Value) -> Value {
        let pending = self.total - self.completed;
        let mut share = json!({
            (format!("total_{word}")): self.total,
            (format!("completed_{word}")): self.completed,
            (format!("pending_{word}")): pending,
        });
        if let (Some(share), Value::Object(said)) = (share.as_object_mut(), said) {
            share.extend(said);
        }
        share
    }
}

#[cfg(test)]
mod tests {
    use domain::project::{EstimateCreated, EstimatePointAdded, ProjectEstimateChanged};
    use domain::{EstimateId, EstimatePointId, EstimateRef, Evolve, IssueId, Stamp};

    use super::*;

    /// A work item with no label, one assignee, and the n-th point of the estimate.
    fn item(group: StateGroup, point: u128, completed: Option<&str>) -> Item {
        Item {
            id: IssueId(Uuid::nil()),
            group,
            assignees: vec![Uuid::from_u128(7)],
            labels: Vec::new(),
            estimate_point: Some(EstimatePointId(Uuid::from_u128(point))),
            completed_at: completed.map(|at| at.parse().unwrap()),
        }
    }

    /// A cycle of three days, the work items in it, and a moment on the second of these days.
    fn three_days() -> (Cycle, [Item; 3], DateTime<Utc>) {
        let time = |text: &str| Some(text.parse().unwrap());
        let mut cycle = Cycle::default();
        (cycle.start, cycle.end) = (time("2026-01-01T00:00:01Z"), time("2026-01-03T23:59:00Z"));
        let items = [
            item(StateGroup::Completed, 3, Some("2026-01-02T12:00:00Z")),
            item(StateGroup::Started, 5, None),
            item(StateGroup::Cancelled, 9, None),
        ];
        (cycle, items, "2026-01-02T20:00:00Z".parse().unwrap())
    }

    /// What is said by label, by assignee and by day.
    fn distribution(share: &Value, chart: &Value) -> Value {
        let with = |said: Value| {
            let mut share = share.as_object().unwrap().clone();
            share.extend(said.as_object().unwrap().clone());
            Value::Object(share)
        };
        json!({
            "labels": [with(json!({"label_id": null, "label_name": null, "color": null}))],
            "assignees": [with(json!({"assignee_id": Uuid::from_u128(7)}))],
            "completion_chart": chart,
        })
    }

    /// A project with an estimate of this kind, with points of the keys 3 and 5, which it may use.
    fn project(kind: EstimateKind, is_used: bool) -> Project {
        let estimate = EstimateRef { id: EstimateId(Uuid::from_u128(1)), name: "E".to_owned() };
        let made = EstimateCreated {
            id: estimate.id,
            name: "E".parse().unwrap(),
            description: String::new(),
            kind,
        };
        let mut project = Project::default();
        project.evolve(made, Stamp::UNKNOWN);
        for key in [3, 5] {
            let added = EstimatePointAdded {
                id: EstimatePointId(Uuid::from_u128(key.into())),
                estimate: estimate.clone(),
                key,
                value: "8".parse().unwrap(),
                description: String::new(),
            };
            project.evolve(added, Stamp::UNKNOWN);
        }
        if is_used {
            let used = ProjectEstimateChanged { from: None, to: Some(estimate) };
            project.evolve(used, Stamp::UNKNOWN);
        }
        project
    }

    #[test]
    fn a_snapshot_tells_what_is_done_and_what_is_left() {
        let (cycle, items, now) = three_days();
        let share = json!({"total_issues": 3, "completed_issues": 1, "pending_issues": 2});
        let chart = json!({"2026-01-01": 3, "2026-01-02": 2, "2026-01-03": null});
        let expected = json!({
            "total_issues": 3, "completed_issues": 1, "cancelled_issues": 1, "started_issues": 1,
            "unstarted_issues": 0, "backlog_issues": 0,
            "distribution": distribution(&share, &chart),
            "estimate_distribution": {},
        });
        assert_eq!(of(&items, &cycle, &Project::default(), now), expected);
    }

    #[test]
    fn a_snapshot_counts_the_keys_of_the_points_that_the_project_uses() {
        let (cycle, items, now) = three_days();
        let share = json!({"total_estimates": 8, "completed_estimates": 3, "pending_estimates": 5});
        let chart = json!({"2026-01-01": 8, "2026-01-02": 5, "2026-01-03": null});
        let told = of(&items, &cycle, &project(EstimateKind::Points, true), now);
        assert_eq!(told["estimate_distribution"], distribution(&share, &chart));
        assert_eq!(told["distribution"]["assignees"][0]["total_issues"], 3);
        for other in [project(EstimateKind::Points, false), project(EstimateKind::Categories, true)]
        {
            assert_eq!(of(&items, &cycle, &other, now)["estimate_distribution"], json!({}));
        }
    }

    #[test]
    fn a_cycle_without_dates_has_no_chart() {
        let chart =
            Weighed::new(&[], "issues", |_| 1).chart(&Cycle::default(), DateTime::UNIX_EPOCH);
        assert_eq!(chart, json!({}));
    }
}
