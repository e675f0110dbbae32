//! `…/work-items/{issue}/relations/` and `…/dependencies/`

use std::time::Duration;

use domain::UserId;
use serde_json::{Value, json};

use crate::client::Reply;
use crate::fixture::{Fixture, OTHER_PROJECT};
use crate::issues::create;
use crate::people::{ADMIN, GUEST, MEMBER, OTHER_MEMBER};
use crate::seed::archive_project;

/// Each relation with its reverse, and as answers show it.
const TYPES: [(&str, &str, &str); 8] = [
    ("blocking", "blocked_by", "blocked_by"),
    ("blocked_by", "blocking", "blocked_by"),
    ("duplicate", "duplicate", "duplicate"),
    ("relates_to", "relates_to", "relates_to"),
    ("start_after", "start_before", "start_before"),
    ("start_before", "start_after", "start_before"),
    ("finish_after", "finish_before", "finish_before"),
    ("finish_before", "finish_after", "finish_before"),
];

/// An id of nothing.
const NOTHING: &str = "00000000-0000-7000-8000-00000000dead";

/// Some work items, `ENG-1` and on.
async fn items<const N: usize>(api: &Fixture) -> [String; N] {
    let mut items = Vec::new();
    for n in 1..=N {
        items.push(create(api, &format!("Item {n}")).await);
    }
    items.try_into().unwrap()
}

/// A work item of the other project.
async fn elsewhere(api: &Fixture) -> String {
    let path = format!("/api/v1/workspaces/acme/projects/{OTHER_PROJECT}/work-items/");
    let call = api.call("POST", &path).by(ADMIN).json(&json!({ "name": "Elsewhere" }));
    call.send().await.expect(201).id()
}

/// Relates a work item to others, by somebody.
async fn relate_by(api: &Fixture, user: UserId, item: &str, kind: &str, to: &[&str]) -> Reply {
    let body = json!({ "relation_type": kind, "issues": to });
    api.call("POST", &format!("work-items/{item}/relations/")).by(user).json(&body).send().await
}

/// The same by the member.
async fn relate(api: &Fixture, item: &str, kind: &str, to: &[&str]) -> Reply {
    relate_by(api, MEMBER, item, kind, to).await
}

/// The same once the read tables show what was related before.
async fn related(api: &Fixture, item: &str, kind: &str, to: &str) {
    relate(api, item, kind, &[to]).await.expect(201);
    api.catch_up().await;
}

/// The events after a position, one a line: whose they are, what, and with which.
async fn told(api: &Fixture, after: u64) -> Vec<String> {
    let events = api.events(after).await;
    let line = |event: &event_store::RecordedEvent| {
        let payload: Value = serde_json::from_str(&event.payload).unwrap();
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let (relation, with) = (text(&payload["relation"]), text(&payload["with"]["key"]));
        format!("{} {} {relation} {with}", event.entity, event.name)
    };
    events.iter().map(line).collect()
}

#[tokio::test]
async fn a_relation_is_in_the_streams_of_both_in_one_append() {
    let api = Fixture::new().await;
    let [one, other] = items(&api).await;
    let before = api.head().await;
    let reply = relate(&api, &one, "blocking", &[&other]).await.expect(201);
    let expected = json!([{
        "id": other, "project_id": crate::fixture::PROJECT, "sequence_id": 2,
        "relation_type": "blocked_by", "name": "Item 2", "state_id": crate::seed::BACKLOG,
        "priority": "none", "created_by": MEMBER, "created_at": "2026-01-02T03:04:05Z",
        "updated_by": null, "updated_at": "2026-01-02T03:04:05Z",
    }]);
    assert_eq!(reply.body, expected);
    assert!(reply.header("etag").starts_with("\"1."), "{}", reply.header("etag"));
    assert_eq!(
        told(&api, before).await,
        [
            format!("{one} IssueRelationAdded blocking ENG-2"),
            format!("{other} IssueRelationAdded blocked_by ENG-1"),
        ]
    );
    let events = api.events(before).await;
    assert_eq!(events[0].command_id, events[1].command_id);
    assert_eq!(events[1].issue.map(|id| id.to_string()), Some(other));
}

