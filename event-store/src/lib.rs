//! The log of Tidemark: append, load, read by position, hash chain; the only room that uses postgres-es.
//!
//! - [`Store`]: aggregates from memory or from their streams, appends through [`Appender`]'s lanes.
//! - [`Append`] and [`Outcome`]: one command on its way into the log, and its outcome.
//! - [`Proviso`]: a condition of a command that the log cannot check.
//! - [`read`], [`burn_down`], [`chain`], [`claims`], [`audit`]: reading and checking the log.
//! - [`Sought`]: which events of a log are looked for.
//! - [`Signals`]: wakes the tasks that wait for positions.
//! - [`lease`]: leases that end by time.
//! - [`migrate`]: the schema.

mod append;
mod appender;
pub mod audit;
mod batch;
pub mod burn_down;
mod cache;
pub mod chain;
pub mod claims;
mod epoch;
mod error;
mod generation;
mod identity;
mod kept;
mod lanes;
pub mod lease;
mod load;
mod measure;
mod metadata;
mod numbers;
mod outcome;
mod patience;
mod pauses;
mod pool;
mod proviso;
pub mod read;
mod recorded;
mod repetition;
mod signals;
mod sought;
mod store;

pub use append::{
    Append, Claim, ClaimChange, Committed, LastEvent, NoneSince, Outcome, Repeated, RunningNumber,
    Scope, StoredEvent, StreamAppend, StreamId, StreamVersion,
};
pub use appender::{Appender, Commit};
pub use epoch::begin_epoch;
pub use error::{LogError, is_passing};
pub use generation::generation;
pub use identity::Identity;
pub use kept::{Kept, Lent};
pub use load::Versioned;
pub use metadata::Metadata;
pub use migrations::event_log as migrate;
pub use patience::{VANISHED, within};
pub use pauses::Pauses;
pub use pool::pool;
pub use proviso::Proviso;
pub use read::RecordedEvent;
pub use repetition::UnderKey;
pub use signals::Signals;
pub use sought::Sought;
pub use store::{Store, StoreOptions};
