//! How long an answer of the database is waited for: a host that disappears silently breaks no connection, and the
//! system notices only after a quarter of an hour.

use std::io::{Error, ErrorKind};
use std::time::Duration;

/// How long an idle connection may take to say that it lives.
pub(crate) const PING: Duration = Duration::from_secs(2);

/// What the server does when the other end of a connection disappears silently: it notices within twenty seconds,
/// and ends the connection with its locks.
pub const VANISHED: [(&str, &str); 4] = [
    ("tcp_keepalives_idle", "5"),
    ("tcp_keepalives_interval", "5"),
    ("tcp_keepalives_count", "3"),
    ("tcp_user_timeout", "20000"),
];

/// Waits for the database, but not for ever: silence is a broken connection. The connection is of no use
/// then, and has to be dropped; the statement may have been carried out.
///
/// # Errors
/// What the database says, or [`sqlx::Error::Io`] of the kind [`ErrorKind::TimedOut`].
pub async fn within<T, E: From<sqlx::Error>>(
    time: Duration,
    asked: impl Future<Output = Result<T, E>>,
) -> Result<T, E> {
    let silence = || Error::new(ErrorKind::TimedOut, "the database does not answer");
    let answer = tokio::time::timeout(time, asked).await;
    answer.unwrap_or_else(|_| Err(sqlx::Error::Io(silence()).into()))
}

/// Whether an error says that the database was silent.
pub(crate) fn is_silence(error: &sqlx::Error) -> bool {
    matches!(error, sqlx::Error::Io(error) if error.kind() == ErrorKind::TimedOut)
}