#[tokio::test]
async fn every_relation_has_its_reverse() {
    for (kind, reverse, kept) in TYPES {
        let api = Fixture::new().await;
        let [one, other] = items(&api).await;
        let before = api.head().await;
        let reply = relate(&api, &one, kind, &[&other]).await.expect(201);
        assert_eq!(reply.body[0]["relation_type"], kept);
        assert_eq!(
            told(&api, before).await,
            [
                format!("{one} IssueRelationAdded {kind} ENG-2"),
                format!("{other} IssueRelationAdded {reverse} ENG-1"),
            ]
        );
        // The same from the other side is there already.
        let before = api.head().await;
        relate(&api, &other, reverse, &[&one]).await.expect(201);
        assert_eq!(api.head().await, before);
    }
}

#[tokio::test]
async fn what_is_related_already_is_answered_without_events() {
    let api = Fixture::new().await;
    let [one, other, third] = items(&api).await;
    let first = relate(&api, &one, "blocking", &[&other]).await.expect(201);
    api.catch_up().await;
    let before = api.head().await;
    let again = relate(&api, &one, "blocking", &[&other, &other]).await.expect(201);
    assert_eq!(again.body, first.body);
    assert_eq!(api.head().await, before);
    let more = relate(&api, &one, "blocking", &[&third, &other]).await.expect(201);
    assert_eq!((&more.body[0]["id"], &more.body[1]), (&json!(third), &first.body[0]));
    assert_eq!(api.head().await, before + 2);
}

#[tokio::test]
async fn another_relation_of_the_same_two_takes_the_place_of_the_first() {
    let api = Fixture::new().await;
    let [one, other] = items(&api).await;
    related(&api, &one, "blocking", &other).await;
    let before = api.head().await;
    let reply = relate(&api, &other, "duplicate", &[&one]).await.expect(201);
    assert_eq!(reply.body[0]["relation_type"], "duplicate");
    assert_eq!(
        told(&api, before).await,
        [
            format!("{other} IssueRelationRemoved blocked_by ENG-1"),
            format!("{other} IssueRelationAdded duplicate ENG-1"),
            format!("{one} IssueRelationRemoved blocking ENG-2"),
            format!("{one} IssueRelationAdded duplicate ENG-2"),
        ]
    );
}

#[tokio::test]
async fn a_work_item_is_related_to_others_that_are_there() {
    let api = Fixture::new().await;
    let [one, gone] = items(&api).await;
    api.catch_up().await;
    api.delete(&format!("work-items/{gone}/")).await.expect(204);
    let before = api.head().await;
    for wrong in [NOTHING, &gone] {
        let reply = relate(&api, &one, "relates_to", &[wrong]).await.expect(400);
        assert_eq!(reply.body, json!({ "error": "The payload is not valid" }));
    }
    let reply = relate(&api, &one, "relates_to", &[&one]).await.expect(400);
    let text = "An issue cannot be related to itself";
    assert_eq!(reply.body, json!({ "non_field_errors": [text] }));
    relate(&api, NOTHING, "relates_to", &[&one]).await.expect(404);
    assert_eq!(api.head().await, before);
}

#[tokio::test]
async fn a_work_item_of_another_project_is_one_for_those_who_may_read_it() {
    let api = Fixture::new().await;
    let ([one], other) = (items(&api).await, elsewhere(&api).await);
    let before = api.head().await;
    let unknown = relate(&api, &one, "blocked_by", &[NOTHING]).await.expect(400);
    let hidden = relate(&api, &one, "blocked_by", &[&other]).await.expect(400);
    assert_eq!(hidden.to_string(), unknown.to_string());
    assert_eq!(api.head().await, before);
    let reply = relate_by(&api, ADMIN, &one, "blocked_by", &[&other]).await.expect(201);
    assert_eq!(reply.body[0]["project_id"], json!(OTHER_PROJECT));
    let events = api.events(before).await;
    let payload = |index: usize| serde_json::from_str::<Value>(&events[index].payload).unwrap();
    assert_eq!(payload(0)["project"], json!(OTHER_PROJECT));
    assert_eq!(payload(1)["project"], json!(crate::fixture::PROJECT));
    assert_eq!(events[1].project, Some(OTHER_PROJECT.uuid()));
    // Who does not see the other end does not end the relation either.
    let end = json!({ "related_issue": other });
    let path = format!("work-items/{one}/relations/remove/");
    api.post(&path, end.clone()).await.expect(404);
    api.call("POST", &path).by(ADMIN).json(&end).send().await.expect(204);
}

