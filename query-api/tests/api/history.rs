//! The log itself.

use insta::assert_snapshot;
use serde_json::{Value, json};

use crate::fixture::Fixture;
use crate::people::{ADMIN, OWNER};
use crate::seed::{FULL, WORKSPACE};

/// An event without what is another in every run.
fn lasting(event: &Value) -> String {
    let mut event = event.clone();
    for key in ["id", "time", "hash"] {
        let text = event[key].take();
        assert!(text.as_str().is_some_and(|text| text.len() >= 20), "{key}: {text}");
    }
    format!("{event:#}")
}

#[tokio::test]
async fn a_work_items_history_is_its_events_and_those_of_its_comments() {
    let fixture = Fixture::new().await;
    let page = fixture.get(&format!("work-items/{FULL}/history/")).await.expect(200);
    assert_eq!(page.column("type"), ["IssueCreated", "IssueLinkAdded", "CommentCreated"]);
    assert_snapshot!(lasting(&page.rows()[1]), @r#"
    {
      "actor": "00000000-0000-0000-0000-000000000003",
      "command": "00000000-0000-0000-0000-00000000c014",
      "data": {
        "link": "00000000-0000-0000-0000-000000000701",
        "title": "Docs",
        "type": "IssueLinkAdded",
        "url": "https://example.org/a"
      },
      "entity": "issue",
      "entity_id": "00000000-0000-0000-0000-000000000401",
      "hash": null,
      "id": null,
      "issue": "00000000-0000-0000-0000-000000000401",
      "metadata": {
        "actor": "00000000-0000-0000-0000-000000000003",
        "at": "2026-01-02T03:24:05Z",
        "command_id": "00000000-0000-0000-0000-00000000c014"
      },
      "position": 35,
      "project": "00000000-0000-0000-0000-000000000200",
      "time": null,
      "type": "IssueLinkAdded",
      "type_version": "1",
      "version": 2
    }
    "#);
    let second = fixture.get(&format!("issues/{FULL}/history/?per_page=1&cursor=1:1:0")).await;
    assert_eq!(second.expect(200).column("version"), [&json!(2)]);
}

#[tokio::test]
async fn a_workspaces_log_is_read_from_any_position() {
    let fixture = Fixture::new().await;
    let read = async |query: &str| {
        let path = format!("/api/v1/workspaces/acme/events/{query}");
        fixture.call("GET", &path).by(OWNER).send().await.expect(200)
    };
    let all = read("").await;
    let positions: Vec<u64> =
        all.rows().iter().map(|row| row["position"].as_u64().unwrap()).collect();
    assert_eq!(positions, (1..=positions.len() as u64).collect::<Vec<_>>());
    assert_eq!(all.body["has_more"], false);
    assert_eq!(all.header("tidemark-position"), positions.len().to_string());
    let some = read("?after=3&limit=2").await;
    assert_eq!(some.column("position"), [&json!(4), &json!(5)]);
    assert_eq!((&some.body["next"], &some.body["has_more"]), (&json!(5), &json!(true)));
    let none = read("?after=100000").await;
    assert_eq!((none.rows().len(), &none.body["next"]), (0, &json!(100_000)));
    for wrong in ["limit=0", "limit=1001", "after=-1", "after=x"] {
        let path = format!("/api/v1/workspaces/acme/events/?{wrong}");
        fixture.call("GET", &path).by(OWNER).send().await.expect(400);
    }
}

#[tokio::test]
async fn one_event_is_read_by_its_position_also_under_the_workspaces_id() {
    let fixture = Fixture::new().await;
    for name in ["acme".to_owned(), WORKSPACE.to_string()] {
        let path = format!("/api/v1/workspaces/{name}/events/1/");
        let event = fixture.call("GET", &path).by(OWNER).send().await.expect(200);
        assert_eq!(event.body["type"], "WorkspaceCreated");
        fixture.call("GET", &path).by(ADMIN).send().await.expect(403);
    }
    for position in ["0", "-1", "99999"] {
        let path = format!("/api/v1/workspaces/acme/events/{position}/");
        fixture.call("GET", &path).by(OWNER).send().await.expect(404);
    }
}

#[tokio::test]
async fn data_are_the_bytes_that_were_stored() {
    let fixture = Fixture::new().await;
    let call = fixture.call("GET", "/api/v1/workspaces/acme/events/1/").by(OWNER);
    let event = call.send().await.expect(200);
    assert_eq!(event.body["data"]["slug"], "acme");
    assert_eq!(event.body["metadata"]["actor"], json!(OWNER));
    assert_eq!(event.body["type_version"], "1");
}
