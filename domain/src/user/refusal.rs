//! Why a user's command was refused.

use crate::refusal::{Refusal, Sort};

/// Why a user's command was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum UserRefusal {
    /// Nobody was registered under this id.
    #[error("The requested resource does not exist.")]
    Missing,
    /// Somebody is registered under this id.
    #[error("The user is already registered")]
    AlreadyRegistered,
}

impl Refusal for UserRefusal {
    fn sort(&self) -> Sort {
        match self {
            Self::Missing => Sort::Missing,
            Self::AlreadyRegistered => Sort::Conflict,
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::Missing => "user/missing",
            Self::AlreadyRegistered => "user/already-registered",
        }
    }
}