#[tokio::test]
async fn nothing_blocks_itself_through_others() {
    let api = Fixture::new().await;
    let [one, two, three, four] = items(&api).await;
    related(&api, &one, "blocking", &two).await;
    related(&api, &three, "blocked_by", &two).await;
    related(&api, &three, "start_after", &four).await;
    let before = api.head().await;
    let refused = async |item: &str, kind: &str, to: &[&str]| {
        let reply = relate(&api, item, kind, to).await.expect(400);
        reply.body["error"].as_str().unwrap().to_owned()
    };
    let text = "Work items cannot block each other in a circle: ";
    let circle = refused(&three, "blocking", &[&one]).await;
    assert_eq!(circle, format!("{text}ENG-3 → ENG-1 → ENG-2 → ENG-3"));
    let circle = refused(&one, "blocked_by", &[&four, &three]).await;
    assert_eq!(circle, format!("{text}ENG-1 → ENG-2 → ENG-3 → ENG-1"));
    assert_eq!(api.head().await, before);
    // The two are no circle: their relation is another one from then on.
    related(&api, &three, "blocking", &two).await;
    related(&api, &two, "blocking", &one).await;
    // Neither does what only follows lead back.
    related(&api, &four, "blocking", &three).await;
    relate(&api, &one, "relates_to", &[&four]).await.expect(201);
}

#[tokio::test]
async fn a_circle_through_another_project_names_only_what_the_caller_may_read() {
    let api = Fixture::new().await;
    let ([one, two], other) = (items(&api).await, elsewhere(&api).await);
    relate_by(&api, ADMIN, &one, "blocking", &[&other]).await.expect(201);
    api.catch_up().await;
    relate_by(&api, ADMIN, &two, "blocked_by", &[&other]).await.expect(201);
    api.catch_up().await;
    let text = async |user| {
        let reply = relate_by(&api, user, &two, "blocking", &[&one]).await.expect(400);
        reply.body["error"].as_str().unwrap().rsplit(": ").next().unwrap().to_owned()
    };
    assert_eq!(text(ADMIN).await, "ENG-2 → ENG-1 → OPS-1 → ENG-2");
    assert_eq!(text(MEMBER).await, "ENG-2 → ENG-1 → … → ENG-2");
    let reply = api
        .call("POST", &format!("work-items/{two}/relations/"))
        .header("accept", "application/problem+json")
        .json(&json!({ "relation_type": "blocking", "issues": [one] }))
        .send()
        .await;
    assert_eq!((reply.status, &reply.body["code"]), (400, &json!("issue/blocking-circle")));
}

#[tokio::test]
async fn what_ended_blocks_no_longer() {
    let api = Fixture::new().await;
    let [one, two, three] = items(&api).await;
    related(&api, &one, "blocking", &two).await;
    related(&api, &two, "blocking", &three).await;
    relate(&api, &three, "blocking", &[&one]).await.expect(400);
    api.delete(&format!("work-items/{two}/")).await.expect(204);
    api.catch_up().await;
    relate(&api, &three, "blocking", &[&one]).await.expect(201);
}

