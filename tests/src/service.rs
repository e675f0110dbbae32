//! One child process of a cluster.

use std::io;
use std::net::SocketAddr;
use std::time::Duration;

use embedded::{Child, Log, Signal};

use crate::launch::Launch;
use crate::wait;

/// How long a service may take until it announces its address.
const START_LIMIT: Duration = Duration::from_mins(1);
/// How long a service may take to finish what it is doing.
const STOP_LIMIT: Duration = Duration::from_secs(30);

/// A service that was launched; it may have been killed since.
#[derive(Debug)]
pub struct Service {
    /// How it is started.
    launch: Launch,
    /// Its output, over all restarts.
    log: Log,
    /// Where it listens.
    address: SocketAddr,
    child: Child,
}

impl Service {
    /// Starts it and waits until it has announced its address.
    ///
    /// # Panics
    /// It ends or stays silent instead.
    pub async fn start(launch: Launch, log: Log) -> Self {
        let (child, address) = run(&launch, &log).await;
        Self { launch, log, address, child }
    }

    /// Where it listens.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The URL of its metrics and health.
    ///
    /// # Panics
    /// It was launched without.
    #[must_use]
    pub fn metrics(&self) -> String {
        let address = self.launch.variable("TIDEMARK_METRICS_LISTEN");
        format!("http://{}", address.unwrap_or_else(|| panic!("{} has none", self.launch.name)))
    }

    /// Its output, over all restarts.
    #[must_use]
    pub fn log(&self) -> &Log {
        &self.log
    }

    /// Its process id.
    #[must_use]
    pub fn pid(&self) -> i32 {
        self.child.pid()
    }

    /// Kills it, as the out-of-memory killer would.
    pub async fn kill(&mut self) {
        self.child.signal(Signal::KILL);
        self.child.exited().await;
    }

    /// Asks it to finish and waits until it has.
    ///
    /// # Panics
    /// It does not.
    pub async fn stop(&mut self) {
        self.child.signal(Signal::TERM);
        let stopped = self.child.exits_within(STOP_LIMIT).await;
        assert!(stopped, "{} does not stop; its log:\n{}", self.launch.name, self.log.since(0));
    }

    /// Starts it again as before, after killing it if it still runs.
    ///
    /// # Panics
    /// It does not come back to the address that it had.
    pub async fn restart(&mut self) {
        self.kill().await;
        let (child, address) = run(&self.launch, &self.log).await;
        assert_eq!(address, self.address, "{} has moved", self.launch.name);
        self.child = child;
    }

    /// Starts it again as before without waiting for it, after killing it if it still runs.
    ///
    /// # Errors
    /// What the system said.
    pub async fn begin(&mut self) -> io::Result<()> {
        self.kill().await;
        self.child = spawn(&self.launch, &self.log)?;
        Ok(())
    }

    /// Whether the process is there, at work or paused.
    pub async fn is_running(&self) -> bool {
        !self.child.exits_within(Duration::ZERO).await
    }

    /// Asks it to finish, without waiting until it has.
    pub fn ask_to_stop(&self) {
        self.child.signal(Signal::TERM);
    }

    /// Stops it where it is: its connections stay open and get no answer.
    pub async fn pause(&self) {
        self.child.pause().await;
    }

    /// Lets it go on.
    pub fn resume(&self) {
        self.child.resume();
    }
}

/// Starts the process and waits until it announces its address or ends.
async fn run(launch: &Launch, log: &Log) -> (Child, SocketAddr) {
    let name = &launch.name;
    let start = log.end();
    let child = spawn(launch, log).unwrap_or_else(|error| panic!("cannot start {name}: {error}"));
    let what = format!("{name} announces its address");
    let look = async || announced(&log.since(start), &launch.announcement);
    let address = tokio::select! {
        exit = child.exited() => {
            panic!("{name} ended while it started ({}); its log:\n{}", exit.status, log.since(start))
        }
        address = wait::until(&what, START_LIMIT, look) => address,
    };
    (child, address)
}

/// Starts the process with its output at the end of the log.
fn spawn(launch: &Launch, log: &Log) -> io::Result<Child> {
    let mut command = launch.command();
    log.attach(&mut command)?;
    Child::spawn(command)
}

/// The address in the first complete line that has the announcement.
fn announced(output: &str, announcement: &str) -> Option<SocketAddr> {
    let complete = &output[..=output.rfind('\n')?];
    let line = complete.lines().find(|line| line.contains(announcement))?;
    let mut words = line.split(|c: char| c.is_whitespace() || "\"',;/=".contains(c));
    words.find_map(|word| word.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::announced;

    #[test]
    fn an_address_is_found_in_text_and_in_json() {
        let expected = "127.0.0.1:8080".parse().ok();
        for line in [
            "start\nINFO listening on 127.0.0.1:8080\nmore",
            "INFO listening on http://127.0.0.1:8080/\n",
            "{\"message\":\"listening on\",\"address\":\"127.0.0.1:8080\"}\n",
        ] {
            assert_eq!(announced(line, "listening on"), expected, "{line}");
        }
    }

    #[test]
    fn an_unfinished_line_is_not_read() {
        assert_eq!(announced("listening on 127.0.0.1:80", "listening on"), None);
    }
}
