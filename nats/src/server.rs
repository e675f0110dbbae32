//! The server's own settings: whether acknowledged messages are on disk.

use std::time::Duration;

use async_nats::Message;
use futures::StreamExt as _;
use tokio::time::timeout;

use crate::Connection;

/// Where servers answer with their settings: a service of the system account, which ours has to import.
const SETTINGS: &str = "$SYS.REQ.SERVER.PING.VARZ";
/// How long the first answer is waited for, and then each further one: every server of a cluster answers.
const PATIENCE: [Duration; 2] = [Duration::from_secs(2), Duration::from_millis(200)];

/// Whether every server writes to disk before it acknowledges (`sync_interval: always`); `None` if no server says.
pub async fn syncs_always(connection: &Connection) -> Option<bool> {
    let client = connection.client();
    let inbox = client.new_inbox();
    let mut answers = client.subscribe(inbox.clone()).await.ok()?;
    client.publish_with_reply(SETTINGS, inbox, "{}".into()).await.ok()?;
    let mut verdict = None;
    let mut patience = PATIENCE[0];
    while let Ok(Some(answer)) = timeout(patience, answers.next()).await {
        match read(&answer) {
            Some(syncs) => verdict = Some(verdict.unwrap_or(true) && syncs),
            // No server answers there, or none of this system.
            None => break,
        }
        patience = PATIENCE[1];
    }
    verdict
}

/// Whether one server writes to disk before it acknowledges; none for a server without JetStream, or one that does not know
/// the setting.
fn read(answer: &Message) -> Option<bool> {
    let answer: serde_json::Value = serde_json::from_slice(&answer.payload).ok()?;
    let config = answer.pointer("/data/jetstream/config")?.as_object()?;
    // The setting is left out where it is off.
    Some(config.get("sync_always").and_then(serde_json::Value::as_bool).unwrap_or(false))
}

#[cfg(test)]
mod tests {
    use embedded::Nats;
    use embedded::nats::Options;
    use embedded::testing::{Scratch, nats_options};

    use super::{SETTINGS, syncs_always};
    use crate::Connection;

    /// What a server says that is configured like this.
    async fn said(durable: bool, config: String) -> Option<bool> {
        let scratch = Scratch::create();
        let options = Options { durable, config: Some(config), ..nats_options(&scratch) };
        let nats = Nats::start(options).await.unwrap();
        let connection = Connection::open(&nats.url(), "test").await.unwrap();
        connection.connected().await;
        syncs_always(&connection).await
    }

    /// Accounts like those of the deployment: ours may ask the server's own.
    fn accounts() -> String {
        format!(
            "system_account: SYS\nno_auth_user: us\naccounts: {{\n\
            SYS: {{exports: [{{service: \"{SETTINGS}\", response_type: stream, accounts: [US]}}]}}\n\
            US: {{jetstream: enabled, users: [{{user: us, password: x}}]\n\
            imports: [{{service: {{account: SYS, subject: \"{SETTINGS}\"}}}}]}}\n}}"
        )
    }

    #[tokio::test]
    async fn a_server_says_whether_it_syncs_and_one_that_may_not_be_asked_says_nothing() {
        assert_eq!(said(true, accounts()).await, Some(true));
        assert_eq!(said(false, accounts()).await, Some(false));
        assert_eq!(said(true, String::new()).await, None);
    }
}
