//! Where the system listens.

use std::net::SocketAddr;

use service::Listening;

use crate::failure::{Failure, OrFail};

/// Where the system listens if nobody says otherwise.
const USUAL: SocketAddr =
    SocketAddr::new(std::net::IpAddr::V4(std::net::Ipv4Addr::LOCALHOST), 8080);

/// Opens the address that is asked for, else the usual one, else any free port.
pub async fn open(asked: Option<SocketAddr>) -> Result<Listening, Failure> {
    if let Some(address) = asked {
        return Listening::open(address).await.or_fail("the address cannot be used");
    }
    match Listening::open(USUAL).await {
        Ok(listening) => Ok(listening),
        Err(error) => {
            tracing::info!(error = %error, "another port is used");
            let any = SocketAddr::new(USUAL.ip(), 0);
            let listening = Listening::open(any).await.or_fail("no port is free")?;
            let port = listening.address.port();
            eprintln!("Port {} is taken; using {port} instead.", USUAL.port());
            Ok(listening)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn an_address_that_was_asked_for_is_never_replaced() {
        let first = open(Some(SocketAddr::new(USUAL.ip(), 0))).await.unwrap();
        assert!(open(Some(first.address)).await.is_err());
    }

    #[tokio::test]
    async fn without_a_wish_some_port_is_found() {
        let (first, second) = (open(None).await.unwrap(), open(None).await.unwrap());
        assert_ne!(first.address, second.address);
    }
}
