//! No two work items of a project have the same running number, and none is given again.

use std::collections::HashMap;

use end_to_end::compare::Log;
use serde_json::Value;

use super::{Finding, Kind};

/// Finds running numbers that were given twice.
pub fn check(logs: &[Log]) -> Vec<Finding> {
    logs.iter().flat_map(check_log).collect()
}

fn check_log(log: &Log) -> Vec<Finding> {
    let (mut given, mut found) = (HashMap::new(), Vec::new());
    let giving = ["IssueCreated", "IssueMoved"];
    for event in log.events.iter().filter(|event| giving.contains(&event.name.as_str())) {
        let payload: Value = serde_json::from_str(&event.payload).unwrap_or_default();
        let payload = if event.name == "IssueMoved" { &payload["to"] } else { &payload };
        let Some(number) = payload["number"].as_u64() else { continue };
        if let Some(first) = given.insert((event.project, number), event.position) {
            let (workspace, position, key) = (log.workspace, event.position, &payload["key"]);
            let text = format!("{workspace} at {position}: {key} was given at {first} already");
            found.push(Kind::NumberTwice.found(text));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::Kind;
    use super::super::examples::{evidence, kinds, number_again};
    use super::check;

    #[test]
    fn a_number_that_two_items_have_is_found() {
        let mut logs = evidence().logs;
        assert_eq!(check(&logs), []);
        let created = logs[0].events.iter().find(|e| e.name == "IssueCreated").unwrap().clone();
        logs[0].events.push(created);
        assert_eq!(kinds(&check(&logs)), [Kind::NumberTwice]);
    }

    #[test]
    fn a_number_that_an_item_gets_which_another_had_before_it_moved_is_found() {
        assert_eq!(check(&[number_again(2)]), []);
        assert_eq!(kinds(&check(&[number_again(1)])), [Kind::NumberTwice], "of what has left");
        assert_eq!(kinds(&check(&[number_again(3)])), [Kind::NumberTwice], "of what is there");
    }
}
