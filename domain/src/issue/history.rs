//! Old forms of an issue's events.
//!
//! The one here was never released: it stays as the pattern for those that will be, and under test.

use cqrs_es::persist::{EventUpcaster, SemanticVersionEventUpcaster};
use serde_json::Value;

/// Every upcaster, oldest first.
pub fn upcasters() -> Vec<Box<dyn EventUpcaster>> {
    vec![Box::new(SemanticVersionEventUpcaster::new(
        "IssuePriorityChanged",
        "2",
        Box::new(priority_changed_old_new_to_from_to),
    ))]
}

/// Version 1 of `IssuePriorityChanged` called the two priorities `old` and `new`.
#[must_use]
pub fn priority_changed_old_new_to_from_to(mut payload: Value) -> Value {
    if let Some(fields) = payload.as_object_mut() {
        for (before, now) in [("old", "from"), ("new", "to")] {
            if let Some(priority) = fields.remove(before) {
                fields.insert(now.to_owned(), priority);
            }
        }
    }
    payload
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_priority_change_of_version_1_reads_like_one_of_version_2() {
        let stored = json!({"type": "IssuePriorityChanged", "old": "none", "new": "high"});
        let present = json!({"type": "IssuePriorityChanged", "from": "none", "to": "high"});
        assert_eq!(priority_changed_old_new_to_from_to(stored), present);
    }

    #[test]
    fn only_version_1_is_upcast() {
        let upcaster = &upcasters()[0];
        assert!(upcaster.can_upcast("IssuePriorityChanged", "1"));
        assert!(!upcaster.can_upcast("IssuePriorityChanged", "2"));
        assert!(!upcaster.can_upcast("IssueRenamed", "1"));
    }
}
