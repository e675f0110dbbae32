//! Listening.

use std::net::SocketAddr;

use axum::Router;
use axum::serve::ListenerExt;
use tokio::net::TcpListener;

use crate::Shutdown;

/// A port that is open, but not served yet.
#[derive(Debug)]
pub struct Listening {
    listener: TcpListener,
    /// The address, with the port that was found for port 0.
    pub address: SocketAddr,
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
    shutdown: Shutdown,
) -> std::io::Result<()> {
    let listener = listening.listener.tap_io(|stream| {
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(error = %error, "answers may be delayed");
        }
    });
    let stop = shutdown.stop.clone();
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, service).with_graceful_shutdown(stop.cancelled_owned()).await
}
