//! Which work items a list shows, in SQL: those of a place that the reader sees, and a filter on them.
//!
//! `query-api` shows lists with it, and `command-api` changes what a list shows: both mean the same work items by the same
//! filter. A filter is read by [`wire::filter`]; its names are looked up among what the caller may see ([`look_up()`]), and it
//! becomes a condition on `it`, a work item ([`Sql`]), beside that of the place ([`Of`]). A statement has the single row of
//! who asks, `access`, to begin with: [`Of::access`] says what is in it.

mod alike;
mod cycles;
mod failure;
mod groups;
mod names;
mod of;
mod past;
mod patterns;
mod snapshot;
mod sql;
#[cfg(test)]
mod testing;
mod things;

pub use alike::is_kept;
pub use cycles::dates;
pub use failure::Failure;
pub use names::{Known, Scope, are_named_in, like, look_up};
pub use of::{NEWEST_FIRST, Of};
pub use patterns::containing;
pub use snapshot::{BEGIN, PLANNED_FOR_VALUES, begin_for_filters, plan_for_values};
pub use sql::{Bound, Sql};
pub use things::Kind;
