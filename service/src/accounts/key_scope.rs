//! What a key is good for.

use std::fmt;

/// What a key is good for, as far as its user may; each scope includes the ones before it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum KeyScope {
    /// Reading only.
    Read,
    /// Changing what work consists of: work items, comments, cycles, modules, pages and their like.
    Write,
    /// Everything: also projects and workspaces themselves, who is in them, and the account with its keys.
    #[default]
    Admin,
}

impl KeyScope {
    /// All names, from the least to the greatest.
    pub const NAMES: [&'static str; 3] = ["read", "write", "admin"];

    /// Its name in the API and in the database.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Write => "write",
            Self::Admin => "admin",
        }
    }

    /// The scope with this name; none for a name that this version does not know.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Read, Self::Write, Self::Admin].into_iter().find(|scope| scope.name() == name)
    }

    /// The scope that the database has of a key; with the name of a later version it is good for nothing that this one
    /// writes.
    pub(crate) fn kept(name: &str) -> Self {
        Self::from_name(name).unwrap_or(Self::Read)
    }
}

impl fmt::Display for KeyScope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
