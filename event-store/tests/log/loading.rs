//! Aggregates from memory and from their streams.

use cqrs_es::DomainEvent;
use cqrs_es::persist::EventUpcaster;
use domain::{Decide, Evolve, Root, Stamp};
use event_store::read::{Activity, read_activities};
use event_store::{Scope, Versioned};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::fixture::{
    AppendExt, Log, appended, command, id, issue, project, store, user, workspace,
};

/// Adds up its events' values; keeps the last actor.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
struct Sum {
    total: u64,
    last: Option<domain::UserId>,
}

/// A number to add.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Added {
    by: u64,
}

impl DomainEvent for Added {
    fn event_type(&self) -> String {
        "Added".to_owned()
    }
    fn event_version(&self) -> String {
        "2".to_owned()
    }
}

/// Nothing is refused.
#[derive(Debug, thiserror::Error)]
#[error("never")]
struct Never;

impl Decide<u64> for Sum {
    fn decide(&self, by: u64) -> Result<Vec<Added>, Never> {
        Ok(vec![Added { by }])
    }
}

impl Evolve<Added> for Sum {
    fn evolve(&mut self, event: Added, stamp: Stamp) {
        self.total += event.by;
        self.last = Some(stamp.actor);
    }
}

impl cqrs_es::Aggregate for Sum {
    const TYPE: &'static str = "sum";
    type Command = u64;
    type Event = Added;
    type Error = Never;
    type Services = ();
    async fn handle(
        &mut self,
        by: u64,
        (): &(),
        sink: &cqrs_es::event_sink::EventSink<Self>,
    ) -> Result<(), Never> {
        for event in self.decide(by)? {
            sink.write(event, self).await;
        }
        Ok(())
    }
    fn apply(&mut self, event: Added) {
        self.evolve(event, Stamp::UNKNOWN);
    }
}

/// Form 1 said `amount`.
fn amount_to_by(mut payload: Value) -> Value {
    let amount = payload["amount"].take();
    payload["by"] = amount;
    payload
}

impl Root for Sum {
    fn upcasters() -> Vec<Box<dyn EventUpcaster>> {
        let upcast = Box::new(amount_to_by);
        vec![Box::new(cqrs_es::persist::SemanticVersionEventUpcaster::new("Added", "2", upcast))]
    }
}

/// Adds numbers to the sum of workspace 1.
async fn add(log: &Log, expected: u64, numbers: &[u64]) {
    let events: Vec<Added> = numbers.iter().map(|by| Added { by: *by }).collect();
    let mut append = command(workspace(1));
    append.write::<Sum>(id(7, 1), Scope::default(), expected, &events).unwrap();
    appended(log.store.append(append).await.unwrap());
}

#[tokio::test]
async fn an_aggregate_is_what_its_events_say_whichever_way_it_is_loaded() {
    let log = Log::create().await;
    let ws = workspace(1);
    assert_eq!(log.store.get::<Sum>(ws, id(7, 1)).await.unwrap().version, 0);
    add(&log, 0, &[1, 2, 3]).await;
    let first = log.store.get::<Sum>(ws, id(7, 1)).await.unwrap();
    assert_eq!((first.version, first.state.total, first.state.last), (3, 6, Some(user())));
    add(&log, 3, &[10]).await;
    // Memory may be stale, and says so by its version.
    assert_eq!(log.store.get::<Sum>(ws, id(7, 1)).await.unwrap().version, 3);
    let fresh = log.store.get_fresh::<Sum>(ws, id(7, 1)).await.unwrap();
    assert_eq!((fresh.version, fresh.state.total), (4, 16));
    assert_eq!(log.store.get::<Sum>(ws, id(7, 1)).await.unwrap().version, 4);
    assert_eq!(log.store.get_at::<Sum>(ws, id(7, 1), 2).await.unwrap().state.total, 3);
    let elsewhere = store(&log.options).get::<Sum>(ws, id(7, 1)).await.unwrap();
    assert_eq!(elsewhere.state, fresh.state);
}

