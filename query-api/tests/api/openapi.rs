//! The description of the API, and its page.

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
