//! What unit tests share.

use std::collections::BTreeSet;

use domain::{Event, Root, Stamp, documented};

/// Names of events.
type Names = BTreeSet<&'static str>;

/// The names of the events that bring an aggregate into a set, and of those that take it out of one; an event that moves it
/// from one set to another is among both. Tried with the documented example of every event, on nothing and on what the
/// first event begins.
///
/// # Panics
/// The first event puts it inside of nothing.
pub fn changing<A: Root, T: PartialEq>(inside: fn(&A) -> Option<T>) -> (Names, Names) {
    changing_after(&[], inside)
}

/// What [`changing`] gives of an aggregate to which these events have happened since the first one.
///
/// # Panics
/// The first event and these put it inside of nothing, or it has no such events.
pub fn changing_after<A: Root, T: PartialEq>(
    names: &[&str],
    inside: fn(&A) -> Option<T>,
) -> (Names, Names) {
    let examples = examples::<A>();
    let mut begun = A::default();
    let further = names.iter().map(|name| examples.iter().find(|(own, _)| own == name).unwrap());
    for (_, event) in examples.first().into_iter().chain(further) {
        begun.evolve(event.clone(), Stamp::UNKNOWN);
    }
    assert!(inside(&begun).is_some(), "the first events of {} put it inside of nothing", A::TYPE);
    let (mut into, mut out) = (Names::new(), Names::new());
    for (name, event) in examples {
        for before in [A::default(), begun.clone()] {
            let mut after = before.clone();
            after.evolve(event.clone(), Stamp::UNKNOWN);
            let (before, after) = (inside(&before), inside(&after));
            let changed = before != after;
            into.extend((changed && after.is_some()).then_some(name));
            out.extend((changed && before.is_some()).then_some(name));
        }
    }
    (into, out)
}

/// The documented example of each of an aggregate's events.
fn examples<A: Root>() -> Vec<(&'static str, A::Event)> {
    let of_kind = |name| Event::catalogue().any(|(kind, own, _)| kind == A::TYPE && own == name);
    let shown = documented::all().into_iter().filter(|shown| of_kind(shown.name));
    shown.map(|shown| (shown.name, serde_json::from_str(shown.example).unwrap())).collect()
}
