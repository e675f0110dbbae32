//! `POST …/work-items/{issue}/move/`

use serde_json::{Value, json};

use super::{create, create_below};
use crate::client::{Call, Reply};
use crate::fixture::{Fixture, OTHER_PROJECT};
use crate::people::{ADMIN, GUEST, MEMBER};
use crate::seed::{BUG, DONE, OTHER_LABEL, TRIAGE, URGENT};

/// A path in the other project.
fn there(path: &str) -> String {
    format!("/api/v1/workspaces/acme/projects/{OTHER_PROJECT}/{path}")
}

/// The request of the admin, who is in both projects, to move a work item to the other one.
fn moving(api: &Fixture, id: &str) -> Call {
    api.call("POST", &format!("work-items/{id}/move/")).by(ADMIN)
}

/// Moves a work item to the other project.
async fn moved(api: &Fixture, id: &str) -> Reply {
    api.catch_up().await;
    moving(api, id).json(&json!({ "project_id": OTHER_PROJECT })).send().await
}

/// The same of the admin in the other project.
async fn admin(api: &Fixture, method: &str, path: &str, body: Value) -> Reply {
    api.call(method, &there(path)).by(ADMIN).json(&body).send().await
}

/// The names of the events after a position.
async fn names(api: &Fixture, after: u64) -> Vec<String> {
    api.events(after).await.into_iter().map(|event| event.name).collect()
}

#[tokio::test]
async fn a_work_item_has_what_fits_in_its_new_project() {
    let api = Fixture::new().await;
    let label = json!({ "name": "BUG", "color": "#fff" });
    let label = admin(&api, "POST", "labels/", label).await.expect(201).id();
    let body = json!({
        "name": "It leaks", "state": DONE, "labels": [BUG, URGENT], "assignees": [MEMBER, ADMIN],
        "priority": "high",
    });
    let new = api.post("work-items/", body).await.expect(201);
    let (id, completed) = (new.id(), new.body["completed_at"].clone());
    let before = api.head().await;
    let reply = moved(&api, &id).await.expect(200);
    let of = |key: &str| reply.body[key].clone();
    assert_eq!(of("id"), json!(id));
    assert_eq!((of("project"), of("sequence_id")), (json!(OTHER_PROJECT), json!(1)));
    assert_eq!(of("state"), json!("00000000-0000-0000-0000-000000000313"));
    assert_eq!((of("labels"), of("assignees")), (json!([label]), json!([ADMIN])));
    assert_eq!((of("name"), of("priority")), (json!("It leaks"), json!("high")));
    assert_eq!(of("completed_at"), completed);
    let expected = [
        "IssueMoved",
        "IssueStateChanged",
        "IssueLabelRemoved",
        "IssueLabelRemoved",
        "IssueLabelAdded",
        "IssueAssigneeRemoved",
    ];
    assert_eq!(names(&api, before).await, expected);
    let events = api.events(before).await;
    assert!(events.iter().all(|event| event.project == Some(OTHER_PROJECT.uuid())));
    let said: Value = serde_json::from_str(&events[0].payload).unwrap();
    assert_eq!((&said["from"]["key"], &said["to"]["key"]), (&json!("ENG-1"), &json!("OPS-1")));
}

#[tokio::test]
async fn what_hangs_on_it_is_changed_in_its_new_project_only() {
    let api = Fixture::new().await;
    let id = create(&api, "It leaks").await;
    let at = format!("work-items/{id}/");
    let comment = json!({ "comment_html": "<p>Yes</p>" });
    let comment = api.call("POST", &format!("{at}comments/")).by(ADMIN).json(&comment).send().await;
    let said = format!("{at}comments/{}/", comment.expect(201).id());
    let link = json!({ "url": "https://a.example" });
    let link =
        format!("{at}links/{}/", api.post(&format!("{at}links/"), link).await.expect(201).id());
    let other = create(&api, "Other").await;
    let related = json!({ "relation_type": "blocking", "issues": [other] });
    api.post(&format!("{at}relations/"), related).await.expect(201);
    moved(&api, &id).await.expect(200);
    for path in [&at, &said, &link] {
        api.call("PATCH", path).by(ADMIN).json(&json!({})).send().await.expect(404);
        admin(&api, "PATCH", path, json!({})).await.expect(200);
    }
    let edit = json!({ "comment_html": "<p>No</p>" });
    let edited = admin(&api, "PATCH", &said, edit).await.expect(200);
    assert_eq!(edited.body["project"], json!(OTHER_PROJECT));
    let before = api.head().await;
    let end = json!({ "related_issue": other });
    admin(&api, "POST", &format!("{at}relations/remove/"), end).await.expect(204);
    let projects: Vec<_> =
        api.events(before).await.into_iter().map(|event| event.project).collect();
    assert_eq!(projects, [OTHER_PROJECT, crate::fixture::PROJECT].map(|id| Some(id.uuid())));
}

