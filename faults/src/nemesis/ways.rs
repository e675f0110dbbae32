//! A way of its own from every service to each server.

use std::collections::HashMap;
use std::io;

use super::plan::{PUBLISHERS, SERVICES, Server};
use crate::tunnel::{Tunnel, Weather};

/// All ways.
#[derive(Debug)]
pub struct Ways {
    tunnels: HashMap<(&'static str, Server), Tunnel>,
}

impl Ways {
    /// Ways to the ports of the servers.
    ///
    /// # Errors
    /// There is no free port.
    pub async fn open(postgres: u16, nats: u16) -> io::Result<Self> {
        let mut tunnels = HashMap::new();
        for service in SERVICES {
            tunnels.insert((service, Server::Postgres), Tunnel::to(postgres).await?);
        }
        for service in PUBLISHERS {
            tunnels.insert((service, Server::Nats), Tunnel::to(nats).await?);
        }
        Ok(Self { tunnels })
    }

    /// The port by which a service reaches a server; 0 for one that it never speaks to.
    #[must_use]
    pub fn port(&self, service: &str, server: Server) -> u16 {
        let mut all = self.tunnels.iter();
        let found = all.find(|((name, other), _)| *name == service && *other == server);
        found.map_or(0, |(_, tunnel)| tunnel.port())
    }

    /// Changes the weather on a way.
    pub fn set(&self, service: &'static str, server: Server, weather: Weather) {
        if let Some(tunnel) = self.tunnels.get(&(service, server)) {
            tunnel.set(weather);
        }
    }

    /// Leads all new connections to a server of a sort to another one.
    pub fn lead(&self, server: Server, port: u16) {
        let all = self.tunnels.iter().filter(|((_, of), _)| *of == server);
        all.for_each(|(_, tunnel)| tunnel.lead_to(port));
    }

    /// Clears everything up.
    pub fn clear_up(&self) {
        self.tunnels.values().for_each(|tunnel| tunnel.set(Weather::Clear));
    }
}
