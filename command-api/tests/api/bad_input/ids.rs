//! Ids of nothing, and of other people's things.

use serde_json::json;

use super::{things, written};
use crate::fixture::{Fixture, OTHER_PROJECT};
use crate::matrix::answers;
use crate::modules;
use crate::people::{ADMIN, COLLEAGUE, MEMBER, OUTSIDER};
use crate::seed::{OTHER_LABEL, TRIAGE};

/// An id of nothing.
const NOTHING: &str = "00000000-0000-7000-8000-00000000dead";

#[tokio::test]
async fn ids_in_bodies_have_to_lead_to_something_of_the_project() {
    let api = Fixture::new().await;
    let other = format!("/api/v1/workspaces/acme/projects/{OTHER_PROJECT}/work-items/");
    let other = api.call("POST", &other).by(ADMIN).json(&json!({ "name": "It" })).send().await;
    let (other_issue, other_state) = (other.id(), other.body["state"].clone());
    let before = written(&api).await;
    let bodies = [
        json!({ "name": "It", "state": NOTHING }),
        json!({ "name": "It", "state": TRIAGE }),
        json!({ "name": "It", "state": other_state }),
        json!({ "name": "It", "labels": [NOTHING, OTHER_LABEL] }),
        json!({ "name": "It", "assignees": [NOTHING, OUTSIDER] }),
        json!({ "name": "It", "parent": NOTHING }),
        json!({ "name": "It", "parent": other_issue }),
        json!({ "name": "It", "state": "zzz", "labels": ["zzz"], "parent": 5 }),
    ];
    insta::assert_snapshot!(answers(&api, "POST", "work-items/", &bodies).await, @r#"
    {"name":"It","state":"00000000-0000-7000-8000-00000000dead"}
        400 {"non_field_errors":["State is not valid please pass a valid state_id"]}
    {"name":"It","state":"00000000-0000-0000-0000-000000000215"}
        400 {"non_field_errors":["State is not valid please pass a valid state_id"]}
    {"name":"It","state":"00000000-0000-0000-0000-000000000310"}
        400 {"non_field_errors":["State is not valid please pass a valid state_id"]}
    {"labels":["00000000-0000-7000-8000-00000000dead","00000000-0000-0000-0000-00000
        400 {"labels":{"0":["Invalid pk \"00000000-0000-7000-8000-00000000dead\" - object does not exist."],"1":["Invalid pk \"00000000-0000-0000-0000-000000000320\" - object does not exist."]}}
    {"assignees":["00000000-0000-7000-8000-00000000dead","00000000-0000-0000-0000-00
        400 {"assignees":{"0":["Invalid pk \"00000000-0000-7000-8000-00000000dead\" - object does not exist."],"1":["Invalid pk \"00000000-0000-0000-0000-000000000007\" - object does not exist."]}}
    {"name":"It","parent":"00000000-0000-7000-8000-00000000dead"}
        400 {"non_field_errors":["Parent is not valid issue_id please pass a valid issue_id"]}
    {"name":"It","parent":"00000000-0000-7821-a0b7-9079e66ae320"}
        400 {"non_field_errors":["Parent is not valid issue_id please pass a valid issue_id"]}
    {"labels":["zzz"],"name":"It","parent":5,"state":"zzz"}
        400 {"labels":{"0":["“zzz” is not a valid UUID."]},"parent":["“5” is not a valid UUID."],"state":["“zzz” is not a valid UUID."]}
    "#);
    let bodies =
        [json!({ "name": "L", "parent": OTHER_LABEL }), json!({ "name": "L", "parent": NOTHING })];
    insta::assert_snapshot!(answers(&api, "POST", "labels/", &bodies).await, @r#"
    {"name":"L","parent":"00000000-0000-0000-0000-000000000320"}
        400 {"parent":["Invalid pk \"00000000-0000-0000-0000-000000000320\" - object does not exist."]}
    {"name":"L","parent":"00000000-0000-7000-8000-00000000dead"}
        400 {"parent":["Invalid pk \"00000000-0000-7000-8000-00000000dead\" - object does not exist."]}
    "#);
    let path = "/api/v1/workspaces/acme/projects/";
    let bodies = [
        json!({ "name": "P", "identifier": "P", "project_lead": OUTSIDER }),
        json!({ "name": "P", "identifier": "P", "default_assignee": NOTHING }),
    ];
    insta::assert_snapshot!(answers(&api, "POST", path, &bodies).await, @r#"
    {"identifier":"P","name":"P","project_lead":"00000000-0000-0000-0000-00000000000
        400 {"project_lead":["The provided user is not a member of this workspace."]}
    {"default_assignee":"00000000-0000-7000-8000-00000000dead","identifier":"P","nam
        400 {"non_field_errors":["Default assignee should be a user in the workspace"]}
    "#);
    assert_eq!(written(&api).await, before);
}

#[tokio::test]
async fn a_member_who_is_not_in_the_project_gets_no_issue_of_it() {
    let api = Fixture::new().await;
    let body = json!({ "name": "It", "assignees": [COLLEAGUE] });
    let reply = api.post("work-items/", body).await.expect(400);
    assert!(reply.body["assignees"]["0"].is_array(), "{reply}");
}

#[tokio::test]
async fn things_of_one_issue_or_module_are_not_found_below_another() {
    let api = Fixture::new().await;
    let ([issue, link, comment], [other, ..]) = (things(&api).await, things(&api).await);
    let mut paths = vec![format!("work-items/{NOTHING}/")];
    for issue in [&*other, NOTHING] {
        paths.push(format!("work-items/{issue}/links/{link}/"));
        paths.push(format!("work-items/{issue}/comments/{comment}/"));
    }
    paths.push(format!("work-items/{issue}/links/{comment}/"));
    paths.push(format!("work-items/{issue}/comments/{link}/"));
    paths.push(format!("/api/v1/workspaces/acme/pages/{NOTHING}/"));
    paths.push(format!("/api/v1/workspaces/acme/views/{NOTHING}/"));
    let (collection, _) = crate::collections::furnished(&api).await;
    paths.push(crate::collections::at(NOTHING, ""));
    for below in ["members", "pages"] {
        paths.push(crate::collections::at(&collection, &format!("{below}/{NOTHING}/")));
    }
    paths.extend(
        ["states", "labels", "modules", "cycles", "members", "pages", "views"]
            .map(|kind| format!("{kind}/{NOTHING}/")),
    );
    let ((module, inside), (other, _)) =
        (modules::furnished(&api).await, modules::furnished(&api).await);
    let before = written(&api).await;
    for module in [&*other, NOTHING] {
        paths.push(format!("modules/{module}/links/{inside}/"));
    }
    paths.push(format!("modules/{module}/links/{link}/"));
    for path in paths {
        for method in ["PATCH", "DELETE"] {
            // A collection's members are its owner's to change.
            let user = if path.contains("/collections/") { MEMBER } else { ADMIN };
            let reply = api.call(method, &path).by(user).json(&json!({})).send().await;
            assert_eq!(reply.status, 404, "{method} {path}: {reply}");
            let text = "The requested resource does not exist.";
            assert_eq!(reply.body["error"], text, "{method} {path}");
        }
    }
    assert_eq!(written(&api).await, before);
}

#[tokio::test]
async fn nobody_learns_from_a_path_what_is_there() {
    let api = Fixture::new().await;
    let [issue, ..] = things(&api).await;
    let before = written(&api).await;
    let mut answers = Vec::new();
    for (slug, project) in
        [("acme", &*crate::fixture::PROJECT.to_string()), ("acme", NOTHING), ("none", NOTHING)]
    {
        let project = format!("/api/v1/workspaces/{slug}/projects/{project}/");
        for path in [
            project.clone(),
            format!("{project}work-items/{issue}/"),
            format!("{project}work-items/{NOTHING}/"),
        ] {
            let reply =
                api.call("PATCH", &path).by(OUTSIDER).json(&json!({ "name": "x" })).send().await;
            answers.push(reply.to_string());
        }
    }
    answers.dedup();
    insta::assert_snapshot!(answers.join("\n"), @r#"
    403 {
      "detail": "You do not have permission to perform this action."
    }
    "#);
    assert_eq!(written(&api).await, before);
}
