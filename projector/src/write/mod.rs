//! Writes events to the read tables: what a table is, how its rows follow, and the transaction.

pub(crate) mod apply;
pub(crate) mod checkpoint;
pub(crate) mod copy;
pub(crate) mod counts;
pub(crate) mod once;
mod projected;
pub(crate) mod row;
pub(crate) mod table;

pub use apply::{Applied, ApplyError, Blocked, apply};
pub use projected::{Projected, Unprojectable};
pub use table::Table;
