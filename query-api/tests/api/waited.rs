//! Pages of the log that are waited for.

use std::time::{Duration, Instant};

use embedded::testing::hang_up;
use query_api::LiveTerms;
use serde_json::json;
use tokio::time::timeout;

use crate::client::Reply;
use crate::fixture::{Fixture, terms};
use crate::history::audited;
use crate::live::rename;
use crate::people::{ADMIN, COLLEAGUE, GUEST, MEMBER, OWNER};
use crate::seed::{BARE, FULL, WORKSPACE, of_issue, of_workspace};

/// The log.
const EVENTS: &str = "/api/v1/workspaces/acme/events/";
/// Longer than any answer that does not wait takes.
const SOON: Duration = Duration::from_secs(10);

/// The cursor at the end of the log as a member sees it.
async fn cursor(fixture: &Fixture) -> String {
    let page = fixture.call("GET", &format!("{EVENTS}?limit=1000")).send().await.expect(200);
    page.body["cursor"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_page_comes_as_soon_as_something_happens() {
    let mut fixture = audited().await;
    let cursor = cursor(&fixture).await;
    for (user, filter) in
        [(MEMBER, ""), (OWNER, ""), (GUEST, "&type=IssueRenamed"), (OWNER, "&entity=issue")]
    {
        let page = fixture.call("GET", &format!("{EVENTS}?limit=1000{filter}")).by(user);
        let after = page.send().await.expect(200).body["next"].as_u64().unwrap();
        let path = format!("{EVENTS}?wait=30&after={after}{filter}");
        let mut waiting = Box::pin(fixture.call("GET", &path).by(user).send());
        assert!(timeout(Duration::from_millis(300), &mut waiting).await.is_err(), "it waits");
        fixture.expect_rest().await;
        let position = rename(&mut fixture, BARE).await;
        let page = timeout(SOON, waiting).await.expect("it comes").expect(200);
        assert_eq!(page.column("type"), ["IssueRenamed"]);
        assert_eq!((&page.body["after"], &page.body["next"]), (&json!(after), &json!(position)));
    }
    // What is there already is not waited for.
    let path = format!("{EVENTS}?wait=30&after={cursor}");
    let page = timeout(SOON, fixture.call("GET", &path).send()).await.expect("at once");
    assert_eq!(page.expect(200).rows().len(), 4);
}

#[tokio::test]
async fn when_the_time_is_over_the_cursor_has_moved_past_what_is_not_wanted() {
    let mut fixture = Fixture::new().await;
    for (user, filter) in [(MEMBER, format!("&issue={FULL}")), (COLLEAGUE, String::new())] {
        let page = fixture.call("GET", &format!("{EVENTS}?limit=1000")).by(user).send().await;
        let after = page.body["next"].as_u64().unwrap();
        let began = Instant::now();
        let path = format!("{EVENTS}?wait=2&after={after}{filter}");
        let mut waiting = Box::pin(fixture.call("GET", &path).by(user).send());
        assert!(timeout(Duration::from_millis(300), &mut waiting).await.is_err(), "it waits");
        let position = rename(&mut fixture, BARE).await;
        let page = waiting.await.expect(200);
        assert!(began.elapsed() >= Duration::from_secs(2), "it is not for them");
        assert_eq!((page.rows().len(), &page.body["after"]), (0, &json!(after)));
        assert_eq!((&page.body["next"], &page.body["has_more"]), (&json!(position), &json!(false)));
    }
}

#[tokio::test]
async fn nobody_waits_longer_than_they_may_read() {
    let mut fixture = Fixture::new().await;
    let path = format!("{EVENTS}?wait=30&after={}", cursor(&fixture).await);
    let mut waiting = Box::pin(fixture.call("GET", &path).send());
    assert!(timeout(Duration::from_millis(300), &mut waiting).await.is_err());
    let removed = json!({"type": "WorkspaceMemberRemoved", "user": MEMBER, "role": "member"});
    fixture.happen(of_workspace(), OWNER, &[removed]).await;
    fixture.catch_up(WORKSPACE).await;
    timeout(SOON, waiting).await.expect("it ends").expect(403);

    let after = fixture.call("GET", &format!("{EVENTS}?limit=1000")).by(GUEST).send().await;
    let path = format!("{EVENTS}?wait=30&after={}", after.body["next"]);
    let mut waiting = Box::pin(fixture.call("GET", &path).by(GUEST).send());
    assert!(timeout(Duration::from_millis(300), &mut waiting).await.is_err());
    fixture.revoke_keys(GUEST).await;
    rename(&mut fixture, BARE).await;
    timeout(SOON, waiting).await.expect("it ends").expect(403);
}

#[tokio::test]
async fn a_page_that_is_waited_for_comes_when_the_process_stops_and_when_the_epoch_is_another() {
    let mut fixture = Fixture::new().await;
    let path = format!("{EVENTS}?wait=30&after={}", cursor(&fixture).await);
    let mut waiting = Box::pin(fixture.call("GET", &path).send());
    assert!(timeout(Duration::from_millis(300), &mut waiting).await.is_err());
    fixture.begin_epoch().await;
    rename(&mut fixture, BARE).await;
    timeout(SOON, waiting).await.expect("it ends").expect(412);

    let path = format!("{EVENTS}?wait=30&after={}", cursor(&fixture).await);
    let mut waiting = Box::pin(fixture.call("GET", &path).send());
    assert!(timeout(Duration::from_millis(300), &mut waiting).await.is_err());
    fixture.stop();
    let page = timeout(SOON, waiting).await.expect("it ends").expect(200);
    assert_eq!((page.rows().len(), &page.body["has_more"]), (0, &json!(false)));
}

#[tokio::test]
async fn who_hangs_up_leaves_nothing_behind_and_gives_their_place_back() {
    let mut fixture = Fixture::following(LiveTerms { streams_per_user: 1, ..terms() }).await;
    let path = format!("{EVENTS}?wait=30&after={}", cursor(&fixture).await);
    for waits in 1..8 {
        let reply =
            timeout(Duration::from_millis(200), hang_up(waits, fixture.call("GET", &path).send()));
        assert!(!matches!(reply.await, Ok(Some(_))), "nothing happens");
        fixture.expect_rest().await;
    }
    let mut waiting = Box::pin(fixture.call("GET", &path).send());
    assert!(timeout(Duration::from_millis(300), &mut waiting).await.is_err());
    let refused = fixture.call("GET", &path).send().await.expect(429);
    assert_eq!(refused.body["error"], "You have 1 streams of events open; close one first.");
    let other: Reply = fixture.call("GET", EVENTS).send().await;
    other.expect(200);
    let renamed = json!({"type": "IssueRenamed", "from": "Crash at start", "to": "Crash"});
    fixture.happen(of_issue(BARE), ADMIN, &[renamed]).await;
    fixture.catch_up(WORKSPACE).await;
    timeout(SOON, waiting).await.expect("it comes").expect(200);
}

#[tokio::test]
async fn how_long_one_may_wait_is_said() {
    let fixture = Fixture::new().await;
    for wait in ["31", "0", "x", "1.5"] {
        let path = format!("{EVENTS}?wait={wait}");
        let reply = fixture.call("GET", &path).send().await.expect(400);
        let said = "Invalid wait parameter. It is a number of seconds, 1 to 30.";
        assert_eq!(reply.body["detail"], said);
    }
    for accept in ["text/event-stream", "application/x-ndjson"] {
        let call = fixture.call("GET", &format!("{EVENTS}?wait=1"));
        let call = call.header("accept", &format!("{accept}, application/json"));
        assert!(call.send().await.expect(400).to_string().contains("Only pages wait for events"));
    }
}
