//! Values that are looked up for each scrape, because they are not counted as they change.

use std::sync::{Arc, LazyLock};
use std::time::{Duration, Instant};

use event_store::Kept;
use futures::future::{BoxFuture, join_all};
use sqlx::PgPool;
use telemetry::metrics::{Gauges, gauge_family};
use tokio::sync::Mutex;
use tokio::time::timeout;

use super::{pools, process};
use crate::Disks;

/// Values are not looked up again for so long, however many scrapes there are.
const FRESH: Duration = Duration::from_secs(1);
/// How long one look may take; what it would have set keeps its last value.
const PATIENCE: Duration = Duration::from_secs(5);

/// A look that sets gauges.
type Look = Arc<dyn Fn() -> BoxFuture<'static, ()> + Send + Sync>;

/// What runs.
static BUILD: LazyLock<Gauges> = LazyLock::new(|| {
    gauge_family("tidemark_build_info", "1, with what runs.", &["service", "version"])
});

/// All that is looked up for the metrics of a process. Cheap to clone.
#[derive(Clone, Default)]
pub struct Scrape {
    looks: Vec<Look>,
    last: Arc<Mutex<Option<Instant>>>,
}

impl Scrape {
    /// The process itself, as a service of this name.
    #[must_use]
    pub fn of(service: &'static str) -> Self {
        BUILD.with_label_values(&[service, env!("CARGO_PKG_VERSION")]).set(1.0);
        process::show();
        Self::default().with(async || process::look())
    }

    /// What this and another look up.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.looks.extend(other.looks);
        self
    }

    /// What this looks up, and one thing more.
    #[must_use]
    pub fn with<F, A>(mut self, look: F) -> Self
    where
        F: Fn() -> A + Send + Sync + 'static,
        A: Future<Output = ()> + Send + 'static,
    {
        self.looks.push(Arc::new(move || Box::pin(look())));
        self
    }

    /// The use of a pool of database connections.
    #[must_use]
    pub fn with_pool(self, name: &'static str, pool: PgPool) -> Self {
        self.with(move || pools::look(name, pool.clone()))
    }

    /// The use of a pool some of whose connections are kept by their users.
    #[must_use]
    pub fn with_kept(self, name: &'static str, kept: Arc<Kept>) -> Self {
        self.with(move || {
            let kept = Arc::clone(&kept);
            async move { pools::look_at_kept(name, &kept).await }
        })
    }

    /// The use of a pool with one connection for each of its users.
    #[must_use]
    pub fn with_own(self, name: &'static str, kept: Arc<Kept>) -> Self {
        self.with(move || {
            pools::look_at_own(name, &kept);
            std::future::ready(())
        })
    }

    /// The room on disks that are watched.
    #[must_use]
    pub fn with_disks(self, disks: Disks) -> Self {
        self.with(move || {
            disks.show();
            std::future::ready(())
        })
    }

    /// Looks everything up, unless it was just done.
    pub async fn look(&self) {
        let mut last = self.last.lock().await;
        if last.is_some_and(|last| last.elapsed() < FRESH) {
            return;
        }
        let looks = self.looks.iter().map(|look| timeout(PATIENCE, look()));
        if join_all(looks).await.iter().any(Result::is_err) {
            tracing::warn!("some metrics could not be looked up in time");
        }
        *last = Some(Instant::now());
    }
}
