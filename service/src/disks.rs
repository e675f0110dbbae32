//! Disks that are watched, so that an operator is warned before one is full.

use std::path::PathBuf;
use std::str::FromStr;
use std::sync::LazyLock;

use rustix::fs::statvfs;
use telemetry::metrics::{Gauges, gauge_family};

use crate::health::Finding;

/// Less than this part of a disk is little, if it is less than [`ENOUGH`] as well.
const LITTLE: f64 = 0.1;
/// How many free bytes are enough for days, however large the disk is: 10 GiB.
const ENOUGH: f64 = 10.0 * 1024.0 * 1024.0 * 1024.0;

/// How much is free.
static FREE: LazyLock<Gauges> = LazyLock::new(|| {
    let help = "Bytes that are free on a disk that is watched.";
    gauge_family("tidemark_disk_free_bytes", help, &["disk"])
});
/// How much there is.
static SIZE: LazyLock<Gauges> = LazyLock::new(|| {
    let help = "Bytes that a disk has that is watched.";
    gauge_family("tidemark_disk_size_bytes", help, &["disk"])
});

/// Disks by what is on them, each with a directory on it; written as `NAME=DIRECTORY` with commas.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Disks(Vec<(String, PathBuf)>);

/// How much room a disk has, in bytes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Room {
    /// What may still be written.
    pub free: f64,
    /// What there is in all.
    pub size: f64,
}

impl Room {
    /// Whether there will soon be none.
    #[must_use]
    pub fn is_filling_up(&self) -> bool {
        self.free < ENOUGH && self.free < self.size * LITTLE
    }
}

impl Disks {
    /// The disk that a directory is on, under a name for the metrics.
    #[must_use]
    pub fn of(name: &str, directory: PathBuf) -> Self {
        Self(vec![(name.to_owned(), directory)])
    }

    /// The room of each; one that cannot be looked at is left out.
    fn look(&self) -> impl Iterator<Item = (&str, Room)> {
        self.0.iter().filter_map(|(name, directory)| Some((name.as_str(), room(directory).ok()?)))
    }

    /// Shows the room of each in the metrics.
    pub(crate) fn show(&self) {
        for (name, room) in self.look() {
            FREE.with_label_values(&[name]).set(room.free);
            SIZE.with_label_values(&[name]).set(room.size);
        }
    }

    /// What health says of each. A service works until its disk is full, so it is never unready because of one.
    pub(crate) fn findings(&self) -> Vec<Finding> {
        let finding = |(name, room): (&str, Room)| {
            let finding = Finding::good(format!("disk {name}"));
            if !room.is_filling_up() {
                return finding;
            }
            let percent = 100.0 * room.free / room.size;
            Finding { detail: format!("filling up: {percent:.1} % is free"), ..finding }
        };
        self.look().map(finding).collect()
    }
}

impl FromStr for Disks {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let entries = text.split(',').map(str::trim).filter(|entry| !entry.is_empty());
        let disk = |entry: &str| {
            let (name, directory) =
                entry.split_once('=').ok_or("must be NAME=DIRECTORY, with commas between them")?;
            let directory = PathBuf::from(directory.trim());
            room(&directory).map_err(|error| format!("{}: {error}", directory.display()))?;
            Ok((name.trim().to_owned(), directory))
        };
        entries.map(disk).collect::<Result<_, String>>().map(Self)
    }
}

/// The room of the disk that a directory is on.
#[expect(clippy::cast_precision_loss, reason = "a float counts bytes far enough")]
fn room(directory: &std::path::Path) -> rustix::io::Result<Room> {
    let found = statvfs(directory)?;
    let bytes = |blocks: u64| blocks as f64 * found.f_frsize as f64;
    Ok(Room { free: bytes(found.f_bavail), size: bytes(found.f_blocks) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_disk_fills_up_when_little_is_free_and_little_of_it() {
        let gib = |gib: f64| gib * 1024.0 * 1024.0 * 1024.0;
        let room = |free, size| Room { free: gib(free), size: gib(size) };
        assert!(room(4.0, 100.0).is_filling_up());
        assert!(!room(4.0, 20.0).is_filling_up());
        assert!(!room(50.0, 1000.0).is_filling_up());
    }

    #[test]
    fn disks_are_named_with_a_directory_that_is_there() {
        assert_eq!("".parse(), Ok(Disks::default()));
        assert_eq!("data=/".parse(), Ok(Disks::of("data", "/".into())));
        assert!("/data".parse::<Disks>().unwrap_err().contains("NAME=DIRECTORY"));
        assert!("data=/nowhere/at/all".parse::<Disks>().unwrap_err().contains("/nowhere"));
    }

    #[test]
    fn a_disk_is_looked_at() {
        let disks = Disks::of("data", "/".into());
        let (_, room) = disks.look().next().unwrap();
        assert!(room.size > 0.0 && room.free <= room.size, "{room:?}");
        assert!(disks.findings()[0].ok);
    }
}
