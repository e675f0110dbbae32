//! Sends what is exported, over the client that this process has anyway.

use async_trait::async_trait;
use opentelemetry_http::{Bytes, HttpClient, HttpError, Request, Response};
use tokio::runtime::Handle;

use crate::fetch;

/// The exporter's HTTP client: its thread has no runtime, so the work is done on the process'.
#[derive(Debug)]
pub(super) struct Client {
    /// Where the work is done.
    runtime: Handle,
}

impl Client {
    /// A client that works on the present runtime.
    pub(super) fn new() -> Self {
        Self { runtime: Handle::current() }
    }
}

#[async_trait]
impl HttpClient for Client {
    async fn send_bytes(&self, request: Request<Bytes>) -> Result<Response<Bytes>, HttpError> {
        let answer = self.runtime.spawn(fetch::send(request)).await?;
        Ok(answer?)
    }
}
