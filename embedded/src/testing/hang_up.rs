//! Clients that hang up, and a check of what they leave behind.

use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;
use std::time::{Duration, Instant};

use sqlx::{Connection, PgConnection};

/// How long connections may take to come to rest.
const REST: Duration = Duration::from_secs(10);

/// Asks, and hangs up at the moment when the answer is waited for so many times; the answer, if it came before that.
pub async fn hang_up<T>(waits: usize, asking: impl Future<Output = T>) -> Option<T> {
    let (mut asking, mut waited) = (pin!(asking), 0);
    poll_fn(|context| match asking.as_mut().poll(context) {
        Poll::Ready(answer) => Poll::Ready(Some(answer)),
        Poll::Pending => {
            waited += 1;
            if waited < waits { Poll::Pending } else { Poll::Ready(None) }
        }
    })
    .await
}

/// Waits until all connections to a database are at rest, and looks at it as a superuser.
///
/// # Panics
/// A connection works on, or stands inside a transaction.
pub async fn expect_rest(url: &str) {
    let mut db = PgConnection::connect(url).await.unwrap_or_else(|error| panic!("{url}: {error}"));
    let until = Instant::now() + REST;
    loop {
        let busy = busy(&mut db).await;
        if busy.is_empty() {
            return;
        }
        assert!(Instant::now() < until, "connections that do not come to rest: {busy:?}");
    }
}

/// State and last statement of every other connection that is not at rest.
async fn busy(db: &mut PgConnection) -> Vec<(String, String)> {
    sqlx::query_as(
        "SELECT state, query
        FROM pg_stat_activity
        WHERE datname = current_database()
          AND pid <> pg_backend_pid()
          AND backend_type = 'client backend'
          AND state <> 'idle'",
    )
    .fetch_all(db)
    .await
    .unwrap_or_else(|error| panic!("the connections cannot be looked at: {error}"))
}
