//! `tidemark openapi`: the description of the whole API as one document.
//!
//! Both sides describe their endpoints beside the code that reads and answers; here their descriptions are merged, and
//! what all endpoints have in common is added. `docs/openapi.json` is this document: `query-api` serves it wherever it
//! runs, and a test compares the two.

mod common;
mod words;

use serde_json::{Value, json};

use crate::report::Report;

/// The document as an answer.
pub fn report() -> Report {
    let document = document();
    Report::new(format!("{document:#}"), document)
}

/// The document.
fn document() -> Value {
    let mut description = query_api::description();
    description.merge(command_api::description());
    let mut document = json!(description);
    words::add(&mut document);
    common::add(&mut document);
    document
}

/// The methods of a path that are operations.
const METHODS: [&str; 5] = ["get", "post", "put", "patch", "delete"];

/// Every operation of the document, with its method and its path.
fn operations(document: &mut Value) -> impl Iterator<Item = (&str, &str, &mut Value)> {
    let paths = document["paths"].as_object_mut().into_iter().flatten();
    paths.flat_map(|(path, methods)| {
        let methods = methods.as_object_mut().into_iter().flatten();
        let operations = methods.filter(|(method, _)| METHODS.contains(&method.as_str()));
        operations.map(move |(method, operation)| (method.as_str(), path.as_str(), operation))
    })
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn the_document_in_the_tree_is_the_one_that_the_code_makes() {
        let kept: Value = serde_json::from_str(include_str!("../../../docs/openapi.json")).unwrap();
        assert!(
            kept == document(),
            "run ./dev openapi: docs/openapi.json is not what the code says"
        );
    }

    #[test]
    fn every_operation_has_an_id_of_its_own_and_says_what_it_does() {
        let mut document = document();
        let mut ids = HashSet::new();
        for (method, path, operation) in operations(&mut document) {
            let id = operation["operationId"].as_str().unwrap_or_default().to_owned();
            assert!(!id.is_empty() && id != "handler", "{method} {path}");
            assert!(ids.insert(id.clone()), "{id} twice");
            assert!(operation["summary"].is_string(), "{id}");
            let body = &operation["requestBody"]["content"]["application/json"]["schema"];
            let takes_one = matches!(method, "patch") || (method == "post" && ids_with_body(&id));
            assert_eq!(body.is_object(), takes_one, "{id}");
            for (status, answer) in operation["responses"].as_object().unwrap() {
                let is_described = answer["$ref"].is_string()
                    || answer["description"].as_str().is_some_and(|text| !text.is_empty());
                assert!(is_described, "{id} {status}");
            }
        }
    }

    /// Whether a POST has a body.
    fn ids_with_body(id: &str) -> bool {
        !id.starts_with("archive_")
            && !id.starts_with("leave_")
            && !id.starts_with("grant_")
            && id != "sign_out"
    }

    #[test]
    fn bodies_have_the_keys_that_are_read_with_their_bounds() {
        let document = document();
        let of = |name: &str| document["components"]["schemas"][name].clone();
        let new = of("NewWorkItem");
        assert_eq!(new["required"], json!(["name"]));
        assert_eq!(new["properties"]["name"]["maxLength"], 255);
        assert_eq!(
            new["properties"]["priority"]["enum"],
            json!(["urgent", "high", "medium", "low", "none"])
        );
        assert_eq!(new["properties"]["parent"]["type"], json!(["string", "null"]));
        assert_eq!(of("WorkItemChanges")["required"], Value::Null);
        assert_eq!(of("NewMember")["properties"]["role"]["enum"], json!([20, 15, 5]));
    }
}
