//! The harness of the end-to-end tests: a whole system as child processes, to be killed and restarted at will.
//!
//! A test starts a [`Cluster`], launches services by name, does to them what fate would do, and waits for
//! conditions and positions (never for time to pass). What goes wrong panics with the service's log.
//! Everything dies with the test process and its files are removed.

pub mod client;
mod cluster;
pub mod compare;
mod launch;
pub mod proxy;
mod service;
pub mod system;
pub mod wait;
mod witness;

pub use client::{Client, Reply};
pub use cluster::{Cluster, Servers};
pub use launch::{Launch, built};
pub use service::Service;
pub use system::{Setup, Surroundings, System, Tenant};
pub use witness::Witness;
