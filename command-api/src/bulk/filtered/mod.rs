//! Bulks over all that a filter finds: one change of everything that the project's list shows under the filter.
//!
//! A preview says how many work items that are, and up to which position of the log; then the client sends the same again with
//! both numbers. If the filter finds another number by then, or something else changed what it finds, nothing is done. Else it
//! is a bulk with an item for each work item that was found, and each insists on the version that was found.

mod body;
mod carry_out;
mod operation;
mod question;

pub use body::{Filtered, SentFiltered};
pub use carry_out::{Scene, answer};
