//! The command line on a real Postgres, as operators use it.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod accounts;
mod backup;
mod fixture;
mod migrate;
mod operating;
mod pages;
mod rebuild;
mod schema;
mod tampering;
mod up;
mod verify;
