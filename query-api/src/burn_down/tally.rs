//! How work stood at the end of each day.

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, Days, NaiveDate, Utc};
use event_store::burn_down::Step;
use serde_json::Value;
use uuid::Uuid;
use wire::Zone;
use wire::shapes::{BurnDownDay, BurnDownItems, BurnDownPoints};

use super::item::{Item, amount, id};

/// The most days that are shown; of more, the last ones are.
const MOST_DAYS: usize = 1000;

/// The days that are looked at, in a zone.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Span {
    pub(crate) zone: Zone,
    /// The first day; that of the first work item without it.
    pub(crate) first: Option<NaiveDate>,
    /// The last day; today without it.
    pub(crate) last: Option<NaiveDate>,
    /// The present day: later ones are not told of.
    pub(crate) today: NaiveDate,
}

/// How work went up to some position of the log.
#[derive(Debug)]
pub(super) struct Tally {
    /// What is looked at, a cycle or a module.
    place: Uuid,
    span: Span,
    /// In an order of their own, so that sums of fractions are the same each time.
    items: BTreeMap<Uuid, Item>,
    /// How work stands, until something happens again.
    standing: Option<(BurnDownItems, BurnDownPoints)>,
    /// The estimates that points belong to.
    estimates: HashMap<Uuid, Uuid>,
    /// The day that is not over, once there is a first one.
    day: Option<BurnDownDay>,
    /// The days before.
    over: Vec<BurnDownDay>,
    /// The latest time so far: commands that were taken at once are not appended in the order of their times.
    latest: DateTime<Utc>,
}

impl Tally {
    /// Nothing has happened yet in the cycle or module `place`.
    pub(super) fn new(place: Uuid, span: Span) -> Self {
        let first = span.first.filter(|first| *first <= span.end());
        let earliest = span.end().checked_sub_days(Days::new(MOST_DAYS as u64 - 1));
        let day =
            first.map(|first| beginning(earliest.map_or(first, |earliest| first.max(earliest))));
        Self {
            place,
            span,
            items: BTreeMap::new(),
            standing: None,
            estimates: HashMap::new(),
            day,
            over: Vec::new(),
            latest: DateTime::UNIX_EPOCH,
        }
    }

    /// Takes in the next step.
    pub(super) fn take_in(&mut self, step: &Step) {
        self.latest = self.latest.max(step.at);
        self.go_on_until(self.span.zone.day(self.latest));
        self.standing = None;
        let Step { entity, name, said, .. } = step;
        match name.as_str() {
            "StateRegrouped" => self.regroup(&said["state"], &said["to"]),
            "EstimatePointAdded" => self.add_point(said),
            "EstimatePointRenamed" => self.revalue(&said["point"], &said["to"]),
            "EstimatePointRemoved" => self.forget(|point, _| Some(point) == id(&said["point"])),
            "EstimateDeleted" => self.forget(|_, of| of.is_some() && of == id(&said["estimate"])),
            _ => self.change(*entity, name, said),
        }
    }

    /// The days; the present one is as it is so far.
    pub(super) fn days(mut self) -> Vec<BurnDownDay> {
        self.go_on_until(self.span.today.checked_add_days(Days::new(1)).unwrap_or(self.span.today));
        let too_many = self.over.len().saturating_sub(MOST_DAYS);
        self.over.split_off(too_many)
    }

