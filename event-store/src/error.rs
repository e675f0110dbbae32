//! What can go wrong with the log itself; a refused append is an [`crate::Outcome`], not an error.

use cqrs_es::persist::PersistenceError;
use domain::WorkspaceId;

/// The log could not be asked, or holds what this binary cannot read.
#[derive(Debug, thiserror::Error)]
pub enum LogError {
    /// The database cannot be reached or did not answer in time; whether something was written is unknown.
    #[error("the event log cannot be reached")]
    Unavailable(#[source] sqlx::Error),
    /// The database answered with an error that trying again will not cure.
    #[error("the event log refused a statement")]
    Database(#[source] sqlx::Error),
    /// postgres-es could not load a stream.
    #[error("a stream cannot be loaded")]
    Load(#[source] PersistenceError),
    /// A stored event that this binary cannot read: deploy readers before writers.
    #[error("event {name} version {version} of {stream} cannot be read")]
    Unreadable {
        /// The stream and version of the event.
        stream: String,
        /// The event's name.
        name: String,
        /// The version of its form.
        version: String,
        /// Why.
        #[source]
        source: serde_json::Error,
    },
    /// An event, or what is kept with its command, that has no JSON form.
    #[error("an event or its command cannot be serialised")]
    Unserialisable(#[source] serde_json::Error),
    /// A stored event whose hash is not one of 32 bytes, which a condition of the table forbids.
    #[error("event {position} of {workspace} has no hash")]
    Unhashed {
        /// The workspace of the log.
        workspace: WorkspaceId,
        /// The position of the event.
        position: u64,
    },
    /// The service is shutting down.
    #[error("the event log is closing")]
    Closing,
}

impl From<sqlx::Error> for LogError {
    fn from(error: sqlx::Error) -> Self {
        if is_passing(&error) { Self::Unavailable(error) } else { Self::Database(error) }
    }
}

impl From<PersistenceError> for LogError {
    /// Loading through postgres-es hides what the database said: a broken connection looks like anything else.
    fn from(error: PersistenceError) -> Self {
        match error {
            PersistenceError::ConnectionError(source) | PersistenceError::UnknownError(source) => {
                match source.downcast::<sqlx::Error>() {
                    Ok(error) => Self::from(*error),
                    Err(source) => Self::Load(PersistenceError::UnknownError(source)),
                }
            }
            error => Self::Load(error),
        }
    }
}

/// The database's answer is not what was asked for: the migrations do not fit this binary.
pub(crate) fn malformed(what: &str) -> LogError {
    LogError::Database(sqlx::Error::Decode(what.into()))
}

/// Whether the same statement may succeed later: no connection, a timeout, a lock that was held too long.
#[must_use]
pub fn is_passing(error: &sqlx::Error) -> bool {
    match error {
        sqlx::Error::Io(_)
        | sqlx::Error::Tls(_)
        | sqlx::Error::Protocol(_)
        | sqlx::Error::PoolTimedOut
        | sqlx::Error::PoolClosed
        | sqlx::Error::WorkerCrashed => true,
        // 08 connection, 25P03 a transaction that stood idle, 40 serialisation and deadlock, 53 resources,
        // 55P03 lock timeout, 57P shutdown.
        sqlx::Error::Database(database) => database.code().is_some_and(|code| {
            ["08", "25P03", "40", "53", "55P03", "57P"].iter().any(|class| code.starts_with(class))
        }),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use cqrs_es::persist::PersistenceError;

    use super::LogError;

    #[test]
    fn a_connection_that_broke_while_loading_is_no_mistake_of_ours() {
        let broken = || Box::new(sqlx::Error::Io(std::io::ErrorKind::ConnectionReset.into()));
        for error in [
            PersistenceError::ConnectionError(broken()),
            PersistenceError::UnknownError(Box::new(sqlx::Error::PoolTimedOut)),
        ] {
            assert!(matches!(LogError::from(error), LogError::Unavailable(_)));
        }
        let other = PersistenceError::UnknownError(Box::new(std::fmt::Error));
        assert!(matches!(LogError::from(other), LogError::Load(_)));
    }
}
