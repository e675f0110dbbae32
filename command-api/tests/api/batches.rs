//! Batches: each command is what it would be as a request of its own.

use std::fmt::Write as _;

use command_api::Operator;
use domain::Role;
use embedded::testing::hang_up;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::accounts::cookies::with_cookie;
use crate::accounts::{sign_ada_up, with_token};
use crate::client::{Call, Reply};
use crate::fixture::{Fixture, PROJECT, WORKSPACE};
use crate::ids::computed;
use crate::issues::create;
use crate::people::{GUEST, MEMBER, OUTSIDER};
use crate::seed::BUG;

/// Where batches go.
const COMMANDS: &str = "/api/v1/workspaces/acme/commands/";

/// A command; a path is inside of [`PROJECT`].
fn command(key: &str, method: &str, path: &str, body: impl Into<Value>) -> Value {
    let (path, body): (_, Value) = (format!("projects/{PROJECT}/{path}"), body.into());
    json!({ "key": key, "method": method, "path": path, "body": body })
}

/// A batch by [`MEMBER`], which is not waited for.
fn batch(api: &Fixture, commands: &[Value]) -> Call {
    api.call("POST", COMMANDS).json(&json!({ "mode": "each", "commands": commands }))
}

/// The status of each command, with what is said of those that were refused, one a line.
fn outcomes(reply: &Reply) -> String {
    let mut lines = String::new();
    for result in reply.rows() {
        let (key, status) = (result["key"].as_str().unwrap(), &result["status"]);
        let said =
            if status.as_u64() < Some(300) { String::new() } else { result["body"].to_string() };
        writeln!(lines, "{}", format!("{key}: {status} {said}").trim_end()).unwrap();
    }
    lines
}

/// The id of what the member's command under a key creates.
fn new(key: &str) -> Uuid {
    computed(WORKSPACE.uuid(), MEMBER.uuid(), key, 0)
}

