//! Clocks of services that can be moved while they run, by libfaketime; time that only passes is left alone.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The clocks of all services.
#[derive(Debug)]
pub struct Clocks {
    /// The library, if it is there.
    library: Option<PathBuf>,
    /// Where the offsets are kept, one file for each service.
    directory: PathBuf,
}

impl Clocks {
    /// Clocks that go right.
    ///
    /// # Errors
    /// The files cannot be written.
    pub fn right(
        library: Option<PathBuf>,
        directory: &Path,
        services: &[&str],
    ) -> io::Result<Self> {
        let clocks = Self { library, directory: directory.to_owned() };
        services.iter().try_for_each(|service| clocks.set(service, 0))?;
        Ok(clocks)
    }

    /// Whether they can be moved.
    #[must_use]
    pub const fn can_be_moved(&self) -> bool {
        self.library.is_some()
    }

    /// Puts a service's clock so many seconds off; it looks after a second at the latest.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn set(&self, service: &str, seconds: i64) -> io::Result<()> {
        // Written beside and moved, so that no reader sees half of it.
        let (path, part) = (self.file(service), self.file(service).with_extension("part"));
        fs::write(&part, format!("{seconds:+}\n"))?;
        fs::rename(part, path)
    }

    /// What a service's environment needs.
    #[must_use]
    pub fn environment(&self, service: &str) -> Vec<(String, String)> {
        let Some(library) = &self.library else { return Vec::new() };
        let file = self.file(service);
        let variables = [
            ("LD_PRELOAD", &*library.to_string_lossy()),
            ("FAKETIME_TIMESTAMP_FILE", &*file.to_string_lossy()),
            ("FAKETIME_CACHE_DURATION", "1"),
            // The name of this variable depends on the version.
            ("DONT_FAKE_MONOTONIC", "1"),
            ("FAKETIME_DONT_FAKE_MONOTONIC", "1"),
        ];
        variables.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec()
    }

    /// Removes the shared memory that the library leaves behind when a program is killed.
    pub fn tidy(&self) {
        let entries = fs::read_dir("/dev/shm").into_iter().flatten().flatten();
        for entry in entries.filter(|_| self.can_be_moved()) {
            let name = entry.file_name().to_string_lossy().into_owned();
            let process = name
                .strip_prefix("faketime_shm_")
                .or_else(|| name.strip_prefix("sem.faketime_sem_"));
            if process.is_some_and(|process| !Path::new("/proc").join(process).exists()) {
                // Another process may have been faster, or it belongs to another user.
                let _ = fs::remove_file(entry.path());
            }
        }
    }

    /// Where a service's offset is kept.
    fn file(&self, service: &str) -> PathBuf {
        self.directory.join(format!("{service}.clock"))
    }
}
