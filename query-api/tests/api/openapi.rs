//! The description of the questions, and its page.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::fixture::Fixture;

#[tokio::test]
async fn the_description_is_openapi_3_1_and_names_every_shape() {
    let fixture = Fixture::new().await;
    let reply = fixture.call("GET", "/api/v1/openapi.json").by_nobody().send().await.expect(200);
    assert_eq!(reply.header("content-type"), "application/json");
    assert_eq!(reply.body["openapi"], "3.1.0");
    assert_eq!(reply.body["info"]["title"], "Tidemark");
    assert_eq!(reply.body["components"]["securitySchemes"]["key"]["name"], "X-Api-Key");
    let schemas = reply.body["components"]["schemas"].as_object().unwrap();
    for reference in references(&reply.body) {
        let name = reference.rsplit('/').next().unwrap();
        assert!(schemas.contains_key(name), "{reference}");
    }
}

/// Every `$ref` of a document.
fn references(value: &serde_json::Value) -> Vec<String> {
    match value {
        serde_json::Value::Object(keys) => keys
            .iter()
            .flat_map(|(key, value)| match value.as_str().filter(|_| key == "$ref") {
                Some(reference) => vec![reference.to_owned()],
                None => references(value),
            })
            .collect(),
        serde_json::Value::Array(values) => values.iter().flat_map(references).collect(),
        _ => Vec::new(),
    }
}

#[tokio::test]
async fn every_question_has_an_operation_id_of_its_own() {
    let fixture = Fixture::new().await;
    let description = fixture.get("/api/v1/openapi.json").await.expect(200).body;
    let paths = description["paths"].as_object().unwrap().values();
    let operations = paths.flat_map(|methods| methods.as_object().unwrap().values());
    let mut ids: Vec<_> =
        operations.map(|operation| operation["operationId"].to_string()).collect();
    let all = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), all);
}

#[tokio::test]
async fn the_page_for_people_needs_nothing_from_elsewhere() {
    let fixture = Fixture::new().await;
    let call = fixture.call("GET", "/api/v1/docs/").by_nobody();
    let reply = call.header("accept", "text/html,*/*;q=0.8").send().await.expect(200);
    let page = reply.body.as_str().unwrap();
    assert!(page.contains("openapi.json") && !page.contains("://"));
}

#[tokio::test]
async fn the_page_may_run_its_own_script_and_style_and_nothing_else() {
    let fixture = Fixture::new().await;
    let reply = fixture.call("GET", "/api/v1/docs/").by_nobody().send().await.expect(200);
    let (page, policy) = (reply.body.as_str().unwrap(), reply.header("content-security-policy"));
    for (kind, tag) in [("script-src", "script"), ("style-src", "style")] {
        let (_, begun) = page.split_once(&format!("<{tag}>")).unwrap();
        let (inside, _) = begun.split_once(&format!("</{tag}>")).unwrap();
        let hash = STANDARD.encode(Sha256::digest(inside));
        assert!(policy.contains(&format!("{kind} 'sha256-{hash}'")), "{policy}: {hash}");
    }
    assert!(
        policy.starts_with("default-src 'none'; ") && policy.contains("frame-ancestors 'none'")
    );
    assert!(!page.contains("style=") && !page.contains(" onclick="));
}
