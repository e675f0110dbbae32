//! Keeps the read tables in step with the log.
//!
//! - [`tables`]: one file per read table, and the list of them.
//! - [`Runner`]: applies what is appended, every workspace by itself, one process at a time.
//! - [`rebuild()`]: makes tables anew beside the live ones and puts them in their place.
//! - [`verify()`] and [`digest`]: whether the live tables are what the log says.
//! - [`status()`]: how far behind each workspace is, and which one is stopped; [`lag`]: the same for metrics.
//! - [`check_chain()`]: verifies the log all the time, a little at a time.
//!
//! Table names are unqualified everywhere: the connection's `search_path` decides which tables are meant.
//!
//! # To add a read table
//!
//! 1. `migrations/read_model/YYYYMMDDHHMMSS_create_<table>.sql`: keyed by workspace first, with `position` and
//!    `version`.
//! 2. `tables/<table>.rs`: a row, and how each event changes it.
//! 3. One line in the list in `tables/mod.rs`; then `tidemark rebuild <table>` fills it.

mod rebuild;
mod run;
pub mod tables;
#[cfg(test)]
mod testing;
mod write;

pub use migrations::read_model as migrate;
pub use rebuild::{Difference, Progress, RebuildError, RebuildOptions, digest, rebuild, verify};
pub use run::{
    Arrival, Behind, Runner, RunnerOptions, Status, Stopped, arrivals, check_chain, health, lag,
    status,
};
pub use write::{Applied, ApplyError, Blocked, Projected, Table, Unprojectable, apply};
