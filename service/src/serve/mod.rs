//! Listening, and serving connections for as long as the client sends requests and takes the answers.

mod early;
mod measure;
mod patient;
mod room;

use std::convert::Infallible;
use std::error::Error;
use std::io::ErrorKind;
use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{ConnectInfo, Request};
use axum::http::HeaderValue;
use axum::http::header::CONNECTION;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio_util::task::TaskTracker;
use tower::ServiceExt;

use crate::Shutdown;
use crate::http::{Crowded, Timed};
pub use early::Early;
use patient::Patient;
pub use room::Bounds;
use room::{Place, Room};

/// How long to wait when the machine has no room for another connection.
const PAUSE: Duration = Duration::from_secs(1);
/// How long a client beyond the bounds may take for anything.
const IN_A_CROWD: Duration = Duration::from_secs(5);

/// A port that is open, but not served yet.
#[derive(Debug)]
pub struct Listening {
    listener: TcpListener,
    /// The address, with the port that was found for port 0.
    pub address: SocketAddr,
}

/// On what terms clients are let in.
#[derive(Debug, Clone, Default)]
pub struct Terms {
    /// How long they may take.
    pub patience: Patience,
    /// How many connections they may have.
    pub bounds: Bounds,
}

/// How long clients may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Patience {
    /// To send the head of a request, from the connection or from the last answer on: so long it may be idle.
    pub head: Duration,
    /// To send the body of a request.
    pub body: Duration,
    /// To take 64 KiB of an answer, or what is left of it.
    pub answer: Duration,
}

impl Default for Patience {
    /// Proxies keep connections for a minute; a body of 5 MiB comes through a slow line; 2 KiB a second go through
    /// every line.
    fn default() -> Self {
        Self {
            head: Duration::from_secs(75),
            body: Duration::from_mins(1),
            answer: Duration::from_secs(30),
        }
    }
}

impl Patience {
    /// These times, each limited to `most`.
    fn at_most(self, most: Duration) -> Self {
        Self { head: self.head.min(most), body: self.body.min(most), answer: self.answer.min(most) }
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
        announce(self.address);
    }
}

/// Says on standard output where a service listens that can work now, for people and for scripts.
pub fn announce(address: SocketAddr) {
    println!("listening on http://{address}");
}

/// Serves the router until the process is told to stop; requests under way are answered first.
///
/// # Errors
/// The port broke.
pub async fn serve(
    listening: Listening,
    router: Router,
    terms: Terms,
    shutdown: Shutdown,
) -> std::io::Result<()> {
    let Terms { patience, bounds } = terms;
    let (talks, room) = (TaskTracker::new(), Room::new(bounds));
    loop {
        let accepted = tokio::select! {
            () = shutdown.stop.cancelled() => break,
            accepted = listening.listener.accept() => accepted,
        };
        match accepted {
            Ok((stream, peer)) => {
                if let Some(place) = room.admit(peer.ip()) {
                    let talk = Talk { peer, place, router: router.clone(), patience };
                    talks.spawn(talk.go_on(stream, shutdown.clone()));
                }
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

/// A conversation with one client.
struct Talk {
    peer: SocketAddr,
    /// Its place among the others, for as long as it lasts.
    place: Place,
    router: Router,
    patience: Patience,
}

impl Talk {
    /// Answers the requests of the connection until it ends, or the process is told to stop; beyond the bounds only
    /// one, and quickly.
    async fn go_on(self, stream: TcpStream, shutdown: Shutdown) {
        let Self { peer, place, router, patience } = self;
        let is_crowded = place.is_spare();
        let patience = if is_crowded { patience.at_most(IN_A_CROWD) } else { patience };
        prepare(&stream, patience.answer);
        let answer = service_fn(|request: hyper::Request<Incoming>| {
            let mut request: Request =
                request.map(|body| Body::new(Timed::new(body, patience.body)));
            request.extensions_mut().insert(ConnectInfo(peer));
            if is_crowded {
                request.extensions_mut().insert(Crowded);
            }
            let (answer, leaving) = (router.clone().oneshot(request), &shutdown.leaving);
            async move {
                let mut response = answer.await?;
                if leaving.is_cancelled() {
                    // Nothing may be on its way to us when we stop.
                    let close = HeaderValue::from_static("close");
                    response.headers_mut().insert(CONNECTION, close);
                }
                Ok::<_, Infallible>(response)
            }
        });
        let talking = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(patience.head)
            .keep_alive(!is_crowded)
            .serve_connection(TokioIo::new(Patient::new(stream, patience.answer)), answer);
        let mut talking = std::pin::pin!(talking);
        let ended = tokio::select! {
            ended = talking.as_mut() => ended,
            () = shutdown.stop.cancelled() => {
                talking.as_mut().graceful_shutdown();
                talking.await
            }
        };
        if let Err(error) = ended {
            if takes_nothing(&error) {
                measure::cut_off();
                tracing::info!(peer = %peer, "a client did not take its answer and was cut off");
            } else {
                tracing::debug!(error = %error, "a connection broke");
            }
        }
        drop(place);
    }
}

/// Sets what the system does with a connection: it sends at once, and gives up a client that no longer confirms
/// anything, also after we have closed.
fn prepare(stream: &TcpStream, within: Duration) {
    if let Err(error) = stream.set_nodelay(true) {
        tracing::debug!(error = %error, "answers may be delayed");
    }
    #[cfg(target_os = "linux")]
    {
        let within = u32::try_from(within.as_millis()).unwrap_or(u32::MAX);
        if let Err(error) = rustix::net::sockopt::set_tcp_user_timeout(stream, within) {
            tracing::debug!(error = %error, "a client that is gone may be waited for");
        }
    }
}

/// Whether a connection ended because the client did not take its answer.
fn takes_nothing(error: &hyper::Error) -> bool {
    let cause = error.source().and_then(|cause| cause.downcast_ref::<std::io::Error>());
    cause.is_some_and(|cause| cause.kind() == ErrorKind::TimedOut)
}
