//! What of an event is kept from some of those who may read it: it is null in the data that they read.

use domain::Named;
use domain::cycle::CycleTransferred;
use domain::issue::{IssueMarkedDuplicate, IssueSourceChanged, IssueSubmitted};
use serde_json::Value;

/// Whether events of this name say e-mail addresses, which are not for guests of the workspace.
pub(super) fn says_addresses(name: &str) -> bool {
    [IssueSubmitted::NAME, IssueSourceChanged::NAME].contains(&name)
}

/// What an event says to those who do not read it whole; none if there is nothing to keep from anybody.
pub(super) fn blanked(name: &str, payload: &str) -> Option<String> {
    let kept: &[&str] = match name {
        IssueSubmitted::NAME => &["/source_email"],
        IssueSourceChanged::NAME => &["/from/email", "/to/email"],
        IssueMarkedDuplicate::NAME => &["/of"],
        CycleTransferred::NAME => &["/progress"],
        _ => return None,
    };
    let mut said: Value = serde_json::from_str(payload).unwrap_or_default();
    let mut is_blanked = said.is_null();
    for place in kept {
        if let Some(value) = said.pointer_mut(place) {
            *value = Value::Null;
            is_blanked = true;
        }
    }
    is_blanked.then(|| said.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_blanked_and_nothing_else() {
        let submitted = r#"{"source":"MAIL","source_email":"ada@example.com"}"#;
        let blank = blanked("IssueSubmitted", submitted).unwrap();
        assert_eq!(blank, r#"{"source":"MAIL","source_email":null}"#);
        let changed =
            r#"{"from":{"email":"ada@example.com"},"to":{"email":"b@example.com","source":"X"}}"#;
        let blank = blanked("IssueSourceChanged", changed).unwrap();
        assert_eq!(blank, r#"{"from":{"email":null},"to":{"email":null,"source":"X"}}"#);
    }

    #[test]
    fn an_original_is_blanked_and_not_that_there_is_one() {
        let marked = r#"{"from":"pending","of":{"id":"x","key":"ENG-2"}}"#;
        let blank = blanked("IssueMarkedDuplicate", marked).unwrap();
        assert_eq!(blank, r#"{"from":"pending","of":null}"#);
    }

    #[test]
    fn the_sums_of_a_cycle_are_blanked_and_not_that_it_was_transferred() {
        let transferred = r#"{"progress":{"total_issues":3},"to":{"id":"x","name":"Sprint 2"}}"#;
        let blank = blanked("CycleTransferred", transferred).unwrap();
        assert_eq!(blank, r#"{"progress":null,"to":{"id":"x","name":"Sprint 2"}}"#);
    }

    #[test]
    fn what_keeps_nothing_from_anybody_is_as_it_was_stored() {
        assert_eq!(blanked("IssueSubmitted", r#"{"source":"IN_APP"}"#), None);
        assert_eq!(blanked("IssueRenamed", r#"{"source_email":"x"}"#), None);
    }

    #[test]
    fn of_what_cannot_be_read_nothing_is_told() {
        assert_eq!(blanked("IssueSubmitted", "ada@example.com").as_deref(), Some("null"));
    }
}
