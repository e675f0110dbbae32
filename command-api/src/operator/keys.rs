//! The keys that there are, and how one ends.

use domain::UserId;
use service::Problem;
use service::accounts::ApiKey;

use super::Operator;

impl Operator {
    /// The keys of some users, newest first, revoked ones included.
    ///
    /// # Errors
    /// The accounts cannot be reached.
    pub async fn keys(&self, users: &[UserId]) -> Result<Vec<ApiKey>, Problem> {
        Ok(self.app.accounts().keys_of(users).await?)
    }

    /// Ends a key: at once in this process, within a second in every other. Whether it had not ended before.
    ///
    /// # Errors
    /// The accounts cannot be reached.
    pub async fn revoke(&self, key: &ApiKey) -> Result<bool, Problem> {
        let now = self.app.clock().now();
        Ok(self.app.accounts().revoke(key.user, key.id, now, None).await?)
    }
}
