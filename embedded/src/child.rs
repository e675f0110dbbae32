//! A child process that dies with this one and can be signalled without hitting another process.

use std::io;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{self, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, WaitId, WaitIdOptions, kill_process, waitid};
use tokio::sync::watch;

use crate::account::Account;
use crate::process::Process;

/// How a child ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exit {
    /// Whether it ended by itself with status 0.
    pub success: bool,
    /// The status in words, such as `exit status: 1` or `signal: 9 (SIGKILL)`.
    pub status: String,
}

/// A running or ended child. Dropping it kills it.
#[derive(Debug)]
pub struct Child {
    /// Its process id, which no other process has until its exit has been noted.
    pid: Pid,
    /// How it ended, once it has.
    exit: watch::Receiver<Option<Exit>>,
}

/// A command that gets `signal` when the thread that spawned it ends (see [`Child::spawn`]).
#[must_use]
pub fn guarded(program: &Path, signal: &str) -> Command {
    guarded_as(program, signal, None)
}

/// A command as another user, guarded as by [`guarded`]: `setpriv` arms the signal after the change of user, which would
/// disarm it.
pub(crate) fn guarded_as(program: &Path, signal: &str, account: Option<&Account>) -> Command {
    let mut command = Command::new("setpriv");
    command.args(["--pdeathsig", signal]);
    command.args(account.map(Account::arguments).unwrap_or_default());
    command.arg("--").arg(program);
    command
}

impl Child {
    /// Spawns a [`guarded`] command on a thread that lives exactly as long as the child.
    ///
    /// The child gets a process group of its own, so that Ctrl-C reaches this process only, and no stdin.
    ///
    /// # Errors
    /// What the system said to the new thread or process.
    pub fn spawn(mut command: Command) -> io::Result<Self> {
        command.process_group(0).stdin(Stdio::null());
        let (started, start) = mpsc::channel();
        let (exited, exit) = watch::channel(None);
        thread::Builder::new()
            .name("child".to_owned())
            .spawn(move || attend(command, &started, &exited))?;
        let pid = start.recv().map_err(io::Error::other)??;
        Ok(Self { pid, exit })
    }

    /// The process id.
    #[must_use]
    pub fn pid(&self) -> i32 {
        self.pid.as_raw_pid()
    }

    /// Sends a signal; one that comes after the end goes nowhere.
    pub fn signal(&self, signal: Signal) {
        // The guard keeps the child from being reaped, and so its id from being reused, until it is dropped.
        let exit = self.exit.borrow();
        if exit.is_none()
            && let Err(error) = kill_process(self.pid, signal)
        {
            tracing::warn!(pid = self.pid(), %error, "cannot signal a child");
        }
    }

    /// Stops it where it is and waits until it stands still: its connections stay open and get no answer.
    pub async fn pause(&self) {
        if let Some(process) = Process::find(self.pid()) {
            process.pause().await;
        }
    }

    /// Lets a paused child go on.
    pub fn resume(&self) {
        self.signal(Signal::CONT);
    }

    /// Waits for its end.
    pub async fn exited(&self) -> Exit {
        let mut exit = self.exit.clone();
        let ended = exit.wait_for(Option::is_some).await;
        let unknown = || Exit { success: false, status: "unknown".to_owned() };
        ended.ok().and_then(|exit| exit.clone()).unwrap_or_else(unknown)
    }

    /// Whether it ends within `limit`.
    pub async fn exits_within(&self, limit: Duration) -> bool {
        tokio::time::timeout(limit, self.exited()).await.is_ok()
    }

    /// Whether it ends within `limit`, for `drop`, which cannot await.
    pub(crate) fn exits_within_blocking(&self, limit: Duration) -> bool {
        let deadline = Instant::now() + limit;
        while self.exit.borrow().is_none() && Instant::now() < deadline {
            thread::sleep(Duration::from_millis(2));
        }
        self.exit.borrow().is_some()
    }
}

impl Drop for Child {
    fn drop(&mut self) {
        self.signal(Signal::KILL);
        self.exits_within_blocking(Duration::from_secs(5));
    }
}

/// The life of a child's thread: spawn it, say so, wait, note the end and only then reap it.
fn attend(
    mut command: Command,
    started: &mpsc::Sender<io::Result<Pid>>,
    exited: &watch::Sender<Option<Exit>>,
) {
    let spawned = command.spawn();
    drop(command);
    let (mut child, pid) = match spawned {
        Ok(child) => {
            let pid = Pid::from_child(&child);
            (child, pid)
        }
        Err(error) => return drop(started.send(Err(error))),
    };
    drop(started.send(Ok(pid)));
    let peek = WaitIdOptions::EXITED | WaitIdOptions::NOWAIT;
    // It fails only for what is no child of ours.
    let _ = rustix::io::retry_on_intr(|| waitid(WaitId::Pid(pid), peek));
    exited.send_modify(|exit| *exit = Some(reap(&mut child)));
}

/// Takes a child's status from the process table.
fn reap(child: &mut process::Child) -> Exit {
    match child.wait() {
        Ok(status) => Exit { success: status.success(), status: status.to_string() },
        Err(error) => Exit { success: false, status: error.to_string() },
    }
}
