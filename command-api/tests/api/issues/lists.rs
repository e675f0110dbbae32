//! Assignees and labels: what is refused, so that nobody and nothing is lost.

use serde_json::json;

use super::create;
use crate::fixture::Fixture;
use crate::matrix::answers;
use crate::people::{ADMIN, COLLEAGUE, GUEST, MEMBER, OTHER_MEMBER, OUTSIDER};
use crate::seed::{BUG, OTHER_LABEL, URGENT};

#[tokio::test]
async fn whoever_may_not_work_on_it_is_refused_by_place_and_nobody_is_lost() {
    let api = Fixture::new().await;
    let body = json!({ "name": "x", "assignees": [COLLEAGUE, MEMBER, GUEST] });
    insta::assert_snapshot!(api.post("work-items/", body).await, @r#"
    400 {
      "assignees": {
        "0": [
          "\"00000000-0000-0000-0000-000000000002\" is no member or admin of the project, so work cannot be given to them."
        ],
        "2": [
          "\"00000000-0000-0000-0000-000000000006\" is no member or admin of the project, so work cannot be given to them."
        ]
      }
    }
    "#);
    let body = json!({ "name": "x", "assignees": [MEMBER] });
    let path = format!("work-items/{}/", api.post("work-items/", body).await.expect(201).id());
    let before = api.head().await;
    let reply = api.patch(&path, json!({ "assignees": [COLLEAGUE] })).await.expect(400);
    assert!(reply.body["assignees"]["0"].is_array(), "{reply}");
    assert_eq!(api.head().await, before);
}

#[tokio::test]
async fn whoever_was_put_out_of_the_project_stays_on_what_was_given_to_them() {
    let api = Fixture::new().await;
    let body = json!({ "name": "x", "assignees": [OTHER_MEMBER] });
    let path = format!("work-items/{}/", api.post("work-items/", body).await.expect(201).id());
    let out = api.call("DELETE", &format!("members/{OTHER_MEMBER}/")).by(ADMIN);
    out.send().await.expect(204);
    let both = json!({ "assignees": [OTHER_MEMBER, MEMBER] });
    let reply = api.patch(&path, both.clone()).await.expect(200);
    assert_eq!(reply.body["assignees"], json!([OTHER_MEMBER, MEMBER]));
    api.patch(&path, json!({ "assignees": [MEMBER] })).await.expect(200);
    api.patch(&path, both).await.expect(400);
}

#[tokio::test]
async fn somebody_unknown_is_refused_by_place() {
    let api = Fixture::new().await;
    let body = json!({ "name": "x", "assignees": [MEMBER, OUTSIDER] });
    insta::assert_snapshot!(api.post("work-items/", body).await, @r#"
    400 {
      "assignees": {
        "1": [
          "Invalid pk \"00000000-0000-0000-0000-000000000007\" - object does not exist."
        ]
      }
    }
    "#);
}

#[tokio::test]
async fn labels_of_other_projects_and_unknown_ones_are_refused_by_place() {
    let api = Fixture::new().await;
    let body = json!({ "name": "x", "labels": [OTHER_LABEL, BUG] });
    insta::assert_snapshot!(api.post("work-items/", body).await, @r#"
    400 {
      "labels": {
        "0": [
          "Invalid pk \"00000000-0000-0000-0000-000000000320\" - object does not exist."
        ]
      }
    }
    "#);
    let body = json!({ "name": "x", "labels": [BUG] });
    let path = format!("work-items/{}/", api.post("work-items/", body).await.expect(201).id());
    let before = api.head().await;
    let reply = api.patch(&path, json!({ "labels": [BUG, OTHER_LABEL, MEMBER] })).await.expect(400);
    assert_eq!(reply.body["labels"].as_object().map(serde_json::Map::len), Some(2), "{reply}");
    assert_eq!(api.head().await, before);
}

#[tokio::test]
async fn a_patch_replaces_the_whole_set() {
    let api = Fixture::new().await;
    let body = json!({ "name": "x", "assignees": [MEMBER], "labels": [BUG] });
    let path = format!("work-items/{}/", api.post("work-items/", body).await.expect(201).id());
    let before = api.head().await;
    let body = json!({ "assignees": [OTHER_MEMBER], "labels": [URGENT, BUG] });
    let reply = api.patch(&path, body).await.expect(200);
    assert_eq!(reply.body["assignees"], json!([OTHER_MEMBER]));
    assert_eq!(reply.body["labels"], json!([BUG, URGENT]));
    insta::assert_snapshot!(api.story(before).await, @r#"
    IssueAssigneeRemoved {"user":"00000000-0000-0000-0000-000000000004"}
    IssueAssigneeAdded {"user":"00000000-0000-0000-0000-000000000005"}
    IssueLabelAdded {"label":{"id":"00000000-0000-0000-0000-000000000221","name":"urgent"}}
    "#);
    let reply = api.patch(&path, json!({ "assignees": [], "labels": [] })).await.expect(200);
    assert_eq!((&reply.body["assignees"], &reply.body["labels"]), (&json!([]), &json!([])));
}

#[tokio::test]
async fn a_set_that_stays_the_same_changes_nothing() {
    let api = Fixture::new().await;
    let path = format!("work-items/{}/", create(&api, "x").await);
    api.patch(&path, json!({ "labels": [BUG, URGENT] })).await.expect(200);
    let before = api.head().await;
    api.patch(&path, json!({ "labels": [URGENT, BUG, BUG] })).await.expect(200);
    assert_eq!(api.head().await, before);
}

#[tokio::test]
async fn what_comes_and_goes_leaves_the_rest_of_the_set_alone() {
    let api = Fixture::new().await;
    let body = json!({ "name": "x", "assignees": [MEMBER], "labels": [BUG] });
    let path = format!("work-items/{}/", api.post("work-items/", body).await.expect(201).id());
    let before = api.head().await;
    let body = json!({
        "assignees": { "add": [OTHER_MEMBER, MEMBER], "remove": [OUTSIDER] },
        "labels": { "add": [URGENT], "remove": [BUG, OTHER_LABEL] },
    });
    let reply = api.patch(&path, body.clone()).await.expect(200);
    assert_eq!(reply.body["assignees"], json!([MEMBER, OTHER_MEMBER]));
    assert_eq!(reply.body["labels"], json!([URGENT]));
    insta::assert_snapshot!(api.story(before).await, @r#"
    IssueAssigneeAdded {"user":"00000000-0000-0000-0000-000000000005"}
    IssueLabelRemoved {"label":{"id":"00000000-0000-0000-0000-000000000220","name":"bug"}}
    IssueLabelAdded {"label":{"id":"00000000-0000-0000-0000-000000000221","name":"urgent"}}
    "#);
    let before = api.head().await;
    api.patch(&path, body).await.expect(200);
    assert_eq!(api.head().await, before, "it was so already");
}

#[tokio::test]
async fn two_who_add_at_the_same_time_both_win() {
    let api = Fixture::new().await;
    let other = api.another();
    let path = format!("work-items/{}/", create(&api, "x").await);
    for round in 0..5 {
        let none = json!({ "assignees": [], "labels": [] });
        api.patch(&path, none).await.expect(200);
        let (one, two) = tokio::join!(
            api.patch(
                &path,
                json!({ "assignees": { "add": [MEMBER] }, "labels": { "add": [BUG] } })
            ),
            other.patch(
                &path,
                json!({ "assignees": { "add": [ADMIN] }, "labels": { "add": [URGENT] } })
            ),
        );
        one.expect(200);
        two.expect(200);
        let now = api.patch(&path, json!({})).await.expect(200);
        let count = |set: &str| now.body[set].as_array().unwrap().len();
        assert_eq!((count("assignees"), count("labels")), (2, 2), "{round}: {now}");
    }
}

#[tokio::test]
async fn wrong_parts_of_a_set_are_refused_under_its_name() {
    let api = Fixture::new().await;
    let path = format!("work-items/{}/", create(&api, "x").await);
    let before = api.head().await;
    let bodies = [
        json!({ "labels": {} }),
        json!({ "labels": { "add": [BUG], "remove": [BUG] } }),
        json!({ "labels": { "set": [BUG] } }),
        json!({ "labels": { "add": BUG, "remove": ["zzz"] } }),
        json!({ "labels": { "add": [OTHER_LABEL] } }),
        json!({ "assignees": { "add": [MEMBER, GUEST] } }),
    ];
    insta::assert_snapshot!(answers(&api, "PATCH", &path, &bodies).await, @r#"
    {"labels":{}}
        400 {"labels":["Send \"add\", \"remove\" or both."]}
    {"labels":{"add":["00000000-0000-0000-0000-000000000220"],"remove":["00000000-00
        400 {"labels":["\"00000000-0000-0000-0000-000000000220\" is in \"add\" and in \"remove\"."]}
    {"labels":{"set":["00000000-0000-0000-0000-000000000220"]}}
        400 {"labels":["There is no \"set\" of a set, only \"add\" and \"remove\"."]}
    {"labels":{"add":"00000000-0000-0000-0000-000000000220","remove":["zzz"]}}
        400 {"labels":["add: Expected a list of items but got type \"str\".","remove[0]: “zzz” is not a valid UUID."]}
    {"labels":{"add":["00000000-0000-0000-0000-000000000320"]}}
        400 {"labels":{"0":["Invalid pk \"00000000-0000-0000-0000-000000000320\" - object does not exist."]}}
    {"assignees":{"add":["00000000-0000-0000-0000-000000000004","00000000-0000-0000-
        400 {"assignees":{"1":["\"00000000-0000-0000-0000-000000000006\" is no member or admin of the project, so work cannot be given to them."]}}
    "#);
    let body = json!({ "name": "y", "labels": { "add": [BUG] } });
    api.post("work-items/", body).await.expect(400);
    assert_eq!(api.head().await, before);
}
