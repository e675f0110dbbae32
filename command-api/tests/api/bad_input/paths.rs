//! Paths that lead nowhere, and methods that are not offered.

use std::fmt::Write as _;

use serde_json::json;

use super::{writes, written};
use crate::fixture::{Fixture, PROJECT};

#[tokio::test]
async fn malformed_ids_are_no_paths() {
    let api = Fixture::new().await;
    let before = written(&api).await;
    let upper = "0193A5F0-1B2C-7000-8000-00000000000A";
    for id in [upper, "zzz", "1", "%00", "00000000000070008000000000000000", "{}", "..%2f"] {
        for path in [format!("work-items/{id}/"), format!("/api/v1/workspaces/acme/projects/{id}/")]
        {
            let reply = api.patch(&path, json!({ "name": "x" })).await;
            assert_eq!(
                (reply.status, &reply.body["error"]),
                (404, &"Page not found.".into()),
                "{path}"
            );
        }
    }
    assert_eq!(written(&api).await, before);
}

#[tokio::test]
async fn what_tidemark_does_not_have_says_so_with_every_method() {
    let api = Fixture::new().await;
    let before = written(&api).await;
    let id = "0193a5f0-1b2c-7000-8000-00000000000a";
    for path in service::http::absent::all() {
        for (method, end) in [("POST", ""), ("PATCH", id), ("PUT", id), ("DELETE", id)] {
            let path = path.replacen("{}", "acme", 1).replace("{items}", "work-items");
            let path = format!("/api/v1/{}{end}", path.replace("{}", id));
            let path = if end.is_empty() { path } else { format!("{path}/") };
            let reply = api.call(method, &path).json(&json!({})).send().await;
            assert_eq!(
                (reply.status, &reply.body["code"]),
                (404, &"route/not-available".into()),
                "{method} {path}: {reply}"
            );
        }
    }
    assert_eq!(written(&api).await, before);
}

#[tokio::test]
async fn a_path_without_its_slash_is_sent_to_the_one_with_it() {
    let api = Fixture::new().await;
    let (writes, before) = (writes(&api).await, written(&api).await);
    for write in &writes {
        if !write.path.starts_with('/') {
            continue;
        }
        let path = write.path.trim_end_matches('/');
        let reply = api.call(write.method, path).json(&write.body()).send().await.expect(308);
        assert_eq!(reply.header("location"), write.path);
    }
    assert_eq!(written(&api).await, before);
}

#[tokio::test]
async fn methods_that_a_path_does_not_offer_are_refused() {
    let api = Fixture::new().await;
    let before = written(&api).await;
    let path = format!("/api/v1/workspaces/acme/projects/{PROJECT}/work-items/");
    let mut answers = String::new();
    for method in ["PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "GET"] {
        let reply = api.call(method, &path).send().await;
        let allowed = reply.header("allow");
        writeln!(answers, "{method}: {} ({allowed}) {}", reply.status, reply.body).unwrap();
    }
    insta::assert_snapshot!(answers, @r#"
    PUT: 405 (GET, POST) {"detail":"Method \"PUT\" not allowed."}
    DELETE: 405 (GET, POST) {"detail":"Method \"DELETE\" not allowed."}
    PATCH: 405 (GET, POST) {"detail":"Method \"PATCH\" not allowed."}
    HEAD: 405 (GET, POST) null
    OPTIONS: 204 (GET, POST, OPTIONS) null
    TRACE: 405 (GET, POST) {"detail":"Method \"TRACE\" not allowed."}
    GET: 405 (GET, POST) {"detail":"Method \"GET\" not allowed."}
    "#);
    assert_eq!(written(&api).await, before);
}

#[test]
fn every_endpoint_is_among_the_paths_that_all_services_know() {
    let description = serde_json::to_value(command_api::description()).unwrap();
    for (path, methods) in description["paths"].as_object().unwrap() {
        let allow = service::http::paths::allow(&path.replace(['{', '}'], "")).unwrap_or_default();
        let offered: Vec<&str> = allow.split(", ").collect();
        for method in methods.as_object().unwrap().keys().filter(|key| *key != "parameters") {
            assert!(offered.contains(&&*method.to_uppercase()), "{method} {path}: {allow}");
        }
    }
}

#[tokio::test]
async fn unknown_keys_are_ignored_and_known_ones_of_the_server_too() {
    let api = Fixture::new().await;
    let body = json!({
        "name": "It", "id": "zzz", "sequence_id": 7, "updated_by": 5, "workspace": {}, "zzz": [null],
        "__proto__": { "x": 1 }, "": "",
    });
    let reply = api.post("work-items/", body).await.expect(201);
    assert_eq!(reply.body["sequence_id"], 1);
}

#[tokio::test]
async fn who_asks_for_strictness_is_told_of_unknown_keys_by_every_endpoint() {
    let api = Fixture::new().await;
    let (writes, before) = (writes(&api).await, written(&api).await);
    for write in &writes {
        let call = write.call(&api).header("prefer", "handling=strict");
        let reply = call.json(&write.with("zzz", 1)).send().await.expect(400);
        let said = reply.body["zzz"][0].as_str().unwrap_or_default();
        assert!(said.starts_with("There is no such field. "), "{} {}", write.method, write.path);
    }
    assert_eq!(written(&api).await, before);
    let strict = |body| {
        let call = api.call("POST", "work-items/").header("prefer", "handling=strict");
        call.json(&body).send()
    };
    insta::assert_snapshot!(strict(json!({ "name": "x", "assignee_ids": [], "Prio": 1 })).await, @r#"
    400 {
      "Prio": [
        "There is no such field. Did you mean \"priority\"?"
      ],
      "assignee_ids": [
        "There is no such field. Did you mean \"assignees\"?"
      ]
    }
    "#);
    strict(json!({ "name": "x", "priority": "low" })).await.expect(201);
}
