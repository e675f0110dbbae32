//! What guests may write to: only what they see.

use domain::UserId;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::client::Reply;
use crate::fixture::{Fixture, OTHER_PROJECT, PROJECT};
use crate::intake;
use crate::matrix::writes;
use crate::people::{ADMIN, GUEST, MEMBER, OTHER_MEMBER};
use crate::seed::membership;

/// What nothing has as its id.
const NOTHING: Uuid = Uuid::from_u128(0x9999);

/// Says whether guests of the project see all work items.
async fn show_all(api: &Fixture, shows: bool) {
    let body = json!({ "guest_view_all_features": shows });
    api.call("PATCH", "").by(ADMIN).json(&body).send().await.expect(200);
}

/// A work item of [`MEMBER`], which came through the intake, and one that [`OTHER_MEMBER`], who is a guest now, is assigned
/// to; guests see only their own.
async fn items(api: &Fixture) -> (String, String) {
    let other = intake::submitted(api).await;
    let status = format!("intake-issues/{other}/status/");
    api.call("PATCH", &status).by(ADMIN).json(&json!({ "status": 1 })).send().await.expect(200);
    let own = json!({ "name": "Mine", "assignees": [OTHER_MEMBER] });
    let own = api.post("work-items/", own).await.expect(201).id();
    let place = format!("members/{}/", membership(PROJECT, OTHER_MEMBER));
    api.call("PATCH", &place).by(ADMIN).json(&json!({ "role": 5 })).send().await.expect(200);
    show_all(api, false).await;
    (other, own)
}

/// A comment of [`MEMBER`].
async fn comment(api: &Fixture, item: &str, access: &str, parent: Option<&str>) -> String {
    let mut body = json!({ "comment_html": "<p>x</p>", "access": access });
    if let Some(parent) = parent {
        body["parent"] = json!(parent);
    }
    api.post(&format!("work-items/{item}/comments/"), body).await.expect(201).id()
}

/// A good body for a write.
fn body(path: &str) -> Value {
    match path.split('/').rev().nth(1) {
        Some("reactions") => json!({ "reaction": "tada" }),
        Some("comments" | "{comment}") => json!({ "comment_html": "<p>Hi</p>" }),
        _ => json!({}),
    }
}

/// A path with values for its parameters; what is not said is nothing's.
fn filled(path: &str, item: &str, comment: &str) -> String {
    let path = path.replace("{slug}", "acme").replace("{project}", &PROJECT.to_string());
    let path = path.replace("{issue}", item).replace("{comment}", comment);
    let path = path.replace("{reaction}", "tada").replace("{version}", "1");
    let nothing = NOTHING.to_string();
    let parts = path.split('/').map(|part| if part.starts_with('{') { &nothing } else { part });
    parts.collect::<Vec<_>>().join("/")
}

/// Somebody's answer to a write.
async fn answer(api: &Fixture, user: UserId, (method, path): (&str, &str), filled: &str) -> Reply {
    api.call(method, filled).by(user).json(&body(path)).send().await
}

#[tokio::test]
async fn a_work_item_that_a_guest_does_not_see_is_as_none_to_every_write() {
    let api = Fixture::new().await;
    let (other, own) = items(&api).await;
    let said = comment(&api, &other, "EXTERNAL", None).await;
    let before = api.head().await;
    let mut hidden = 0;
    for (method, path) in writes().into_iter().filter(|(_, path)| path.contains("{issue}")) {
        for user in [GUEST, OTHER_MEMBER] {
            let ask = |item: String| {
                let filled = filled(&path, &item, &said);
                let (api, method, path) = (&api, &method, &path);
                async move { answer(api, user, (method, path), &filled).await }
            };
            let (real, none) = (ask(other.clone()).await, ask(NOTHING.to_string()).await);
            assert_eq!(real.to_string(), none.to_string(), "{method} {path}");
            assert!(matches!(real.status, 403 | 404), "{method} {path}: {real}");
            hidden += usize::from(real.status == 404);
        }
    }
    assert_eq!(api.head().await, before);
    assert!(hidden >= 24, "whatever a guest may write is tried: {hidden}");
    let write = |user, item: &str, path: &str| {
        let at = format!("work-items/{item}/{path}/");
        let body = body(&at);
        let call = api.call("POST", &at).by(user).json(&body);
        async move { call.send().await.status }
    };
    for path in ["comments", "reactions", "votes", "subscribe"] {
        assert_eq!(write(OTHER_MEMBER, &own, path).await, 201, "{path}");
        assert_eq!(write(GUEST, &own, path).await, 404, "{path}");
    }
    show_all(&api, true).await;
    for path in ["comments", "reactions", "votes", "subscribe"] {
        assert_eq!(write(GUEST, &other, path).await, 201, "{path}");
    }
}