#[tokio::test]
async fn an_older_version_never_replaces_a_newer_one_in_memory() {
    let log = Log::create().await;
    add(&log, 0, &[1, 2]).await;
    let newer = log.store.get::<Sum>(workspace(1), id(7, 1)).await.unwrap();
    let state = Sum { total: 1, last: None };
    let older = Versioned { version: 1, state, weight: 1, ..Versioned::default() };
    log.store.keep(workspace(1), id(7, 1), older);
    assert_eq!(log.store.get::<Sum>(workspace(1), id(7, 1)).await.unwrap().version, newer.version);
}

#[tokio::test]
async fn an_id_of_another_workspace_loads_nothing() {
    let log = Log::create().await;
    add(&log, 0, &[1]).await;
    assert_eq!(log.store.get::<Sum>(workspace(2), id(7, 1)).await.unwrap().version, 0);
}

#[tokio::test]
async fn an_early_form_is_upcast() {
    let log = Log::create().await;
    let sum = event_store::StreamId { kind: "sum", id: id(7, 1) };
    let early = command(workspace(1)).saying(sum, 0, "Added", r#"{"amount":5}"#);
    appended(log.store.append(early).await.unwrap());
    assert_eq!(log.store.get::<Sum>(workspace(1), id(7, 1)).await.unwrap().state.total, 5);
}

#[tokio::test]
async fn activities_are_read_by_pages() {
    let log = Log::create().await;
    for n in 1..=2 {
        let append = command(workspace(1)).writing(issue(n), 0, &["A", "B", "C"]);
        appended(log.store.append(append).await.unwrap());
    }
    let ws = workspace(1);
    let activity = |n, after, until| {
        let (project, issue) = (domain::ProjectId(project(1).id), domain::IssueId(issue(n).id));
        Activity { workspace: ws, project, issue, after, until }
    };
    let asked = [activity(2, 4, 6), activity(1, 0, 2), activity(2, 0, 3), activity(2, 0, 6)];
    let pages = read_activities(&log.pool, &asked, 2, i64::MAX).await.unwrap();
    let names = |page: &Vec<event_store::RecordedEvent>| {
        page.iter().map(|event| event.name.clone()).collect::<String>()
    };
    assert_eq!(pages.iter().map(names).collect::<Vec<_>>(), ["BC", "AB", "", "AB"]);
    assert_eq!(pages[0][0].read_metadata().unwrap().actor, user());
}

#[tokio::test]
async fn what_the_project_changes_for_many_issues_is_in_the_activity_of_those_that_are_there() {
    let log = Log::create().await;
    let ws = workspace(1);
    let shared = ["LabelDeleted", "Other", "StateRegrouped"];
    let writes = [
        command(ws).writing(project(1), 0, &["LabelDeleted"]).writing(project(2), 0, &shared),
        command(ws).writing(issue(1), 0, &["A"]),
        command(ws).writing(project(1), 1, &shared),
        command(ws).writing(issue(1), 1, &["B"]),
        command(ws).writing(project(1), 4, &shared),
    ];
    for append in writes {
        appended(log.store.append(append).await.unwrap());
    }
    let page = async |issue_id, after, limit| {
        let (project, issue) = (domain::ProjectId(project(1).id), domain::IssueId(issue_id));
        let asked = [Activity { workspace: ws, project, issue, after, until: 10 }];
        let mut pages = read_activities(&log.pool, &asked, limit, i64::MAX).await.unwrap();
        let events = pages.remove(0);
        events.into_iter().map(|event| (event.position, event.name)).collect::<Vec<_>>()
    };
    let named = |events: &[(u64, &str)]| {
        events.iter().map(|(position, name)| (*position, (*name).to_owned())).collect::<Vec<_>>()
    };
    let all =
        [(5, "A"), (6, "LabelDeleted"), (8, "StateRegrouped"), (9, "B"), (10, "LabelDeleted")];
    assert_eq!(page(issue(1).id, 0, 100).await, named(&all), "none before, none after position 10");
    assert_eq!(page(issue(1).id, 6, 2).await, named(&all[2..4]));
    assert_eq!(page(issue(9).id, 0, 100).await, [], "no issue, no activity");
}
