//! What the HTTP server and the client do with no work in between: a route of axum that answers a constant.

use std::io;
use std::net::Ipv4Addr;
use std::sync::Arc;

use axum::Router;
use axum::http::header;
use axum::routing::get;
use embedded::Log;
use embedded::testing::Scratch;
use end_to_end::{Launch, Service};
use tokio::net::TcpListener;

use super::Found;
use crate::effort::Effort;
use crate::failure::{Failure, OrFail, caught};
use crate::http::{Ask, Sides, Voice};
use crate::load::{Work, closed};
use crate::usage::Processes;

/// The size of the constant, about that of the answer to a GET of a work item.
const BYTES: usize = 900;
/// Where the constant is.
const PATH: &str = "/constant/";

/// Answers a constant, as a process of its own, until it is killed.
pub async fn serve() -> Result<(), Failure> {
    let answered = run().await;
    answered.or_fail("the constant cannot be served")
}

/// Listens and serves.
async fn run() -> io::Result<()> {
    let body: &'static str = "x".repeat(BYTES).leak();
    let answer = move || async move { ([(header::CONTENT_TYPE, "application/json")], body) };
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
    println!("listening on {}", listener.local_addr()?);
    axum::serve(listener, Router::new().route(PATH, get(answer))).await
}

/// Measures it with the client that measures everything else.
pub async fn measure(clients: usize, effort: &Effort) -> Result<Found, Failure> {
    let scratch = Scratch::create();
    let program = std::env::current_exe().or_fail("this program does not know its place")?;
    let launch = Launch::program("constant", program).arg("--serve-constant");
    let log = Log::at(scratch.path().join("constant.log"));
    let server = caught(Service::start(launch, log)).await?;
    let work: Arc<dyn Work> = Arc::new(|_, _| Ask::get(PATH.to_owned()));
    let (sides, voice) = (Sides::both(server.address()), Voice::with_key("none")?);
    let processes = Processes::default();
    let measured = closed(sides, &voice, &processes, &work, clients, effort.window).await?;
    Ok(Found { per_second: measured.per_second, mean_ms: measured.latency.mean })
}
