//! The relay on real Postgres and NATS: every event is in the stream once and in order, after every fault.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod cluster;
mod credentials;
mod epochs;
mod interruptions;
mod load;
mod losses;
mod permissions;
mod support;
