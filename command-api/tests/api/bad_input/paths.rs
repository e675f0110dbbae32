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
async fn a_path_without_its_slash_is_sent_to_the_one_with_it() {
    let api = Fixture::new().await;
    let (writes, before) = (writes(&api).await, written(&api).await);
    for write in &writes {
        if !write.path.starts_with('/') {
            continue;
        }
        let path = write.path.trim_end_matches('/');
        let reply = api.call(write.method, path).json(&write.body()).send().await.expect(301);
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