#[tokio::test]
async fn what_the_read_tables_do_not_show_yet_is_waited_for() {
    let api = Fixture::new().await;
    let [one, two, three] = items(&api).await;
    related(&api, &one, "blocking", &two).await;
    let to_one = [one.as_str()];
    let later = async {
        tokio::time::sleep(Duration::from_millis(300)).await;
        api.catch_up().await;
    };
    relate(&api, &two, "blocking", &[&three]).await.expect(201);
    let (reply, ()) = tokio::join!(relate(&api, &three, "blocking", &to_one), later);
    assert_eq!(reply.status, 400, "{reply}");
    // And what has ended since.
    let path = format!("work-items/{two}/relations/remove/");
    api.post(&path, json!({ "related_issue": three })).await.expect(204);
    let later = async {
        tokio::time::sleep(Duration::from_millis(300)).await;
        api.catch_up().await;
    };
    let (reply, ()) = tokio::join!(relate(&api, &three, "blocking", &to_one), later);
    assert_eq!(reply.status, 201, "{reply}");
}

#[tokio::test]
async fn two_at_once_do_not_close_a_circle() {
    let api = Fixture::new().await;
    let [one, two, three] = items(&api).await;
    related(&api, &one, "blocking", &two).await;
    let (to_one, to_three) = ([one.as_str()], [three.as_str()]);
    let keep_up = async {
        for _ in 0..20 {
            tokio::time::sleep(Duration::from_millis(50)).await;
            api.catch_up().await;
        }
    };
    let (first, second, ()) = tokio::join!(
        relate(&api, &two, "blocking", &to_three),
        relate(&api, &three, "blocking", &to_one),
        keep_up,
    );
    let mut statuses = [first.status, second.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [201, 400], "{first}\n{second}");
}

#[tokio::test]
async fn a_relation_ends_from_either_side_and_in_both() {
    let api = Fixture::new().await;
    let [one, other] = items(&api).await;
    related(&api, &one, "start_after", &other).await;
    let before = api.head().await;
    let path = format!("issues/{other}/relations/remove/");
    api.post(&path, json!({ "related_issue": one })).await.expect(204);
    assert_eq!(
        told(&api, before).await,
        [
            format!("{other} IssueRelationRemoved start_before ENG-1"),
            format!("{one} IssueRelationRemoved start_after ENG-2"),
        ]
    );
    for other in [&*one, NOTHING] {
        let reply = api.post(&path, json!({ "related_issue": other })).await.expect(404);
        assert_eq!(reply.body["error"], "The requested resource does not exist.");
    }
    assert_eq!(api.head().await, before + 2);
}

#[tokio::test]
async fn a_relation_with_what_was_deleted_is_over() {
    let api = Fixture::new().await;
    let [one, gone] = items(&api).await;
    related(&api, &one, "blocking", &gone).await;
    api.delete(&format!("work-items/{gone}/")).await.expect(204);
    let path = format!("work-items/{one}/relations/remove/");
    api.post(&path, json!({ "related_issue": gone })).await.expect(404);
    let path = format!("work-items/{one}/dependencies/{gone}/");
    api.delete(&path).await.expect(404);
}

#[tokio::test]
async fn dependencies_are_relations_through_another_door() {
    let api = Fixture::new().await;
    let [one, other, third] = items(&api).await;
    let path = format!("work-items/{one}/dependencies/");
    let before = api.head().await;
    let body = json!({ "relation_type": "blocking", "work_item_ids": [other] });
    let reply = api.post(&path, body.clone()).await.expect(201);
    let expected = json!([{
        "id": other, "name": "Item 2", "sequence_id": 2, "project_id": crate::fixture::PROJECT,
        "state_id": crate::seed::BACKLOG, "priority": "none", "type_id": null, "is_epic": false,
        "label_ids": [], "assignee_ids": [], "sort_order": 75535.0, "relation_type": "blocking",
        "created_at": "2026-01-02T03:04:05Z", "created_by": MEMBER, "deleted_at": null,
        "updated_at": "2026-01-02T03:04:05Z", "updated_by": MEMBER,
    }]);
    assert_eq!(reply.body, expected);
    assert_eq!(
        told(&api, before).await,
        [
            format!("{one} IssueRelationAdded blocking ENG-2"),
            format!("{other} IssueRelationAdded blocked_by ENG-1"),
        ]
    );
    api.catch_up().await;
    let before = api.head().await;
    api.post(&path, body).await.expect(201);
    assert_eq!(api.head().await, before);
    // From the other side.
    api.delete(&format!("work-items/{other}/dependencies/{one}/")).await.expect(204);
    assert_eq!(api.head().await, before + 2);
    api.delete(&format!("work-items/{other}/dependencies/{one}/")).await.expect(404);
    // What only belongs together is no dependency.
    related(&api, &one, "relates_to", &third).await;
    api.delete(&format!("{path}{third}/")).await.expect(404);
    let wrong = json!({ "relation_type": "duplicate", "work_item_ids": [third] });
    let reply = api.post(&path, wrong).await.expect(400);
    assert_eq!(reply.body, json!({ "relation_type": ["\"duplicate\" is not a valid choice."] }));
}

