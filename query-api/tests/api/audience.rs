//! Who hears of work items, and reactions and votes.

use serde_json::{Value, json};
use uuid::Uuid;

use crate::fixture::Fixture;
use crate::people::{ADMIN, GUEST, MEMBER};
use crate::seed::{BARE, COMMENT, FULL, WORKSPACE, of_comment, of_issue};

/// Who of the members hears of an issue.
async fn subscribed(fixture: &Fixture, issue: Uuid) -> Vec<Value> {
    let list = fixture.get(&format!("work-items/{issue}/subscribers/")).await.expect(200);
    let rows = list.body.as_array().unwrap().iter();
    let rows = rows.filter(|row| row["is_subscribed"] == true);
    rows.map(|row| row["member"]["display_name"].clone()).collect()
}

#[tokio::test]
async fn those_who_have_to_do_with_an_item_hear_of_it_unless_they_leave() {
    let mut fixture = Fixture::new().await;
    // The member made it, the admin works on it, and the guest commented on it.
    assert_eq!(subscribed(&fixture, FULL).await, ["admin", "member", "guest"]);
    assert_eq!(subscribed(&fixture, BARE).await, ["admin"]);
    let left = json!({"type": "IssueUnsubscribed", "user": MEMBER});
    fixture.happen(of_issue(FULL), MEMBER, &[left]).await;
    let joined = json!({"type": "IssueSubscribed", "user": MEMBER});
    fixture.happen(of_issue(BARE), MEMBER, &[joined]).await;
    fixture.catch_up(WORKSPACE).await;
    assert_eq!(subscribed(&fixture, FULL).await, ["admin", "guest"]);
    assert_eq!(subscribed(&fixture, BARE).await, ["admin", "member"]);
    for (user, issue, is_so) in [(MEMBER, FULL, false), (MEMBER, BARE, true), (GUEST, BARE, false)]
    {
        let path = format!("work-items/{issue}/subscribe/");
        let reply = fixture.call("GET", &path).by(user).send().await.expect(200);
        assert_eq!(reply.body, json!({ "subscribed": is_so }));
    }
    for path in ["subscribers/", "subscribe/"] {
        let path = format!("work-items/{}/{path}", Uuid::from_u128(0x999));
        fixture.get(&path).await.expect(404);
    }
}

#[tokio::test]
async fn reactions_and_votes_are_listed_oldest_first() {
    let mut fixture = Fixture::new().await;
    let reacted = |user, reaction: &str| json!({"type": "IssueReactionAdded", "user": user, "reaction": reaction});
    let voted = |user, vote: i32| json!({"type": "IssueVoteChanged", "user": user, "to": vote});
    let by_admin = [reacted(ADMIN, "tada"), voted(ADMIN, -1)];
    fixture.happen(of_issue(FULL), ADMIN, &by_admin).await;
    fixture.happen(of_issue(FULL), GUEST, &[reacted(GUEST, "heart"), voted(GUEST, 1)]).await;
    let on_comment = json!({"type": "CommentReactionAdded", "user": GUEST, "reaction": "eyes"});
    fixture.happen(of_comment(COMMENT, FULL), GUEST, &[on_comment]).await;
    fixture.catch_up(WORKSPACE).await;
    let full = format!("work-items/{FULL}/");
    let list = fixture.get(&format!("{full}reactions/?expand=actor")).await.expect(200);
    assert_eq!(list.column("reaction"), ["tada", "heart"]);
    assert_eq!(list.rows()[1]["actor"]["display_name"], "guest");
    assert_eq!(list.rows()[0]["issue"], json!(FULL));
    let listed = fixture.get(&format!("{full}votes/")).await.expect(200);
    assert_eq!(listed.column("vote"), [&json!(-1), &json!(1)]);
    let on_comment = format!("{full}comments/{COMMENT}/reactions/");
    let list = fixture.get(&on_comment).await.expect(200);
    assert_eq!(
        (list.column("reaction"), list.column("comment")),
        (vec![&json!("eyes")], vec![&json!(COMMENT)])
    );
    let elsewhere = format!("work-items/{BARE}/comments/{COMMENT}/reactions/");
    fixture.get(&elsewhere).await.expect(404);
    let item = fixture.get(&full).await.expect(200);
    assert!(item.header("etag").starts_with("\"2."), "{}", item.header("etag"));
}