    /// Takes in an event of a work item.
    fn change(&mut self, entity: Uuid, name: &str, said: &Value) {
        let item = self.items.entry(entity).or_default();
        let was_in = item.is_in;
        match name {
            "IssueCreated" | "IssueUndeleted" => {
                item.enter_state(&said["state"]);
                item.estimate(&said["to"]);
            }
            "IssueStateChanged" => item.enter_state(&said["to"]),
            "IssueEstimateChanged" => item.estimate(&said["to"]),
            "IssueCycleChanged" => item.is_in = id(&said["to"]) == Some(self.place),
            "IssueModuleAdded" if id(&said["module"]) == Some(self.place) => item.is_in = true,
            "IssueModuleRemoved" if id(&said["module"]) == Some(self.place) => item.is_in = false,
            "IssueDeleted" => item.is_in = false,
            _ => {}
        }
        let (is_in, points) = (item.is_in, item.points());
        if is_in && self.day.is_none() && self.span.first.is_none() {
            let first = self.span.zone.day(self.latest);
            self.day = (first <= self.span.end()).then(|| beginning(first));
        }
        let Some(day) = &mut self.day else { return };
        // What came before the first day is in from its beginning.
        if self.span.zone.day(self.latest) < day.date {
            return;
        }
        if is_in && !was_in {
            day.items.added += 1;
            day.points.added += points;
        } else if was_in && !is_in {
            day.items.removed += 1;
            day.points.removed += points;
        }
    }

    /// A state became part of another group, and with it what is in that state.
    fn regroup(&mut self, state: &Value, to: &Value) {
        let state = id(state);
        let those = self.items.values_mut().filter(|item| item.state == state);
        those.for_each(|item| to.as_str().unwrap_or_default().clone_into(&mut item.group));
    }

    /// An estimate got a point.
    fn add_point(&mut self, said: &Value) {
        if let (Some(point), Some(estimate)) = (id(said), id(&said["estimate"])) {
            self.estimates.insert(point, estimate);
        }
    }

    /// A point got another value, and with it what has that point.
    fn revalue(&mut self, point: &Value, to: &Value) {
        let value = amount(point, to);
        let Some(point) = id(point) else { return };
        let points = self.items.values_mut().filter_map(|item| item.point.as_mut());
        points.filter(|(id, _)| *id == point).for_each(|(_, amount)| *amount = value);
    }

    /// Removes the points for which `is_gone` holds, each asked about with the estimate that it belongs to.
    fn forget(&mut self, is_gone: impl Fn(Uuid, Option<Uuid>) -> bool) {
        for item in self.items.values_mut() {
            item.point.take_if(|(point, _)| is_gone(*point, self.estimates.get(point).copied()));
        }
    }

    /// Ends the days before another one.
    fn go_on_until(&mut self, next: NaiveDate) {
        while let Some(day) = self.day.take_if(|day| day.date < next) {
            let date = day.date;
            let ended = self.ended(day);
            self.over.push(ended);
            let following = date.checked_add_days(Days::new(1));
            self.day = following.filter(|day| *day <= self.span.end()).map(beginning);
        }
    }

    /// A day with how work stands at its end.
    fn ended(&mut self, day: BurnDownDay) -> BurnDownDay {
        let BurnDownDay { date, items, points } = day;
        let (stand, worth) = self.standing.get_or_insert_with(|| standing(&self.items));
        let items = BurnDownItems { added: items.added, removed: items.removed, ..*stand };
        let points = BurnDownPoints { added: points.added, removed: points.removed, ..*worth };
        BurnDownDay { date, items, points }
    }
}

impl Span {
    /// The last day that is told of.
    fn end(&self) -> NaiveDate {
        self.last.map_or(self.today, |last| last.min(self.today))
    }
}

/// How work stands with these work items.
fn standing(all: &BTreeMap<Uuid, Item>) -> (BurnDownItems, BurnDownPoints) {
    let (mut items, mut points) = (BurnDownItems::default(), BurnDownPoints::default());
    for item in all.values() {
        item.add_to(&mut items, &mut points);
    }
    (items, points)
}

