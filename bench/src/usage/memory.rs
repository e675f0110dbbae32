//! The memory of a process: `/proc/<pid>/smaps_rollup`.

use std::fs;
use std::iter::Sum;

/// Memory in KiB; nothing for a process that has ended or may not be looked at.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Memory {
    /// With shared memory counted once.
    pss: u64,
    /// What is shared counted in full.
    rss: u64,
}

impl Memory {
    /// The memory of a living process; zero where it cannot be read.
    pub fn of(pid: i32) -> Self {
        let text = fs::read_to_string(format!("/proc/{pid}/smaps_rollup"));
        text.map(|text| Self::parse(&text)).unwrap_or_default()
    }

    /// Reads the lines.
    fn parse(text: &str) -> Self {
        let value = |name: &str| {
            let line = text.lines().find_map(|line| line.strip_prefix(name))?;
            line.split_whitespace().next()?.parse().ok()
        };
        Self { pss: value("Pss:").unwrap_or(0), rss: value("Rss:").unwrap_or(0) }
    }

    /// What is shared counted once.
    pub fn pss_mib(&self) -> f64 {
        mib(self.pss)
    }

    /// What is shared counted in full.
    pub fn rss_mib(&self) -> f64 {
        mib(self.rss)
    }
}

impl Sum for Memory {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::default(), |a, b| Self { pss: a.pss + b.pss, rss: a.rss + b.rss })
    }
}

/// KiB as MiB.
#[expect(clippy::cast_precision_loss, reason = "no machine has 2^52 KiB")]
fn mib(kib: u64) -> f64 {
    kib as f64 / 1_024.0
}

#[cfg(test)]
mod tests {
    use super::Memory;

    #[test]
    fn both_sums_are_read() {
        let text = "55d0 ---p 0 00:00 0 [rollup]\nRss:    2048 kB\nPss:    1024 kB\n\
                    Pss_Anon:  7 kB\nPss_File: 9 kB\n";
        let memory = Memory::parse(text);
        assert_eq!(memory, Memory { pss: 1024, rss: 2048 });
        let sum: Memory = [memory, memory].into_iter().sum();
        assert!((sum.rss_mib() - 4.0).abs() < f64::EPSILON);
    }

    #[test]
    fn whoever_may_not_be_looked_at_counts_nothing() {
        assert_eq!(Memory::of(-1), Memory::default());
    }
}