#[tokio::test]
async fn what_is_sent_is_read_field_by_field() {
    let api = Fixture::new().await;
    let [one, other] = items(&api).await;
    let path = format!("work-items/{one}/relations/");
    let before = api.head().await;
    let many: Vec<&str> = vec![&other; 101];
    for (body, said) in [
        (
            json!({}),
            json!({
                "relation_type": ["This field is required."], "issues": ["This field is required."],
            }),
        ),
        (
            json!({ "relation_type": "implemented_by", "issues": [] }),
            json!({
                "relation_type": ["\"implemented_by\" is not a valid choice."],
                "issues": ["Ensure this field has at least 1 elements."],
            }),
        ),
        (
            json!({ "relation_type": "blocking", "issues": ["zzz", other] }),
            json!({ "issues": { "0": ["Must be a valid UUID."] } }),
        ),
        (
            json!({ "relation_type": "blocking", "issues": other }),
            json!({ "issues": ["Expected a list of items but got type \"str\"."] }),
        ),
        (
            json!({ "relation_type": "blocking", "issues": many }),
            json!({ "issues": ["Ensure this field has no more than 100 elements."] }),
        ),
    ] {
        assert_eq!(api.post(&path, body).await.expect(400).body, said);
    }
    let end = api.post(&format!("{path}remove/"), json!({ "related_issue": "zzz" })).await;
    assert_eq!(end.expect(400).body, json!({ "related_issue": ["Must be a valid UUID."] }));
    assert_eq!(api.head().await, before);
}

#[tokio::test]
async fn guests_relate_nothing_and_in_an_archived_project_nobody_does() {
    let api = Fixture::new().await;
    let [one, other] = items(&api).await;
    relate_by(&api, GUEST, &one, "duplicate", &[&other]).await.expect(403);
    relate_by(&api, OTHER_MEMBER, &one, "duplicate", &[&other]).await.expect(201);
    archive_project(api.side.app.store()).await;
    relate(&api, &one, "relates_to", &[&other]).await.expect(400);
    let path = format!("work-items/{one}/relations/remove/");
    api.post(&path, json!({ "related_issue": other })).await.expect(400);
}

#[tokio::test]
async fn a_stale_version_and_a_repetition_are_known() {
    let api = Fixture::new().await;
    let [one, other] = items(&api).await;
    let send = async |kind: &str| {
        let call = api.call("POST", &format!("work-items/{one}/relations/"));
        let body = json!({ "relation_type": kind, "issues": [other] });
        call.header("idempotency-key", "k").json(&body).send().await
    };
    let first = send("finish_after").await.expect(201);
    let again = send("finish_after").await.expect(201);
    assert_eq!((again.body, api.head().await), (first.body, api.head().await));
    send("duplicate").await.expect(422);
    let path = format!("work-items/{one}/dependencies/{other}/");
    let stale = "\"1.00000000.0\"";
    api.call("DELETE", &path).header("if-match", stale).send().await.expect(412);
    let path = format!("work-items/{one}/relations/remove/");
    let end = json!({ "related_issue": other });
    let call = api.call("POST", &path).header("if-match", stale).json(&end);
    call.send().await.expect(412);
}
