//! `POST …/undo/`: what a command did is compensated, as far as nobody has changed it since.

mod bounds;
mod comments;
mod deletion;
mod facts;
mod relations;
mod since;

use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::client::{Call, Reply};
use crate::fixture::Fixture;

/// Where commands of the project are undone.
const UNDO: &str = "undo/";

/// The undoing of what a request did.
fn undo(api: &Fixture, done: &Reply) -> Call {
    undo_with(api, done, &json!({}))
}

/// The same with more in its body.
fn undo_with(api: &Fixture, done: &Reply, more: &Value) -> Call {
    let position: u64 = done.header("tidemark-position").parse().unwrap();
    let mut body = json!({ "command": done.header("tidemark-command"), "position": position });
    body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    api.call("POST", UNDO).json(&body)
}

/// A preview of it.
async fn preview(api: &Fixture, done: &Reply) -> String {
    facts(&undo_with(api, done, &json!({ "preview": true })).send().await.expect(200))
}

/// The facts of an answer, one a line.
fn facts(reply: &Reply) -> String {
    let mut lines = String::new();
    for fact in reply.body["facts"].as_array().unwrap() {
        let text = |key: &str| fact[key].as_str().unwrap_or("-").to_owned();
        let [key, field, from, to] = ["key", "field", "from", "to"].map(text);
        let [outcome, reason] = ["outcome", "reason"].map(text);
        let said = format!("{key} {field}: {from} → {to}, {outcome}, {reason}");
        writeln!(lines, "{}", said.trim_end_matches(", -")).unwrap();
    }
    lines
}

/// All rows of the read tables about work items and what hangs on them, without what says when a row was last changed.
async fn tables(api: &Fixture) -> Value {
    api.catch_up().await;
    let names = [
        "work_item",
        "work_item_link",
        "work_item_relation",
        "work_item_reaction",
        "work_item_vote",
        "work_item_audience",
        "module_issue",
        "comment",
        "comment_reaction",
        "work_item_count",
        "work_item_place_count",
        "work_item_kind_count",
    ];
    let mut tables = json!({});
    for name in names {
        let rows = format!(
            "SELECT COALESCE(jsonb_agg(row ORDER BY row::text), '[]') FROM ( \
                 SELECT to_jsonb(it) - '{{position,version,updated_at,updated_by,created_at,created_by,actor_id,cycle_since,cycle_by}}'::text[] AS row \
                 FROM {name} it \
             ) all_rows"
        );
        let found: Result<Value, _> = sqlx::query_scalar(&rows).fetch_one(api.pool()).await;
        tables[name] = found.unwrap_or_else(|error| panic!("{name}: {error}"));
    }
    tables
}
