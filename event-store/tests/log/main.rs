//! The log's promises, on real Postgres.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may panic and spawn")]

mod append_only;
mod chain;
mod claims;
mod concurrency;
mod conditions;
mod crash;
mod fixture;
mod forms;
mod histories;
mod leases;
mod loading;
mod numbers;
mod plans;
mod provisos;
mod repetition;
mod silence;
