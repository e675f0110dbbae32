//! A change that insists on a version is made to that version or not at all.

use super::history_index::Index;
use super::{Finding, Kind};
use crate::history::Exchange;
use event_store::RecordedEvent;

/// Finds changes of another version than the client insisted on, answered or not.
pub fn check(index: &Index<'_>) -> Vec<Finding> {
    let commands: Vec<_> = index.commands().collect();
    let written = commands.iter().flat_map(|command| &command.written);
    let wrong = written.filter_map(|(exchange, events)| overwritten(index, exchange, events));
    wrong.map(|text| Kind::LostUpdate.found(text)).collect()
}

/// What was overwritten although the client did not know it.
fn overwritten(
    index: &Index<'_>,
    exchange: &Exchange,
    events: &[&RecordedEvent],
) -> Option<String> {
    let insisted = exchange.request.if_match?;
    // Every path that clients insist with names the thing that they mean last.
    let thing = exchange.request.thing()?;
    let first = events.iter().find(|event| event.entity == thing)?;
    let changed = index.version_before(first);
    (changed != insisted).then(|| {
        let name = &exchange.attempt;
        format!("{name} insisted on version {insisted} of {thing}, and changed version {changed}")
    })
}

#[cfg(test)]
mod tests {
    use super::super::examples::{evidence, kinds, of_a_move};
    use super::super::{Kind, check};

    #[test]
    fn a_change_of_another_version_than_was_insisted_on_is_found() {
        let mut evidence = evidence();
        let exchange = evidence.exchanges.iter_mut().find(|e| e.attempt == "w-rename").unwrap();
        assert_eq!(exchange.request.if_match, Some(1));
        exchange.request.if_match = Some(7);
        assert_eq!(kinds(&check(&evidence)), [Kind::LostUpdate]);
    }

    #[test]
    fn a_move_of_another_version_than_was_insisted_on_is_found() {
        let mut evidence = of_a_move();
        let exchange = evidence.exchanges.iter_mut().find(|e| e.attempt == "w-move").unwrap();
        assert_eq!(exchange.request.if_match, Some(2));
        exchange.request.if_match = Some(1);
        assert_eq!(kinds(&check(&evidence)), [Kind::LostUpdate]);
    }

    #[test]
    fn it_is_found_although_nobody_was_answered() {
        let mut evidence = evidence();
        let exchange = evidence.exchanges.iter_mut().find(|e| e.attempt == "w-rename").unwrap();
        (exchange.request.if_match, exchange.answer) = (Some(0), None);
        assert_eq!(kinds(&check(&evidence)), [Kind::LostUpdate]);
    }
}
