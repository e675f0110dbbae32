//! What each service says of itself.

use std::str::FromStr;

use axum::http::Uri;
use chrono::{DateTime, Utc};
use futures::future::join_all;
use serde_json::{Value, json};
use service::fetch;

use super::Address;
use super::disk::Disk;
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
    /// Whether the NATS server writes to disk before it acknowledges, if it knows.
    pub(super) syncs: Option<bool>,
    /// The disks that it watches.
    pub(super) disks: Vec<Disk>,
    /// Its relay, if it has one.
    relay: Option<Relay>,
}

/// What a service says of its relay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Relay {
    /// Whether it publishes.
    is_active: bool,
    /// Whether something keeps it from that.
    is_held_up: bool,
}

/// The state of the publishing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Publishing<'a> {
    /// No service has a relay.
    Unknown,
    /// No relay is at work.
    Nowhere,
    /// This service publishes.
    By(&'a str),
    /// Something keeps this service, and every other, from publishing.
    HeldUp(&'a str),
}

/// The publishing service. A relay that is kept from publishing gives up its lock from time to time, and is not active
/// then.
pub(super) fn publishing(services: &[Service]) -> Publishing<'_> {
    let relays: Vec<(&str, Relay)> =
        services.iter().filter_map(|one| Some((one.name.as_str(), one.relay?))).collect();
    let of = |wanted: fn(&Relay) -> bool| {
        relays.iter().find(|(_, relay)| wanted(relay)).map(|(name, _)| *name)
    };
    if let Some(name) = of(|relay| relay.is_active && !relay.is_held_up) {
        return Publishing::By(name);
    }
    match of(|relay| relay.is_held_up) {
        Some(name) => Publishing::HeldUp(name),
        None if relays.is_empty() => Publishing::Unknown,
        None => Publishing::Nowhere,
    }
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
        let relay = relay.map(|(is_active, is_held_up)| Relay { is_active, is_held_up });
        let syncs = page.value("tidemark_nats_sync_always").filter(|value| *value >= 0.0);
        Self {
            syncs: syncs.map(|value| value > 0.0),
            disks: Disk::on(page),
            version: page.label("tidemark_build_info", "version"),
            broken_chains: page.count("tidemark_chain_broken_workspaces"),
            verified_at: page.value("tidemark_chain_pass_timestamp_seconds"),
            relay,
            ..self
        }
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

impl Publishing<'_> {
    /// For programs; null if it is unknown.
    pub(super) fn json(self) -> Option<Value> {
        let (active_in, held_up) = match self {
            Self::Unknown => return None,
            Self::Nowhere => (None, None),
            Self::By(name) => (Some(name), None),
            Self::HeldUp(name) => (None, Some(name)),
        };
        let is_held_up = held_up.is_some();
        Some(json!({ "active_in": active_in, "held_up": is_held_up, "held_up_in": held_up }))
    }
}

/// What the services found out about the chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ChainState {
    /// Workspaces whose chain is broken.
    pub(super) broken: u64,
    /// When all of history had been verified last.
    pub(super) verified_at: Option<DateTime<Utc>>,
}

impl ChainState {
    /// By the services that look: the worst and the latest; none if no service does.
    pub(super) fn of(services: &[Service]) -> Option<Self> {
        let broken = services.iter().filter_map(|service| service.broken_chains).max()?;
        let seconds = services.iter().filter_map(|service| service.verified_at);
        let last = seconds.fold(0.0, f64::max);
        Some(Self { broken, verified_at: moment(last) })
    }

    /// For programs.
    pub(super) fn json(self) -> Value {
        json!({ "broken_workspaces": self.broken, "verified_at": self.verified_at })
    }
}

/// A time of a metric; 0 is none.
#[expect(clippy::cast_possible_truncation, reason = "a time that a service wrote as seconds")]
fn moment(seconds: f64) -> Option<DateTime<Utc>> {
    if seconds > 0.0 { DateTime::from_timestamp(seconds as i64, 0) } else { None }
}

/// Status and body of what is at a path; else why nothing is.
async fn text(url: &str, path: &str) -> Result<(u16, String), String> {
    let address = Uri::from_str(&format!("{url}{path}")).map_err(|error| error.to_string())?;
    let answer = fetch::get(&address).await.map_err(|error| error.to_string())?;
    let (status, body) = (answer.status().as_u16(), answer.into_body());
    Ok((status, String::from_utf8_lossy(&body).into_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A service whose relay is active, and held up.
    fn service(name: &str, is_active: bool, is_held_up: bool) -> Service {
        let relay = Some(Relay { is_active, is_held_up });
        Service { name: name.to_owned(), relay, ..Service::default() }
    }

    #[test]
    fn publishing_is_held_up_unless_some_relay_publishes() {
        let [standby, works] = [service("a", false, false), service("b", true, false)];
        let [stuck, refused] = [service("c", true, true), service("d", false, true)];
        assert_eq!(publishing(&[]), Publishing::Unknown);
        assert_eq!(publishing(std::slice::from_ref(&standby)), Publishing::Nowhere);
        assert_eq!(publishing(&[standby.clone(), works.clone()]), Publishing::By("b"));
        assert_eq!(publishing(&[refused.clone(), works]), Publishing::By("b"));
        assert_eq!(publishing(&[standby.clone(), stuck]), Publishing::HeldUp("c"));
        assert_eq!(publishing(&[standby, refused]), Publishing::HeldUp("d"));
    }
}
