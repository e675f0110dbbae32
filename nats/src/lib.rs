//! Publishes the log on NATS JetStream, and follows the stream.
//!
//! - [`Connection`]: a connection that is made in the background and restored by itself.
//! - [`Relay`]: copies the log of every workspace into the stream, each event once, in order.
//! - [`EventStream`]: the stream of one epoch of the log, a copy that can always be rebuilt.
//! - [`follow`]: what the stream holds and gets, as [`Incoming`] events.
//! - [`encode`] and [`Incoming::decode`]: an event as a message of CloudEvents in the NATS binding's binary mode.
//! - [`StreamState`]: the state of the stream and its consumers.
//! - [`syncs_always()`]: whether the server may lose what it acknowledged.
//! - [`subject`]: the names under which events are published.

mod connection;
mod envelope;
mod error;
mod follower;
mod inspect;
mod measure;
mod relay;
mod server;
mod state;
mod stream;
pub mod subject;
mod trace;

pub use connection::{Connection, ConnectionError, Link};
pub use envelope::{EnvelopeError, Incoming, Outgoing, encode};
pub use error::StreamError;
pub use follower::{Start, follow};
pub use inspect::Last;
pub use relay::{Relay, RelayOptions, RelayStatus};
pub use server::syncs_always;
pub use state::{ConsumerState, StreamState};
pub use stream::{EventStream, StreamOptions};
