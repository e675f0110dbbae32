//! Where Postgres is installed.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf, absolute};
use std::process::Command;

use crate::account::Account;
use crate::child::guarded_as;
use crate::error::{Doing, StartError};
use crate::files::{parse_version, search_path};

/// Where Debian keeps its Postgres versions, one directory each.
const SYSTEM: &str = "/usr/lib/postgresql";
/// The oldest major version that Tidemark's SQL runs on.
const OLDEST: u32 = 15;

/// The programs of one Postgres installation.
#[derive(Debug)]
pub struct Binaries {
    /// The directory of `initdb` and `postgres`.
    bin: PathBuf,
    /// Where the loader finds the libraries of packages that were unpacked rather than installed.
    libraries: OsString,
}

impl Binaries {
    /// The given installation, else the system's (that of `made_by`, else the newest), else that on PATH.
    pub fn find(given: Option<&Path>, made_by: Option<u32>) -> Result<Self, StartError> {
        let missing = |searched: String| StartError::NotInstalled {
            program: "postgres 15 or later",
            searched,
            setting: "TIDEMARK_POSTGRES_BIN to the directory of initdb and postgres",
        };
        let bin = match given {
            Some(bin) => is_complete(bin)
                .then(|| bin.to_owned())
                .ok_or_else(|| missing(bin.display().to_string()))?,
            None => system(made_by)
                .or_else(|| search_path().into_iter().find(|bin| is_complete(bin)))
                .ok_or_else(|| missing(format!("{SYSTEM} and PATH")))?,
        };
        let bin = absolute(&bin).doing("look at", &bin)?;
        let libraries = libraries(&bin);
        Self { bin, libraries }.checked()
    }

    /// Itself, if it runs and is new enough.
    fn checked(self) -> Result<Self, StartError> {
        let path = self.bin.join("postgres");
        let mut command = Command::new(&path);
        command.arg("--version");
        self.let_load(&mut command);
        let output = command.output().doing("run", &path)?;
        let said = String::from_utf8_lossy(if output.status.success() {
            &output.stdout
        } else {
            &output.stderr
        });
        match parse_version(&said) {
            Some((major, _)) if output.status.success() && major >= OLDEST => Ok(self),
            _ => Err(StartError::TooOld { path, found: said.trim().to_owned(), needed: "15" }),
        }
    }

    /// Refuses programs that the user who would run them cannot reach.
    pub fn check_open_to(&self, account: Option<&Account>) -> Result<(), StartError> {
        match account {
            Some(account) if !account.can_enter(&self.bin) => {
                Err(StartError::Unreachable { user: account.name.clone(), path: self.bin.clone() })
            }
            _ => Ok(()),
        }
    }

    /// A command that runs one of the programs and gets `signal` when this process dies.
    pub fn command(&self, program: &str, signal: &str, account: Option<&Account>) -> Command {
        let mut command = guarded_as(&self.bin.join(program), signal, account);
        // Messages in English, because some are parsed; a directory that every user can enter.
        command.env("LC_ALL", "C").current_dir("/");
        self.let_load(&mut command);
        command
    }

    /// Lets the loader find unpacked libraries; installed ones it knows.
    fn let_load(&self, command: &mut Command) {
        if !self.libraries.is_empty() {
            command.env("LD_LIBRARY_PATH", &self.libraries);
        }
    }
}

/// Whether a directory has the programs that we need.
fn is_complete(bin: &Path) -> bool {
    ["initdb", "postgres"].iter().all(|program| bin.join(program).is_file())
}

/// The system's installation of that version, else its newest that is new enough.
fn system(made_by: Option<u32>) -> Option<PathBuf> {
    let mut bins: Vec<PathBuf> = by_version().filter(|bin| is_complete(bin)).collect();
    let wanted = made_by.map(bin_of).and_then(|bin| bins.iter().position(|found| *found == bin));
    (!bins.is_empty()).then(|| bins.swap_remove(wanted.unwrap_or_default()))
}

/// The program directories of the system's versions that are new enough, the newest first.
pub fn by_version() -> impl Iterator<Item = PathBuf> {
    let entries = fs::read_dir(SYSTEM).into_iter().flatten().flatten();
    let versions = entries.filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok());
    let mut versions: Vec<u32> = versions.filter(|version| *version >= OLDEST).collect();
    versions.sort_unstable_by(|one, other| other.cmp(one));
    versions.into_iter().map(bin_of)
}

/// Where Debian keeps the programs of a version.
fn bin_of(version: u32) -> PathBuf {
    Path::new(SYSTEM).join(version.to_string()).join("bin")
}

/// The library directories beside unpacked Debian packages (`<root>/usr/lib/postgresql/15/bin`), for
/// every architecture; empty for installed ones, whose libraries the loader knows.
pub fn libraries(bin: &Path) -> OsString {
    let Some(usr) = bin
        .ancestors()
        .nth(4)
        .filter(|usr| usr.ends_with("usr") && usr.parent() != Some(Path::new("/")))
    else {
        return OsString::new();
    };
    let folders = [usr.join("lib"), usr.with_file_name("lib")];
    let entries = folders.iter().flat_map(|lib| fs::read_dir(lib).into_iter().flatten().flatten());
    let triples =
        entries.filter(|entry| entry.file_name().to_string_lossy().contains("-linux-gnu"));
    // Only a path with a colon in it cannot be joined, and such packages were never found before either.
    std::env::join_paths(triples.map(|entry| entry.path())).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::libraries;
    use crate::testing::Scratch;

    #[test]
    fn libraries_are_found_beside_unpacked_packages_of_any_machine() {
        let tree = Scratch::create();
        let folder = tree.path().join("usr/lib/aarch64-linux-gnu");
        fs::create_dir_all(&folder).unwrap();
        let bin = tree.path().join("usr/lib/postgresql/15/bin");
        fs::create_dir_all(&bin).unwrap();
        assert_eq!(libraries(&bin), folder);
    }

    #[test]
    fn installed_packages_need_no_library_path() {
        assert_eq!(libraries(Path::new("/usr/lib/postgresql/15/bin")), "");
    }
}
