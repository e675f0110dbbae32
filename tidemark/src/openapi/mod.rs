//! `tidemark openapi`: the description of the whole API as one document.
//!
//! Both sides describe their endpoints beside the code that reads and answers; here their descriptions are merged, and
//! what all endpoints have in common is added. `docs/openapi.json` is this document: `query-api` serves it wherever it
//! runs, and a test compares the two. `docs/bodies.md` is what it says of bodies, for people, and `docs/rights.md` the
//! table of rights.

mod bodies;
mod common;
mod words;

use clap::Args;
use serde_json::{Value, json};
use service::http::rights;

use crate::report::Report;

/// The description of the API.
#[derive(Debug, Args)]
pub struct Openapi {
    /// Print only its tables of bodies, as Markdown
    #[arg(long, conflicts_with = "rights")]
    bodies: bool,
    /// Print only who may use which route, as Markdown
    #[arg(long)]
    rights: bool,
}

impl Openapi {
    /// The document, or its tables of bodies or of rights, as an answer.
    pub fn report(&self) -> Report {
        let mut document = document();
        let text = match (self.bodies, self.rights) {
            (true, _) => bodies::page(&mut document),
            (_, true) => rights::page().trim_end().to_owned(),
            _ => format!("{document:#}"),
        };
        Report::new(text, document)
    }
}

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

/// The schema that a body has.
fn schema_of(carrier: &Value) -> &Value {
    &carrier["content"]["application/json"]["schema"]
}

/// The name of the schema of an operation's body, if it takes one.
fn body_of(operation: &Value) -> Option<String> {
    let path = schema_of(&operation["requestBody"])["$ref"].as_str()?;
    path.rsplit('/').next().map(ToOwned::to_owned)
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeSet, HashSet};

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
            let takes_one =
                matches!(method, "patch" | "put") || (method == "post" && ids_with_body(&id));
            assert_eq!(body_of(operation).is_some(), takes_one, "{id}");
            for (status, answer) in operation["responses"].as_object().unwrap() {
                let is_described = answer["$ref"].is_string()
                    || answer["description"].as_str().is_some_and(|text| !text.is_empty());
                assert!(is_described, "{id} {status}");
            }
        }
    }

    #[test]
    fn the_tables_in_the_tree_are_those_that_the_code_makes() {
        let made = bodies::page(&mut document());
        assert!(
            include_str!("../../../docs/bodies.md") == format!("{made}\n"),
            "run ./dev openapi: docs/bodies.md is not what the code says"
        );
    }

    #[test]
    fn the_parameters_of_a_path_are_those_that_it_names() {
        let mut document = document();
        for (method, path, operation) in operations(&mut document) {
            let named: BTreeSet<&str> = path
                .split('/')
                .filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'))
                .collect();
            let parameters = operation["parameters"].as_array().into_iter().flatten();
            let described: BTreeSet<&str> = parameters
                .filter(|parameter| parameter["in"] == "path")
                .filter_map(|parameter| parameter["name"].as_str())
                .collect();
            assert_eq!(described, named, "{method} {path}");
        }
    }

    #[test]
    fn every_key_and_every_parameter_is_explained() {
        let mut document = document();
        let mut unexplained = Vec::new();
        for (name, schema) in document["components"]["schemas"].as_object().unwrap() {
            note_unexplained(&mut unexplained, name, schema);
        }
        for (method, path, operation) in operations(&mut document) {
            for parameter in operation["parameters"].as_array().into_iter().flatten() {
                if parameter["$ref"].is_null() && parameter["description"].is_null() {
                    unexplained.push(format!("{method} {path} {}", parameter["name"]));
                }
            }
        }
        assert!(
            unexplained.is_empty(),
            "say what they mean, for a key of a body with .doc(…): {unexplained:#?}"
        );
    }

    /// Notes the keys of a schema, its parts' included, that have no description.
    fn note_unexplained(unexplained: &mut Vec<String>, name: &str, schema: &Value) {
        for (key, value) in schema["properties"].as_object().into_iter().flatten() {
            if value["description"].as_str().is_none_or(str::is_empty) {
                unexplained.push(format!("{name}.{key}"));
            }
        }
        let parts = ["allOf", "oneOf"].into_iter().filter_map(|kind| schema[kind].as_array());
        for part in parts.flatten() {
            note_unexplained(unexplained, name, part);
        }
    }

    #[test]
    fn what_all_endpoints_have_in_common_is_referred_to_and_there() {
        let document = document();
        let mut used = HashSet::new();
        note_references(&mut used, &document);
        let mut there = HashSet::new();
        for kind in ["parameters", "headers", "responses"] {
            let parts = document["components"][kind].as_object().unwrap();
            there.extend(parts.keys().map(|name| format!("#/components/{kind}/{name}")));
        }
        used.retain(|path| !path.starts_with("#/components/schemas/"));
        assert_eq!(used, there);
    }

    /// Notes all that a part of the document refers to.
    fn note_references(used: &mut HashSet<String>, part: &Value) {
        match part {
            Value::Object(keys) => {
                used.extend(keys.get("$ref").and_then(Value::as_str).map(ToOwned::to_owned));
                keys.values().for_each(|value| note_references(used, value));
            }
            Value::Array(all) => all.iter().for_each(|value| note_references(used, value)),
            _ => {}
        }
    }

    /// Whether a POST has a body.
    fn ids_with_body(id: &str) -> bool {
        let without =
            ["archive_", "leave_", "grant_", "lock_", "publish_", "restore_", "subscribe_"];
        !without.iter().any(|verb| id.starts_with(verb))
            && !["sign_out", "accept_invitation", "decline_invitation", "resend_invitation"]
                .contains(&id)
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

    /// What can be read and is not described: the description itself and that of events, an old name, and what says that
    /// there is no such page.
    const UNDESCRIBED: [&str; 10] = [
        "openapi.json",
        "events/catalog.json",
        "events/asyncapi.json",
        "events/catalog/",
        "events/catalog.css",
        "docs/",
        "docs/{file}",
        "workspaces/{slug}/",
        "workspaces/{slug}/projects/{project}/project-members/",
        "workspaces/{slug}/projects/{project}/project-members/{member}/",
    ];

    #[test]
    fn the_table_of_rights_has_every_operation_and_no_other() {
        let mut document = document();
        let mut described: BTreeSet<String> = operations(&mut document)
            .filter_map(|(method, path, _)| Some((method, path.strip_prefix("/api/v1/")?)))
            .map(|(method, path)| format!("{} {path}", method.to_uppercase()))
            .collect();
        described.extend(UNDESCRIBED.map(|path| format!("GET {path}")));
        let routes = |names: fn(&rights::Row) -> Vec<String>| {
            rights::rows()
                .flat_map(|row| names(row).into_iter().map(move |path| (&row.method, path)))
                .map(|(method, path)| format!("{method} {path}"))
                .collect::<BTreeSet<_>>()
        };
        let (own, all) =
            (routes(|row| vec![row.path.to_owned()]), routes(|row| row.paths().collect()));
        let unlisted: Vec<_> = described.difference(&all).collect();
        let unknown: Vec<_> = own.difference(&described).collect();
        let table = "service/src/http/rights/table.rs";
        assert!(unlisted.is_empty(), "in no row of {table}: {unlisted:#?}");
        assert!(unknown.is_empty(), "in {table}, and no route: {unknown:#?}");
    }
}
