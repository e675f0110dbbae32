//! Processes that are not our direct children, by what `/proc` says of them.

use std::fs;
use std::path::Path;
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process};
use tokio::time::{Instant, sleep};

/// A process by id and time of birth, so that a reused id is not mistaken for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Process {
    pid: i32,
    /// Its parent's id.
    parent: i32,
    /// When it was started, in clock ticks since the machine was.
    born: u64,
}

impl Process {
    /// The living process of that id; one that has ended and was not yet reaped does not count.
    #[must_use]
    pub fn find(pid: i32) -> Option<Self> {
        let text = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
        Self::parse(pid, &text)
    }

    /// Reads the line of `/proc/<pid>/stat`, whose second field is a name that may contain anything.
    fn parse(pid: i32, text: &str) -> Option<Self> {
        let fields: Vec<&str> = text.get(text.rfind(')')? + 1..)?.split_whitespace().collect();
        let alive = !matches!(*fields.first()?, "Z" | "X");
        let (parent, born) = (fields.get(1)?.parse().ok()?, fields.get(19)?.parse().ok()?);
        alive.then_some(Self { pid, parent, born })
    }

    /// Its id.
    #[must_use]
    pub fn pid(&self) -> i32 {
        self.pid
    }

    /// The living children of a process.
    #[must_use]
    pub fn children_of(parent: i32) -> Vec<Self> {
        let entries = fs::read_dir("/proc").into_iter().flatten().flatten();
        let ids = entries.filter_map(|entry| entry.file_name().to_str()?.parse().ok());
        ids.filter_map(Self::find).filter(|process| process.parent == parent).collect()
    }

    /// Whether it was started with that path among its arguments.
    #[must_use]
    pub fn was_given(&self, path: &Path) -> bool {
        let line = fs::read(format!("/proc/{}/cmdline", self.pid)).unwrap_or_default();
        line.split(|byte| *byte == 0)
            .any(|argument| argument == path.as_os_str().as_encoded_bytes())
    }

    /// Whether it still lives. It keeps its birth, but its parent changes when that dies first.
    #[must_use]
    pub fn is_running(&self) -> bool {
        Self::find(self.pid).is_some_and(|now| now.born == self.born)
    }

    /// Sends a signal; one to a process that has ended goes nowhere.
    pub fn signal(&self, signal: Signal) {
        if let Some(pid) = Pid::from_raw(self.pid).filter(|_| self.is_running()) {
            // It may have ended just now, which is no error.
            let _ = kill_process(pid, signal);
        }
    }

    /// Stops it where it is and waits until all of its threads stand still, or it has ended.
    pub async fn pause(&self) {
        self.signal(Signal::STOP);
        while self.is_running() && !self.stands_still() {
            sleep(Duration::from_millis(1)).await;
        }
    }

    /// Whether all of its threads have taken note of being stopped, which they do one by one.
    fn stands_still(&self) -> bool {
        let threads =
            fs::read_dir(format!("/proc/{}/task", self.pid)).into_iter().flatten().flatten();
        let mut states =
            threads.filter_map(|thread| fs::read_to_string(thread.path().join("stat")).ok());
        states.all(|text| text.rfind(')').is_some_and(|end| text[end..].starts_with(") T")))
    }

    /// Whether it ends within `limit`; the process table has nothing to wait for but its entry.
    pub async fn ends_within(&self, limit: Duration) -> bool {
        let deadline = Instant::now() + limit;
        while self.is_running() && Instant::now() < deadline {
            sleep(Duration::from_millis(5)).await;
        }
        !self.is_running()
    }
}

#[cfg(test)]
mod tests {
    use super::Process;

    #[test]
    fn a_name_with_brackets_does_not_confuse_the_fields() {
        let line = "7 (a) Z b) S 3 0 0 0 0 0 0 0 0 0 0 0 0 0 20 0 1 0 4711 0";
        assert_eq!(Process::parse(7, line), Some(Process { pid: 7, parent: 3, born: 4711 }));
    }

    #[test]
    fn this_process_lives_and_has_its_arguments() {
        let myself = Process::find(std::process::id().cast_signed()).unwrap();
        assert!(myself.is_running());
        assert!(!myself.was_given(std::path::Path::new("/no/such/argument")));
    }
}
