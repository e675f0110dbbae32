//! How long the disk takes to keep a page.

use std::fs::File;
use std::io;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::Found;
use crate::effort::Effort;
use crate::failure::{Failure, OrFail};

/// A page of Postgres.
const PAGE: usize = 8 << 10;

/// Writes a page and forces it to the disk, over and over, beside the files of a cluster.
pub async fn sync(cluster: &Path, effort: &Effort) -> Result<Found, Failure> {
    let file = cluster.with_file_name("bench-sync");
    let time = effort.window.measured;
    let running = tokio::task::spawn_blocking(move || write_for(&file, time));
    let written = running.await.or_fail("the disk was not waited for")?;
    written.or_fail("the disk cannot be measured")
}

/// Writes the same page and forces it to the disk, again and again until the time is over.
#[expect(clippy::cast_precision_loss, reason = "no disk does it 2^52 times")]
fn write_for(path: &PathBuf, time: Duration) -> io::Result<Found> {
    let (file, page, start) = (File::create(path)?, [7; PAGE], Instant::now());
    let mut times = 0_u64;
    while start.elapsed() < time {
        file.write_all_at(&page, 0)?;
        file.sync_data()?;
        times += 1;
    }
    let seconds = start.elapsed().as_secs_f64();
    std::fs::remove_file(path)?;
    let per_second = times as f64 / seconds;
    Ok(Found { per_second, mean_ms: 1_000.0 / per_second })
}
