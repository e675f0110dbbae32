//! Who may do what in a bulk: what they may do alone.

use serde_json::json;

use super::{act, bulk, create, outcomes, update, with};
use crate::client::Call;
use crate::fixture::{Fixture, OTHER_PROJECT};
use crate::intake;
use crate::issues;
use crate::matrix::statuses;
use crate::people::{ADMIN, MEMBER, OTHER_MEMBER};
use crate::seed::OTHER_LABEL;

#[tokio::test]
async fn whoever_may_change_no_work_item_may_send_no_bulk() {
    let api = Fixture::new().await;
    let call = |user| bulk(&api, &[create(&json!({ "name": "It" }))]).by(user);
    insta::assert_snapshot!(statuses(call).await, @"
    outsider: 403
    guest: 403
    other member: 200
    member: 200
    admin: 200
    colleague: 403
    owner: 403
    ");
    let under_issues = |user| -> Call {
        let body = json!({ "items": [create(&json!({ "name": "It" }))] });
        api.call("POST", "issues/bulk/").by(user).json(&body)
    };
    insta::assert_snapshot!(statuses(under_issues).await, @"
    outsider: 403
    guest: 403
    other member: 200
    member: 200
    admin: 200
    colleague: 403
    owner: 403
    ");
}

#[tokio::test]
async fn each_item_is_permitted_by_itself() {
    let api = Fixture::new().await;
    let own = issues::create(&api, "Own").await;
    let theirs = json!({ "name": "Theirs" });
    let theirs = api.call("POST", "work-items/").by(OTHER_MEMBER).json(&theirs).send().await.id();
    api.catch_up().await;
    let imported = json!({ "name": "x", "created_by": OTHER_MEMBER });
    let items = [
        act("delete", &theirs),
        update(&theirs, &json!({ "name": "x" })),
        create(&imported),
        act("delete", &own),
    ];
    let reply = bulk(&api, &items).by(MEMBER).send().await.expect(200);
    insta::assert_snapshot!(outcomes(&reply), @r#"
    0: 403 {"error":"Only admin or creator can delete the work item"}
    1: 200
    2: 400 {"created_by":["Only admins of the project may set this, for an import."]}
    3: 204
    "#);
    let items = [create(&imported), act("delete", &theirs)];
    let reply = bulk(&api, &items).by(ADMIN).send().await.expect(200);
    assert_eq!(super::statuses(&reply), [201, 204]);
}

#[tokio::test]
async fn what_is_not_in_the_project_is_not_there() {
    let api = Fixture::new().await;
    let path = format!("/api/v1/workspaces/acme/projects/{OTHER_PROJECT}/work-items/");
    let foreign = json!({ "name": "Foreign" });
    let foreign = api.call("POST", &path).by(ADMIN).json(&foreign).send().await.expect(201).id();
    let submitted = intake::submitted(&api).await;
    let item = issues::create(&api, "It").await;
    let cycle = crate::cycles::made(&api, json!({ "name": "Sprint" })).await;
    let (module, _) = crate::modules::furnished(&api).await;
    api.catch_up().await;
    let before = api.head().await;
    let mut items = Vec::new();
    for id in [&*foreign, &*submitted, "01a206a0-2321-7b76-9417-6c643b4e819b"] {
        items.extend([
            update(id, &json!({ "name": "x" })),
            act("archive", id),
            act("unarchive", id),
            act("delete", id),
            with(act("add_to_cycle", id), "cycle", &*cycle),
            act("remove_from_cycle", id),
            with(act("add_to_module", id), "module", &*module),
            with(act("remove_from_module", id), "module", &*module),
        ]);
    }
    items.extend([
        with(act("add_to_cycle", &item), "cycle", &*module),
        with(act("add_to_module", &item), "module", &*cycle),
        act("remove_from_cycle", &item),
        update(&item, &json!({ "labels": [OTHER_LABEL] })),
        update(&item, &json!({ "parent": foreign })),
    ]);
    let reply = bulk(&api, &items).by(ADMIN).send().await.expect(200);
    insta::assert_snapshot!(outcomes(&reply), @r#"
    0: 404 {"error":"The requested resource does not exist."}
    1: 404 {"error":"The requested resource does not exist."}
    2: 404 {"error":"The requested resource does not exist."}
    3: 404 {"error":"The requested resource does not exist."}
    4: 400 {"error":"The payload is not valid"}
    5: 404 {"error":"The requested resource does not exist."}
    6: 404 {"error":"The requested resource does not exist."}
    7: 404 {"error":"The requested resource does not exist."}
    8: 404 {"error":"The requested resource does not exist."}
    9: 404 {"error":"The requested resource does not exist."}
    10: 404 {"error":"The requested resource does not exist."}
    11: 404 {"error":"The requested resource does not exist."}
    12: 400 {"error":"The payload is not valid"}
    13: 404 {"error":"The requested resource does not exist."}
    14: 404 {"error":"The requested resource does not exist."}
    15: 404 {"error":"The requested resource does not exist."}
    16: 404 {"error":"The requested resource does not exist."}
    17: 404 {"error":"The requested resource does not exist."}
    18: 404 {"error":"The requested resource does not exist."}
    19: 404 {"error":"The requested resource does not exist."}
    20: 400 {"error":"The payload is not valid"}
    21: 404 {"error":"The requested resource does not exist."}
    22: 404 {"error":"The requested resource does not exist."}
    23: 404 {"error":"The requested resource does not exist."}
    24: 404 {"error":"The requested resource does not exist."}
    25: 404 {"error":"The requested resource does not exist."}
    26: 404 {"error":"The requested resource does not exist."}
    27: 400 {"labels":{"0":["Invalid pk \"00000000-0000-0000-0000-000000000320\" - object does not exist."]}}
    28: 400 {"non_field_errors":["Parent is not valid issue_id please pass a valid issue_id"]}
    "#);
    assert_eq!(api.head().await, before);
}

#[tokio::test]
async fn an_archived_project_refuses_every_item() {
    let api = Fixture::new().await;
    let item = issues::create(&api, "It").await;
    let path = crate::fixture::in_project("archive/");
    api.call("POST", &path).by(ADMIN).json(&json!({})).send().await.expect(204);
    let items = [create(&json!({ "name": "x" })), update(&item, &json!({ "name": "x" }))];
    let alone = api.patch(&format!("work-items/{item}/"), json!({ "name": "x" })).await;
    let reply = bulk(&api, &items).send().await.expect(200);
    for result in reply.rows() {
        assert_eq!((&result["status"], &result["body"]), (&alone.status.into(), &alone.body));
    }
}
