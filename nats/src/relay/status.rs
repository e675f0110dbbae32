//! The state of the relay, for health and metrics.

/// The state of a relay, for readiness and operators.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RelayStatus {
    /// Whether this process is the one that publishes.
    pub active: bool,
    /// Whether there is a NATS server.
    pub connected: bool,
    /// How many positions are in the log and not yet acknowledged by the stream, as far as this relay knows.
    pub pending: u64,
    /// The last failure, until something has gone right.
    pub last_error: Option<String>,
}
