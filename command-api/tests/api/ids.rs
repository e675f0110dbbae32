//! The ids that a client can compute before it sends a command with a key, as docs/api.md has the rule.

use domain::WorkspaceId;
use domain::project::Project;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use uuid::{Builder, Uuid};

use crate::fixture::{Fixture, WORKSPACE};
use crate::people::{ADMIN, COLLEAGUE, MEMBER};

/// The rule, written once more.
pub fn computed(workspace: Uuid, user: Uuid, key: &str, n: u32) -> Uuid {
    let namespace = "8c1f62c5-7a0e-4b53-9f7d-2f1e66a0b8d4".parse().unwrap();
    let name = [workspace.as_bytes(), user.as_bytes(), key.as_bytes()].concat();
    let command = Uuid::new_v5(&namespace, &name);
    let hash = Sha256::digest([command.as_bytes(), &b"entity"[..], &n.to_be_bytes()].concat());
    Builder::from_custom_bytes(hash[..16].try_into().unwrap()).into_uuid()
}

/// The id of what an admin of the project creates under a key that is the path.
async fn created(api: &Fixture, path: &str, body: Value) -> String {
    let call = api.call("POST", path).by(ADMIN).header("idempotency-key", path);
    let reply = call.json(&body).send().await;
    assert!(matches!(reply.status, 200 | 201), "{path}: {reply}");
    reply.id()
}

/// The `n`-th id of the admin's command in the workspace.
fn of_admin(key: &str, n: u32) -> Uuid {
    computed(WORKSPACE.uuid(), ADMIN.uuid(), key, n)
}

#[test]
fn the_rule_is_that_of_the_vectors() {
    let document: Value = serde_json::from_str(include_str!("../../../docs/ids.json")).unwrap();
    for vector in document["vectors"].as_array().unwrap() {
        let id = |key: &str| vector[key].as_str().unwrap().parse().unwrap();
        for (n, wanted) in (0..).zip(vector["ids"].as_array().unwrap()) {
            let id = computed(id("workspace"), id("user"), vector["key"].as_str().unwrap(), n);
            assert_eq!(id.to_string(), *wanted);
        }
    }
}

#[tokio::test]
async fn what_is_created_with_a_key_has_the_id_that_follows_from_it() {
    let api = Fixture::new().await;
    let issue = created(&api, "work-items/", json!({ "name": "It" })).await;
    assert_eq!(issue, of_admin("work-items/", 0).to_string());
    let at = format!("work-items/{issue}/");
    for (path, body) in [
        (format!("{at}links/"), json!({ "url": "https://a.example" })),
        (format!("{at}comments/"), json!({ "comment_html": "<p>x</p>" })),
        ("labels/".to_owned(), json!({ "name": "new" })),
        ("states/".to_owned(), json!({ "name": "new", "color": "#fff" })),
        ("members/".to_owned(), json!({ "member": COLLEAGUE, "role": 15 })),
    ] {
        assert_eq!(created(&api, &path, body).await, of_admin(&path, 0).to_string());
    }
    let path = "/api/v1/workspaces/";
    let workspace = created(&api, path, json!({ "name": "W", "slug": "w" })).await;
    let wanted = computed(WorkspaceId::INSTANCE.uuid(), ADMIN.uuid(), path, 0);
    assert_eq!(workspace, wanted.to_string());
}

#[tokio::test]
async fn what_comes_with_a_project_has_ids_that_follow_from_its_key() {
    let api = Fixture::new().await;
    let path = "/api/v1/workspaces/acme/projects/";
    let body = json!({ "name": "P", "identifier": "P", "project_lead": MEMBER });
    let id = created(&api, path, body).await;
    assert_eq!(id, of_admin(path, 0).to_string());
    let id: Uuid = id.parse().unwrap();
    let project = api.side.app.store().get_fresh::<Project>(WORKSPACE, id).await.unwrap();
    for (n, user) in [(1, ADMIN), (2, MEMBER)] {
        assert_eq!(project.state.member(user).unwrap().id.uuid(), of_admin(path, n));
    }
    for (n, name) in (3..).zip(["Backlog", "Todo", "In Progress", "Done", "Cancelled"]) {
        let state = project.state.state(of_admin(path, n).into()).unwrap();
        assert_eq!(state.name.as_str(), name);
    }
}
