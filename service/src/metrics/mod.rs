//! `/metrics`, on a port of its own: what a process has counted, and what it looks up for each scrape.

mod pools;
mod process;
mod scrape;

use std::net::SocketAddr;

use axum::Router;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use telemetry::metrics::page;

pub use scrape::Scrape;

use crate::health::{self, Checks};
use crate::{Listening, Shutdown, Terms, serve};

/// Answers metrics and health on a port of their own, if there is to be one; says where, with the port that was found
/// for port 0.
///
/// # Errors
/// The address is taken or not ours.
pub async fn listen(
    address: Option<SocketAddr>,
    scrape: Scrape,
    checks: Checks,
    shutdown: &Shutdown,
) -> std::io::Result<Option<SocketAddr>> {
    listen_with(address, routes(scrape, checks), shutdown).await
}

/// Answers the caller's own routes, as [`routes`] makes them, on a port of their own, if there is to be one; says where.
///
/// # Errors
/// The address is taken or not ours.
pub async fn listen_with(
    address: Option<SocketAddr>,
    routes: Router,
    shutdown: &Shutdown,
) -> std::io::Result<Option<SocketAddr>> {
    let Some(address) = address else { return Ok(None) };
    let listening = Listening::open(address).await?;
    let address = listening.address;
    tracing::info!(%address, "metrics are shown");
    let served = serve(listening, routes, Terms::default(), shutdown.clone());
    shutdown.run("metrics", served);
    Ok(Some(address))
}

/// The routes of that port: `/metrics` and health.
pub fn routes(scrape: Scrape, checks: Checks) -> Router {
    let metrics = Router::new().route("/metrics", get(answer)).with_state(scrape);
    metrics.merge(health::routes(checks))
}

/// Looks everything up and answers the page.
async fn answer(State(scrape): State<Scrape>) -> Response {
    scrape.look().await;
    let (media_type, text) = page();
    ([(header::CONTENT_TYPE, media_type)], text).into_response()
}
