//! Work items.

mod archiving;
mod copying;
mod creation;
mod deletion;
mod lists;
mod moving;
mod permissions;
mod repetition;
mod update;

use serde_json::json;

use crate::fixture::Fixture;

/// Creates a work item and answers with its id.
pub async fn create(api: &Fixture, name: &str) -> String {
    api.post("work-items/", json!({ "name": name })).await.expect(201).id()
}

/// Creates a work item below another and answers with its id.
pub async fn create_below(api: &Fixture, name: &str, parent: &str) -> String {
    api.post("work-items/", json!({ "name": name, "parent": parent })).await.expect(201).id()
}
