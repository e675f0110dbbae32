//! What processes use of the machine, by what `/proc` says of them.

mod memory;
mod stat;

use std::collections::HashMap;
use std::fs;

use serde::{Deserialize, Serialize};
use tokio::time::Instant;

use memory::Memory;
use stat::Stat;

/// What a process (with its children) used of the machine in some time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Usage {
    /// The name of the process.
    pub process: String,
    /// Seconds of CPU.
    pub cpu_seconds: f64,
    /// The same per second: how many cores were busy with it.
    pub cores: f64,
    /// Memory at the end in MiB, shared memory counted once.
    pub pss_mib: f64,
    /// Memory at the end in MiB, what is shared counted in full for each process.
    pub rss_mib: f64,
}

/// The measured processes: each a name and the id of the process; its children count as part of it.
#[derive(Debug, Clone, Default)]
pub struct Processes(Vec<(String, i32)>);

/// How much CPU the processes had used at a moment.
#[derive(Debug)]
pub struct Look {
    at: Instant,
    /// Clock ticks by process; a process that is missing did not run.
    ticks: HashMap<i32, u64>,
}

impl Processes {
    /// Adds a process, if it runs.
    #[must_use]
    pub fn with(mut self, name: &str, pid: Option<i32>) -> Self {
        self.0.extend(pid.map(|pid| (name.to_owned(), pid)));
        self
    }

    /// This process too.
    #[must_use]
    pub fn with_myself(self) -> Self {
        self.with("client", Some(std::process::id().cast_signed()))
    }

    /// Looks at how much CPU they have used so far.
    pub fn look(&self) -> Look {
        let families = Families::look();
        let ticks = self.0.iter().map(|(_, pid)| (*pid, families.ticks(*pid))).collect();
        Look { at: Instant::now(), ticks }
    }

    /// What they have used since then.
    #[expect(clippy::cast_precision_loss, reason = "ticks are far below 2^52")]
    pub fn used_since(&self, before: &Look) -> Vec<Usage> {
        let now = self.look();
        let seconds = (now.at - before.at).as_secs_f64();
        let families = Families::look();
        let per_second = rustix::param::clock_ticks_per_second() as f64;
        let used = self.0.iter();
        used.map(|(process, pid)| {
            let ticks = |look: &Look| look.ticks.get(pid).copied().unwrap_or_default();
            let cpu_seconds = ticks(&now).saturating_sub(ticks(before)) as f64 / per_second;
            let memory = families.memory(*pid);
            Usage {
                process: process.clone(),
                cpu_seconds,
                cores: cpu_seconds / seconds,
                pss_mib: memory.pss_mib(),
                rss_mib: memory.rss_mib(),
            }
        })
        .collect()
    }
}

/// Every process of the machine by its parent.
struct Families {
    stats: HashMap<i32, Stat>,
    children: HashMap<i32, Vec<i32>>,
}

impl Families {
    /// Looks at all of them.
    fn look() -> Self {
        let entries = fs::read_dir("/proc").into_iter().flatten().flatten();
        let pids = entries.filter_map(|entry| entry.file_name().to_str()?.parse::<i32>().ok());
        let stats: HashMap<i32, Stat> =
            pids.filter_map(|pid| Some((pid, Stat::of(pid)?))).collect();
        let mut children: HashMap<i32, Vec<i32>> = HashMap::new();
        for (pid, stat) in &stats {
            children.entry(stat.parent).or_default().push(*pid);
        }
        Self { stats, children }
    }

    /// A process and its children, none of the children of this very process.
    fn members(&self, pid: i32) -> impl Iterator<Item = i32> {
        let is_myself = pid == std::process::id().cast_signed();
        let children = self.children.get(&pid).filter(|_| !is_myself).into_iter().flatten();
        std::iter::once(pid).chain(children.copied())
    }

    /// The CPU that a process and its children have used, those that have ended included.
    fn ticks(&self, pid: i32) -> u64 {
        let is_myself = pid == std::process::id().cast_signed();
        let of_ended = self.stats.get(&pid).filter(|_| !is_myself);
        let ticks = self.members(pid).filter_map(|pid| self.stats.get(&pid)).map(|stat| stat.ticks);
        ticks.sum::<u64>() + of_ended.map_or(0, |stat| stat.ticks_of_ended_children)
    }

    /// The memory that a process and its children use.
    fn memory(&self, pid: i32) -> Memory {
        self.members(pid).map(Memory::of).sum()
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_process_that_works_is_seen_working() {
        let processes = Processes::default().with_myself();
        let before = processes.look();
        let start = std::time::Instant::now();
        while start.elapsed() < Duration::from_millis(100) {
            std::hint::black_box(start.elapsed());
        }
        let usage = processes.used_since(&before);
        assert!(usage[0].cpu_seconds > 0.02, "{usage:?}");
        assert!(usage[0].rss_mib > 1.0, "{usage:?}");
    }
}
