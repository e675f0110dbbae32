//! Labels: added, changed, deleted.

use serde_json::{Value, json};

use crate::fixture::Fixture;
use crate::matrix::{answers, statuses};
use crate::seed;

/// The path of one label.
fn at(id: impl std::fmt::Display) -> String {
    format!("labels/{id}/")
}

#[tokio::test]
async fn a_label_is_added_behind_the_others() {
    let fixture = Fixture::new().await;
    let label = json!({
        "name": "crash", "color": "#f00", "description": "It falls over", "parent": seed::BUG,
        "sort_order": 3, "external_source": "jira", "external_id": "7",
    });
    insta::assert_snapshot!(fixture.post("labels/", label).await, @r##"
    201 {
      "color": "#f00",
      "created_at": "2026-01-02T03:04:05Z",
      "created_by": "00000000-0000-0000-0000-000000000004",
      "deleted_at": null,
      "description": "It falls over",
      "external_id": "7",
      "external_source": "jira",
      "id": "00000000-0000-7821-a0b7-9079e66ae320",
      "name": "crash",
      "parent": "00000000-0000-0000-0000-000000000220",
      "project": "00000000-0000-0000-0000-000000000200",
      "sort_order": 3.0,
      "updated_at": "2026-01-02T03:04:05Z",
      "updated_by": null,
      "workspace": "00000000-0000-0000-0000-000000000100"
    }
    "##);
}

#[tokio::test]
async fn a_label_with_wrong_fields_is_refused_and_nothing_is_written() {
    let fixture = Fixture::new().await;
    let before = fixture.head().await;
    let bodies = [
        json!({}),
        json!({ "name": null, "color": "c".repeat(256), "description": null }),
        json!({ "name": "\0", "color": "\0" }),
        json!({ "name": "a", "parent": "bug", "sort_order": "last" }),
        json!({ "name": "a", "parent": seed::OTHER_LABEL }),
        json!({ "name": "bug" }),
    ];
    insta::assert_snapshot!(answers(&fixture, "POST", "labels/", &bodies).await, @r#"
    {}
        400 {"name":["This field is required."]}
    {"color":"cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc
        400 {"color":["Ensure this field has no more than 255 characters."],"description":["This field may not be null."],"name":["This field may not be null."]}
    {"color":"\u0000","name":"\u0000"}
        400 {"color":["Null characters are not allowed."],"name":["Null characters are not allowed."]}
    {"name":"a","parent":"bug","sort_order":"last"}
        400 {"parent":["“bug” is not a valid UUID."],"sort_order":["A valid number is required."]}
    {"name":"a","parent":"00000000-0000-0000-0000-000000000320"}
        400 {"parent":["Invalid pk \"00000000-0000-0000-0000-000000000320\" - object does not exist."]}
    {"name":"bug"}
        409 {"error":"Label with the same name already exists in the project","id":"00000000-0000-0000-0000-000000000220"}
    "#);
    assert_eq!(fixture.head().await, before);
}

#[tokio::test]
async fn an_external_reference_belongs_to_one_label() {
    let fixture = Fixture::new().await;
    let called = |name| json!({ "name": name, "external_source": "s", "external_id": "1" });
    let id = fixture.post("labels/", called("a")).await.expect(201).id();
    let taken = fixture.post("labels/", called("b")).await.expect(409);
    assert_eq!(taken.body["id"], id);
    let both = json!({ "external_source": "s", "external_id": "1" });
    let moved = fixture.patch(&at(seed::BUG), both).await.expect(409);
    assert_eq!(moved.body["id"], seed::BUG.to_string(), "a PATCH names the label being edited");
    let half = json!({ "external_id": "1" });
    fixture.patch(&at(seed::BUG), half).await.expect(200);
}

#[tokio::test]
async fn each_changed_key_is_a_fact_of_its_own() {
    let fixture = Fixture::new().await;
    let before = fixture.head().await;
    let changes = json!({
        "name": "defect", "color": "", "description": "Wrong", "parent": seed::URGENT,
        "sort_order": 1, "external_id": "7",
    });
    let bug = at(seed::BUG);
    let patch = || fixture.patch(&bug, changes.clone());
    insta::assert_snapshot!(patch().await.expect(200), @r#"
    200 {
      "color": "",
      "created_at": "2026-01-02T03:04:05Z",
      "created_by": "00000000-0000-0000-0000-000000000003",
      "deleted_at": null,
      "description": "Wrong",
      "external_id": "7",
      "external_source": null,
      "id": "00000000-0000-0000-0000-000000000220",
      "name": "defect",
      "parent": "00000000-0000-0000-0000-000000000221",
      "project": "00000000-0000-0000-0000-000000000200",
      "sort_order": 1.0,
      "updated_at": "2026-01-02T03:04:05Z",
      "updated_by": "00000000-0000-0000-0000-000000000004",
      "workspace": "00000000-0000-0000-0000-000000000100"
    }
    "#);
    insta::assert_snapshot!(fixture.story(before).await, @r#"
    LabelMoved {"label":{"id":"00000000-0000-0000-0000-000000000220","name":"bug"},"to":{"id":"00000000-0000-0000-0000-000000000221","name":"urgent"}}
    LabelExternalReferenceChanged {"label":{"id":"00000000-0000-0000-0000-000000000220","name":"bug"},"to":{"id":"7"}}
    LabelRenamed {"from":"bug","label":{"id":"00000000-0000-0000-0000-000000000220","name":"bug"},"to":"defect"}
    LabelDescribed {"label":{"id":"00000000-0000-0000-0000-000000000220","name":"defect"},"to":"Wrong"}
    LabelReordered {"from":65535.0,"label":{"id":"00000000-0000-0000-0000-000000000220","name":"defect"},"to":1.0}
    "#);
    let after = fixture.head().await;
    patch().await.expect(200);
    assert_eq!(fixture.head().await, after, "changing nothing appends nothing");
}

#[tokio::test]
async fn a_wrong_change_is_refused_whole() {
    let fixture = Fixture::new().await;
    let before = fixture.head().await;
    let bodies = [
        json!({ "color": "c", "name": "urgent" }),
        json!({ "color": "c", "parent": seed::BUG }),
        json!({ "color": "c", "parent": seed::OTHER_LABEL }),
        json!({ "color": null }),
    ];
    let answers = answers(&fixture, "PATCH", &at(seed::BUG), &bodies).await;
    insta::assert_snapshot!(answers, @r#"
    {"color":"c","name":"urgent"}
        400 {"error":"The payload is not valid"}
    {"color":"c","parent":"00000000-0000-0000-0000-000000000220"}
        400 {"parent":["A label cannot be its own ancestor"]}
    {"color":"c","parent":"00000000-0000-0000-0000-000000000320"}
        400 {"parent":["Invalid pk \"00000000-0000-0000-0000-000000000320\" - object does not exist."]}
    {"color":null}
        400 {"color":["This field may not be null."]}
    "#);
    fixture.patch(&at(seed::OTHER_LABEL), json!({})).await.expect(404);
    assert_eq!(fixture.head().await, before);
}

#[tokio::test]
async fn a_label_is_deleted_with_all_below_it_by_one_event() {
    let fixture = Fixture::new().await;
    let child = json!({ "name": "child", "parent": seed::BUG });
    let child = fixture.post("labels/", child).await.id();
    let grandchild = json!({ "name": "grandchild", "parent": child });
    let grandchild = fixture.post("labels/", grandchild).await.id();
    let before = fixture.head().await;
    insta::assert_snapshot!(fixture.delete(&at(seed::BUG)).await, @"204");
    assert_eq!(fixture.head().await, before + 1);
    for gone in [seed::BUG.to_string(), child, grandchild] {
        fixture.delete(&at(gone)).await.expect(404);
    }
    fixture.post("labels/", json!({ "name": "bug" })).await.expect(201);
}

#[tokio::test]
async fn who_may_change_labels() {
    let fixture = Fixture::new().await;
    let mut number = 0;
    let create = statuses(|user| {
        number += 1;
        fixture.call("POST", "labels/").by(user).json(&json!({ "name": format!("l{number}") }))
    });
    insta::assert_snapshot!(create.await, @r"
    outsider: 403
    guest: 403
    other member: 201
    member: 201
    admin: 201
    colleague: 403
    owner: 403
    ");
    let bug = at(seed::BUG);
    let patch = statuses(|user| fixture.call("PATCH", &bug).by(user).json(&json!({})));
    insta::assert_snapshot!(patch.await, @r"
    outsider: 403
    guest: 403
    other member: 200
    member: 200
    admin: 200
    colleague: 403
    owner: 403
    ");
    let delete = statuses(|user| fixture.call("DELETE", &bug).by(user));
    insta::assert_snapshot!(delete.await, @r"
    outsider: 403
    guest: 403
    other member: 204
    member: 404
    admin: 404
    colleague: 403
    owner: 403
    ");
}

#[tokio::test]
async fn a_stale_version_is_refused_and_a_repeated_command_is_not() {
    let fixture = Fixture::new().await;
    let send = |method, header, value, body: Value| {
        fixture.call(method, &at(seed::BUG)).header(header, value).json(&body).send()
    };
    let renamed =
        send("PATCH", "idempotency-key", "k", json!({ "name": "defect" })).await.expect(200);
    let again =
        send("PATCH", "idempotency-key", "k", json!({ "name": "defect" })).await.expect(200);
    assert_eq!(again.to_string(), renamed.to_string());
    send("PATCH", "idempotency-key", "k", json!({ "name": "fault" })).await.expect(422);
    send("PATCH", "if-match", "\"1.00000000.0\"", json!({ "name": "fault" })).await.expect(412);
    send("DELETE", "if-match", "\"1.00000000.0\"", json!({})).await.expect(412);
}
