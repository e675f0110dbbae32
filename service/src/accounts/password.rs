//! Passwords: Argon2id, off the threads that serve requests, and only a few at the same time.

use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};
use argon2::{Argon2, password_hash};

use crate::turns::{NotDone, Turns};
use crate::{Ids, Problem};

/// How many hashes are worked on at once: each takes 19 MiB and a core.
const AT_ONCE: usize = 2;

/// Hashes and verifies passwords. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Passwords {
    ids: Ids,
    turns: Turns,
}

/// A password could not be hashed.
#[derive(Debug, thiserror::Error)]
#[error("the password could not be hashed")]
pub struct PasswordError(#[source] Box<dyn std::error::Error + Send + Sync>);

impl From<password_hash::Error> for PasswordError {
    fn from(error: password_hash::Error) -> Self {
        Self(Box::new(error))
    }
}

impl From<NotDone> for PasswordError {
    fn from(error: NotDone) -> Self {
        Self(Box::new(error))
    }
}

impl From<PasswordError> for Problem {
    fn from(error: PasswordError) -> Self {
        Self::internal(error)
    }
}

impl Passwords {
    /// Salts come from `ids`.
    #[must_use]
    pub fn new(ids: Ids) -> Self {
        Self { ids, turns: Turns::new(AT_ONCE) }
    }

    /// The hash of a password, in PHC form.
    ///
    /// # Errors
    /// Only when the process is stopping.
    pub async fn hash(&self, password: String) -> Result<String, PasswordError> {
        let salt = SaltString::encode_b64(&self.ids.secret())?;
        self.turns
            .take(move || {
                Ok(Argon2::default().hash_password(password.as_bytes(), &salt)?.to_string())
            })
            .await?
    }

    /// Whether the password is the one that was hashed. Takes the same time without a hash, so that the time
    /// does not reveal which accounts exist.
    ///
    /// # Errors
    /// Only when the process is stopping.
    pub async fn verify(
        &self,
        password: String,
        hash: Option<String>,
    ) -> Result<bool, PasswordError> {
        let Some(hash) = hash else {
            self.hash(password).await?;
            return Ok(false);
        };
        let fits = self.turns.take(move || {
            PasswordHash::new(&hash).is_ok_and(|hash| {
                Argon2::default().verify_password(password.as_bytes(), &hash).is_ok()
            })
        });
        Ok(fits.await?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_the_right_password_fits_its_hash() {
        let passwords = Passwords::new(Ids::system());
        let hash = passwords.hash("correct horse".to_owned()).await.unwrap();
        assert!(hash.starts_with("$argon2id$"));
        let fits = |password: &str| passwords.verify(password.to_owned(), Some(hash.clone()));
        assert!(fits("correct horse").await.unwrap());
        assert!(!fits("wrong").await.unwrap());
        assert!(!passwords.verify("x".to_owned(), None).await.unwrap());
        assert!(!passwords.verify("x".to_owned(), Some("garbage".to_owned())).await.unwrap());
    }
}
