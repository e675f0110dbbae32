//! Makes tables anew from the log beside the live ones: to put them in their place, or to compare them.

pub mod digest;
mod fill;
mod form;
pub(crate) mod shadow;
mod snapshot;
mod swap;
mod verify;

pub use fill::Progress;
pub use swap::{RebuildError, RebuildOptions, rebuild};
pub use verify::{Difference, verify};
