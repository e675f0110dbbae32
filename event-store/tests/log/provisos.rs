//! What a command rests on beside the log, asked when its turn has come.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use event_store::{Append, Outcome, Proviso};
use futures::future::join;
use futures::poll;

use crate::fixture::{AppendExt, Log, appended, command, issue, workspace};

/// A key that can be revoked.
#[derive(Debug, Default)]
struct Key {
    is_certain: AtomicBool,
    is_revoked: AtomicBool,
    asked: AtomicU32,
}

impl Proviso for Key {
    fn is_certain(&self) -> bool {
        self.is_certain.load(Ordering::SeqCst)
    }

    fn holds(&self) -> Pin<Box<dyn Future<Output = bool> + Send + '_>> {
        self.asked.fetch_add(1, Ordering::SeqCst);
        Box::pin(async { !self.is_revoked.load(Ordering::SeqCst) })
    }
}

/// A command with a key that begins an issue.
fn with_key(key: &Arc<Key>, n: u64) -> Append {
    let append = command(workspace(1)).writing(issue(n), 0, &["IssueCreated"]);
    Append { proviso: Some(Arc::<Key>::clone(key)), ..append }
}

#[tokio::test]
async fn a_command_whose_key_ends_while_it_waits_for_the_one_before_it_is_not_sent() {
    let log = Log::create().await;
    appended(
        log.store
            .append(command(workspace(1)).writing(issue(1), 0, &["IssueCreated"]))
            .await
            .unwrap(),
    );
    let mut holding = log.pool.begin().await.unwrap();
    let lock = "SELECT 1 FROM event_log.log_head WHERE workspace_id = $1 FOR UPDATE";
    sqlx::query(lock).bind(workspace(1).uuid()).execute(&mut *holding).await.unwrap();
    let (kept, ended) = (Arc::new(Key::default()), Arc::new(Key::default()));
    let mut first = Box::pin(log.store.append(with_key(&kept, 2)));
    assert!(poll!(&mut first).is_pending());
    // The first is on its way when it has been asked about; the others wait behind it.
    while kept.asked.load(Ordering::SeqCst) == 0 {
        tokio::task::yield_now().await;
    }
    let mut rest =
        Box::pin(join(log.store.append(with_key(&ended, 3)), log.store.append(with_key(&kept, 4))));
    assert!(poll!(&mut rest).is_pending());
    assert_eq!(ended.asked.load(Ordering::SeqCst), 0);
    ended.is_revoked.store(true, Ordering::SeqCst);
    holding.rollback().await.unwrap();
    assert_eq!(appended(first.await.unwrap()), 2);
    let (refused, other) = rest.await;
    assert_eq!(refused.unwrap(), Outcome::Unfounded);
    assert_eq!(appended(other.unwrap()), 3);
}

#[tokio::test]
async fn what_somebody_asked_a_moment_ago_is_not_asked_again() {
    let log = Log::create().await;
    let key = Arc::new(Key { is_certain: true.into(), is_revoked: true.into(), ..Key::default() });
    assert_eq!(appended(log.store.append(with_key(&key, 1)).await.unwrap()), 1);
    assert_eq!(key.asked.load(Ordering::SeqCst), 0);
}