/// A day with no figures yet.
fn beginning(date: NaiveDate) -> BurnDownDay {
    BurnDownDay { date, items: BurnDownItems::default(), points: BurnDownPoints::default() }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// The n-th id.
    const fn nth(n: u128) -> Uuid {
        Uuid::from_u128(n)
    }

    /// A thing as events name it.
    fn thing(n: u128) -> Value {
        json!({"id": nth(n), "name": "it"})
    }

    /// A state of a group.
    fn state(n: u128, group: &str) -> Value {
        json!({"id": nth(n), "name": group, "group": group})
    }

    /// Something happened to the n-th thing at a time of January 2026.
    fn step(time: &str, n: u128, name: &str, said: Value) -> Step {
        let at = format!("2026-01-{time}:00Z").parse().unwrap();
        Step { entity: nth(n), name: name.to_owned(), at, said }
    }

    /// Work item n is created and comes into cycle 1.
    fn entered(time: &str, n: u128) -> [Step; 2] {
        [
            step(time, n, "IssueCreated", json!({"state": state(20, "unstarted")})),
            step(time, n, "IssueCycleChanged", json!({"to": thing(1)})),
        ]
    }

    /// The days of January 2026 from the 2nd to the 5th, as of the evening of the 4th.
    fn days(steps: &[Step], zone: &str) -> Vec<String> {
        let day = |day| NaiveDate::from_ymd_opt(2026, 1, day);
        let zone = zone.parse().unwrap();
        let span = Span { zone, first: day(2), last: day(5), today: day(4).unwrap() };
        let mut tally = Tally::new(nth(1), span);
        for step in steps {
            tally.take_in(step);
        }
        let shown = |day: BurnDownDay| {
            let BurnDownItems { scope, completed, cancelled, added, removed } = day.items;
            format!("{} {scope} {completed} {cancelled} +{added} -{removed}", day.date.format("%d"))
        };
        tally.days().into_iter().map(shown).collect()
    }

    #[test]
    fn each_day_tells_how_work_stood_at_its_end_and_what_came_and_went() {
        let mut steps: Vec<Step> = entered("01T12:00", 7).into();
        steps.extend(entered("02T12:00", 8));
        steps.push(step("02T13:00", 8, "IssueStateChanged", json!({"to": state(21, "completed")})));
        steps.extend(entered("03T12:00", 9));
        steps.push(step(
            "03T13:00",
            9,
            "IssueCycleChanged",
            json!({"from": thing(1), "to": thing(2)}),
        ));
        steps.push(step("04T12:00", 7, "IssueStateChanged", json!({"to": state(22, "cancelled")})));
        let expected = ["02 2 1 0 +1 -0", "03 2 1 0 +1 -1", "04 2 1 1 +0 -0"];
        assert_eq!(days(&steps, "UTC"), expected);
    }

    #[test]
    fn a_work_item_is_in_a_module_until_it_leaves_that_one() {
        let moved = |time, name, module| step(time, 7, name, json!({"module": thing(module)}));
        let steps = [
            step("02T12:00", 7, "IssueCreated", json!({"state": state(20, "unstarted")})),
            moved("02T12:00", "IssueModuleAdded", 1),
            moved("02T13:00", "IssueModuleAdded", 2),
            moved("03T12:00", "IssueModuleRemoved", 2),
            step("03T13:00", 7, "IssueStateChanged", json!({"to": state(21, "completed")})),
            moved("04T12:00", "IssueModuleRemoved", 1),
        ];
        assert_eq!(days(&steps, "UTC"), ["02 1 0 0 +1 -0", "03 1 1 0 +0 -0", "04 0 0 0 +0 -1"]);
    }

    #[test]
    fn what_comes_into_a_module_again_or_only_into_another_is_not_counted_before() {
        let moved = |time, n, name, module| step(time, n, name, json!({"module": thing(module)}));
        let steps = [
            moved("02T12:00", 7, "IssueModuleAdded", 1),
            moved("02T12:00", 8, "IssueModuleAdded", 2),
            moved("02T13:00", 7, "IssueModuleRemoved", 1),
            moved("04T12:00", 7, "IssueModuleAdded", 1),
        ];
        assert_eq!(days(&steps, "UTC"), ["02 0 0 0 +1 -1", "03 0 0 0 +0 -0", "04 1 0 0 +1 -0"]);
    }

    #[test]
    fn a_day_on_which_nothing_happens_is_like_the_one_before_but_for_what_came_and_went() {
        let completed = json!({"to": state(21, "completed")});
        let mut steps: Vec<Step> = entered("02T12:00", 7).into();
        assert_eq!(days(&steps, "UTC"), ["02 1 0 0 +1 -0", "03 1 0 0 +0 -0", "04 1 0 0 +0 -0"]);
        steps.push(step("04T12:00", 7, "IssueStateChanged", completed));
        assert_eq!(days(&steps, "UTC"), ["02 1 0 0 +1 -0", "03 1 0 0 +0 -0", "04 1 1 0 +0 -0"]);
    }

    #[test]
    fn a_day_ends_when_it_does_in_the_zone() {
        let steps = entered("02T20:00", 7);
        assert_eq!(days(&steps, "UTC")[0], "02 1 0 0 +1 -0");
        assert_eq!(
            days(&steps, "Asia/Tokyo"),
            ["02 0 0 0 +0 -0", "03 1 0 0 +1 -0", "04 1 0 0 +0 -0"]
        );
    }

    #[test]
    fn what_was_deleted_has_left_and_stays_in_the_days_before() {
        let mut steps: Vec<Step> = entered("02T12:00", 7).into();
        steps.push(step("03T12:00", 7, "IssueDeleted", json!({})));
        assert_eq!(days(&steps, "UTC"), ["02 1 0 0 +1 -0", "03 0 0 0 +0 -1", "04 0 0 0 +0 -0"]);
    }

    #[test]
    fn a_state_takes_what_is_in_it_into_another_group() {
        let mut steps: Vec<Step> = entered("02T12:00", 7).into();
        let said = json!({"state": state(20, "unstarted"), "to": "completed"});
        steps.push(step("03T12:00", 2, "StateRegrouped", said));
        assert_eq!(days(&steps, "UTC")[..2], ["02 1 0 0 +1 -0", "03 1 1 0 +0 -0"]);
    }

    #[test]
    fn without_dates_the_first_day_is_that_of_the_first_work_item() {
        let today = NaiveDate::from_ymd_opt(2026, 1, 4).unwrap();
        let span = Span { zone: Zone::UTC, first: None, last: None, today };
        let mut tally = Tally::new(nth(1), span);
        for step in &entered("03T12:00", 7) {
            tally.take_in(step);
        }
        let days: Vec<_> = tally.days().iter().map(|day| day.date.to_string()).collect();
        assert_eq!(days, ["2026-01-03", "2026-01-04"]);
        assert!(Tally::new(nth(1), span).days().is_empty());
    }

    #[test]
    fn points_are_those_of_estimates_that_are_numbers() {
        let point = |value: &str| json!({"id": nth(30), "value": value, "kind": "points"});
        let created = json!({"state": state(20, "unstarted"), "to": point("3")});
        let steps = [
            step(
                "02T10:00",
                2,
                "EstimatePointAdded",
                json!({"id": nth(30), "estimate": thing(40)}),
            ),
            step("02T12:00", 7, "IssueCreated", created),
            step("02T12:00", 7, "IssueCycleChanged", json!({"to": thing(1)})),
            step("03T12:00", 2, "EstimatePointRenamed", json!({"point": thing(30), "to": "5"})),
            step("04T12:00", 2, "EstimateDeleted", json!({"estimate": thing(40)})),
        ];
        let day = |day| NaiveDate::from_ymd_opt(2026, 1, day);
        let span = Span { zone: Zone::UTC, first: day(2), last: None, today: day(4).unwrap() };
        let mut tally = Tally::new(nth(1), span);
        for step in &steps {
            tally.take_in(step);
        }
        let scopes: Vec<f64> = tally.days().iter().map(|day| day.points.scope).collect();
        assert_eq!(scopes, [3.0, 5.0, 0.0]);
    }
}