#[tokio::test]
async fn everything_below_moves_along_and_what_is_above_stays() {
    let api = Fixture::new().await;
    let above = create(&api, "Above").await;
    let whole = create_below(&api, "Whole", &above).await;
    let part = create_below(&api, "Part", &whole).await;
    let detail = create_below(&api, "Detail", &part).await;
    let away = json!({ "archived_at": "2026-01-01" });
    api.patch(&format!("work-items/{detail}/"), away).await.expect(200);
    let reply = moved(&api, &whole).await.expect(200);
    assert_eq!(reply.body["parent"], json!(null));
    for (id, parent, number) in [(&part, &whole, 2), (&detail, &part, 3)] {
        let path = format!("work-items/{id}/");
        let found = admin(&api, "PATCH", &path, json!({})).await.expect(200);
        assert_eq!(
            (&found.body["parent"], &found.body["sequence_id"]),
            (&json!(parent), &json!(number))
        );
    }
    api.patch(&format!("work-items/{above}/"), json!({})).await.expect(200);
}

#[tokio::test]
async fn a_sub_item_that_the_read_tables_do_not_show_yet_moves_along() {
    let api = Fixture::new().await;
    let whole = create(&api, "Whole").await;
    api.catch_up().await;
    let part = create_below(&api, "Part", &whole).await;
    let call = moving(&api, &whole).json(&json!({ "project_id": OTHER_PROJECT }));
    let (reply, ()) = tokio::join!(call.send(), async {
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        api.catch_up().await;
    });
    reply.expect(200);
    admin(&api, "PATCH", &format!("work-items/{part}/"), json!({})).await.expect(200);
}

#[tokio::test]
async fn a_sub_item_that_has_moved_away_is_not_deleted_with_its_parent() {
    let api = Fixture::new().await;
    let whole = create(&api, "Whole").await;
    let part = create_below(&api, "Part", &whole).await;
    moved(&api, &part).await.expect(200);
    let path = format!("work-items/{whole}/");
    let (reply, ()) = tokio::join!(api.delete(&path), async {
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        api.catch_up().await;
    });
    reply.expect(204);
    admin(&api, "PATCH", &format!("work-items/{part}/"), json!({})).await.expect(200);
}

#[tokio::test]
async fn each_move_gives_a_new_number_and_none_is_given_again() {
    let api = Fixture::new().await;
    let id = create(&api, "It").await;
    assert_eq!(moved(&api, &id).await.expect(200).body["sequence_id"], 1);
    let back = json!({ "project_id": crate::fixture::PROJECT });
    api.catch_up().await;
    let back = admin(&api, "POST", &format!("work-items/{id}/move/"), back).await.expect(200);
    assert_eq!(back.body["sequence_id"], 2);
    let next = api.post("work-items/", json!({ "name": "Next" })).await.expect(201);
    assert_eq!(next.body["sequence_id"], 3);
    let before = api.head().await;
    let here = json!({ "project_id": crate::fixture::PROJECT });
    moving(&api, &id).json(&here).send().await.expect(200);
    assert_eq!(api.head().await, before, "it is there already");
}

