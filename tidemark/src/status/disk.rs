//! The disks that services watch, and whether one is filling up.

use serde_json::{Value, json};
use service::Room;

use super::page::Page;

const GIB: f64 = 1_073_741_824.0;

/// A disk, as a service shows it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Disk {
    /// What is on it.
    name: String,
    /// How much room it has.
    room: Room,
}

impl Disk {
    /// The disks on a page of metrics.
    pub(super) fn on(page: &Page) -> Vec<Self> {
        let sizes = page.labelled("tidemark_disk_size_bytes", "disk");
        let free = page.labelled("tidemark_disk_free_bytes", "disk");
        let disk = |(name, free): (String, f64)| {
            let (_, size) = sizes.iter().find(|(known, _)| *known == name)?;
            Some(Self { name, room: Room { free, size: *size } })
        };
        free.into_iter().filter_map(disk).collect()
    }

    /// Whether there will soon be no room.
    pub(super) fn is_filling_up(&self) -> bool {
        self.room.is_filling_up()
    }

    /// For people.
    pub(super) fn line(&self) -> String {
        let (free, size) = (self.room.free / GIB, self.room.size / GIB);
        let warning = if self.is_filling_up() { ": FILLING UP" } else { "" };
        format!("disk {}: {free:.1} of {size:.1} GiB free{warning}", self.name)
    }

    /// For programs.
    pub(super) fn json(&self) -> Value {
        json!({
            "name": self.name, "free_bytes": self.room.free, "size_bytes": self.room.size,
            "filling_up": self.is_filling_up(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_disk_that_fills_up_is_said_loudly() {
        let room = Room { free: 4.0 * GIB, size: 100.0 * GIB };
        let disk = Disk { name: "data".to_owned(), room };
        assert_eq!(disk.line(), "disk data: 4.0 of 100.0 GiB free: FILLING UP");
    }

    #[test]
    fn disks_are_read_from_a_page() {
        let page = Page::new(
            "tidemark_disk_free_bytes{disk=\"data\"} 3\ntidemark_disk_free_bytes{disk=\"x\"} 4\n\
            tidemark_disk_size_bytes{disk=\"data\"} 9\n"
                .to_owned(),
        );
        assert_eq!(
            Disk::on(&page),
            [Disk { name: "data".to_owned(), room: Room { free: 3.0, size: 9.0 } }]
        );
    }
}
