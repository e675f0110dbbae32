//! Bulks: each item is what it would be as a request of its own, and all are one append.

mod bounds;
mod filtered;
mod names;
mod order;
mod random;
mod repetition;
mod rights;
mod whole;

use std::fmt::Write as _;

use serde_json::{Value, json};
use uuid::Uuid;

use crate::client::{Call, Reply};
use crate::fixture::{Fixture, WORKSPACE};
use crate::ids::computed;
use crate::people::MEMBER;

/// Where bulks of the project go.
const BULK: &str = "work-items/bulk/";

/// A bulk by [`MEMBER`], which is not waited for.
fn bulk(api: &Fixture, items: &[Value]) -> Call {
    api.call("POST", BULK).json(&json!({ "items": items }))
}

/// A bulk that is carried out whole or not at all.
fn atomic(api: &Fixture, items: &[Value]) -> Call {
    api.call("POST", BULK).json(&json!({ "atomic": true, "items": items }))
}

/// A creation.
fn create(fields: &Value) -> Value {
    json!({ "action": "create", "fields": fields })
}

/// A change of fields.
fn update(id: &str, fields: &Value) -> Value {
    json!({ "action": "update", "id": id, "fields": fields })
}

/// Something that is done with a work item.
fn act(action: &str, id: &str) -> Value {
    json!({ "action": action, "id": id })
}

/// The same with one key more.
fn with(mut item: Value, key: &str, value: impl Into<Value>) -> Value {
    item[key] = value.into();
    item
}

/// The id of what the `n`-th item of the member's bulk under a key creates.
fn new(key: &str, n: u32) -> Uuid {
    computed(WORKSPACE.uuid(), MEMBER.uuid(), key, n)
}

/// The status of each item, with what is said of those that were refused, one a line.
fn outcomes(reply: &Reply) -> String {
    let mut lines = String::new();
    for (place, result) in reply.rows().iter().enumerate() {
        let status = &result["status"];
        let said =
            if status.as_u64() < Some(300) { String::new() } else { result["body"].to_string() };
        writeln!(lines, "{}", format!("{place}: {status} {said}").trim_end()).unwrap();
    }
    lines
}

/// The statuses of the items.
fn statuses(reply: &Reply) -> Vec<u64> {
    reply.rows().iter().map(|result| result["status"].as_u64().unwrap()).collect()
}
