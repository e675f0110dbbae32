//! The same events with the same cursor, whatever the form: pages, lines, live, and CloudEvents.

use axum::body::to_bytes;
use domain::UserId;
use futures::StreamExt;
use insta::assert_snapshot;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::client::{Call, Reply};
use crate::fixture::Fixture;
use crate::guests::show_all;
use crate::history::{audited, log};
use crate::live::{Follower, rename};
use crate::people::{ADMIN, COLLEAGUE, GUEST, MEMBER, OUTSIDER, OWNER, VISITOR};
use crate::seed::{BARE, FULL, WORKSPACE, of_issue};

/// The log.
const EVENTS: &str = "/api/v1/workspaces/acme/events/";
/// The media type of a page of CloudEvents.
const BATCH: &str = "application/cloudevents-batch+json";

/// A question for lines.
fn call(fixture: &Fixture, user: UserId, query: &str) -> Call {
    let call = fixture.call("GET", &format!("{EVENTS}{query}")).by(user);
    call.header("accept", "application/x-ndjson, application/problem+json")
}

/// The lines of a log without the last one, and that.
async fn lines(fixture: &Fixture, user: UserId, query: &str) -> (Vec<Value>, Value) {
    let response = call(fixture, user, query).open().await;
    assert_eq!(response.status(), 200);
    let header = |name: &str| response.headers()[name].to_str().unwrap();
    assert_eq!(header("content-type"), "application/x-ndjson");
    assert_eq!(header("cache-control"), "no-store");
    let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap();
    let text = std::str::from_utf8(&bytes).unwrap();
    assert!(text.ends_with('\n'));
    let mut lines: Vec<Value> =
        text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let last = lines.pop().unwrap();
    assert_eq!(last["type"], "end");
    assert!(lines.iter().all(|line| line["specversion"] == "1.0"));
    (lines, last)
}

/// An event of a page, as what it has in common with a CloudEvent.
fn common(event: &Value) -> Value {
    let pair = |ours: &str, theirs: &str| {
        event.get(theirs).unwrap_or(event.get(ours).unwrap_or(&Value::Null)).clone()
    };
    let name = pair("type", "type").as_str().unwrap().replace("tidemark.v1.", "");
    let metadata = match &event["metadata"] {
        Value::String(text) => serde_json::from_str(text).unwrap(),
        value => value.clone(),
    };
    json!([
        event["id"],
        event["position"],
        pair("version", "streamversion"),
        name,
        pair("type_version", "typeversion"),
        pair("entity", "kind"),
        pair("entity_id", "subject"),
        event["project"],
        event["issue"],
        event["actor"],
        event["command"],
        event["data"],
        metadata,
        event["hash"],
    ])
}

#[tokio::test]
async fn lines_have_the_events_of_the_pages() {
    let mut fixture = audited().await;
    show_all(&mut fixture, false).await;
    for user in [OWNER, ADMIN, MEMBER, GUEST, COLLEAGUE, VISITOR] {
        for filter in ["", "&entity=issue", "&type=CommentCreated"] {
            let page = log(&fixture, user, &format!("?limit=1000{filter}")).await;
            let (lines, last) = lines(&fixture, user, &format!("?after=0{filter}")).await;
            let events: Vec<Value> = page.rows().iter().map(common).collect();
            assert_eq!(lines.iter().map(common).collect::<Vec<_>>(), events);
            for key in ["after", "next", "cursor", "is_whole", "has_more"] {
                assert_eq!(last[key], page.body[key], "{key}");
            }
        }
    }
    call(&fixture, OUTSIDER, "").send().await.expect(403);
}

