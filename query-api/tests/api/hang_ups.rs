//! Callers who hang up at every moment of every question, and what those find who come after them.

use embedded::testing::hang_up;
use serde_json::json;

use crate::client::Reply;
use crate::fixture::Fixture;
use crate::people::MEMBER;
use crate::permissions::{OPEN, activity, filled, questions};
use crate::seed::{FULL, PROJECT, WORKSPACE, of_issue};

/// More often than any question waits.
const MOST_WAITS: usize = 100;

/// Every question of the description with values for its parameters.
async fn all_questions(fixture: &Fixture) -> Vec<(String, String)> {
    let activity = activity(fixture).await;
    let filled = |path: String| filled(&path, "acme", PROJECT, &activity);
    questions().into_iter().map(|(method, path)| (method, filled(path))).collect()
}

/// A member's answer.
async fn ask(fixture: &Fixture, method: &str, path: &str) -> Reply {
    let call = fixture.call(method, path).by(MEMBER);
    let call = if method == "POST" { call.json(&json!({})) } else { call };
    call.send().await
}

/// Hangs up on a question at its first wait, at its second, and so on, until it is answered; each time all connections
/// come to rest, because the next question would end what this one has left open.
async fn hang_up_at_every_wait(fixture: &Fixture, method: &str, path: &str) {
    for waits in 1..MOST_WAITS {
        if hang_up(waits, ask(fixture, method, path)).await.is_some() {
            return;
        }
        fixture.expect_rest().await;
    }
    panic!("{method} {path} waits more than {MOST_WAITS} times");
}

#[tokio::test]
async fn hanging_up_harms_nobody() {
    let mut fixture = Fixture::new().await;
    let questions = all_questions(&fixture).await;
    for (method, path) in &questions {
        hang_up_at_every_wait(&fixture, method, path).await;
    }

    let renamed = json!({"type": "IssueRenamed", "from": "Fix the login", "to": "New"});
    let position = fixture.happen(of_issue(FULL), MEMBER, &[renamed]).await.to_string();
    fixture.catch_up(WORKSPACE).await;
    // More often than there are connections, so that each of them is asked.
    for (method, path) in questions.iter().cycle().take(questions.len() * 5) {
        let reply = ask(&fixture, method, path).await;
        assert!(matches!(reply.status, 200 | 403 | 404), "{method} {path}: {reply}");
        let shown = reply.header("tidemark-position");
        let is_of_the_workspace = path.contains("/acme/") && reply.status == 200;
        assert!(!is_of_the_workspace || shown == position, "{method} {path} shows {shown}");
    }

    fixture.revoke_keys(MEMBER).await;
    for (method, path) in questions.iter().cycle().take(questions.len() * 5) {
        let reply = ask(&fixture, method, path).await;
        let is_shut_out = matches!(reply.status, 403 | 404) || OPEN.contains(&path.as_str());
        assert!(is_shut_out, "{method} {path} after the key's end: {reply}");
    }
}
