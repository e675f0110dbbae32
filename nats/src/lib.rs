//! Publishes the log on NATS JetStream, and follows what was published.
//!
//! - [`Connection`]: a connection that comes by itself and comes back by itself.
//! - [`Relay`]: copies the log of every workspace into the stream, each event once, in order.
//! - [`EventStream`]: the stream of one life (epoch) of the log, a copy that can always be rebuilt.
//! - [`follow`]: what the stream holds and gets, as [`Incoming`] events.
//! - [`encode`] and [`Incoming::decode`]: an event as a message of CloudEvents in the NATS binding's binary mode.
//! - [`subject`]: the names under which events are published.

mod connection;
mod envelope;
mod error;
mod follower;
mod inspect;
mod relay;
mod stream;
pub mod subject;

pub use connection::{Connection, ConnectionError, Link};
pub use envelope::{EnvelopeError, Incoming, Outgoing, encode};
pub use error::StreamError;
pub use follower::{Start, follow};
pub use inspect::Last;
pub use relay::{Relay, RelayOptions, RelayStatus};
pub use stream::{EventStream, StreamOptions};
