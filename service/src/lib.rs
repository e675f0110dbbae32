//! What the three services share; not a dumping ground.
//!
//! - [`Problem`]: every error as the contract's body or as RFC 9457.
//! - [`http`]: the layers around a router, request bodies, path parameters, entity tags.
//! - [`Caller`], [`Auth`]: the caller of a request; rate limits.
//! - [`accounts`]: profiles, keys and sessions: the data of people, which are not in the log.
//! - [`Clock`], [`Ids`]: the only sources of time and randomness.
//! - [`config`], [`database`], [`Shutdown`], [`serve()`], [`health`]: what a process needs to run.
//! - [`Turns`]: a bound on heavy work at the same time.
//! - [`telemetry`], [`metrics`]: logs, traces and metrics. [`fetch`]: a small HTTP client.

pub mod accounts;
pub mod applied;
mod auth;
mod clock;
pub mod config;
pub mod database;
mod disks;
pub mod fetch;
pub mod health;
pub mod http;
mod ids;
pub mod metrics;
mod problem;
mod proxies;
mod rate_limit;
mod serve;
mod shutdown;
mod site;
pub mod telemetry;
mod turns;

pub use ::telemetry::causes;
pub use auth::{
    Auth, Caller, Credential, Identity, SessionCookie, Standing, require_caller, shown_token,
};
pub use clock::Clock;
pub use disks::{Disks, Room};
pub use ids::Ids;
pub use problem::{Problem, missing};
pub use proxies::TrustedProxies;
pub use rate_limit::{Admission, RateLimit, RateLimiter, Strangers};
pub use serve::{Bounds, Early, Listening, Patience, Terms, announce, serve};
pub use shutdown::Shutdown;
pub use site::{Sender, Site};
pub use turns::{NotDone, Turns};
