//! The service that a request goes to: the client routes as the proxy would.

use std::net::SocketAddr;

/// The service that a request goes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The service that changes something.
    Command,
    /// The service that only reads.
    Query,
}

/// Where both sides listen.
#[derive(Debug, Clone, Copy)]
pub struct Sides {
    /// The service that changes something.
    pub command: SocketAddr,
    /// The service that only reads.
    pub query: SocketAddr,
}

impl Sides {
    /// One server that takes both commands and queries.
    pub const fn both(address: SocketAddr) -> Self {
        Self { command: address, query: address }
    }

    /// Where a side listens.
    pub const fn address(&self, side: Side) -> SocketAddr {
        match side {
            Side::Command => self.command,
            Side::Query => self.query,
        }
    }
}
