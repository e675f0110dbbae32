//! The user that Postgres runs as: the present one, or, because it refuses root, another one.

use std::fs;
use std::os::unix::fs::{MetadataExt, chown};
use std::path::Path;
use std::process::{Command, Stdio};

use crate::error::{Doing, StartError};

/// The user that a server runs as when this process is root.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// The name, or the number when the system knows no name.
    pub name: String,
    /// The user's number.
    uid: u32,
    /// The number of the user's group.
    gid: u32,
}

impl Account {
    /// The user to run Postgres as: `None` (the present one) unless this process is root.
    #[must_use]
    pub fn for_postgres() -> Option<Self> {
        if !rustix::process::geteuid().is_root() {
            return None;
        }
        let known = fs::read_to_string("/etc/passwd").unwrap_or_default();
        let nobody = || Self { name: "nobody".to_owned(), uid: 65534, gid: 65534 };
        Some(
            Self::named("postgres", &known)
                .or_else(|| Self::named("nobody", &known))
                .unwrap_or_else(nobody),
        )
    }

    /// The account of that name in the text of `/etc/passwd`.
    fn named(name: &str, known: &str) -> Option<Self> {
        let mut fields = known
            .lines()
            .map(|line| line.split(':'))
            .find_map(|mut fields| (fields.next() == Some(name)).then_some(fields))?;
        let uid = fields.nth(1)?.parse().ok()?;
        Some(Self { name: name.to_owned(), uid, gid: fields.next()?.parse().ok()? })
    }

    /// The account that owns a cluster made in an earlier run, which alone may serve it.
    pub fn owning(cluster: &Path) -> Result<Self, StartError> {
        let owner = fs::metadata(cluster).doing("look at", cluster)?;
        Ok(Self { name: owner.uid().to_string(), uid: owner.uid(), gid: owner.gid() })
    }

    /// Hands a file or directory to this account.
    pub fn give(&self, path: &Path) -> Result<(), StartError> {
        chown(path, Some(self.uid), Some(self.gid)).doing("change the owner of", path)
    }

    /// The arguments that make `setpriv` become this account.
    #[must_use]
    pub fn arguments(&self) -> Vec<String> {
        let (uid, gid) = (self.uid, self.gid);
        vec![format!("--reuid={uid}"), format!("--regid={gid}"), "--clear-groups".to_owned()]
    }

    /// Whether this account may enter a directory; asked of the system, so that every kind of rule counts.
    #[must_use]
    pub fn can_enter(&self, directory: &Path) -> bool {
        let mut test = Command::new("setpriv");
        test.args(self.arguments()).args(["--", "test", "-x"]).arg(directory).current_dir("/");
        test.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        test.status().is_ok_and(|status| status.success())
    }
}

/// Gives a path to the account if there is one; otherwise it already belongs to the right user.
pub fn give(path: &Path, account: Option<&Account>) -> Result<(), StartError> {
    account.map_or(Ok(()), |account| account.give(path))
}

#[cfg(test)]
mod tests {
    use super::Account;

    #[test]
    fn an_account_is_found_by_its_whole_name() {
        let known =
            "postgres-old:x:7:7::/:/bin/sh\npostgres:x:101:104:PostgreSQL,,,:/var:/bin/bash\n";
        let expected = Account { name: "postgres".to_owned(), uid: 101, gid: 104 };
        assert_eq!(Account::named("postgres", known), Some(expected));
        assert_eq!(Account::named("post", known), None);
    }
}