#[tokio::test]
async fn a_batch_of_commands_reaches_no_further() {
    let api = Fixture::new().await;
    let (other, _) = items(&api).await;
    let path = format!("projects/{PROJECT}/work-items/{other}/comments/");
    let command = json!({
        "key": "k", "method": "POST", "path": path, "body": { "comment_html": "<p>x</p>" },
    });
    let call = api.call("POST", "/api/v1/workspaces/acme/commands/").by(GUEST);
    let reply = call.json(&json!({ "commands": [command] })).send().await.expect(200);
    assert_eq!(reply.rows()[0]["status"], 404, "{reply}");
}

#[tokio::test]
async fn an_internal_comment_and_the_answers_to_it_are_as_none_to_guests() {
    let api = Fixture::new().await;
    let item = api.post("work-items/", json!({ "name": "x" })).await.expect(201).id();
    show_all(&api, true).await;
    let internal = comment(&api, &item, "INTERNAL", None).await;
    let answered = comment(&api, &item, "EXTERNAL", Some(&internal)).await;
    let before = api.head().await;
    let nothing = NOTHING.to_string();
    for (method, path) in writes().into_iter().filter(|(_, path)| path.contains("{comment}")) {
        for hidden in [&internal, &answered] {
            let ask = |comment: &str| {
                let filled = filled(&path, &item, comment);
                let (api, method, path) = (&api, &method, &path);
                async move { answer(api, GUEST, (method, path), &filled).await }
            };
            let real = ask(hidden).await;
            assert_eq!(real.status, 404, "{method} {path}");
            assert_eq!(real.to_string(), ask(&nothing).await.to_string(), "{method} {path}");
        }
    }
    let answer = |parent: &str| {
        let body = json!({ "comment_html": "<p>x</p>", "parent": parent });
        let call = api.call("POST", &format!("work-items/{item}/comments/")).by(GUEST);
        let (call, parent) = (call.json(&body), parent.to_owned());
        async move { call.send().await.expect(400).to_string().replace(&parent, "…") }
    };
    assert_eq!(answer(&internal).await, answer(&nothing).await);
    assert_eq!(api.head().await, before);
    let open = format!("work-items/{item}/comments/{internal}/");
    api.patch(&open, json!({ "access": "EXTERNAL" })).await.expect(200);
    for path in [open, format!("work-items/{item}/comments/{answered}/")] {
        let path = format!("{path}reactions/");
        let call = api.call("POST", &path).by(GUEST).json(&json!({ "reaction": "tada" }));
        call.send().await.expect(201);
    }
}

#[tokio::test]
async fn guests_write_external_comments() {
    let api = Fixture::new().await;
    let item = api.post("work-items/", json!({ "name": "x" })).await.expect(201).id();
    show_all(&api, true).await;
    let path = format!("work-items/{item}/comments/");
    let write = |user, body: Value| api.call("POST", &path).by(user).json(&body).send();
    let text = json!({ "comment_html": "<p>x</p>" });
    assert_eq!(write(MEMBER, text.clone()).await.expect(201).body["access"], "INTERNAL");
    let own = write(GUEST, text).await.expect(201);
    assert_eq!(own.body["access"], "EXTERNAL");
    let internal = json!({ "comment_html": "<p>x</p>", "access": "INTERNAL" });
    insta::assert_snapshot!(write(GUEST, internal).await, @r#"
    400 {
      "access": [
        "A guest of the project cannot make a comment internal."
      ]
    }
    "#);
    let one = format!("{path}{}/", own.id());
    let change = |user, access: &str| {
        let call = api.call("PATCH", &one).by(user).json(&json!({ "access": access }));
        async move { call.send().await.status }
    };
    assert_eq!(change(GUEST, "EXTERNAL").await, 200);
    assert_eq!(change(GUEST, "INTERNAL").await, 400);
    assert_eq!(change(ADMIN, "INTERNAL").await, 200);
    assert_eq!(change(GUEST, "EXTERNAL").await, 404, "it is not theirs to read any more");
}

#[tokio::test]
async fn a_member_relates_no_work_item_that_they_do_not_see_as_a_guest_elsewhere() {
    let api = Fixture::new().await;
    let elsewhere = |path: &str| format!("/api/v1/workspaces/acme/projects/{OTHER_PROJECT}/{path}");
    let new = json!({ "name": "Elsewhere" });
    let call = api.call("POST", &elsewhere("work-items/")).by(ADMIN).json(&new);
    let there = call.send().await.expect(201).id();
    let guest = json!({ "member": MEMBER, "role": 5 });
    api.call("POST", &elsewhere("members/")).by(ADMIN).json(&guest).send().await.expect(201);
    let here = api.post("work-items/", json!({ "name": "Here" })).await.expect(201).id();
    let relations = format!("work-items/{here}/relations/");
    let relate = || {
        let body = json!({ "relation_type": "relates_to", "issues": [there] });
        api.post(&relations, body)
    };
    let show = |shows: bool| {
        let body = json!({ "guest_view_all_features": shows });
        api.call("PATCH", &elsewhere("")).by(ADMIN).json(&body).send()
    };
    show(false).await.expect(200);
    relate().await.expect(400);
    show(true).await.expect(200);
    relate().await.expect(201);
}
