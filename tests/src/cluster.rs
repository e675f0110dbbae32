//! A whole system as child processes.

use std::collections::BTreeMap;
use std::path::Path;

use embedded::testing::{Scratch, nats_options, postgres_options};
use embedded::{Log, Nats, Postgres, nats, postgres};

use crate::launch::Launch;
use crate::service::Service;

/// How Postgres and NATS run.
#[derive(Debug, Clone)]
pub struct Servers {
    /// Whether what they acknowledge survives a crash of the machine; else they are faster.
    pub durable: bool,
    /// What Postgres has besides its defaults, as in `postgresql.conf`.
    pub settings: Vec<(String, String)>,
}

impl Default for Servers {
    /// For tests: fast rather than durable, and for many connections.
    fn default() -> Self {
        Self { durable: false, settings: vec![("max_connections".to_owned(), "400".to_owned())] }
    }
}

/// Postgres, NATS and services, all real and all of this test alone. Fields are dropped in this order.
#[derive(Debug)]
pub struct Cluster {
    /// The services by name.
    services: BTreeMap<String, Service>,
    /// The message server.
    pub nats: Nats,
    /// The database server.
    pub postgres: Postgres,
    /// Where data and logs are.
    scratch: Scratch,
}

impl Cluster {
    /// Starts Postgres and NATS, without services.
    ///
    /// # Panics
    /// One of them does not start.
    pub async fn start() -> Self {
        Self::start_as(Servers::default(), |_| {}).await
    }

    /// Starts Postgres and NATS with these settings, without services; `adjust` changes the options of the message server.
    ///
    /// # Panics
    /// One of the servers does not start.
    pub async fn start_as(servers: Servers, adjust: impl FnOnce(&mut nats::Options)) -> Self {
        let scratch = Scratch::create();
        let Servers { durable, settings } = servers;
        let postgres = postgres::Options { durable, settings, ..postgres_options(&scratch) };
        let mut nats = nats::Options { durable, ..nats_options(&scratch) };
        adjust(&mut nats);
        let (postgres, nats) = tokio::join!(Postgres::start(postgres), Nats::start(nats));
        let postgres = postgres.unwrap_or_else(|error| panic!("{error}"));
        let nats = nats.unwrap_or_else(|error| panic!("{error}"));
        Self { services: BTreeMap::new(), nats, postgres, scratch }
    }

    /// Starts a service and waits until it listens.
    ///
    /// # Panics
    /// It does not start, or there is one of that name.
    pub async fn launch(&mut self, launch: Launch) -> &mut Service {
        let name = launch.name.clone();
        assert!(!self.services.contains_key(&name), "{name} was launched before; restart it");
        let log = Log::at(self.scratch.path().join(format!("{name}.log")));
        let service = Service::start(launch, log).await;
        self.services.entry(name).or_insert(service)
    }

    /// Where data and logs are, until this value is dropped.
    #[must_use]
    pub fn directory(&self) -> &Path {
        self.scratch.path()
    }

    /// A service that was launched.
    ///
    /// # Panics
    /// There is none of that name.
    pub fn service(&mut self, name: &str) -> &mut Service {
        self.services.get_mut(name).unwrap_or_else(|| panic!("{name} was never launched"))
    }

    /// The addresses of a service and of its second one, if there is one, as the proxy reads them.
    ///
    /// # Panics
    /// There is none of that name.
    #[must_use]
    pub fn addresses(&self, name: &str) -> String {
        let second = format!("{name}-2");
        let both = [name, &second].into_iter().filter_map(|name| self.services.get(name));
        let addresses: Vec<String> = both.map(|one| one.address().to_string()).collect();
        assert!(!addresses.is_empty(), "{name} was never launched");
        addresses.join(" ")
    }

    /// Kills a service.
    ///
    /// # Panics
    /// There is none of that name.
    pub async fn kill(&mut self, name: &str) {
        self.service(name).kill().await;
    }

    /// Starts a service again where it was, after killing it if it still runs.
    ///
    /// # Panics
    /// There is none of that name, or it does not come back.
    pub async fn restart(&mut self, name: &str) {
        self.service(name).restart().await;
    }
}
