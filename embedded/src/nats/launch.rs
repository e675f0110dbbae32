//! Getting a NATS server to run.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rustix::process::Signal;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::net::TcpStream;
use tokio::time::timeout;

use super::Nats;
use crate::child::{Child, guarded};
use crate::error::{Doing, StartError};
use crate::port::is_taken;
use crate::ready::until_ready;
use crate::{files, leftover};

/// How long a start, with reading the streams, may take.
const START_LIMIT: Duration = Duration::from_mins(1);

impl Nats {
    /// Starts the server on its port and waits until it is ready.
    pub(super) async fn launch(&mut self) -> Result<(), StartError> {
        let name = files::random::<6>().doing("make a name for", &self.data)?;
        let name = format!("tidemark-{}", hex::encode(name));
        let config = self.configure(&name)?;
        leftover::clear(&self.pid_file(), &config, Signal::TERM).await?;
        let start = self.log.end();
        let child = self.spawn(&config)?;
        let ready = until_ready(&child, START_LIMIT, || greets(self.port, &name)).await;
        match ready {
            Ok(()) => self.child = Some(child),
            Err(_) if is_taken(&self.log.since(start)) => {
                return Err(StartError::PortTaken { port: self.port });
            }
            Err(what) => return Err(self.log.failure("nats-server", &what, start)),
        }
        Ok(())
    }

    /// Starts the process.
    fn spawn(&self, config: &Path) -> Result<Child, StartError> {
        let mut command = guarded(&self.program, "KILL");
        command.arg("--config").arg(config).current_dir("/");
        self.log.attach(&mut command).doing("write", self.log.path())?;
        Child::spawn(command).doing("start", &self.program)
    }

    /// Where the server notes its process id.
    fn pid_file(&self) -> PathBuf {
        self.data.join("nats.pid")
    }

    /// Writes the server's configuration; readable by its owner only, because it may hold passwords.
    fn configure(&self, name: &str) -> Result<PathBuf, StartError> {
        let path = self.data.join("nats.conf");
        let store = quoted(&self.data.join("jetstream"));
        let sync = if self.options.durable { ", sync_interval: always" } else { "" };
        let mut lines = vec![
            format!("server_name: {name}"),
            format!("listen: \"127.0.0.1:{}\"", self.port),
            format!("pid_file: {}", quoted(&self.pid_file())),
            format!("jetstream {{ store_dir: {store}{sync} }}"),
        ];
        lines.extend(self.options.monitoring.map(|port| format!("http: \"127.0.0.1:{port}\"")));
        lines.extend(self.options.config.clone());
        files::write_secret(&path, &lines.join("\n"))?;
        Ok(path)
    }
}

/// A path as a string of the configuration's language.
fn quoted(path: &Path) -> String {
    format!("{:?}", path.to_string_lossy())
}

/// Whether the server of that name, and no other that has the port, greets with `JetStream`.
async fn greets(port: u16, name: &str) -> bool {
    let greet = async {
        let mut greeting = String::new();
        let mut server = BufReader::new(TcpStream::connect(("127.0.0.1", port)).await?);
        server.read_line(&mut greeting).await?;
        std::io::Result::Ok(greeting.contains(name) && greeting.contains("\"jetstream\":true"))
    };
    matches!(timeout(Duration::from_secs(2), greet).await, Ok(Ok(true)))
}
