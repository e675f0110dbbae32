//! Old forms of a project's events.

use cqrs_es::persist::{EventUpcaster, SemanticVersionEventUpcaster};
use serde_json::Value;

/// Every upcaster, oldest first.
pub fn upcasters() -> Vec<Box<dyn EventUpcaster>> {
    vec![Box::new(SemanticVersionEventUpcaster::new(
        "ProjectCreated",
        "2",
        Box::new(project_created_title_to_name),
    ))]
}

/// `ProjectCreated` 1 → 2: what the project is called moves from `title` to `name`.
fn project_created_title_to_name(mut payload: Value) -> Value {
    if let Some(event) = payload.as_object_mut()
        && let Some(title) = event.remove("title")
    {
        event.insert("name".to_owned(), title);
    }
    payload
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_title_of_a_created_project_becomes_its_name() {
        let old = json!({"type": "ProjectCreated", "title": "Engine", "identifier": "ENG"});
        let new = json!({"type": "ProjectCreated", "name": "Engine", "identifier": "ENG"});
        assert_eq!(project_created_title_to_name(old), new);
    }
}
