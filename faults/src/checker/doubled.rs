//! A command happens once, however often it is sent, and is answered the same every time.

use std::collections::BTreeSet;

use super::history_index::{Command, Index};
use super::{Finding, Kind};

/// Finds commands that happened more than once, or were answered in two ways.
pub fn check(index: &Index<'_>) -> Vec<Finding> {
    let wrong = |command: Command<'_>| {
        let text = written_again(&command).or_else(|| answered_otherwise(&command))?;
        Some(Kind::Doubled.found(format!("{}: {text}", command.name())))
    };
    index.commands().filter_map(wrong).collect()
}

/// Whether more than one try was written, or one of them twice.
fn written_again(command: &Command<'_>) -> Option<String> {
    if command.written.len() > 1 {
        let tries: Vec<&str> = command.written.iter().map(|(e, _)| &*e.attempt).collect();
        return Some(format!("written by {}", tries.join(" and by ")));
    }
    let (_, events) = command.written.first()?;
    let mut pairs = events.windows(2);
    let gap = pairs.find(|pair| pair[1].position != pair[0].position + 1)?;
    Some(format!("written at {} and again at {}", gap[0].position, gap[1].position))
}

/// Whether two tries were answered with different positions or things.
fn answered_otherwise(command: &Command<'_>) -> Option<String> {
    let writes = command.tries.iter().all(|e| e.request.what.surely_writes());
    let answers: BTreeSet<(Option<u64>, String)> = command
        .tries
        .iter()
        .filter_map(|e| e.success())
        .map(|answer| (answer.position, answer.body.to_string()))
        .collect();
    (writes && answers.len() > 1).then(|| format!("answered in different ways: {answers:?}"))
}

#[cfg(test)]
mod tests {
    use super::super::examples::{again, event_of, evidence, kinds};
    use super::super::{Kind, check};

    #[test]
    fn a_repeated_command_that_was_answered_the_same_is_fine() {
        assert_eq!(check(&again(evidence(), "w-create", |_| {})), []);
    }

    #[test]
    fn a_repeated_command_that_was_written_again_is_found() {
        let mut evidence = again(evidence(), "w-create", |_| {});
        let rename = event_of(&mut evidence, "w-rename");
        rename.metadata = rename.metadata.replace("w-rename", "w-create-again");
        assert!(kinds(&check(&evidence)).contains(&Kind::Doubled));
    }

    #[test]
    fn a_command_that_was_written_twice_is_found() {
        let mut evidence = evidence();
        let metadata = event_of(&mut evidence, "w-create").metadata.clone();
        // Something else stands between the two.
        event_of(&mut evidence, "add").metadata = metadata;
        assert!(kinds(&check(&evidence)).contains(&Kind::Doubled));
    }

    #[test]
    fn a_repetition_that_was_answered_otherwise_is_found() {
        let evidence = again(evidence(), "w-create", |exchange| {
            exchange.answer.as_mut().unwrap().body["name"] = "another".into();
        });
        assert_eq!(kinds(&check(&evidence)), [Kind::Doubled]);
    }
}
