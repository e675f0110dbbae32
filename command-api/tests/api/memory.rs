//! What a process remembers of the database when the database goes back, or goes on without it.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::client::Reply;
use crate::fixture::{Fixture, WORKSPACE};
use crate::issues::create;
use crate::people::OWNER;

/// The path of a work item.
fn at(item: &str) -> String {
    format!("work-items/{item}/")
}

/// Calls a work item something, by this process.
async fn rename(process: &Fixture, item: &str, name: &str) -> Reply {
    process.patch(&at(item), json!({ "name": name })).await
}

/// What a crash of the server leaves: the counters as far as durable events have come, and nothing of what did not wait
/// for the disk. No append is under way then.
async fn crash(api: &Fixture) {
    let mut db = api.pool().begin().await.unwrap();
    for statement in [
        "SELECT FROM event_log.log_head FOR UPDATE",
        "LOCK TABLE event_log.generation, event_log.counter IN ACCESS EXCLUSIVE MODE",
        "UPDATE event_log.counter AS c SET last_number = e.number
        FROM (
            SELECT project_id, max((payload ->> 'number')::bigint) AS number
            FROM event_log.event WHERE event_type = 'IssueCreated' GROUP BY project_id
        ) AS e
        WHERE e.project_id = c.project_id",
        "TRUNCATE event_log.generation",
    ] {
        sqlx::query(statement).execute(&mut *db).await.unwrap();
    }
    db.commit().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_crash_takes_from_the_counter_gives_no_number_to_a_second_item() {
    let api = Fixture::new().await;
    let other = api.another();
    let created = |process| async move {
        let mut numbers = Vec::new();
        for round in 0..10 {
            let name = format!("Item {round}");
            let created = (0..5).map(|_| create_numbered(process, &name));
            numbers.extend(futures::future::join_all(created).await);
        }
        numbers
    };
    let crashes = async {
        // As many as come to pass while the others create: one after every few items.
        let mut next = api.head().await + 3;
        loop {
            if api.head().await >= next {
                crash(&api).await;
                next = api.head().await + 3;
            }
            tokio::task::yield_now().await;
        }
    };
    let all = async { tokio::join!(created(&api), created(&other)) };
    let (here, there) = tokio::select! {
        () = crashes => unreachable!("it goes on for ever"),
        numbers = all => numbers,
    };
    let numbers: BTreeSet<u64> = here.iter().chain(&there).copied().collect();
    assert_eq!(numbers.len(), 100, "a number was given twice: {here:?}, {there:?}");
}

/// Creates a work item; answers its number.
async fn create_numbered(process: &Fixture, name: &str) -> u64 {
    let reply = process.post("work-items/", json!({ "name": name })).await.expect(201);
    reply.body["sequence_id"].as_u64().unwrap()
}

#[tokio::test]
async fn a_deleted_item_keeps_its_number() {
    let api = Fixture::new().await;
    let item = api.post("work-items/", json!({ "name": "First" })).await.expect(201);
    api.catch_up().await;
    api.delete(&at(&item.id())).await.expect(204);
    crash(&api).await;
    let next = api.post("work-items/", json!({ "name": "Second" })).await.expect(201);
    assert_eq!((&item.body["sequence_id"], &next.body["sequence_id"]), (&json!(1), &json!(2)));
}

#[tokio::test]
async fn a_log_that_lacks_the_last_commits_is_read_anew() {
    let api = Fixture::new().await;
    let item = create(&api, "Pump").await;
    let before = api.head().await;
    rename(&api, &item, "Lost").await.expect(200);
    api.roll_back(before).await;
    rename(&api, &item, "Kept").await.expect(200);
    insta::assert_snapshot!(api.story(before).await, @r#"IssueRenamed {"from":"Pump","to":"Kept"}"#);
}

#[tokio::test]
async fn what_another_process_wrote_in_the_place_of_what_was_lost_is_not_taken_for_it() {
    let api = Fixture::new().await;
    let (other, item) = (api.another(), create(&api, "Pump").await);
    let before = api.head().await;
    rename(&api, &item, "Lost").await.expect(200);
    api.roll_back(before).await;
    rename(&other, &item, "Other").await.expect(200);
    // In memory it is called that already, at the very version that the log has.
    rename(&api, &item, "Lost").await.expect(200);
    insta::assert_snapshot!(api.story(before).await, @r#"
    IssueRenamed {"from":"Pump","to":"Other"}
    IssueRenamed {"from":"Other","to":"Lost"}
    "#);
}

#[tokio::test]
async fn a_longer_log_does_not_go_on_from_what_was_lost() {
    let api = Fixture::new().await;
    let (other, item) = (api.another(), create(&api, "Pump").await);
    let before = api.head().await;
    rename(&api, &item, "Lost").await.expect(200);
    api.roll_back(before).await;
    other.patch(&at(&item), json!({ "priority": "high" })).await.expect(200);
    other.patch(&at(&item), json!({ "point": 3 })).await.expect(200);
    let reply = api.patch(&at(&item), json!({ "sort_order": 7 })).await.expect(200);
    assert_eq!((&reply.body["name"], &reply.body["priority"]), (&json!("Pump"), &json!("high")));
}

#[tokio::test]
async fn what_was_refused_for_the_sake_of_what_was_lost_is_done() {
    let api = Fixture::new().await;
    let item = create(&api, "Pump").await;
    let before = api.head().await;
    api.catch_up().await;
    api.delete(&at(&item)).await.expect(204);
    rename(&api, &item, "Gone").await.expect(404);
    api.roll_back(before).await;
    rename(&api, &item, "There").await.expect(200);
}

#[tokio::test]
async fn a_repeated_command_is_answered_from_the_log_that_there_is() {
    let api = Fixture::new().await;
    let (other, item) = (api.another(), create(&api, "Pump").await);
    let before = api.head().await;
    rename(&api, &item, "Lost").await.expect(200);
    api.roll_back(before).await;
    let keyed = |process: &Fixture| {
        let call = process.call("PATCH", &at(&item)).header("idempotency-key", "k");
        call.json(&json!({ "name": "Kept" })).send()
    };
    let first = keyed(&other).await.expect(200);
    let again = keyed(&api).await.expect(200);
    assert_eq!((&again.body["name"], again.header("etag")), (&json!("Kept"), first.header("etag")));
}

#[tokio::test]
async fn what_the_tables_showed_before_the_log_went_back_is_not_taken_for_shown() {
    let api = Fixture::new().await;
    let item = create(&api, "Pump").await;
    let before = api.head().await;
    rename(&api, &item, "Lost").await.expect(200);
    api.catch_up().await;
    let waiting = async |name: &str| {
        let call = api.call("PATCH", &at(&item)).waiting();
        call.json(&json!({ "name": name })).send().await.expect(200)
    };
    assert_eq!(waiting("Lost").await.header("tidemark-applied"), "");
    api.roll_back(before).await;
    sqlx::query("UPDATE read_model.checkpoint SET position = $1 WHERE workspace_id = $2")
        .bind(before.cast_signed())
        .bind(WORKSPACE.uuid())
        .execute(api.pool())
        .await
        .unwrap();
    let kept = waiting("Kept").await;
    assert_eq!(kept.header("tidemark-position"), (before + 1).to_string());
    assert_eq!(kept.header("tidemark-applied"), "false");
}

#[tokio::test]
async fn a_slug_that_another_process_gave_to_a_new_workspace_leads_there() {
    let api = Fixture::new().await;
    let other = api.another();
    let owner = async |process: &Fixture, method: &str, path: &str, body: Value| {
        process.call(method, path).by(OWNER).json(&body).send().await
    };
    let (all, one) = ("/api/v1/workspaces/", "/api/v1/workspaces/team/");
    let team = json!({ "name": "Team", "slug": "team" });
    owner(&api, "POST", all, team.clone()).await.expect(201);
    let project = |name: &str| json!({ "name": name, "identifier": name });
    let projects = format!("{one}projects/");
    owner(&api, "POST", &projects, project("OLD")).await.expect(201);
    owner(&other, "DELETE", one, json!({})).await.expect(204);
    let new = owner(&other, "POST", all, team).await.expect(201);
    let made = owner(&api, "POST", &projects, project("NEW")).await.expect(201);
    assert_eq!(made.body["workspace"], new.body["id"]);
}
