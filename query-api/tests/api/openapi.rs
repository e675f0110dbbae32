//! The description of the API, and its page, and of the events.

use domain::documented::{faults, payload};
use serde_json::Value;

use crate::fixture::Fixture;

#[tokio::test]
async fn the_description_is_openapi_3_1_of_both_sides_and_has_every_part_that_it_names() {
    let fixture = Fixture::new().await;
    let reply = fixture.call("GET", "/api/v1/openapi.json").by_nobody().send().await.expect(200);
    assert_eq!(reply.header("content-type"), "application/json");
    assert_eq!(reply.body["openapi"], "3.1.0");
    assert_eq!(reply.body["info"]["title"], "Tidemark");
    assert_eq!(reply.body["components"]["securitySchemes"]["key"]["name"], "X-Api-Key");
    let labels = "/api/v1/workspaces/{slug}/projects/{project}/labels/";
    assert!(reply.body["paths"][labels]["get"].is_object());
    assert!(reply.body["paths"][labels]["post"].is_object());
    for reference in references(&reply.body) {
        let part = reply.body.pointer(reference.strip_prefix('#').unwrap());
        assert!(part.is_some(), "{reference}");
    }
}

#[tokio::test]
async fn everybody_may_read_which_events_there_are_and_once_is_enough() {
    let fixture = Fixture::new().await;
    for (name, key) in [("catalog", "events"), ("asyncapi", "channels")] {
        let call = || fixture.call("GET", &format!("/api/v1/events/{name}.json")).by_nobody();
        let reply = call().send().await.expect(200);
        assert_eq!(reply.header("content-type"), "application/json");
        assert!(reply.body[key].to_string().contains("IssueRenamed"));
        for reference in references(&reply.body) {
            let part = reply.body.pointer(reference.strip_prefix('#').unwrap());
            assert!(part.is_some(), "{reference}");
        }
        let again = call().header("if-none-match", reply.header("etag")).send().await.expect(304);
        assert!(again.body.is_null());
    }
    let catalogue = fixture.call("GET", "/api/v1/events/catalog.json").by_nobody().send().await;
    let path = "/api/v1/workspaces/acme/events/?limit=1000";
    let log = fixture.call("GET", path).send().await.expect(200);
    for event in log.rows() {
        let (name, version) = (event["type"].as_str().unwrap(), event["type_version"].as_str());
        let schema = payload(&catalogue.body, name, version.unwrap()).unwrap();
        assert!(faults(&catalogue.body, schema, &event["data"]).is_empty(), "{event:#}");
    }
}

#[tokio::test]
async fn people_read_of_the_events_on_a_page_that_runs_nothing() {
    let fixture = Fixture::new().await;
    let call = |path: &str| fixture.call("GET", path).by_nobody();
    let page = call("/api/v1/events/catalog/").send().await.expect(200);
    assert_eq!(page.header("content-type"), "text/html; charset=utf-8");
    assert!(page.header("content-security-policy").contains("default-src 'none'"));
    let style = call("/api/v1/events/catalog.css").send().await.expect(200);
    assert_eq!(style.header("content-type"), "text/css; charset=utf-8");
}

/// Every `$ref` of a document.
fn references(value: &Value) -> Vec<String> {
    match value {
        Value::Object(keys) => keys
            .iter()
            .flat_map(|(key, value)| match value.as_str().filter(|_| key == "$ref") {
                Some(reference) => vec![reference.to_owned()],
                None => references(value),
            })
            .collect(),
        Value::Array(values) => values.iter().flat_map(references).collect(),
        _ => Vec::new(),
    }
}

#[tokio::test]
async fn the_page_for_people_has_all_its_files_here_and_may_ask_nobody_else() {
    let fixture = Fixture::new().await;
    let call = fixture.call("GET", "/api/v1/docs/").by_nobody();
    let reply = call.header("accept", "text/html,*/*;q=0.8").send().await.expect(200);
    let policy = reply.header("content-security-policy").to_owned();
    assert!(
        policy.starts_with("default-src 'none'; ") && policy.contains("frame-ancestors 'none'")
    );
    assert!(!policy.contains("unsafe") && !policy.contains("://"));
    let page = reply.body.as_str().unwrap();
    let files = page.split(['"', '\'']).filter_map(|text| text.strip_prefix("./"));
    let files: Vec<&str> = files.filter(|file| !file.is_empty()).collect();
    assert!(files.len() >= 5, "{page}");
    for file in files {
        fixture.call("GET", &format!("/api/v1/docs/{file}")).by_nobody().send().await.expect(200);
    }
    let script = "/api/v1/docs/swagger-initializer.js";
    let script = fixture.call("GET", script).by_nobody().send().await.expect(200);
    let script = script.body.as_str().unwrap();
    assert!(script.contains("/api/v1/openapi.json") && script.contains("dark-mode"));
    let style = "/api/v1/docs/index.css";
    let style = fixture.call("GET", style).by_nobody().send().await.expect(200);
    assert!(style.body.as_str().unwrap().contains("html.dark-mode"));
    fixture.call("GET", "/api/v1/docs/nothing.js").by_nobody().send().await.expect(404);
}
