//! Whether a service runs, and whether it can work.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::get;
use axum::{Json, Router};
use futures::future::{BoxFuture, join_all};
use serde::Serialize;
use serde_json::{Value, json};
use sqlx::PgPool;
use tokio_util::sync::CancellationToken;

use crate::Disks;

/// How long the database may take to answer.
const PATIENCE: Duration = Duration::from_secs(5);

/// What a check found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// What was looked at, for example `database`.
    pub name: String,
    /// Whether the service can work with it.
    pub ok: bool,
    /// What is wrong, or worth knowing.
    pub detail: String,
    /// How many positions it lags behind, where that means something.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub behind: Option<u64>,
}

impl Finding {
    /// All is well.
    #[must_use]
    pub fn good(name: impl Into<String>) -> Self {
        Self { name: name.into(), ok: true, detail: "ok".to_owned(), behind: None }
    }

    /// The service cannot work.
    #[must_use]
    pub fn bad(name: impl Into<String>, detail: impl Into<String>) -> Self {
        Self { name: name.into(), ok: false, detail: detail.into(), behind: None }
    }

    /// How far it lags behind.
    #[must_use]
    pub const fn behind(mut self, positions: u64) -> Self {
        self.behind = Some(positions);
        self
    }
}

/// A check that is run for each request for health.
type Check = Arc<dyn Fn() -> BoxFuture<'static, Vec<Finding>> + Send + Sync>;

/// All checks of a service. Cheap to clone.
#[derive(Clone, Default)]
pub struct Checks(Vec<Check>);

impl Checks {
    /// No checks yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// One check more; it may find several things.
    #[must_use]
    pub fn with<F, A>(mut self, check: F) -> Self
    where
        F: Fn() -> A + Send + Sync + 'static,
        A: Future<Output = Vec<Finding>> + Send + 'static,
    {
        self.0.push(Arc::new(move || Box::pin(check())));
        self
    }

    /// Whether the database answers.
    #[must_use]
    pub fn with_database(self, pool: PgPool) -> Self {
        self.with(move || {
            let pool = pool.clone();
            async move {
                // Not a checked query: it has no table that could change.
                match event_store::within(PATIENCE, sqlx::query("SELECT 1").execute(&pool)).await {
                    Ok(_) => vec![Finding::good("database")],
                    Err(error) => {
                        tracing::warn!(error = %error, "the database does not answer");
                        vec![Finding::bad("database", "the database does not answer")]
                    }
                }
            }
        })
    }

    /// Whether the process goes on: one that was told to stop is not ready any more.
    #[must_use]
    pub fn with_departure(self, leaving: CancellationToken) -> Self {
        self.with(move || {
            let is_leaving = leaving.is_cancelled();
            let found = is_leaving.then(|| Finding::bad("process", "this process is stopping"));
            std::future::ready(found.into_iter().collect())
        })
    }

    /// Whether a disk is filling up, which makes nothing unready.
    #[must_use]
    pub fn with_disks(self, disks: Disks) -> Self {
        self.with(move || std::future::ready(disks.findings()))
    }

    /// Asks all of them at the same time.
    pub async fn ask(&self) -> Vec<Finding> {
        join_all(self.0.iter().map(|check| check())).await.into_iter().flatten().collect()
    }
}

/// The routes that need no key: `/`, `/robots.txt`, `/health/live`, `/health/ready`.
pub fn routes(checks: Checks) -> Router {
    Router::new()
        .route("/", get(|| async { Json(json!({ "status": "OK" })) }))
        .route("/robots.txt", get(|| async { "User-agent: *\nDisallow: /\n" }))
        .route("/health/live", get(|| async { Json(json!({ "status": "ok" })) }))
        .route("/health/ready", get(ready))
        .with_state(checks)
}

/// 200 when every check is well, else 503; both with all findings.
async fn ready(State(checks): State<Checks>) -> (StatusCode, Json<Value>) {
    let findings = checks.ask().await;
    let (status, word) = if findings.iter().all(|finding| finding.ok) {
        (StatusCode::OK, "ready")
    } else {
        (StatusCode::SERVICE_UNAVAILABLE, "not ready")
    };
    (status, Json(json!({ "status": word, "checks": findings })))
}
