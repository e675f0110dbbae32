//! The unread rest of a request's body: taken off the connection, so that the next request on it is read.
//!
//! An early "no" leaves the body unread. The connection would then be closed without an announcement, and the client's
//! next request lost with it.

use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, BodyDataStream, Bytes, HttpBody};
use axum::extract::{Request, State};
use axum::http::{HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;
use futures::stream::{Fuse, FusedStream, Stream, StreamExt};
use tokio::time::timeout;

/// How long a client may take to send what is only thrown away.
const PATIENCE: Duration = Duration::from_secs(1);

/// Answers, once the body is off the connection; says that the connection is closed if it will not come.
pub(super) async fn take(State(limit): State<usize>, request: Request, next: Next) -> Response {
    if request.body().is_end_stream() {
        return next.run(request).await;
    }
    let asks_first = request.headers().contains_key(header::EXPECT);
    let (parts, body) = request.into_parts();
    let rest = Lent(Arc::new(Mutex::new(body.into_data_stream().fuse())));
    let request = Request::from_parts(parts, Body::from_stream(rest.clone()));
    let mut response = next.run(request).await;
    // Whoever asks before sending has not begun: reading would invite the body.
    if !rest.is_over() && (asks_first || !rest.comes_to_an_end(limit).await) {
        response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
    }
    response
}

/// A body in two hands: the handler's and this layer's.
#[derive(Clone)]
struct Lent(Arc<Mutex<Fuse<BodyDataStream>>>);

impl Lent {
    /// Whether it has been read to its end.
    fn is_over(&self) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).is_terminated()
    }

    /// Reads on to the end, unless it is far away: twice what a body may have at most.
    async fn comes_to_an_end(mut self, limit: usize) -> bool {
        let mut left = limit.saturating_mul(2);
        let reading = async {
            while let Some(Ok(bytes)) = self.next().await {
                let Some(less) = left.checked_sub(bytes.len()) else { return false };
                left = less;
            }
            self.is_over()
        };
        timeout(PATIENCE, reading).await.unwrap_or(false)
    }
}

impl Stream for Lent {
    type Item = Result<Bytes, axum::Error>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).poll_next_unpin(context)
    }
}
