//! Who, when and why: stored once with every event, apart from what happened.

use chrono::{DateTime, Utc};
use domain::{Stamp, UserId};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The metadata of an event. All values are strings on the wire, as cqrs-es wants them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Metadata {
    /// The acting user.
    pub actor: UserId,
    /// The time of the command by the clock of the service that took it, in µs.
    pub at: DateTime<Utc>,
    /// The command that the event came from.
    pub command_id: Uuid,
    /// What the whole chain of causes began with; a client's request id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub correlation_id: Option<String>,
    /// The event that made somebody send the command.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub causation_id: Option<String>,
    /// The user for whom the actor acted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on_behalf_of: Option<UserId>,
}

impl Metadata {
    /// The metadata of a command that nothing but a user caused.
    #[must_use]
    pub const fn new(actor: UserId, at: DateTime<Utc>, command_id: Uuid) -> Self {
        Self { actor, at, command_id, correlation_id: None, causation_id: None, on_behalf_of: None }
    }

    /// What aggregates keep of it, and of the stream's version after the event.
    #[must_use]
    pub const fn stamp(&self, version: u64) -> Stamp {
        Stamp { actor: self.actor, at: self.at, version }
    }
}
