//! Listening, and talking with those who connect: for as long as they send something.

use std::io::ErrorKind;
use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{ConnectInfo, Request};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio_util::task::TaskTracker;
use tower::ServiceExt;

use crate::Shutdown;
use crate::http::Timed;

/// How long to wait when the machine has no room for another connection.
const PAUSE: Duration = Duration::from_secs(1);

/// A port that is open, but not served yet.
#[derive(Debug)]
pub struct Listening {
    listener: TcpListener,
    /// The address, with the port that was found for port 0.
    pub address: SocketAddr,
}

/// How long clients may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Patience {
    /// To send the head of a request, from the connection or from the last answer on: so long it may be idle.
    pub head: Duration,
    /// To send the body of a request.
    pub body: Duration,
}

impl Default for Patience {
    /// Proxies keep connections for a minute; a body of 5 MiB comes through a slow line.
    fn default() -> Self {
        Self { head: Duration::from_secs(75), body: Duration::from_mins(1) }
    }
}

impl Listening {
    /// Opens the port.
    ///
    /// # Errors
    /// The address is taken or not ours.
    pub async fn open(address: SocketAddr) -> std::io::Result<Self> {
        let listener = TcpListener::bind(address).await.map_err(|error| {
            let text = format!("cannot listen on {address}: {error}; choose another with --listen");
            std::io::Error::new(error.kind(), text)
        })?;
        let address = listener.local_addr()?;
        Ok(Self { listener, address })
    }

    /// Says where on standard output, for people and for scripts.
    pub fn announce(&self) {
        println!("listening on http://{}", self.address);
    }
}

/// Serves the router until told to stop; requests under way are answered first.
///
/// # Errors
/// The port broke.
pub async fn serve(
    listening: Listening,
    router: Router,
    patience: Patience,
    shutdown: Shutdown,
) -> std::io::Result<()> {
    let talks = TaskTracker::new();
    loop {
        let accepted = tokio::select! {
            () = shutdown.stop.cancelled() => break,
            accepted = listening.listener.accept() => accepted,
        };
        match accepted {
            Ok((stream, peer)) => {
                talks.spawn(talk(stream, peer, router.clone(), patience, shutdown.clone()));
            }
            Err(error) if is_the_clients(error.kind()) => {}
            Err(error) => {
                tracing::warn!(error = %error, "a connection was not taken");
                tokio::time::sleep(PAUSE).await;
            }
        }
    }
    drop(listening);
    talks.close();
    talks.wait().await;
    Ok(())
}

/// Whether a client went away before it was let in.
fn is_the_clients(error: ErrorKind) -> bool {
    use ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    matches!(error, ConnectionAborted | ConnectionRefused | ConnectionReset)
}

/// Answers the requests of one connection until it ends, or until told to stop.
async fn talk(
    stream: TcpStream,
    peer: SocketAddr,
    router: Router,
    patience: Patience,
    shutdown: Shutdown,
) {
    if let Err(error) = stream.set_nodelay(true) {
        tracing::debug!(error = %error, "answers may be delayed");
    }
    let answer = service_fn(|request: hyper::Request<Incoming>| {
        let mut request: Request = request.map(|body| Body::new(Timed::new(body, patience.body)));
        request.extensions_mut().insert(ConnectInfo(peer));
        router.clone().oneshot(request)
    });
    let talking = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(patience.head)
        .serve_connection(TokioIo::new(stream), answer);
    let mut talking = std::pin::pin!(talking);
    let ended = tokio::select! {
        ended = talking.as_mut() => ended,
        () = shutdown.stop.cancelled() => {
            talking.as_mut().graceful_shutdown();
            talking.await
        }
    };
    if let Err(error) = ended {
        tracing::debug!(error = %error, "a connection broke");
    }
}
