//! The errors of the way from the log to the stream.

use domain::WorkspaceId;
use uuid::Uuid;

/// The stream could not be read, or does not have the expected form.
#[derive(Debug, thiserror::Error)]
pub enum StreamError {
    /// JetStream did not do what was asked.
    #[error("JetStream cannot {doing}")]
    JetStream {
        /// What was asked.
        doing: &'static str,
        /// The server's answer, or that there was none.
        #[source]
        source: async_nats::Error,
    },
    /// The stream's name is taken by a stream of something else.
    #[error(
        "stream {name} does not belong to epoch {epoch} of this log: rename or delete it, \
         or begin a new epoch with `tidemark restore`"
    )]
    NotOurs {
        /// The stream.
        name: String,
        /// The epoch whose stream should have that name.
        epoch: Uuid,
    },
    /// Another program's stream takes the subjects.
    #[error("stream {name} takes subjects of tm.v1.> and is not Tidemark's: change its subjects")]
    Occupied {
        /// The stream.
        name: String,
    },
    /// This epoch's stream was put aside in favour of another epoch's.
    #[error(
        "stream {name} was put aside because another epoch of the log published here: two instances share one \
         NATS server, or an old database was started again. Give each its own NATS server or account, or begin \
         a new epoch of this database with `tidemark restore`"
    )]
    Retired {
        /// The stream.
        name: String,
    },
    /// The stream has an event that the log has not: the log was restored from a backup under its old epoch.
    #[error(
        "the stream has event {event} at position {position} of workspace {workspace}, and the log {log}. The \
         database seems to have been restored without `tidemark restore`: nothing is published until a new epoch \
         begins. Stop the services, run `tidemark restore`, and start them again; nothing was deleted"
    )]
    AheadOfLog {
        /// The workspace.
        workspace: WorkspaceId,
        /// The last position that the stream has.
        position: u64,
        /// The event there.
        event: Uuid,
        /// What the log has instead.
        log: String,
    },
}

impl StreamError {
    /// JetStream's own error while doing something.
    pub(crate) fn jetstream(
        doing: &'static str,
    ) -> impl Fn(Box<dyn std::error::Error + Send + Sync>) -> Self {
        move |source| Self::JetStream { doing, source }
    }

    /// Whether asking again cannot help, because people have to do something.
    pub(crate) const fn is_refusal(&self) -> bool {
        !matches!(self, Self::JetStream { .. })
    }
}
