//! The estimate of a project and its points: made, changed, deleted, used, and given to work items.

use serde_json::{Value, json};

use crate::client::Reply;
use crate::fixture::{Fixture, OTHER_PROJECT, PROJECT};
use crate::matrix::{answers, statuses};
use crate::people::ADMIN;
use crate::seed;

/// An id of nothing.
const NOTHING: &str = "00000000-0000-7000-8000-00000000dead";

/// The project itself.
fn project() -> String {
    format!("/api/v1/workspaces/acme/projects/{PROJECT}/")
}

/// An estimate, by its id.
async fn estimate(fixture: &Fixture) -> String {
    let body = json!({ "name": "Effort", "type": "points" });
    fixture.post("estimates/", body).await.expect(201).id()
}

/// The path of the points of an estimate.
fn points(estimate: &str) -> String {
    format!("estimates/{estimate}/estimate-points/")
}

/// An estimate that the project uses, and two points of it.
async fn used(fixture: &Fixture) -> (String, [String; 2]) {
    let estimate = estimate(fixture).await;
    let body = json!([{ "key": 1, "value": "1" }, { "key": 2, "value": "2" }]);
    let made = fixture.post(&points(&estimate), body).await.expect(201);
    let id = |n: usize| made.body[n]["id"].as_str().unwrap().to_owned();
    let points = [id(0), id(1)];
    let body = json!({ "estimate": estimate });
    fixture.call("PATCH", &project()).by(ADMIN).json(&body).send().await.expect(200);
    (estimate, points)
}

/// Uses another estimate in the project.
async fn choose(fixture: &Fixture, estimate: Value) -> Reply {
    let body = json!({ "estimate": estimate });
    fixture.call("PATCH", &project()).by(ADMIN).json(&body).send().await
}