#[tokio::test]
async fn a_long_log_comes_in_parts_up_to_where_it_ended_or_as_much_as_is_wanted() {
    let mut fixture = Fixture::new().await;
    for _ in 0..6 {
        let renamed = json!({"type": "IssueRenamed", "from": "Crash at start", "to": "Crash"});
        fixture.happen(of_issue(BARE), ADMIN, &vec![renamed; 250]).await;
    }
    fixture.catch_up(WORKSPACE).await;
    let (all, last) = lines(&fixture, ADMIN, "").await;
    let mut pages = Vec::new();
    let mut after = json!(0);
    while after != last["next"] {
        let page = log(&fixture, ADMIN, &format!("?limit=1000&after={after}")).await;
        pages.extend(page.rows().iter().map(common));
        after = page.body["next"].clone();
    }
    assert!(all.len() > 1500);
    assert_eq!(all.iter().map(common).collect::<Vec<_>>(), pages);
    let (some, last) = lines(&fixture, ADMIN, "?type=IssueRenamed&limit=1200").await;
    assert_eq!((some.len(), &last["has_more"]), (1200, &json!(true)));
    assert_eq!(some[1199]["position"], last["next"]);
    let cursor = last["cursor"].as_str().unwrap();
    let query = format!("?type=IssueRenamed&after={cursor}");
    let (rest, last) = lines(&fixture, ADMIN, &query).await;
    assert_eq!((rest.len(), &last["has_more"]), (300, &json!(false)));

    // What happens meanwhile is not waited for, but said to be there.
    let mut body = call(&fixture, ADMIN, "").open().await.into_body().into_data_stream();
    let mut text = body.next().await.unwrap().unwrap().to_vec();
    fixture.expect_rest().await;
    rename(&mut fixture, BARE).await;
    while let Some(part) = body.next().await {
        text.extend_from_slice(&part.unwrap());
    }
    let text = String::from_utf8(text).unwrap();
    assert_eq!(text.lines().count(), all.len() + 1);
    assert!(text.trim_end().ends_with('}') && text.contains("\"has_more\":true"));
}

#[tokio::test]
async fn lines_that_are_cut_off_have_no_last_one() {
    let mut fixture = Fixture::new().await;
    for _ in 0..6 {
        let renamed = json!({"type": "IssueRenamed", "from": "Crash at start", "to": "Crash"});
        fixture.happen(of_issue(BARE), ADMIN, &vec![renamed; 250]).await;
    }
    fixture.catch_up(WORKSPACE).await;
    for reason in ["epoch", "key"] {
        let mut body = call(&fixture, ADMIN, "").open().await.into_body().into_data_stream();
        let first = body.next().await.unwrap().unwrap();
        assert!(!first.is_empty() && first.ends_with(b"\n"));
        if reason == "epoch" {
            fixture.begin_epoch().await;
        } else {
            fixture.revoke_keys(ADMIN).await;
        }
        assert!(body.next().await.unwrap().is_err(), "{reason}");
        assert!(body.next().await.is_none());
        fixture.expect_rest().await;
    }
    let mut body = call(&fixture, MEMBER, "").open().await.into_body().into_data_stream();
    body.next().await.unwrap().unwrap();
    fixture.stop();
    let last: Value = serde_json::from_slice(&body.next().await.unwrap().unwrap()).unwrap();
    assert_eq!((&last["type"], &last["has_more"]), (&json!("end"), &json!(true)));
    assert!(body.next().await.is_none());
}

#[tokio::test]
async fn who_changes_doors_in_mid_stream_misses_nothing() {
    let mut fixture = audited().await;
    for _ in 0..4 {
        rename(&mut fixture, FULL).await;
        rename(&mut fixture, BARE).await;
    }
    for (user, filter) in
        [(OWNER, ""), (MEMBER, ""), (GUEST, "&entity=issue"), (OWNER, "&entity=issue")]
    {
        let whole = log(&fixture, user, &format!("?limit=1000{filter}")).await;
        let end = whole.body["next"].as_u64().unwrap();
        let page = log(&fixture, user, &format!("?limit=3{filter}")).await;
        let mut got: Vec<Value> = page.rows().to_vec();
        let cursor = page.body["cursor"].as_str().unwrap();
        let (some, last) = lines(&fixture, user, &format!("?limit=4&after={cursor}{filter}")).await;
        got.extend(some);
        let cursor = last["cursor"].as_str().unwrap();
        let batch = format!("{EVENTS}?limit=5&after={cursor}{filter}");
        let batch = fixture.call("GET", &batch).by(user).header("accept", BATCH).send().await;
        got.extend(batch.body.as_array().unwrap().clone());
        let cursor = batch.header("tidemark-cursor").to_owned();
        assert_eq!(batch.header("tidemark-position"), end.to_string());
        let mut follower = Follower::of(&fixture, user, &format!("?after={cursor}{filter}")).await;
        got.extend(follower.events_to(end).await);
        let [got, whole] =
            [&got[..], whole.rows()].map(|events| events.iter().map(common).collect::<Vec<_>>());
        assert_eq!(got, whole);
    }
}

