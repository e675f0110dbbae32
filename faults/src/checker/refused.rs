//! What was refused is not written, and what is done is not refused when it is sent again.

use super::history_index::{Command, Index};
use super::{Finding, Kind};

/// Finds refused requests that were written, and repetitions of what was done that were refused.
pub fn check(index: &Index<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for command in index.commands() {
        let text = written(&command).or_else(|| refused_later(&command));
        found.extend(
            text.map(|text| Kind::RefusedButWritten.found(format!("{}: {text}", command.name()))),
        );
    }
    found
}

/// Whether a refused request was written.
fn written(command: &Command<'_>) -> Option<String> {
    command.written.iter().find_map(|(exchange, events)| {
        let (status, position) = (exchange.refusal()?.status, events.first()?.position);
        Some(format!("{} was refused with {status} and written at {position}", exchange.attempt))
    })
}

/// Whether a request was refused although the command had been answered with success before it was sent.
fn refused_later(command: &Command<'_>) -> Option<String> {
    let done = command.tries.iter().find(|exchange| exchange.success().is_some())?;
    let writes = done.request.what.surely_writes();
    let later = command.tries.iter().filter(|e| writes && e.sent >= done.done);
    let mut refused = later.filter_map(|exchange| Some((exchange, exchange.refusal()?)));
    let (exchange, answer) = refused.next()?;
    let (status, name) = (answer.status, &exchange.attempt);
    Some(format!("{name} was refused with {status} after {} had succeeded", done.attempt))
}

#[cfg(test)]
mod tests {
    use super::super::examples::{again, evidence, kinds};
    use super::super::{Kind, check};

    #[test]
    fn a_refused_request_that_was_written_is_found() {
        let mut evidence = evidence();
        let exchange = evidence.exchanges.iter_mut().find(|e| e.attempt == "w-rename").unwrap();
        exchange.answer.as_mut().unwrap().status = 412;
        assert_eq!(kinds(&check(&evidence)), [Kind::RefusedButWritten]);
    }

    #[test]
    fn a_repetition_that_was_refused_although_it_was_done_is_found() {
        let evidence = again(evidence(), "w-create", |exchange| {
            exchange.answer.as_mut().unwrap().status = 403;
        });
        let found = check(&evidence);
        assert!(kinds(&found).contains(&Kind::RefusedButWritten), "{found:?}");
    }

    #[test]
    fn a_refused_request_that_was_not_written_is_fine() {
        let mut evidence = evidence();
        evidence.logs[0].events.pop();
        evidence.followed.pop();
        evidence.stream.pop();
        let exchange = evidence.exchanges.iter_mut().find(|e| e.attempt == "w-rename").unwrap();
        exchange.answer.as_mut().unwrap().status = 412;
        evidence.exchanges.retain(|e| !e.request.what.is_read());
        assert_eq!(check(&evidence), []);
    }
}
