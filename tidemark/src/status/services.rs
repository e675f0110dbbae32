//! What each service says of itself.

use std::str::FromStr;

use axum::http::Uri;
use futures::future::join_all;
use serde_json::{Value, json};
use service::fetch;

use super::Address;
use super::page::Page;

/// What a service says of itself.
#[derive(Debug, Clone, Default)]
pub(super) struct Service {
    /// What it is called here.
    pub(super) name: String,
    /// Where it is.
    pub(super) url: String,
    /// Whether it answers.
    pub(super) is_up: bool,
    /// Whether it can work.
    pub(super) is_ready: bool,
    /// Which version it is, if it says so.
    pub(super) version: Option<String>,
    /// What is not as it should be, or worth knowing.
    pub(super) detail: String,
    /// Workspaces whose log it found broken, if it looks.
    pub(super) broken_chains: Option<u64>,
    /// When it had verified all of history last, as seconds since 1970; 0 for not yet.
    pub(super) verified_at: Option<f64>,
    /// Whether it publishes, and whether something keeps it from that; if it has a relay.
    relay: Option<(bool, bool)>,
}

/// Asks every service at the same time.
pub(super) async fn ask(addresses: &[Address]) -> Vec<Service> {
    join_all(addresses.iter().map(Service::ask)).await
}

impl Service {
    /// Asks one.
    async fn ask(address: &Address) -> Self {
        let named =
            Self { name: address.name.clone(), url: address.url.clone(), ..Self::default() };
        let (health, metrics) =
            tokio::join!(text(&address.url, "/health/ready"), text(&address.url, "/metrics"));
        let named = match metrics {
            Ok((200, page)) => named.measured(&Page::new(page)),
            _ => named,
        };
        match health {
            Ok((status, body)) => named.checked(status, &body),
            Err(problem) => Self { detail: problem, ..named },
        }
    }

    /// What its health says.
    fn checked(self, status: u16, body: &str) -> Self {
        let body: Value = serde_json::from_str(body).unwrap_or_default();
        let checks = body["checks"].as_array().map(Vec::as_slice).unwrap_or_default();
        let told = |check: &&Value| check["detail"] != "ok";
        let tell = |check: &Value| {
            let [name, detail] = ["name", "detail"].map(|key| check[key].as_str().unwrap_or("?"));
            format!("{name}: {detail}")
        };
        let details: Vec<String> = checks.iter().filter(told).map(tell).collect();
        Self { is_up: true, is_ready: status == 200, detail: details.join("; "), ..self }
    }

    /// What its metrics say.
    fn measured(self, page: &Page) -> Self {
        let is = |name| page.value(name).map(|value| value > 0.0);
        let relay = is("tidemark_relay_active").zip(is("tidemark_relay_held_up"));
        Self {
            version: page.label("tidemark_build_info", "version"),
            broken_chains: page.count("tidemark_chain_broken_workspaces"),
            verified_at: page.value("tidemark_chain_pass_timestamp_seconds"),
            relay,
            ..self
        }
    }

    /// Whether it is the one that publishes and cannot.
    pub(super) fn is_held_up(&self) -> bool {
        self.relay == Some((true, true))
    }

    /// What the active relay says, for programs.
    pub(super) fn relay_json(&self) -> Option<Value> {
        let (_, held_up) = self.relay.filter(|(active, _)| *active)?;
        Some(json!({ "active_in": self.name, "held_up": held_up }))
    }

    /// The service, for programs.
    pub(super) fn json(&self) -> Value {
        json!({
            "name": self.name,
            "url": self.url,
            "up": self.is_up,
            "ready": self.is_ready,
            "version": self.version,
            "detail": self.detail,
        })
    }
}

/// What the services found out about the chain, for programs; null if none looks.
pub(super) fn chain_json(services: &[Service]) -> Option<Value> {
    let looking = services.iter().find(|service| service.broken_chains.is_some())?;
    Some(json!({
        "broken_workspaces": looking.broken_chains,
        "verified_at": looking.verified_at.filter(|at| *at > 0.0),
    }))
}

/// Status and body of what is at a path; else why nothing is.
async fn text(url: &str, path: &str) -> Result<(u16, String), String> {
    let address = Uri::from_str(&format!("{url}{path}")).map_err(|error| error.to_string())?;
    let answer = fetch::get(&address).await.map_err(|error| error.to_string())?;
    let (status, body) = (answer.status().as_u16(), answer.into_body());
    Ok((status, String::from_utf8_lossy(&body).into_owned()))
}
