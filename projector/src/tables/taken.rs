//! Which tables take each event.
//!
//! The match of a table names the events that it takes and leaves out all others, so neither the compiler nor the rows of
//! its own tests notice an event that one table takes and another has forgotten: whoever adds one sees here who takes it.

use domain::{Event, documented};

use super::TABLES;
use crate::testing::projected;

/// An event, and the tables whose rows it changes; in brackets those whose rows it only moves on.
fn takers(event: Event) -> String {
    let name = event.event_type();
    let event = projected((1, &(1, event)));
    let takers = TABLES.into_iter().filter_map(|table| match table.name() {
        name if table.takes(&event) => Some(format!(" {name}")),
        name if table.follows(&event) => Some(format!(" ({name})")),
        _ => None,
    });
    format!("{name}:{}", takers.collect::<String>())
}

#[test]
fn every_event_is_taken_by_the_tables_that_show_it() {
    let takers: Vec<_> = documented::events().map(takers).collect();
    insta::assert_snapshot!(takers.join("\n"), @"");
}
