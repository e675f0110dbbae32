//! The data of people, which are not in the log: profiles, keys, sessions, links, devices, whom invitations are for, and
//! what belongs to one person alone (stickies, drafts, favourites, visits, preferences), in the schema `account`.
//!
//! Whether a user exists and is active is decided by the log; a profile is personal data only, and can be erased.

mod closing;
mod device;
mod draft;
pub(crate) mod endings;
mod entity;
mod favourite;
mod invitation;
mod key;
mod key_scope;
mod key_use;
mod keyed_write;
mod link;
mod own;
mod password;
mod preferences;
mod profile;
mod registration;
mod session;
mod sticky;
mod sweep;
mod token;
mod visit;

pub use closing::{PasswordChange, Verified};
pub use device::DEVICE_LASTS;
pub use draft::{Draft, MOST_DRAFTS};
pub use entity::{Entity, EntityKind};
pub use favourite::{FOLDER, Favourite, MOST_FAVOURITES};
pub use invitation::{INVITED_KEPT, Invited, ShownLink};
pub use key::{ApiKey, KeyMaking, MOST_KEYS, NewKey};
pub use key_scope::KeyScope;
pub use key_use::LastUse;
pub use keyed_write::KeyedWrite;
pub use link::LINK_LASTS;
pub use migrations::account as migrate;
pub use own::Own;
pub use password::{PasswordError, Passwords};
pub use preferences::Preferences;
pub use profile::{NewProfile, Profile};
pub use session::{OpenSession, Session};
pub use sticky::{MOST_STICKIES, Sticky};
pub(crate) use token::{KEY as KEY_PREFIX, SESSION as SESSION_PREFIX};
pub use token::{Token, TokenHash};
pub use visit::{MOST_VISITS, VISIT_KEY_LASTS, Visit};

use sqlx::PgPool;

use crate::Problem;

/// The schema `account` of a database. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Accounts {
    pool: PgPool,
}

/// Why a change of an account failed.
#[derive(Debug, thiserror::Error)]
pub enum AccountError {
    /// Another profile has the e-mail address.
    #[error("another account has this e-mail address")]
    EmailTaken,
    /// The idempotency key was used before.
    #[error("the idempotency key was used before")]
    KeyUsed,
    /// The database could not answer.
    #[error("the accounts cannot be reached")]
    Database(#[from] sqlx::Error),
}

impl From<AccountError> for Problem {
    fn from(error: AccountError) -> Self {
        match error {
            AccountError::EmailTaken => Self::email_taken(),
            AccountError::KeyUsed => Self::idempotency_key_reused(),
            AccountError::Database(error) => Self::from(error),
        }
    }
}

impl Accounts {
    /// The accounts behind these connections, whose search path has to contain `account`.
    #[must_use]
    pub const fn new(pool: PgPool) -> Self {
        Self { pool }
    }

    /// The connections, for the lookup of tokens.
    pub(crate) const fn pool(&self) -> &PgPool {
        &self.pool
    }
}
