//! Bulks over all that a filter finds: counted first, then changed if it is still that.

mod bounds;
mod carrying_out;
mod changed;
mod counting;
mod repetition;

use chrono::TimeDelta;
use serde_json::{Value, json};

use super::BULK;
use crate::client::{Call, Reply};
use crate::fixture::Fixture;

/// What a query finds.
fn pql(text: &str) -> Value {
    json!({ "pql": text })
}

/// A change without keys of its own.
fn action(name: &str) -> Value {
    json!({ "action": name })
}

/// A change of fields.
fn fields(fields: &Value) -> Value {
    json!({ "action": "update", "fields": fields })
}

/// A question by [`crate::people::MEMBER`], how many a filter finds.
fn preview(api: &Fixture, filter: &Value, change: &Value) -> Call {
    let body = json!({ "where": filter, "change": change, "preview": true });
    api.call("POST", BULK).json(&body)
}

/// What is sent to change what a filter finds, after it was counted.
fn body(filter: &Value, change: &Value, preview: &Reply) -> Value {
    let [count, position] = ["count", "position"].map(|key| &preview.body[key]);
    json!({ "where": filter, "change": change, "count": count, "position": position })
}

/// The same by [`crate::people::MEMBER`], which is not waited for.
fn execution(api: &Fixture, filter: &Value, change: &Value, preview: &Reply) -> Call {
    api.call("POST", BULK).json(&body(filter, change, preview))
}

/// Counts what a filter finds as the log is now, and changes it.
async fn carried_out(api: &Fixture, filter: &Value, change: &Value) -> Reply {
    api.catch_up().await;
    let counted = preview(api, filter, change).send().await.expect(200);
    execution(api, filter, change, &counted).send().await
}

/// Makes work items with these priorities, each a minute after the one before.
async fn made(api: &Fixture, priorities: &[&str]) -> Vec<String> {
    let mut ids = Vec::new();
    for (n, priority) in priorities.iter().enumerate() {
        api.clock.advance(TimeDelta::minutes(1));
        let item = json!({ "name": format!("Item {n}"), "priority": priority });
        ids.push(api.post("work-items/", item).await.expect(201).id());
    }
    ids
}

/// The work items of the results.
fn ids(reply: &Reply) -> Vec<&str> {
    reply.rows().iter().map(|result| result["id"].as_str().unwrap()).collect()
}
