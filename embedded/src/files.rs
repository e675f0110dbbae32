//! Small file work that both servers need.

use std::fs::{self, File, Permissions};
use std::io::{self, Read, Write as _};
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use crate::error::{Doing, StartError};

/// Makes a data directory if it is missing; answers its absolute path without symbolic links.
pub fn prepare(data: &Path) -> Result<PathBuf, StartError> {
    fs::create_dir_all(data).doing("create", data)?;
    fs::canonicalize(data).doing("look at", data)
}

/// Makes a directory if it is missing and sets its permissions, regardless of the umask.
pub fn directory(path: &Path, mode: u32) -> Result<(), StartError> {
    fs::create_dir_all(path).doing("create", path)?;
    fs::set_permissions(path, Permissions::from_mode(mode)).doing("set the permissions of", path)
}

/// Writes a file that only its owner can read.
pub fn write_secret(path: &Path, text: &str) -> Result<(), StartError> {
    let file = File::options().create(true).write(true).truncate(true).mode(0o600).open(path);
    let mut file = file.doing("write", path)?;
    file.set_permissions(Permissions::from_mode(0o600)).doing("set the permissions of", path)?;
    file.write_all(text.as_bytes()).doing("write", path)
}

/// Opens a log that only its owner can read, to write at its end; also one that others could read until now.
///
/// # Errors
/// What the file system said.
pub fn open_log(path: &Path) -> io::Result<File> {
    let file = File::options().create(true).append(true).mode(0o600).open(path)?;
    file.set_permissions(Permissions::from_mode(0o600))?;
    Ok(file)
}

/// Holds a data directory by locking a file; the kernel lets go of it when this process ends, however it ends.
pub fn claim(path: &Path, data: &Path) -> Result<File, StartError> {
    let lock = File::options().create(true).append(true).open(path).doing("open", path)?;
    match lock.try_lock() {
        Ok(()) => Ok(lock),
        Err(fs::TryLockError::WouldBlock) => Err(StartError::InUse { data: data.to_owned() }),
        Err(fs::TryLockError::Error(error)) => Err(error).doing("lock", path),
    }
}

/// Random bytes from the kernel.
pub fn random<const N: usize>() -> io::Result<[u8; N]> {
    let mut bytes = [0; N];
    File::open("/dev/urandom")?.read_exact(&mut bytes)?;
    Ok(bytes)
}

/// The directories of PATH.
pub fn search_path() -> Vec<PathBuf> {
    std::env::var_os("PATH").map(|path| std::env::split_paths(&path).collect()).unwrap_or_default()
}

/// The first two numbers of a program's `--version`, such as 15 and 4 of `postgres (PostgreSQL) 15.4`.
pub fn parse_version(text: &str) -> Option<(u32, u32)> {
    let number = |part: &str| part.trim_matches(|c: char| !c.is_ascii_digit()).parse().ok();
    text.split_whitespace().find_map(|word| {
        let word = word.trim_start_matches('v');
        let mut parts = word.starts_with(|c: char| c.is_ascii_digit()).then(|| word.split('.'))?;
        Some((leading(parts.next()?)?, parts.next().and_then(number).unwrap_or(0)))
    })
}

/// The number that a word starts with: 18 of `18beta1`.
fn leading(word: &str) -> Option<u32> {
    let end = word.find(|c: char| !c.is_ascii_digit()).unwrap_or(word.len());
    word[..end].parse().ok()
}

#[cfg(test)]
mod tests {
    use super::parse_version;

    #[test]
    fn versions_are_read_as_the_servers_write_them() {
        let postgres = "postgres (PostgreSQL) 15.13 (Debian 15.13-0+deb12u1)";
        assert_eq!(parse_version(postgres), Some((15, 13)));
        assert_eq!(parse_version("postgres (PostgreSQL) 18beta1"), Some((18, 0)));
        assert_eq!(parse_version("nats-server: v2.12.1"), Some((2, 12)));
        assert_eq!(parse_version("no version"), None);
    }
}