#[tokio::test]
async fn an_estimate_is_made_and_a_project_has_one() {
    let fixture = Fixture::new().await;
    let body = json!({ "name": " Effort ", "description": "How much", "type": "points" });
    let made = fixture.post("estimates/", body).await;
    insta::assert_snapshot!(made, @r#"
    201 {
      "created_at": "2026-01-02T03:04:05Z",
      "created_by": "00000000-0000-0000-0000-000000000004",
      "deleted_at": null,
      "description": "How much",
      "id": "00000000-0000-7821-a0b7-9079e66ae320",
      "last_used": false,
      "name": "Effort",
      "project": "00000000-0000-0000-0000-000000000200",
      "type": "points",
      "updated_at": "2026-01-02T03:04:05Z",
      "updated_by": null,
      "workspace": "00000000-0000-0000-0000-000000000100"
    }
    "#);
    let other = fixture.post("estimates/", json!({ "name": "Size" })).await.expect(409);
    assert_eq!(other.body["error"], "An estimate already exists for this project");
    assert_eq!(other.body["id"], made.id());
    let before = fixture.head().await;
    fixture.delete("estimates/").await.expect(204);
    assert_eq!(fixture.head().await, before + 1);
    let again = fixture.post("estimates/", json!({ "name": "Size" })).await.expect(201);
    assert_eq!(again.body["type"], "categories");
}

#[tokio::test]
async fn an_estimate_with_wrong_fields_is_refused_and_nothing_is_written() {
    let fixture = Fixture::new().await;
    let before = fixture.head().await;
    let bodies = [
        json!({}),
        json!({ "name": " ", "type": "time" }),
        json!({ "name": "n".repeat(256), "description": null }),
    ];
    insta::assert_snapshot!(answers(&fixture, "POST", "estimates/", &bodies).await, @r#"
    {}
        400 {"name":["This field is required."]}
    {"name":" ","type":"time"}
        400 {"name":["This field may not be blank."],"type":["\"time\" is not a valid choice."]}
    {"description":null,"name":"nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn
        400 {"description":["This field may not be null."],"name":["Ensure this field has no more than 255 characters."]}
    "#);
    let missing = fixture.patch("estimates/", json!({ "name": "x" })).await.expect(404);
    assert_eq!(missing.body, json!({ "error": "Estimate not found" }));
    fixture.delete("estimates/").await.expect(404);
    assert_eq!(fixture.head().await, before);
}

#[tokio::test]
async fn name_and_description_change_and_the_type_stays() {
    let fixture = Fixture::new().await;
    estimate(&fixture).await;
    let before = fixture.head().await;
    let changes = json!({ "name": "Size", "description": "How large", "type": "categories" });
    let shown = fixture.patch("estimates/", changes.clone()).await.expect(200);
    assert_eq!((&shown.body["name"], &shown.body["type"]), (&json!("Size"), &json!("points")));
    insta::assert_snapshot!(fixture.story(before).await, @r#"
    EstimateRenamed {"estimate":{"id":"00000000-0000-7821-a0b7-9079e66ae320","name":"Effort"},"from":"Effort","to":"Size"}
    EstimateDescribed {"estimate":{"id":"00000000-0000-7821-a0b7-9079e66ae320","name":"Size"},"to":"How large"}
    "#);
    let after = fixture.head().await;
    fixture.patch("estimates/", changes).await.expect(200);
    fixture.patch("estimates/", json!({})).await.expect(200);
    assert_eq!(fixture.head().await, after, "changing nothing appends nothing");
    let stale = |method| {
        let call = fixture.call(method, "estimates/").header("if-match", "\"1.00000000.0\"");
        call.json(&json!({})).send()
    };
    stale("PATCH").await.expect(412);
    stale("DELETE").await.expect(412);
}

#[tokio::test]
async fn points_are_added_all_or_none() {
    let fixture = Fixture::new().await;
    let estimate = estimate(&fixture).await;
    let path = points(&estimate);
    let before = fixture.head().await;
    let bodies = [
        json!({}),
        json!({ "estimate_points": [] }),
        json!({ "estimate_points": null }),
        json!({ "estimate_points": "5" }),
        json!([]),
        json!([{ "key": 1 }]),
        json!([{ "value": "1" }, { "key": -1, "value": "x".repeat(21) }, 5]),
        json!([{ "value": " ", "description": null }]),
    ];
    insta::assert_snapshot!(answers(&fixture, "POST", &path, &bodies).await, @r#"
    {}
        400 {"error":"Estimate points are required"}
    {"estimate_points":[]}
        400 {"error":"Estimate points are required"}
    {"estimate_points":null}
        400 {"error":"Estimate points are required"}
    {"estimate_points":"5"}
        400 {"estimate_points":["Expected a list of items but got type \"str\"."]}
    []
        400 {"error":"Estimate points are required"}
    [{"key":1}]
        400 [{"value":["This field is required."]}]
    [{"value":"1"},{"key":-1,"value":"xxxxxxxxxxxxxxxxxxxxx"},5]
        400 [{},{"key":["Ensure this value is greater than or equal to 0."],"non_field_errors":["Value can't be more than 20 characters"]},{"non_field_errors":["Invalid data. Expected a dictionary, but got int."]}]
    [{"description":null,"value":" "}]
        400 [{"description":["This field may not be null."],"value":["This field may not be blank."]}]
    "#);
    let none = fixture.post(&points(NOTHING), json!([{ "value": "1" }])).await.expect(404);
    assert_eq!(none.body, json!({ "error": "Estimate not found" }));
    assert_eq!(fixture.head().await, before);
    let many: Vec<Value> = (0..99).map(|n| json!({ "value": n.to_string() })).collect();
    fixture.post(&path, json!({ "estimate_points": many })).await.expect(201);
    let two = json!([{ "value": "a" }, { "value": "b" }]);
    let after = fixture.head().await;
    fixture.post(&path, two).await.expect(400);
    assert_eq!(fixture.head().await, after, "all or none");
    let one = fixture.post(&path, json!([{ "key": 7, "value": "XL" }])).await.expect(201);
    insta::assert_snapshot!(one.body[0]["key"], @"7");
    assert_eq!(one.body[0]["estimate"], estimate);
}

#[tokio::test]
async fn a_list_is_taken_for_points_alone() {
    let fixture = Fixture::new().await;
    let refused = fixture.call("POST", "labels/").json(&json!([])).send().await.expect(400);
    let text = "Invalid data. Expected a dictionary, but got list.";
    assert_eq!(refused.body, json!({ "non_field_errors": [text] }));
}

#[tokio::test]
async fn a_point_is_changed_and_removed() {
    let fixture = Fixture::new().await;
    let (estimate, [one, _]) = used(&fixture).await;
    let path = format!("{}{one}/", points(&estimate));
    let before = fixture.head().await;
    let body = json!({ "key": 3, "value": "3", "description": "A morning" });
    let changed = fixture.patch(&path, body).await.expect(200);
    let shown = |key: &str| changed.body[key].clone();
    assert_eq!([shown("key"), shown("value")], [json!(3), json!("3")]);
    assert_eq!(shown("description"), "A morning");
    let names = fixture.story(before).await;
    let names: Vec<&str> = names.lines().map(|line| line.split(' ').next().unwrap()).collect();
    assert_eq!(names, ["EstimatePointReordered", "EstimatePointRenamed", "EstimatePointDescribed"]);
    let long = fixture.patch(&path, json!({ "value": "x".repeat(21) })).await.expect(400);
    let text = "Value can't be more than 20 characters";
    assert_eq!(long.body, json!({ "non_field_errors": [text] }));
    let elsewhere = format!("{}{one}/", points(NOTHING));
    let none = fixture.patch(&elsewhere, json!({})).await.expect(404);
    assert_eq!(none.body, json!({ "error": "Estimate not found" }));
    let none = fixture.patch(&format!("{}{NOTHING}/", points(&estimate)), json!({})).await;
    assert_eq!(none.expect(404).body, json!({ "error": "Estimate point not found" }));
    fixture.delete(&path).await.expect(204);
    fixture.delete(&path).await.expect(404);
}

#[tokio::test]
async fn a_project_uses_its_own_estimate_or_none() {
    let fixture = Fixture::new().await;
    let other = format!("/api/v1/workspaces/acme/projects/{OTHER_PROJECT}/estimates/");
    let body = json!({ "name": "Elsewhere" });
    let other = fixture.call("POST", &other).by(ADMIN).json(&body).send().await.expect(201).id();
    let own = estimate(&fixture).await;
    for foreign in [other.as_str(), NOTHING] {
        let refused = choose(&fixture, json!(foreign)).await.expect(400);
        let text = format!("Invalid pk \"{foreign}\" - object does not exist.");
        assert_eq!(refused.body, json!({ "estimate": [text] }));
    }
    let chosen = choose(&fixture, json!(own)).await.expect(200);
    assert_eq!(chosen.body["estimate"], own);
    assert!(choose(&fixture, Value::Null).await.expect(200).body["estimate"].is_null());
    choose(&fixture, json!(own)).await.expect(200);
    fixture.delete("estimates/").await.expect(204);
    let body = json!({});
    let shown = fixture.call("PATCH", &project()).by(ADMIN).json(&body).send().await.expect(200);
    assert!(shown.body["estimate"].is_null());
    let new = json!({ "name": "New", "identifier": "NEW", "estimate": own });
    let path = "/api/v1/workspaces/acme/projects/";
    let new = fixture.call("POST", path).by(ADMIN).json(&new).send().await.expect(400);
    assert!(new.body["estimate"].is_array(), "{new}");
}

#[tokio::test]
async fn a_work_item_has_a_point_of_the_estimate_in_use() {
    let fixture = Fixture::new().await;
    let (_, [one, two]) = used(&fixture).await;
    let body = json!({ "name": "It", "estimate_point": one });
    let item = fixture.post("work-items/", body).await.expect(201);
    assert_eq!(item.body["estimate_point"], one);
    let path = format!("work-items/{}/", item.id());
    let before = fixture.head().await;
    let set = async |point: Value| {
        let reply = fixture.patch(&path, json!({ "estimate_point": point })).await.expect(200);
        reply.body["estimate_point"].clone()
    };
    assert_eq!(set(json!(two)).await, two);
    assert_eq!(set(json!(two)).await, two);
    assert_eq!(set(Value::Null).await, Value::Null);
    assert_eq!(set(Value::Null).await, Value::Null);
    let story = fixture.story(before).await;
    let (one, two) = (one.as_str(), two.as_str());
    let story = story.replace(one, "<one>").replace(two, "<two>");
    insta::assert_snapshot!(story, @r#"
    IssueEstimateChanged {"from":{"id":"<one>","kind":"points","value":"1"},"to":{"id":"<two>","kind":"points","value":"2"}}
    IssueEstimateChanged {"from":{"id":"<two>","kind":"points","value":"2"}}
    "#);
    for wrong in [json!(NOTHING), json!(seed::BUG)] {
        for (method, path) in [("POST", "work-items/"), ("PATCH", path.as_str())] {
            let body = json!({ "name": "It", "estimate_point": wrong });
            let refused = fixture.call(method, path).json(&body).send().await.expect(400);
            let text = "Estimate point is not valid please pass a valid estimate_point_id";
            assert_eq!(refused.body, json!({ "non_field_errors": [text] }));
        }
    }
}

#[tokio::test]
async fn a_point_that_is_gone_is_no_point_of_any_item() {
    let fixture = Fixture::new().await;
    let (estimate, [one, two]) = used(&fixture).await;
    let item = async |point: &str| {
        let body = json!({ "name": "It", "estimate_point": point });
        format!("work-items/{}/", fixture.post("work-items/", body).await.expect(201).id())
    };
    let (first, second) = (item(&one).await, item(&two).await);
    fixture.delete(&format!("{}{one}/", points(&estimate))).await.expect(204);
    let before = fixture.head().await;
    let shown = fixture.patch(&first, json!({ "estimate_point": null })).await.expect(200);
    assert!(shown.body["estimate_point"].is_null());
    assert_eq!(fixture.head().await, before, "it has none already");
    fixture.patch(&first, json!({ "estimate_point": one })).await.expect(400);
    // What it has can stay while the project uses none; others cannot come.
    choose(&fixture, Value::Null).await.expect(200);
    let kept = json!({ "estimate_point": two });
    assert_eq!(fixture.patch(&second, kept.clone()).await.expect(200).body["estimate_point"], two);
    fixture.patch(&first, kept).await.expect(400);
    fixture.delete("estimates/").await.expect(204);
    let shown = fixture.patch(&second, json!({})).await.expect(200);
    assert!(shown.body["estimate_point"].is_null());
}

#[tokio::test]
async fn who_may_change_estimates() {
    let fixture = Fixture::new().await;
    let create = statuses(|user| {
        fixture.call("POST", "estimates/").by(user).json(&json!({ "name": "Effort" }))
    });
    insta::assert_snapshot!(create.await, @r"
    outsider: 403
    guest: 403
    other member: 201
    member: 409
    admin: 409
    colleague: 403
    owner: 403
    ");
    let delete = statuses(|user| fixture.call("DELETE", "estimates/").by(user));
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
async fn an_archived_project_changes_no_estimate() {
    let fixture = Fixture::new().await;
    let (estimate, [one, _]) = used(&fixture).await;
    let archive = fixture.call("POST", &format!("{}archive/", project())).by(ADMIN);
    archive.send().await.expect(204);
    let point = format!("{}{one}/", points(&estimate));
    for (method, path) in [
        ("PATCH", "estimates/"),
        ("DELETE", "estimates/"),
        ("POST", &*points(&estimate)),
        ("PATCH", &*point),
        ("DELETE", &*point),
    ] {
        let body = json!({ "name": "x", "estimate_points": [{ "value": "3" }] });
        let refused = fixture.call(method, path).json(&body).send().await;
        assert_eq!(refused.status, 400, "{method} {path}: {refused}");
    }
}
