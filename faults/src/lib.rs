//! Breaks a whole system at random under load, lets it heal, and checks every answer.
//!
//! - [`clients`] ask and note what they were answered ([`history`]).
//! - [`nemesis`] kills, pauses and restarts processes, disturbs connections ([`tunnel`]), takes the message server's
//!   room and stream away, and moves clocks, as a plan says that follows from the seed.
//! - [`watch`] looks at the services' connections to the database all along.
//! - [`evidence`] is gathered when everything is healed, and [`checker`] judges it.
//!
//! `docs/testing.md` says how to run it and what it has found.

pub mod broken;
pub mod checker;
pub mod clients;
pub mod dice;
pub mod evidence;
pub mod history;
pub mod nemesis;
pub mod options;
pub mod report;
pub mod run;
pub mod tunnel;
pub mod watch;

pub use options::Options;
pub use run::run;
