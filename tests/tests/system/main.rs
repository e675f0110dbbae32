//! The whole system: real processes, real servers, real clients.
#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "what fails here fails the test, and tasks end with it"
)]

mod clients;
mod collector;
mod deployment;
mod feed;
mod following;
mod hanging;
mod kept;
mod kill;
mod load;
mod metrics;
mod openapi;
mod pages;
mod replica;
mod restoring;
mod rights;
mod searching;
mod starting;
mod status;
mod traces;
mod witness;