#[tokio::test]
async fn what_one_command_creates_the_next_ones_change() {
    let api = Fixture::new().await;
    let (issue, before) = (new("issue"), api.head().await);
    let at = format!("work-items/{issue}/");
    let commands = [
        command("label", "POST", "labels/", json!({ "name": "new" })),
        command("issue", "POST", "work-items/", json!({ "name": "It", "labels": [new("label")] })),
        command("name", "PATCH", &at, json!({ "name": "That" })),
        command(
            "comment",
            "POST",
            &format!("{at}comments/"),
            json!({ "comment_html": "<p>x</p>" }),
        ),
        command("below", "POST", "issues/", json!({ "name": "Part", "parent": issue })),
        command("gone", "DELETE", &format!("{at}comments/{}/", new("comment")), Value::Null),
    ];
    let reply = batch(&api, &commands).send().await.expect(200);
    insta::assert_snapshot!(outcomes(&reply), @"
    label: 201
    issue: 201
    name: 200
    comment: 201
    below: 201
    gone: 204
    ");
    assert_eq!(reply.rows()[1]["body"]["id"], issue.to_string());
    assert_eq!(reply.rows()[4]["body"]["parent"], issue.to_string());
    assert_eq!(reply.rows()[5]["body"], Value::Null);
    let last = api.head().await;
    assert_eq!(last, before + 6);
    assert_eq!(reply.header("tidemark-position"), last.to_string());
    let events = api.events(before).await;
    let id = &events[0].metadata;
    assert!(events.iter().all(|event| correlation(&event.metadata) == correlation(id)), "{id}");
}

/// The name of the request in an event's metadata.
fn correlation(metadata: &str) -> Value {
    serde_json::from_str::<Value>(metadata).unwrap()["correlation_id"].clone()
}

#[tokio::test]
async fn a_command_sent_again_alone_or_in_another_batch_is_answered_as_before() {
    let api = Fixture::new().await;
    let one = command("one", "POST", "work-items/", json!({ "name": "It", "sort_order": 0.1 }));
    let first = batch(&api, std::slice::from_ref(&one)).send().await.expect(200);
    let before = api.head().await;
    let other = command("two", "POST", "work-items/", json!({ "name": "That" }));
    let again = batch(&api, &[other, one.clone()]).send().await.expect(200);
    assert_eq!(again.rows()[1], first.rows()[0]);
    let alone = api.call("POST", "work-items/").header("idempotency-key", "one");
    let alone = alone.json(&one["body"]).send().await.expect(201);
    let result = &first.rows()[0];
    assert_eq!(
        (&alone.body, alone.header("etag")),
        (&result["body"], result["etag"].as_str().unwrap())
    );
    assert_eq!(alone.header("tidemark-position"), result["position"].to_string());
    assert_eq!(api.head().await, before + 1);
}

#[tokio::test]
async fn a_command_that_is_refused_keeps_no_other_from_being_carried_out() {
    let api = Fixture::new().await;
    let item = format!("work-items/{}/", create(&api, "It").await);
    let before = api.head().await;
    let path = |path: &str| json!({ "key": path, "method": "POST", "path": path });
    let mut stale = command("stale", "PATCH", &item, json!({ "name": "x" }));
    stale["if_match"] = "\"7.00000000\"".into();
    let commands = [
        command("wrong", "POST", "work-items/", json!({ "nmae": "x" })),
        stale,
        command("method", "DELETE", "work-items/", Value::Null),
        command("right", "PATCH", &item, json!({ "name": "That" })),
        command("role", "DELETE", "", Value::Null),
        path("commands/"),
        path("auth/sign-in/"),
        path("/api/v1/auth/sign-in/"),
        path("../other/projects/"),
        path("projects"),
        path("work-items/advanced-search/"),
        path("not an address"),
        command("last", "PATCH", &item, json!({ "priority": "high" })),
    ];
    let reply = batch(&api, &commands).send().await.expect(200);
    insta::assert_snapshot!(outcomes(&reply), @r#"
    wrong: 400 {"name":["This field is required."]}
    stale: 412 {"current_version":1,"error":"The resource has changed since it was read."}
    method: 405 {"detail":"Method \"DELETE\" not allowed."}
    right: 200
    role: 403 {"detail":"You do not have permission to perform this action."}
    commands/: 400 {"detail":"There is no command with this path: it must be relative to that of the workspace, end with a slash, and not be that of a batch."}
    auth/sign-in/: 400 {"detail":"There is no command with this path: it must be relative to that of the workspace, end with a slash, and not be that of a batch."}
    /api/v1/auth/sign-in/: 400 {"detail":"There is no command with this path: it must be relative to that of the workspace, end with a slash, and not be that of a batch."}
    ../other/projects/: 400 {"detail":"There is no command with this path: it must be relative to that of the workspace, end with a slash, and not be that of a batch."}
    projects: 400 {"detail":"There is no command with this path: it must be relative to that of the workspace, end with a slash, and not be that of a batch."}
    work-items/advanced-search/: 400 {"detail":"There is no command with this path: it must be relative to that of the workspace, end with a slash, and not be that of a batch."}
    not an address: 400 {"detail":"There is no command with this path: it must be relative to that of the workspace, end with a slash, and not be that of a batch."}
    last: 200
    "#);
    assert_eq!(api.head().await, before + 2);
}

#[tokio::test]
async fn what_is_wrong_with_the_batch_refuses_all_of_it() {
    let api = Fixture::new().await;
    let before = api.head().await;
    let good = command("k", "POST", "work-items/", json!({ "name": "It" }));
    insta::assert_snapshot!(batch(&api, &[good.clone(), good.clone()]).send().await, @r#"
    400 {
      "commands[1].key": [
        "commands[0] has the same key."
      ]
    }
    "#);
    let together = json!({ "mode": "together", "commands": [good] });
    insta::assert_snapshot!(api.post(COMMANDS, together).await, @r#"
    400 {
      "mode": [
        "Commands cannot be carried out all or none: each is a step of its own in the log, under its own key. Send \"each\"."
      ]
    }
    "#);
    batch(&api, &vec![json!({}); 1001]).send().await.expect(400);
    batch(&api, &[good]).by(OUTSIDER).send().await.expect(403);
    assert_eq!(api.head().await, before);
}

#[tokio::test]
async fn each_command_is_permitted_by_itself() {
    let api = Fixture::new().await;
    let at = format!("work-items/{}/", create(&api, "It").await);
    let commands = [
        command("content", "PATCH", &at, json!({ "name": "x" })),
        command(
            "comment",
            "POST",
            &format!("{at}comments/"),
            json!({ "comment_html": "<p>x</p>" }),
        ),
    ];
    let reply = batch(&api, &commands).by(GUEST).send().await.expect(200);
    insta::assert_snapshot!(outcomes(&reply), @r#"
    content: 403 {"detail":"You do not have permission to perform this action."}
    comment: 201
    "#);
}

#[tokio::test]
async fn the_headers_of_a_batch_are_those_of_its_commands() {
    let api = Fixture::new().await;
    let strange = command("k", "POST", "work-items/", json!({ "name": "It", "nonsense": 1 }));
    let call = batch(&api, &[strange]).header("prefer", "handling=strict");
    let reply = call.header("accept", "application/problem+json").send().await.expect(200);
    let body = &reply.rows()[0]["body"];
    assert_eq!(
        (&body["code"], &body["status"]),
        (&"request/invalid".into(), &400.into()),
        "{body}"
    );
    assert!(body["errors"]["nonsense"].is_array(), "{body}");
    assert_eq!(body["instance"], crate::fixture::in_project("work-items/"));
}

#[tokio::test]
async fn a_batch_waits_once_until_reads_show_it() {
    let api = Fixture::new().await;
    let commands: Vec<_> = (0..8)
        .map(|number| command(&number.to_string(), "POST", "work-items/", json!({ "name": "It" })))
        .collect();
    let started = std::time::Instant::now();
    let reply = batch(&api, &commands).waiting().send().await.expect(200);
    // Nothing brings the read tables up to date here.
    assert_eq!(reply.header("tidemark-applied"), "false");
    assert!(started.elapsed().as_secs() < 10);
}

#[tokio::test]
async fn a_batch_counts_as_one_request_and_one_more_for_every_twenty_commands() {
    let api = Fixture::new().await;
    let left = |reply: &Reply| reply.header("x-ratelimit-remaining").parse::<u32>().unwrap();
    let path = format!("projects/{PROJECT}/labels/{BUG}/");
    let commands = |count: usize| -> Vec<Value> {
        let one = |n| json!({ "key": format!("{count} {n}"), "method": "PATCH", "path": path, "body": {} });
        (0..count).map(one).collect()
    };
    let first = left(&batch(&api, &commands(19)).send().await.expect(200));
    let second = left(&batch(&api, &commands(50)).send().await.expect(200));
    assert_eq!(second, first - 3);
    assert_eq!(left(&batch(&api, &commands(1)).send().await.expect(200)), second - 1);
}

#[tokio::test]
async fn a_batch_that_counts_as_more_requests_than_are_left_is_refused_whole() {
    let api = Fixture::limited(5).await;
    let item = format!("projects/{PROJECT}/labels/{BUG}/");
    let one = |n| json!({ "key": n, "method": "PATCH", "path": item, "body": { "name": n } });
    let commands: Vec<Value> = (0..80).map(|n| one(format!("{n}"))).collect();
    api.patch(&format!("labels/{BUG}/"), json!({})).await.expect(200);
    let before = api.head().await;
    let refused = batch(&api, &commands).send().await;
    assert_eq!(refused.header("retry-after"), "3600");
    insta::assert_snapshot!(refused, @r#"
    429 {
      "error_code": 5900,
      "error_message": "RATE_LIMIT_EXCEEDED"
    }
    "#);
    assert_eq!(api.head().await, before);
    let fewer = batch(&api, &commands[..20]).send().await.expect(200);
    assert_eq!(fewer.header("x-ratelimit-remaining"), "1");
    batch(&api, &commands[..1]).send().await.expect(200);
    batch(&api, &commands[..1]).send().await.expect(429);
}

#[tokio::test]
async fn a_session_that_ends_within_a_batch_ends_the_batch() {
    let api = Fixture::new().await;
    let token = sign_ada_up(&api).await;
    let operator = Operator::new(api.side.app.clone());
    let ada = operator.user("ada@example.com").await.unwrap();
    operator.add_member("acme", ada, Role::Member).await.unwrap();
    let project = json!({ "name": "Hull", "identifier": "HULL" });
    let projects = with_token(&api, &token, "POST", "/api/v1/workspaces/acme/projects/");
    let path = format!("projects/{}/", projects.json(&project).send().await.expect(201).id());
    let rename = |n| {
        let (key, name) = (format!("{n}"), json!({ "name": format!("Hull {n}") }));
        json!({ "key": key, "method": "PATCH", "path": path, "body": name })
    };
    let commands: Vec<Value> = (0..1000).map(rename).collect();
    let before = api.head().await;
    let send = with_cookie(&api, &token, "POST", COMMANDS)
        .json(&json!({ "mode": "each", "commands": commands }))
        .send();
    let sign_out = async {
        while api.head().await < before + 3 {
            tokio::task::yield_now().await;
        }
        let path = "/api/v1/auth/sign-out/";
        with_cookie(&api, &token, "POST", path).send().await.expect(204);
        api.head().await
    };
    let (reply, head) = tokio::join!(send, sign_out);
    insta::assert_snapshot!(reply, @r#"
    401 {
      "detail": "The session has ended; sign in again."
    }
    "#);
    let after = api.head().await;
    assert!(after < before + 1000, "no command begins with a session that has ended");
    assert!(after <= head + 4, "but for those that were on their way: {head} {after}");
}

#[tokio::test]
async fn an_answer_that_would_be_too_large_leaves_bodies_out() {
    let api = Fixture::new().await;
    let text = format!("<p>{}</p>", "long ".repeat(900_000));
    let at = create(&api, "It").await;
    let path = format!("work-items/{at}/");
    api.patch(&path, json!({ "description_html": text })).await.expect(200);
    let commands: Vec<_> =
        (0..6).map(|number| command(&number.to_string(), "PATCH", &path, json!({}))).collect();
    let reply = batch(&api, &commands).send().await.expect(200);
    let shown: Vec<_> = reply.rows().iter().map(|result| result["body"].is_object()).collect();
    assert_eq!(shown, [true, true, true, false, false, false]);
    assert!(
        reply.rows().iter().all(|result| result["status"] == 200 && result["etag"].is_string())
    );
}

#[tokio::test]
async fn nothing_begins_after_its_client_has_hung_up() {
    let api = Fixture::new().await;
    let path = format!("work-items/{}/", create(&api, "It").await);
    let mut cut_off = 0;
    for waits in 1..60 {
        let before = api.head().await;
        let name = |number| format!("{waits} {number}");
        let rename =
            |number| command(&name(number), "PATCH", &path, json!({ "name": name(number) }));
        let commands: Vec<_> = (0..5).map(rename).collect();
        let whole = hang_up(waits, batch(&api, &commands).send()).await.is_some();
        api.expect_rest().await;
        let events = api.events(before).await;
        for (number, event) in events.iter().enumerate() {
            let payload: Value = serde_json::from_str(&event.payload).unwrap();
            assert_eq!(payload["to"], name(number));
        }
        assert!(!whole || events.len() == 5);
        cut_off += usize::from((1..5).contains(&events.len()));
    }
    assert!(cut_off > 0, "no batch was cut off in its middle");
}
