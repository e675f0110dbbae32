//! What all questions have in common.

use insta::assert_snapshot;
use serde_json::json;
use service::http::absent;

use crate::fixture::Fixture;
use crate::people::OUTSIDER;
use crate::seed::{BARE, FULL};

#[tokio::test]
async fn an_answer_that_is_held_already_is_304() {
    let fixture = Fixture::new().await;
    for path in ["work-items/", "states/", "labels/", "members/", "/api/v1/users/me/"] {
        let tag = fixture.get(path).await.expect(200).header("etag").to_owned();
        let again = fixture.call("GET", path).header("if-none-match", &tag).send().await;
        assert_eq!((again.status, again.body.is_null()), (304, true), "{path}");
        assert_eq!(again.header("cache-control"), "private, no-cache", "{path}");
        assert_eq!(again.header("etag"), tag);
    }
}

#[tokio::test]
async fn an_entity_tag_begins_with_the_version_and_depends_on_what_is_shown() {
    let fixture = Fixture::new().await;
    let whole = fixture.get(&format!("work-items/{FULL}/")).await.expect(200);
    let part = fixture.get(&format!("work-items/{FULL}/?fields=id")).await.expect(200);
    assert!(whole.header("etag").starts_with("\"2."), "{}", whole.header("etag"));
    assert!(part.header("etag").starts_with("\"2."));
    assert_ne!(whole.header("etag"), part.header("etag"));
    let bare = fixture.get(&format!("work-items/{BARE}/")).await.expect(200);
    assert!(bare.header("etag").starts_with("\"1."));
}

#[tokio::test]
async fn wrong_parameters_are_refused_in_the_contracts_words() {
    let fixture = Fixture::new().await;
    let mut answers = Vec::new();
    for query in [
        "per_page=1001",
        "per_page=x",
        "per_page=0",
        "cursor=x",
        "cursor=1:-1:0",
        "cursor=1:-2:1",
        "cursor=5:1:0&per_page=2",
        "order_by=zzz'--",
        "fields=%00",
    ] {
        let reply = fixture.get(&format!("work-items/?{query}")).await;
        let detail = reply.body["detail"].as_str().unwrap();
        let shown = detail.get(..60).unwrap_or(detail).trim_end();
        answers.push(format!("{} {query}: {shown}", reply.status));
    }
    assert_snapshot!(answers.join("\n"), @r#"
    400 per_page=1001: Invalid per_page value. Cannot exceed 1000.
    400 per_page=x: Invalid per_page parameter.
    400 per_page=0: Invalid per_page parameter.
    400 cursor=x: Invalid cursor parameter.
    400 cursor=1:-1:0: Error in parsing
    400 cursor=1:-2:1: Error in parsing
    400 cursor=5:1:0&per_page=2: Invalid cursor parameter. It counts pages of 5 rows: send pe
    400 order_by=zzz'--: Invalid order_by parameter. "zzz'--" is none of created_at,
    400 fields=%00: Invalid query string. Null characters are not allowed.
    "#);
}

#[tokio::test]
async fn a_cursor_leads_on_and_back_by_itself() {
    let fixture = Fixture::new().await;
    let follow = async |page: &crate::client::Reply, key: &str| {
        let cursor = page.body[key].as_str().unwrap();
        fixture.get(&format!("states/?fields=name&cursor={cursor}")).await.expect(200)
    };
    let first = fixture.get("states/?fields=name&per_page=2").await.expect(200);
    let second = follow(&first, "next_cursor").await;
    assert_eq!((first.rows().len(), second.rows().len()), (2, 2));
    assert_ne!(first.rows(), second.rows());
    assert_eq!(follow(&second, "prev_cursor").await.rows(), first.rows());
    // Before the first page is the first page.
    assert_eq!(follow(&first, "prev_cursor").await.rows(), first.rows());
}

#[tokio::test]
async fn hostile_paths_are_no_routes() {
    let fixture = Fixture::new().await;
    for path in [
        "/api/v1/workspaces/a%00b/projects/",
        "/api/v1/workspaces/acme/projects/'/work-items/",
        "/api/v1/workspaces/acme/projects/00000000-0000-0000-0000-00000000020Z/",
        "/api/v1/nothing/",
        "/api/v1/workspaces/acme/",
    ] {
        assert_eq!(
            fixture.get(path).await.to_string(),
            "404 {\n  \"error\": \"Page not found.\"\n}"
        );
    }
    fixture.get("/api/v1/workspaces/%27%3B%20DROP/projects/").await.expect(403);
    fixture.get("/api/v1/workspaces/%FF/projects/").await.expect(404);
}

#[tokio::test]
async fn what_tidemark_does_not_have_is_told_from_a_wrong_id() {
    let fixture = Fixture::new().await;
    let refused = fixture.get("milestones/").await.expect(404);
    assert_eq!(
        refused.body,
        json!({
            "error": "Tidemark does not have milestones yet.", "code": "route/not-available",
        })
    );
    let id = "0193a5f0-1b2c-7000-8000-00000000000a";
    let offered = |path: &str| path.contains("work-item-relation");
    for path in absent::all().filter(|path| !offered(path)) {
        for end in [String::new(), format!("{id}/")] {
            let path = path.replacen("{}", "acme", 1).replace("{items}", "issues");
            let path = format!("/api/v1/{}{end}", path.replace("{}", id));
            let refused = fixture.get(&path).await.expect(404);
            assert_eq!(refused.body["code"], "route/not-available", "{path}");
        }
    }
    let wrong = fixture.get(&format!("work-items/{id}/")).await.expect(404);
    assert_eq!(wrong.body, json!({ "error": "The requested resource does not exist." }));
}

#[tokio::test]
async fn a_missing_slash_is_301_and_a_wrong_method_405() {
    let fixture = Fixture::new().await;
    let moved = fixture.get("/api/v1/users/me?x=1").await.expect(301);
    assert_eq!(moved.header("location"), "/api/v1/users/me/?x=1");
    let refused = fixture.call("POST", "work-items/").send().await.expect(405);
    assert_eq!(refused.header("allow"), "GET, POST");
    fixture.call("HEAD", "work-items/").send().await.expect(405);
}

#[tokio::test]
async fn times_are_those_of_the_callers_zone() {
    let fixture = Fixture::new().await;
    let keys = fixture.call("GET", "/api/v1/users/me/api-keys/").by(OUTSIDER).send().await;
    assert_eq!(keys.expect(200).rows()[0]["created_at"], "2026-01-02T08:34:05+05:30");
}

#[tokio::test]
async fn a_client_that_asks_for_it_gets_rfc_9457() {
    let fixture = Fixture::new().await;
    let call = fixture.call("GET", "/api/v1/workspaces/nothing/projects/");
    let reply = call.header("accept", "application/problem+json").send().await.expect(403);
    assert_eq!(reply.header("content-type"), "application/problem+json");
    assert_eq!(reply.body["code"], "auth/forbidden");
}

#[tokio::test]
async fn a_filter_that_makes_no_sense_keeps_its_kind_in_rfc_9457() {
    let fixture = Fixture::new().await;
    let call = fixture.call("GET", "work-items/?pql=colour%20%3D%20red");
    let reply = call.header("accept", "application/problem+json").send().await.expect(400);
    let told = ["code", "contract_code", "column"].map(|key| reply.body[key].clone());
    assert_eq!(told, [json!("request/invalid-filter"), json!("invalid_filter_field"), json!(1)]);
}
