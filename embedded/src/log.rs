//! A server's log file: where a child's output goes, and what of it to show when something fails.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::error::StartError;
use crate::files;

/// How much of a log an error message carries.
const TAIL_LINES: usize = 20;

/// The file that takes a child's output; it grows over restarts.
#[derive(Debug, Clone)]
pub struct Log {
    path: PathBuf,
}

impl Log {
    /// The log at that path; the file appears with the first child.
    #[must_use]
    pub fn at(path: PathBuf) -> Self {
        Self { path }
    }

    /// The path of the file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Sends a command's stdout and stderr to the end of this log.
    ///
    /// # Errors
    /// What the file system said.
    pub fn attach(&self, command: &mut Command) -> io::Result<()> {
        let file = files::open_log(&self.path)?;
        command.stdout(file.try_clone()?).stderr(file);
        Ok(())
    }

    /// Keeps it from growing for ever: once it is larger than `most`, what it has goes to a file beside it that ends in
    /// `.1`, in the place of what was there. What the child writes at that very moment may be lost.
    ///
    /// # Errors
    /// What the file system said.
    pub fn bound(&self, most: u64) -> io::Result<()> {
        if self.end() <= most {
            return Ok(());
        }
        // Copied and not renamed: the child goes on to write into the file that it has, always at its end.
        let before = self.path.with_added_extension("1");
        drop(files::open_log(&before)?);
        std::fs::copy(&self.path, &before)?;
        File::options().write(true).open(&self.path)?.set_len(0)
    }

    /// Its present end, to be given to [`Log::since`]; 0 while there is no file.
    #[must_use]
    pub fn end(&self) -> u64 {
        std::fs::metadata(&self.path).map_or(0, |file| file.len())
    }

    /// What was written after `start`; empty when the file cannot be read.
    #[must_use]
    pub fn since(&self, start: u64) -> String {
        let mut bytes = Vec::new();
        let read = |bytes: &mut Vec<u8>| -> io::Result<usize> {
            let mut file = File::open(&self.path)?;
            file.seek(SeekFrom::Start(start))?;
            file.read_to_end(bytes)
        };
        // A part that could be read is better than nothing, and this is only ever shown to people.
        drop(read(&mut bytes));
        String::from_utf8_lossy(&bytes).into_owned()
    }

    /// The error for a server that did `what` instead of starting, with what it wrote after `start`.
    pub(crate) fn failure(&self, program: &'static str, what: &str, start: u64) -> StartError {
        let tail = tail(&self.since(start));
        StartError::Failed { program, what: what.to_owned(), log: self.path.clone(), tail }
    }
}

/// The last lines of a text.
fn tail(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    lines[lines.len().saturating_sub(TAIL_LINES)..].join("\n")
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;
    use std::process::Stdio;

    use super::*;
    use crate::testing::Scratch;

    #[test]
    fn a_log_that_has_grown_begins_anew_and_what_it_had_stays_beside_it() {
        let scratch = Scratch::create();
        let log = Log::at(scratch.path().join("x.log"));
        let mut child = Command::new("sh");
        child.args(["-c", "echo first; read _; echo second"]).stdin(Stdio::piped());
        log.attach(&mut child).unwrap();
        let mut child = child.spawn().unwrap();
        while log.end() == 0 {
            std::thread::yield_now();
        }
        log.bound(100).unwrap();
        assert_eq!(log.since(0), "first\n");
        log.bound(3).unwrap();
        drop(child.stdin.take());
        child.wait().unwrap();
        assert_eq!(log.since(0), "second\n");
        let before = scratch.path().join("x.log.1");
        assert_eq!(std::fs::read_to_string(&before).unwrap(), "first\n");
        assert_eq!(before.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    }

    #[test]
    fn a_log_is_for_its_owner_only_also_one_that_was_there_before() {
        let scratch = Scratch::create();
        for name in ["new.log", "old.log"] {
            let path = scratch.path().join(name);
            if name == "old.log" {
                std::fs::write(&path, "before\n").unwrap();
                std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o644)).unwrap();
            }
            Log::at(path.clone()).attach(&mut Command::new("true")).unwrap();
            assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o600, "{name}");
        }
    }
}
