//! Runs: finds out what is to be applied, by which worker, and how far it is.

mod arrivals;
mod board;
mod chain_check;
pub mod health;
pub mod lag;
mod lease;
pub(crate) mod measure;
mod runner;
mod status;
mod trace;
mod work;

pub use arrivals::{Arrival, arrivals};
pub use chain_check::check_chain;
pub use runner::{Runner, RunnerOptions};
pub use status::{Behind, Status, Stopped, status};
