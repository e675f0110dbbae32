//! The data directory of `tidemark up`: its lock, and the small files in it.

use std::fs::{self, File, Permissions, TryLockError};
use std::io::{self, Write};
use std::net::SocketAddr;
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use crate::database::URL_FILE;
use crate::failure::{Failure, OrFail};
use crate::up::ports::Ports;

/// The file that the process running on the directory has locked.
const LOCK_FILE: &str = "tidemark.lock";
/// The file with the process id, for scripts.
const PID_FILE: &str = "tidemark.pid";
/// The file with the address, for a second start and for links.
pub const ADDRESS_FILE: &str = "address";
/// The file with the address of metrics and health, for `tidemark status`.
pub const METRICS_FILE: &str = "metrics-address";
/// The file with the first key.
const KEY_FILE: &str = "first-key";
/// The file with the first user's first password, as long as it is theirs.
const PASSWORD_FILE: &str = "first-password";
/// The URL of NATS with its password, for subscribers on this machine.
pub const NATS_URL_FILE: &str = "nats-url";
/// The file with the ports that were chosen.
const PORTS_FILE: &str = "ports";
/// The file with the log of the process.
const LOG_FILE: &str = "tidemark.log";

/// A data directory that this process runs on, and no other.
#[derive(Debug)]
pub struct Place {
    /// The directory, absolute.
    path: PathBuf,
    /// Held until the end; the kernel lets go of it however that comes.
    _lock: File,
}

impl Place {
    /// Makes the directory if it is missing, and takes it.
    pub fn take(data: &Path) -> Result<Self, Failure> {
        let shown = data.display();
        fs::create_dir_all(data).or_fail(&format!("{shown} cannot be made"))?;
        let path = data.canonicalize().or_fail(&format!("{shown} cannot be looked at"))?;
        let lock = File::options().create(true).append(true).open(path.join(LOCK_FILE));
        let lock = lock.or_fail(&format!("{shown} cannot be written"))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(in_use(&path)),
            Err(TryLockError::Error(error)) => {
                return Err(Failure::of(&format!("{shown} cannot be locked"), &error));
            }
        }
        let place = Self { path, _lock: lock };
        place.write(PID_FILE, &std::process::id().to_string())?;
        Ok(place)
    }

    /// The directory itself.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The directory of a part, such as `postgres`.
    pub fn part(&self, name: &str) -> PathBuf {
        self.path.join(name)
    }

    /// Where the log of the process is.
    pub fn log(&self) -> PathBuf {
        self.path.join(LOG_FILE)
    }

    /// Writes the addresses of the system, for the other subcommands and for a second start.
    pub fn note(
        &self,
        database_url: &str,
        nats_url: &str,
        address: SocketAddr,
        metrics: SocketAddr,
    ) -> Result<(), Failure> {
        self.write(URL_FILE, database_url)?;
        self.write(NATS_URL_FILE, nats_url)?;
        self.write(METRICS_FILE, &format!("http://{metrics}"))?;
        self.write(ADDRESS_FILE, &format!("http://{address}"))
    }

    /// The ports that were had last.
    pub fn ports(&self) -> Ports {
        read(&self.path.join(PORTS_FILE)).map_or_else(Ports::default, |text| Ports::read(&text))
    }

    /// Remembers ports for the next start.
    pub fn keep_ports(&self, ports: Ports) -> Result<(), Failure> {
        self.write(PORTS_FILE, &ports.text())
    }

    /// The first key, once it was made.
    pub fn first_key(&self) -> Option<String> {
        read(&self.path.join(KEY_FILE))
    }

    /// Keeps the first key.
    pub fn keep_first_key(&self, key: &str) -> Result<(), Failure> {
        self.write(KEY_FILE, key)
    }

    /// The first user's first password, once it was made.
    pub fn first_password(&self) -> Option<String> {
        read(&self.first_password_file())
    }

    /// Where the first user's first password is.
    pub fn first_password_file(&self) -> PathBuf {
        self.path.join(PASSWORD_FILE)
    }

    /// Keeps the first user's first password.
    pub fn keep_first_password(&self, password: &str) -> Result<(), Failure> {
        self.write(PASSWORD_FILE, password)
    }

    /// Removes a first password that no longer signs anybody in.
    pub fn forget_first_password(&self) -> Result<(), Failure> {
        let path = self.first_password_file();
        fs::remove_file(&path).or_fail(&format!("{} cannot be removed", path.display()))
    }

    /// A secret that is made at the first start and kept: 32 hexadecimal digits from `random`.
    pub fn secret(&self, name: &str, random: impl FnOnce() -> [u8; 16]) -> Result<String, Failure> {
        if let Some(secret) = read(&self.path.join(name)) {
            return Ok(secret);
        }
        let secret = hex::encode(random());
        self.write(name, &secret)?;
        Ok(secret)
    }

    /// Writes a file that only its owner can read; it changes whole or not at all.
    fn write(&self, name: &str, text: &str) -> Result<(), Failure> {
        let path = self.path.join(name);
        write_private(&path, text).or_fail(&format!("{} cannot be written", path.display()))
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        for name in [PID_FILE, ADDRESS_FILE, METRICS_FILE] {
            // A reader of a file that is left behind checks whether the process lives.
            let _ = fs::remove_file(self.path.join(name));
        }
    }
}

/// Another process runs on the directory.
fn in_use(path: &Path) -> Failure {
    let process =
        read(&path.join(PID_FILE)).map_or_else(String::new, |pid| format!(", process {pid}"));
    let address = read(&path.join(ADDRESS_FILE)).map_or_else(String::new, |at| format!(" at {at}"));
    Failure::new(format!("Tidemark is already running on {}{address}{process}", path.display()))
        .next(
            "Stop it first (Ctrl-C there, or `./dev down`), or use another directory with --data.",
        )
}

/// A small file's text, if it has any.
fn read(path: &Path) -> Option<String> {
    let text = fs::read_to_string(path).ok()?;
    Some(text.trim().to_owned()).filter(|text| !text.is_empty())
}

/// Writes beside the file and renames.
fn write_private(path: &Path, text: &str) -> io::Result<()> {
    let part = path.with_added_extension("part");
    let mut file =
        File::options().create(true).write(true).truncate(true).mode(0o600).open(&part)?;
    file.set_permissions(Permissions::from_mode(0o600))?;
    writeln!(file, "{text}")?;
    file.sync_all()?;
    fs::rename(part, path)
}

#[cfg(test)]
mod tests {
    use embedded::testing::Scratch;

    use super::*;

    #[test]
    fn a_directory_is_taken_by_one_process_at_a_time() {
        let scratch = Scratch::create();
        let data = scratch.path().join("data");
        let first = Place::take(&data).unwrap();
        let refused = format!("{:?}", Place::take(&data).unwrap_err());
        assert!(refused.contains(&std::process::id().to_string()), "{refused}");
        drop(first);
        Place::take(&data).unwrap();
    }

    #[test]
    fn secrets_are_made_once_and_kept_for_their_owner_only() {
        let scratch = Scratch::create();
        let place = Place::take(scratch.path()).unwrap();
        assert_eq!(place.secret("password", || [1; 16]).unwrap(), "01".repeat(16));
        assert_eq!(place.secret("password", || [2; 16]).unwrap(), "01".repeat(16));
        let mode = place.part("password").metadata().unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}
