//! Directories that go away.

use std::fs::DirBuilder;
use std::io;
use std::os::unix::fs::DirBuilderExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use crate::files::random;

/// Waits until its stdin closes, which the kernel sees to if need be, and removes the directory; again, while
/// a dying server still writes there.
const REMOVE: &str = r#"
    cat >/dev/null
    attempts=100
    until rm -rf -- "$1" || [ $((attempts -= 1)) -eq 0 ]; do
        sleep 0.1
    done
"#;

/// A new directory that is removed when this value is dropped or this process ends, however it ends.
#[derive(Debug)]
pub struct Scratch {
    path: PathBuf,
    /// The process that removes it.
    remover: Child,
}

impl Scratch {
    /// Makes a directory with a short path that every user can enter.
    ///
    /// # Panics
    /// The system does not let us.
    #[must_use]
    pub fn create() -> Self {
        Self::try_create()
            .unwrap_or_else(|error| panic!("cannot make a scratch directory: {error}"))
    }

    /// Makes the directory and the process that will remove it.
    fn try_create() -> io::Result<Self> {
        let path = base().join(format!("tidemark-test-{}", hex::encode(random::<6>()?)));
        DirBuilder::new().mode(0o755).create(&path)?;
        let mut command = Command::new("sh");
        command.args(["-c", REMOVE, "remove"]).arg(&path).current_dir("/");
        command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        // A group of its own, so that it outlives what kills the tests' group.
        let remover = command.process_group(0).spawn()?;
        Ok(Self { path, remover })
    }

    /// The path of the directory.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        drop(self.remover.stdin.take());
        // Nothing depends on the directory being gone, and a drop cannot return an error.
        drop(self.remover.wait());
    }
}

/// Where scratch directories are made: for root not in its own temporary directory, which may be private,
/// while the Postgres user must get in.
fn base() -> PathBuf {
    if rustix::process::geteuid().is_root() { PathBuf::from("/tmp") } else { std::env::temp_dir() }
}
