//! What `/health/ready` says of the read tables.

use service::health::Finding;
use sqlx::PgPool;

use crate::Status;
use crate::run::status;

/// How far behind the read tables are, and which workspaces are stopped.
///
/// A stopped workspace is no reason to take the service away from the others: it is named, and all is well.
pub async fn findings(pool: PgPool) -> Vec<Finding> {
    const NAME: &str = "read tables";
    match status(&pool).await {
        Ok(status) => {
            let mut finding = Finding::good(NAME).behind(status.positions_behind);
            if !status.stopped.is_empty() {
                finding.detail = describe(&status);
            }
            vec![finding]
        }
        Err(error) => {
            tracing::warn!(error = %error, "the state of the read tables cannot be asked for");
            vec![Finding::bad(NAME, "the database does not answer")]
        }
    }
}

/// The stopped workspaces in a sentence.
fn describe(status: &Status) -> String {
    let stopped: Vec<String> = status
        .stopped
        .iter()
        .map(|stopped| format!("{} after position {}", stopped.workspace, stopped.applied))
        .collect();
    format!("stopped: {}; see the log", stopped.join(", "))
}
