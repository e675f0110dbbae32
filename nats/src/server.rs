//! What the server says of itself: whether what it acknowledges is on disk.

use std::time::Duration;

use async_nats::Message;
use futures::StreamExt as _;
use tokio::time::timeout;

use crate::Connection;

/// Where servers answer with their settings: a service of the system account, which ours has to import.
const SETTINGS: &str = "$SYS.REQ.SERVER.PING.VARZ";
/// How long the first answer is waited for, and then each further one: every server of a cluster answers.
const PATIENCE: [Duration; 2] = [Duration::from_secs(2), Duration::from_millis(200)];

/// Whether every server writes to disk before it acknowledges (`sync_interval: always`); `None` if nobody says.
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
            // Nobody answers there, or none of ours.
            None => break,
        }
        patience = PATIENCE[1];
    }
    verdict
}

/// What one server says; a server without JetStream, or one that knows no such setting, says nothing.
fn read(answer: &Message) -> Option<bool> {
    let answer: serde_json::Value = serde_json::from_slice(&answer.payload).ok()?;
    let config = answer.pointer("/data/jetstream/config")?.as_object()?;
    // The setting is left out where it is off.
    Some(config.get("sync_always").and_then(serde_json::Value::as_bool).unwrap_or(false))
}
