//! The reverse proxy of the deployment, with the deployment's own configuration.

use std::net::SocketAddr;
use std::path::Path;

use embedded::testing::{Scratch, caddy};
use embedded::{Child, Log, free_port, guarded};

use crate::{Client, System, wait};

/// An address at which nobody listens.
const NOBODY: &str = "127.0.0.1:9";

/// A running proxy.
pub struct Proxy {
    /// Where it listens.
    address: SocketAddr,
    _child: Child,
    _scratch: Scratch,
}

impl Proxy {
    /// Starts it in front of a system.
    ///
    /// # Panics
    /// It does not start.
    pub async fn before(system: &System) -> Self {
        let addresses = |name| system.cluster.addresses(name);
        Self::start(&addresses("command-api"), &addresses("query-api"), None).await
    }

    /// Starts it with a built web application, in front of nothing.
    ///
    /// # Panics
    /// It does not start.
    pub async fn with_pages(folder: &Path) -> Self {
        Self::start(NOBODY, NOBODY, Some(folder)).await
    }

    /// Starts it in front of both kinds of processes.
    async fn start(commands: &str, queries: &str, pages: Option<&Path>) -> Self {
        let scratch = Scratch::create();
        let port = free_port().unwrap_or_else(|error| panic!("no free port: {error}"));
        let address = SocketAddr::from(([127, 0, 0, 1], port));
        let configuration = Path::new(env!("CARGO_MANIFEST_DIR")).join("../proxy/Caddyfile");
        let mut command = guarded(&caddy(), "KILL");
        command.arg("run").arg("--config").arg(configuration).args(["--adapter", "caddyfile"]);
        command.env("TIDEMARK_SITE", format!("http://{address}"));
        command.env("TIDEMARK_COMMAND_UPSTREAM", commands);
        command.env("TIDEMARK_QUERY_UPSTREAM", queries);
        command.env("TIDEMARK_WEB", pages.unwrap_or(&scratch.path().join("no-pages")));
        command.env("XDG_CONFIG_HOME", scratch.path()).env("XDG_DATA_HOME", scratch.path());
        let log = Log::at(scratch.path().join("proxy.log"));
        log.attach(&mut command).unwrap_or_else(|error| panic!("cannot write a log: {error}"));
        let child = Child::spawn(command).unwrap_or_else(|error| panic!("no proxy: {error}"));
        let ready = async || tokio::net::TcpStream::connect(address).await.ok();
        let connected = wait::until("the proxy listens", wait::PATIENCE, ready);
        tokio::select! {
            exit = child.exited() => panic!("the proxy ended ({}): {}", exit.status, log.since(0)),
            _ = connected => {}
        }
        Self { address, _child: child, _scratch: scratch }
    }

    /// A client that reads and writes through it.
    #[must_use]
    pub fn client(&self, key: &str) -> Client {
        Client::new(self.address, self.address, key)
    }

    /// Its address as clients write it.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }
}
