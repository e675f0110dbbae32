//! An answered command is in the log, where its answer said and as it said.

use super::history_index::{Command, Index};
use super::{Finding, Kind};
use crate::history::{Answer, Exchange, What};
use event_store::RecordedEvent;
use serde_json::Value;

/// Finds answered commands that are not in the log as they were answered.
pub fn check(index: &Index<'_>) -> Vec<Finding> {
    index.commands().flat_map(|command| check_command(&command)).collect()
}

/// Compares every success of a command with what was written.
fn check_command(command: &Command<'_>) -> Vec<Finding> {
    let successes = command.tries.iter().filter_map(|e| Some((*e, e.success()?)));
    let mut found = Vec::new();
    for (exchange, answer) in successes {
        if let Some(text) = missing(command, exchange, answer) {
            found.push(Kind::Lost.found(format!("{}: {text}", command.name())));
        }
    }
    found
}

/// What of an answer is not so.
fn missing(command: &Command<'_>, exchange: &Exchange, answer: &Answer) -> Option<String> {
    let (wanted, shown) = (&exchange.request.body["project_id"], &answer.body["project"]);
    if !wanted.is_null() && wanted != shown {
        return Some(format!("the answer shows it in {shown}, and it was to move to {wanted}"));
    }
    let Some(position) = answer.position else {
        return Some("the answer names no position".to_owned());
    };
    let what = exchange.request.what;
    let Some((_, events)) = command.written.first() else {
        return what.surely_writes().then(|| {
            format!(
                "answered with {} at position {position}, and nothing was written",
                answer.status
            )
        });
    };
    let last = events.last()?.position;
    if last != position {
        return Some(format!("the answer says position {position}, the log has it at {last}"));
    }
    if let Some(text) = elsewhere(events, answer) {
        return Some(text);
    }
    let id = answer.body["id"].as_str().filter(|_| what == What::Creates)?;
    let is_there = events.iter().any(|event| mentions(event, id));
    (!is_there).then(|| format!("the log has not made {id}, which the answer shows"))
}

/// Where the log has put a work item, if the answer shows it in another project or under another number.
fn elsewhere(events: &[&RecordedEvent], answer: &Answer) -> Option<String> {
    let shown = ["project", "number"].map(|key| &answer.body[key]);
    let id = answer.body["id"].as_str().filter(|_| !shown[0].is_null())?;
    let put = events.iter().rev().find_map(|event| {
        let payload: Value = serde_json::from_str(&event.payload).ok()?;
        match &*event.name {
            _ if event.entity.to_string() != id => None,
            "IssueCreated" | "IssueUndeleted" => Some(payload),
            "IssueMoved" => Some(payload["to"].clone()),
            _ => None,
        }
    })?;
    let ([project, number], [there, numbered]) =
        (shown, ["project", "number"].map(|key| &put[key]));
    (shown != [there, numbered]).then(|| {
        format!(
            "the answer shows number {number} of {project}, the log has number {numbered} of {there}"
        )
    })
}

/// Whether an event is about a thing.
fn mentions(event: &RecordedEvent, id: &str) -> bool {
    event.entity.to_string() == id || event.payload.contains(id)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::examples::{evidence, kinds, of_a_move};
    use super::super::{Kind, check};

    #[test]
    fn an_answered_command_that_is_not_in_the_log_is_found() {
        let mut evidence = evidence();
        evidence.logs[0].events.pop();
        assert!(kinds(&check(&evidence)).contains(&Kind::Lost));
    }

    #[test]
    fn a_command_at_another_position_than_its_answer_says_is_found() {
        let mut evidence = evidence();
        let exchange = evidence.exchanges.iter_mut().find(|e| e.attempt == "w-rename").unwrap();
        exchange.answer.as_mut().unwrap().position = Some(3);
        assert_eq!(kinds(&check(&evidence)), [Kind::Lost]);
    }

    #[test]
    fn a_move_that_was_answered_with_another_place_is_found() {
        let answered = |key: &str, value| {
            let mut evidence = of_a_move();
            let exchange = evidence.exchanges.iter_mut().find(|e| e.attempt == "w-move").unwrap();
            exchange.answer.as_mut().unwrap().body[key] = value;
            kinds(&check(&evidence))
        };
        assert_eq!(answered("number", json!(2)), [Kind::Lost]);
        assert_eq!(answered("project", json!(uuid::Uuid::nil())), [Kind::Lost]);
    }

    #[test]
    fn a_move_that_was_answered_and_is_not_in_the_log_is_found() {
        let mut evidence = of_a_move();
        evidence.logs[0].events.truncate(13);
        evidence.exchanges.retain(|exchange| !exchange.request.what.is_read());
        evidence.followed.truncate(13);
        evidence.stream.truncate(13);
        assert_eq!(kinds(&check(&evidence)), [Kind::Lost]);
    }

    #[test]
    fn an_answer_that_shows_another_thing_than_the_log_made_is_found() {
        let mut evidence = evidence();
        let exchange = evidence.exchanges.iter_mut().find(|e| e.attempt == "w-create").unwrap();
        exchange.answer.as_mut().unwrap().body["id"] = "another".into();
        assert_eq!(kinds(&check(&evidence)), [Kind::Lost]);
    }
}
