//! How work went, day by day, computed from the log and from nothing else: what was in, what was done of it, and what came
//! and went.

mod answer;
mod item;
mod tally;

pub(crate) use answer::answer;
pub(crate) use tally::Span;
