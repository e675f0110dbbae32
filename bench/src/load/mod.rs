//! Load from many clients at the same time: closed loops, and open ones at a fixed rate.

mod client;
mod closed;
mod crowd;
mod latency;
mod measured;
mod open;
mod pacer;
mod schedule;
mod tally;
mod window;

use crate::http::Ask;

pub use client::Client;
pub use closed::closed;
pub use latency::Latency;
pub use measured::Measured;
pub use open::{MOST_IN_FLIGHT as MOST_CLIENTS, open};
pub use window::Window;

/// What the clients of a load ask for.
pub trait Work: Send + Sync + 'static {
    /// The next request of a client that has sent `number` before.
    fn next(&self, client: usize, number: u64) -> Ask;
}

impl<F: Fn(usize, u64) -> Ask + Send + Sync + 'static> Work for F {
    fn next(&self, client: usize, number: u64) -> Ask {
        self(client, number)
    }
}
