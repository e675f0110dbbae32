//! What an earlier run that was killed may have left: a pid file, and rarely the server itself.

use std::fs;
use std::path::Path;
use std::time::Duration;

use rustix::process::Signal;

use crate::error::{Doing, StartError};
use crate::process::Process;

/// How long a leftover server may take to stop in its own way.
const PATIENCE: Duration = Duration::from_secs(20);

/// Stops the server that `pid_file` names, if it lives and was started with `mark` among its arguments, and
/// removes the file, which would otherwise name the next process with that id.
///
/// To be called only with the claim on the data directory: the server's own parent is then dead.
pub async fn clear(pid_file: &Path, mark: &Path, gently: Signal) -> Result<(), StartError> {
    let Ok(text) = fs::read_to_string(pid_file) else { return Ok(()) };
    let process = text.lines().next().and_then(|line| Process::find(line.trim().parse().ok()?));
    if let Some(server) = process.filter(|process| process.was_given(mark)) {
        tracing::info!(data = %mark.display(), "stopping the server that an earlier run left behind");
        stop(server, gently).await;
    }
    match fs::remove_file(pid_file) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).doing("remove", pid_file)
        }
        _ => Ok(()),
    }
}

/// Stops a server and waits for the children it leaves, which may hold its shared memory.
async fn stop(server: Process, gently: Signal) {
    let children = Process::children_of(server.pid());
    server.signal(Signal::CONT);
    server.signal(gently);
    if !server.ends_within(PATIENCE).await {
        server.signal(Signal::KILL);
    }
    for child in children {
        if !child.ends_within(Duration::from_secs(1)).await {
            child.signal(Signal::KILL);
        }
        child.ends_within(PATIENCE).await;
    }
    server.ends_within(PATIENCE).await;
}