#[tokio::test]
async fn a_cursor_of_another_log_is_refused_at_every_door() {
    let fixture = audited().await;
    for accept in ["application/json", "text/event-stream", "application/x-ndjson", BATCH] {
        for user in [OWNER, MEMBER] {
            let read = async |after: &str| {
                let call = fixture.call("GET", &format!("{EVENTS}?after={after}&entity=issue"));
                let accept = format!("{accept}, application/json");
                call.by(user).header("accept", &accept).send().await
            };
            let foreign = read(&format!("{}:1", Uuid::from_u128(1))).await.expect(412);
            assert_eq!(
                foreign.body["error"].as_str().unwrap().split(':').next(),
                Some("The position belongs to another epoch")
            );
            let beyond = read("1000000").await.expect(400).to_string();
            assert!(beyond.contains("The log ends at position"), "{beyond}");
        }
    }
}

/// An event without what is another in every run.
fn lasting(event: &Value) -> String {
    let mut event = event.clone();
    for key in ["id", "time", "hash", "epoch"] {
        let text = event[key].take();
        assert!(text.as_str().is_some_and(|text| text.len() >= 20), "{key}: {text}");
    }
    format!("{event:#}")
}

#[tokio::test]
async fn one_event_and_a_page_are_cloud_events_for_those_who_ask_for_them() {
    let fixture = audited().await;
    let kind = "application/cloudevents+json";
    let one = fixture.call("GET", &format!("{EVENTS}40/")).header("accept", kind);
    let one: Reply = one.send().await.expect(200);
    assert_eq!(one.header("content-type"), kind);
    assert_snapshot!(lasting(&one.body), @r#"
    {
      "actor": "00000000-0000-0000-0000-000000000003",
      "command": "00000000-0000-0000-0000-00000000c014",
      "data": {
        "id": "00000000-0000-0000-0000-000000000701",
        "title": "Docs",
        "type": "IssueLinkAdded",
        "url": "https://example.org/a"
      },
      "datacontenttype": "application/json",
      "epoch": null,
      "hash": null,
      "id": null,
      "issue": "00000000-0000-0000-0000-000000000401",
      "kind": "issue",
      "metadata": "{\"actor\":\"00000000-0000-0000-0000-000000000003\",\"at\":\"2026-01-02T03:24:05Z\",\"command_id\":\"00000000-0000-0000-0000-00000000c014\"}",
      "position": 40,
      "project": "00000000-0000-0000-0000-000000000200",
      "source": "/workspaces/00000000-0000-0000-0000-000000000100",
      "specversion": "1.0",
      "streamversion": 2,
      "subject": "00000000-0000-0000-0000-000000000401",
      "time": null,
      "type": "tidemark.v1.IssueLinkAdded",
      "typeversion": "1"
    }
    "#);
    let query = format!("{EVENTS}?after=39&limit=1");
    let page = fixture.call("GET", &query).header("accept", BATCH).send().await.expect(200);
    assert_eq!((page.header("content-type"), &page.body), (BATCH, &json!([one.body])));
    let epoch = page.header("tidemark-epoch");
    assert_eq!(page.header("tidemark-cursor"), format!("{epoch}:40"));
    let (line, _) = lines(&fixture, MEMBER, "?after=39&limit=1").await;
    assert_eq!(line, [one.body]);
    let known = page.header("etag");
    let again = fixture.call("GET", &query).header("accept", BATCH).header("if-none-match", known);
    again.send().await.expect(304);
    fixture.call("GET", &format!("{EVENTS}40/")).header("accept", BATCH).send().await.expect(406);
}
