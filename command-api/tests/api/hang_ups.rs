//! Callers who hang up at every moment of every write, and what those find who come after them.

use embedded::testing::hang_up;
use serde_json::json;

use crate::bad_input::{Write, writes};
use crate::client::Reply;
use crate::fixture::Fixture;

/// More often than any write waits.
const MOST_WAITS: usize = 200;
/// More than are read at the same time, and enough that the next one waits.
const LARGE_BODIES: usize = 5;

/// The answer to a body that is right.
async fn write(api: &Fixture, write: &Write) -> Reply {
    write.call(api).header("prefer", "respond-async").json(&write.body()).send().await
}

/// Hangs up on a write at its first wait, at its second, and so on, until it is answered.
async fn hang_up_at_every_wait(api: &Fixture, wanted: &Write) {
    for waits in 1..MOST_WAITS {
        if hang_up(waits, write(api, wanted)).await.is_some() {
            return;
        }
        api.expect_rest().await;
    }
    panic!("{} {} waits more than {MOST_WAITS} times", wanted.method, wanted.path);
}

/// Comments with a body so large that it has to wait for its turn.
async fn comment_at_length(api: &Fixture) -> Reply {
    let issue = api.post("work-items/", json!({ "name": "It" })).await.expect(201).id();
    let text = format!("<p>{}</p>", "long ".repeat(40_000));
    api.post(&format!("work-items/{issue}/comments/"), json!({ "comment_html": text })).await
}

#[tokio::test]
async fn hanging_up_harms_nobody() {
    let api = Fixture::new().await;
    let writes = writes(&api).await;
    for wanted in &writes {
        hang_up_at_every_wait(&api, wanted).await;
    }
    for waits in 1..MOST_WAITS {
        if hang_up(waits, comment_at_length(&api)).await.is_some() {
            break;
        }
    }
    api.expect_rest().await;
    let at_once = (0..LARGE_BODIES).map(|_| comment_at_length(&api));
    for reply in futures::future::join_all(at_once).await {
        reply.expect(201);
    }
    for wanted in &writes {
        let reply = write(&api, wanted).await;
        assert!(reply.status < 500, "{} {}: {reply}", wanted.method, wanted.path);
    }
}