#[tokio::test]
async fn the_state_may_be_said() {
    let api = Fixture::new().await;
    let id = create(&api, "It").await;
    let started = "00000000-0000-0000-0000-000000000312";
    for (state, status) in
        [(DONE.to_string(), 400), (TRIAGE.to_string(), 400), (started.to_owned(), 200)]
    {
        api.catch_up().await;
        let body = json!({ "project_id": OTHER_PROJECT, "state_id": state });
        let reply = moving(&api, &id).json(&body).send().await.expect(status);
        if status == 400 {
            assert!(reply.body["state_id"].is_array(), "{reply}");
        } else {
            assert_eq!(reply.body["state"], json!(started));
        }
    }
}

#[tokio::test]
async fn who_moves_it_may_change_content_in_both_projects() {
    let api = Fixture::new().await;
    let id = create(&api, "It").await;
    api.catch_up().await;
    let body = json!({ "project_id": OTHER_PROJECT });
    let path = format!("work-items/{id}/move/");
    let reply = api.post(&path, body.clone()).await.expect(400);
    assert!(reply.body["project_id"].is_array(), "{reply}");
    api.call("POST", &path).by(GUEST).json(&body).send().await.expect(403);
    let role = json!({ "member": MEMBER, "role": 5 });
    admin(&api, "POST", "members/", role).await.expect(201);
    api.post(&path, body).await.expect(403);
    for nothing in [json!({}), json!({ "project_id": null }), json!({ "project_id": OTHER_LABEL })]
    {
        let reply = moving(&api, &id).json(&nothing).send().await.expect(400);
        assert!(reply.body["project_id"].is_array(), "{reply}");
    }
}

#[tokio::test]
async fn an_archived_one_stays() {
    let api = Fixture::new().await;
    let body = json!({ "name": "Old", "archived_at": "2025-12-31" });
    let id = api.post("work-items/", body).await.expect(201).id();
    let before = api.head().await;
    moved(&api, &id).await.expect(409);
    assert_eq!(api.head().await, before);
}

#[tokio::test]
async fn references_move_along_unless_they_are_taken() {
    let api = Fixture::new().await;
    let reference = |id: &str| json!({ "name": "x", "comment_html": "", "external_source": "jira", "external_id": id });
    let id = api.post("work-items/", reference("J-1")).await.expect(201).id();
    let comments = format!("work-items/{id}/comments/");
    let comment = api.post(&comments, reference("C-1")).await.expect(201).id();
    let bearer = admin(&api, "POST", "work-items/", reference("J-1")).await.expect(201).id();
    let taken = moved(&api, &id).await.expect(409);
    assert_eq!(taken.body["id"], json!(bearer));
    admin(&api, "PATCH", &format!("work-items/{bearer}/"), json!({ "external_id": "J-2" }))
        .await
        .expect(200);
    moved(&api, &id).await.expect(200);
    api.post("work-items/", reference("J-1")).await.expect(201);
    let again = admin(&api, "POST", "work-items/", reference("J-1")).await.expect(409);
    assert_eq!(again.body["id"], json!(id));
    let again =
        admin(&api, "POST", &format!("work-items/{bearer}/comments/"), reference("C-1")).await;
    assert_eq!(again.expect(409).body["id"], json!(comment));
}

#[tokio::test]
async fn a_stale_version_is_not_moved_and_a_repeated_command_moves_once() {
    let api = Fixture::new().await;
    let id = create(&api, "It").await;
    api.catch_up().await;
    let call = || moving(&api, &id).json(&json!({ "project_id": OTHER_PROJECT }));
    call().header("if-match", "\"9.00000000.0\"").send().await.expect(412);
    let once = call().header("idempotency-key", "move-it").send().await.expect(200);
    let head = api.head().await;
    let again = call().header("idempotency-key", "move-it").send().await.expect(200);
    assert_eq!((again.body, api.head().await), (once.body, head));
}

#[tokio::test]
async fn a_thousand_is_the_limit() {
    let api = Fixture::new().await;
    let whole = create(&api, "Whole").await;
    api.catch_up().await;
    api.pretend_sub_items(&whole, 1000).await;
    let before = api.head().await;
    let reply = moving(&api, &whole).json(&json!({ "project_id": OTHER_PROJECT })).send().await;
    let text = reply.expect(400).body["error"].as_str().unwrap().to_owned();
    assert!(text.starts_with("A work item with more than 999 sub-items cannot be moved"), "{text}");
    assert_eq!(api.head().await, before);
}
