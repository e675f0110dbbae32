//! What a service answers on an open port before it can work.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::Request;
use axum::response::{IntoResponse, Response};
use tokio::sync::SetOnce;
use tokio::time::timeout;
use tower::ServiceExt;

use crate::Problem;

/// How long a request waits for a service that is starting, before it is answered 503.
const PATIENCE: Duration = Duration::from_secs(5);

/// A router that answers from the start: health and metrics at once, everything else as soon as the service can work.
/// Cheap to clone.
#[derive(Debug, Clone)]
pub struct Early {
    /// What is answered at once.
    first: Router,
    /// What answers everything, once it is there.
    whole: Arc<SetOnce<Router>>,
}

impl Early {
    /// Answers health and metrics by `first` until the whole is there.
    #[must_use]
    pub fn new(first: Router) -> Self {
        Self { first, whole: Arc::default() }
    }

    /// What is to be served, now and later.
    pub fn router(&self) -> Router {
        let early = self.clone();
        Router::new().fallback(move |request| early.clone().answer(request))
    }

    /// From now on this answers everything, also what has waited.
    pub fn begin(&self, whole: Router) {
        if self.whole.set(whole).is_err() {
            tracing::debug!("the service had begun before");
        }
    }

    /// Answers a request, or lets it wait.
    async fn answer(self, request: Request) -> Response {
        if let Some(whole) = self.whole.get() {
            return ask(whole, request).await;
        }
        let path = request.uri().path();
        if path.starts_with("/health/") || path == "/metrics" {
            return ask(&self.first, request).await;
        }
        match timeout(PATIENCE, self.whole.wait()).await {
            Ok(whole) => ask(whole, request).await,
            Err(_) => starting().into_response(),
        }
    }
}

/// Lets a router answer.
async fn ask(router: &Router, request: Request) -> Response {
    let Ok(answer) = router.clone().oneshot(request).await;
    answer
}

/// The service cannot work yet.
fn starting() -> Problem {
    let text = "The service is starting, please try again.";
    Problem::unavailable("service/starting", text, 5)
}

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use axum::http::StatusCode;
    use axum::routing::get;

    use super::*;

    /// The status of the answer to a GET.
    async fn status(early: &Early, path: &str) -> StatusCode {
        let request = Request::get(path).body(Body::empty()).unwrap();
        early.router().oneshot(request).await.unwrap().status()
    }

    /// A router for health that is not ready.
    fn early() -> Early {
        let unready = get(|| async { StatusCode::SERVICE_UNAVAILABLE });
        let live = get(|| async { StatusCode::OK });
        Early::new(Router::new().route("/health/ready", unready).route("/health/live", live))
    }

    /// A router that answers everything.
    fn whole() -> Router {
        Router::new().fallback(|| async { StatusCode::NO_CONTENT })
    }

    #[tokio::test]
    async fn health_is_answered_before_the_service_can_work_and_all_by_it_afterwards() {
        let early = early();
        assert_eq!(status(&early, "/health/live").await, StatusCode::OK);
        assert_eq!(status(&early, "/health/ready").await, StatusCode::SERVICE_UNAVAILABLE);
        early.begin(whole());
        assert_eq!(status(&early, "/health/ready").await, StatusCode::NO_CONTENT);
    }

    #[tokio::test]
    async fn a_request_that_comes_early_is_answered_when_the_service_begins() {
        let early = early();
        let begin = async {
            tokio::task::yield_now().await;
            early.begin(whole());
        };
        let (answered, ()) = tokio::join!(status(&early, "/api/v1/users/me/"), begin);
        assert_eq!(answered, StatusCode::NO_CONTENT);
    }

    #[tokio::test(start_paused = true)]
    async fn a_request_does_not_wait_for_ever() {
        assert_eq!(status(&early(), "/api/").await, StatusCode::SERVICE_UNAVAILABLE);
    }
}
