//! The place and the owner of a cluster's files, and the claim that keeps other processes from them.

use std::fs::{self, File};
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::account::Account;
use crate::error::{Doing, StartError};
use crate::files::{claim, directory, prepare};

/// Where root keeps clusters whose data directory is closed to the user that Postgres runs as.
const OUTSIDE: &str = "/var/lib/tidemark";

/// A data directory that this process has claimed.
#[derive(Debug)]
pub struct Place {
    /// The directory that was asked for: password, log, and the cluster or a link to it.
    pub data: PathBuf,
    /// The directory of the database files, which may not exist yet.
    pub cluster: PathBuf,
    /// The user that Postgres runs as, if not the present one.
    pub account: Option<Account>,
    /// Keep others away from `data`, and from `cluster` should its link have been copied.
    _claims: [File; 2],
}

impl Place {
    /// Finds and claims the place for a data directory.
    pub fn claim(requested: &Path) -> Result<Self, StartError> {
        let data = prepare(requested)?;
        let first = claim(&data.join("postgres.lock"), &data)?;
        let mut account = Account::for_postgres();
        let cluster = locate(&data, account.as_ref())?;
        let second = claim(&cluster.with_extension("lock"), &data)?;
        if account.is_some() && cluster.exists() {
            account = Some(Account::owning(&cluster)?);
        }
        Ok(Self { data, cluster, account, _claims: [first, second] })
    }

    /// The major version that made the cluster; `None` if there is no cluster yet.
    pub fn made_by(&self) -> Option<u32> {
        fs::read_to_string(self.cluster.join("PG_VERSION")).ok()?.trim().parse().ok()
    }

    /// Where the postmaster notes its process id.
    pub fn pid_file(&self) -> PathBuf {
        self.cluster.join("postmaster.pid")
    }

    /// Where the superuser's password is kept.
    pub fn password_file(&self) -> PathBuf {
        self.data.join("password")
    }

    /// The superuser's password.
    pub fn password(&self) -> Result<String, StartError> {
        let path = self.password_file();
        Ok(fs::read_to_string(&path).doing("read", &path)?.trim().to_owned())
    }
}

/// Where the cluster of a data directory is or will be: inside, unless Postgres cannot go there.
fn locate(data: &Path, account: Option<&Account>) -> Result<PathBuf, StartError> {
    let inside = data.join("cluster");
    if let Ok(elsewhere) = fs::read_link(&inside) {
        return Ok(elsewhere);
    }
    if inside.exists() || account.is_none_or(|account| account.can_enter(data)) {
        return Ok(inside);
    }
    let elsewhere = outside(data)?;
    symlink(&elsewhere, &inside).doing("write", &inside)?;
    tracing::info!(data = %data.display(), cluster = %elsewhere.display(), "the cluster is kept elsewhere");
    Ok(elsewhere)
}

/// A new place in a directory that Postgres can enter, named after the data directory.
///
/// Only the link leads to it, so that a removed data directory means a new start.
fn outside(data: &Path) -> Result<PathBuf, StartError> {
    let base = Path::new(OUTSIDE);
    directory(base, 0o755)?;
    let name = hex::encode(&Sha256::digest(data.as_os_str().as_encoded_bytes())[..6]);
    let mut places = (1..).map(|number: u32| base.join(format!("{name}-{number}")));
    // There are more numbers than directories.
    let free = places.find(|place| !place.exists()).unwrap_or_else(|| base.join(&name));
    directory(&free, 0o755)?;
    Ok(free.join("cluster"))
}
