//! Where the system listens.

use std::net::SocketAddr;

use service::Listening;

use crate::failure::{Failure, OrFail};
use crate::up::ports;

/// The default address.
const USUAL: SocketAddr =
    SocketAddr::new(std::net::IpAddr::V4(std::net::Ipv4Addr::LOCALHOST), 8080);

/// Opens the address that is asked for, else the port that was had before or the usual one, else any free one.
pub async fn open(asked: Option<SocketAddr>, before: Option<u16>) -> Result<Listening, Failure> {
    if let Some(address) = asked {
        return Listening::open(address).await.or_fail("the address cannot be used");
    }
    let wanted = SocketAddr::new(USUAL.ip(), before.unwrap_or(USUAL.port()));
    match Listening::open(wanted).await {
        Ok(listening) => Ok(listening),
        Err(error) => {
            tracing::info!(error = %error, "another port is used");
            let listening = open_free(None).await?;
            let port = listening.address.port();
            eprintln!("Port {} is taken; using {port} instead.", wanted.port());
            Ok(listening)
        }
    }
}

/// Opens the port for metrics and health: the one that is asked for, else the one of the last start, else a free one.
pub async fn open_inside(
    asked: Option<SocketAddr>,
    before: Option<u16>,
) -> Result<Listening, Failure> {
    if let Some(address) = asked {
        return Listening::open(address).await.or_fail("the address for metrics cannot be used");
    }
    match open_free(before).await {
        Ok(listening) => Ok(listening),
        Err(failure) => match before {
            Some(port) => {
                ports::say_taken("metrics", port);
                open_free(None).await
            }
            None => Err(failure),
        },
    }
}

/// Opens a port of this machine: this one, else a free one.
async fn open_free(port: Option<u16>) -> Result<Listening, Failure> {
    let port = ports::before_or_free(port).or_fail("no port is free")?;
    let address = SocketAddr::new(USUAL.ip(), port);
    Listening::open(address).await.or_fail("no port is free")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn an_address_that_was_asked_for_is_never_replaced() {
        let first = open(Some(SocketAddr::new(USUAL.ip(), 0)), None).await.unwrap();
        assert!(open(Some(first.address), None).await.is_err());
        assert!(open_inside(Some(first.address), None).await.is_err());
    }

    #[tokio::test]
    async fn without_a_wish_some_port_is_found() {
        let (first, second) = (open(None, None).await.unwrap(), open(None, None).await.unwrap());
        assert_ne!(first.address, second.address);
        let inside = open_inside(None, None).await.unwrap();
        let again = open_inside(None, Some(inside.address.port())).await.unwrap();
        assert_ne!(inside.address, again.address);
    }

    #[tokio::test]
    async fn the_port_that_was_had_before_is_taken_again() {
        let port = open_inside(None, None).await.unwrap().address.port();
        assert_eq!(open(None, Some(port)).await.unwrap().address.port(), port);
    }
}
