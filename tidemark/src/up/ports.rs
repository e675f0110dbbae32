//! The ports of a data directory: the same at every start, so that clients need no new address.

use std::io;

use embedded::{StartError, claim_port, free_port};
use serde_json::{Value, json};

/// The ports of the last start, without those that were given as arguments.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Ports {
    /// The API's.
    pub api: Option<u16>,
    /// That of metrics and health.
    pub metrics: Option<u16>,
    /// That of our own Postgres.
    pub postgres: Option<u16>,
    /// That of our own NATS.
    pub nats: Option<u16>,
}

impl Ports {
    /// Reads what [`Self::text`] wrote; a port that cannot be read is left out.
    pub fn read(text: &str) -> Self {
        let value: Value = serde_json::from_str(text).unwrap_or_default();
        let port = |name: &str| value[name].as_u64().and_then(|port| u16::try_from(port).ok());
        Self {
            api: port("api"),
            metrics: port("metrics"),
            postgres: port("postgres"),
            nats: port("nats"),
        }
    }

    /// As text.
    pub fn text(self) -> String {
        let Self { api, metrics, postgres, nats } = self;
        json!({ "api": api, "metrics": metrics, "postgres": postgres, "nats": nats }).to_string()
    }

    /// These ports, and those of `others` where there is none.
    pub fn or(self, others: Self) -> Self {
        Self {
            api: self.api.or(others.api),
            metrics: self.metrics.or(others.metrics),
            postgres: self.postgres.or(others.postgres),
            nats: self.nats.or(others.nats),
        }
    }
}

/// The port that a part had before, else a free one.
pub fn before_or_free(before: Option<u16>) -> io::Result<u16> {
    match before {
        Some(port) if claim_port(port)? => Ok(port),
        _ => free_port(),
    }
}

/// Starts a server on the port that it had before, else on a free one, which is reported.
pub async fn start<S>(
    server: &str,
    before: Option<u16>,
    start: impl AsyncFn(Option<u16>) -> Result<S, StartError>,
) -> Result<S, StartError> {
    let Some(port) = before else { return start(None).await };
    if claim_port(port).unwrap_or(true) {
        match start(Some(port)).await {
            Err(StartError::PortTaken { .. }) => {}
            started => return started,
        }
    }
    say_taken(server, port);
    start(None).await
}

/// Says that a part gets another port than before.
pub fn say_taken(who: &str, port: u16) {
    tracing::warn!(
        part = who,
        port,
        "the port that it had before is taken, so another one is used"
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ports_are_remembered() {
        let ports = Ports { api: Some(8080), postgres: Some(20_001), ..Ports::default() };
        assert_eq!(Ports::read(&ports.text()), ports);
        assert_eq!(Ports::read("nonsense"), Ports::default());
        let newer = Ports { api: Some(9090), nats: Some(20_002), ..Ports::default() };
        let both = Ports { postgres: Some(20_001), ..newer };
        assert_eq!(newer.or(ports), both);
    }

    #[tokio::test]
    async fn a_server_whose_port_is_taken_gets_another_one() {
        let start_on = |port: Option<u16>| async move {
            match port {
                Some(port) => Err(StartError::PortTaken { port }),
                None => Ok("elsewhere"),
            }
        };
        assert_eq!(start("it", Some(32_124), start_on).await.unwrap(), "elsewhere");
        assert_eq!(start("it", None, start_on).await.unwrap(), "elsewhere");
    }
}
