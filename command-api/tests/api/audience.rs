//! Subscriptions, reactions and votes: what people say to a work item without changing it.

use serde_json::{Value, json};

use crate::fixture::Fixture;
use crate::matrix::{answers, statuses};
use crate::people::{ADMIN, GUEST};
use crate::seed;

/// A work item, by its path.
async fn item(fixture: &Fixture) -> String {
    let item = fixture.post("work-items/", json!({ "name": "It" })).await.expect(201);
    format!("work-items/{}/", item.id())
}

/// A comment on a work item, by its path.
async fn comment(fixture: &Fixture, item: &str) -> String {
    let body = json!({ "comment_html": "<p>I see</p>", "access": "EXTERNAL" });
    let comment = fixture.post(&format!("{item}comments/"), body).await.expect(201);
    format!("{item}comments/{}/", comment.id())
}

#[tokio::test]
async fn reactions_come_and_go_one_of_each_kind() {
    let fixture = Fixture::new().await;
    let item = item(&fixture).await;
    let comment = comment(&fixture, &item).await;
    for (path, of) in [(&item, "issue"), (&comment, "comment")] {
        let reactions = format!("{path}reactions/");
        let before = fixture.head().await;
        let made = fixture.post(&reactions, json!({ "reaction": "👍🏽" })).await.expect(201);
        assert_eq!((&made.body["reaction"], made.body[of].is_string()), (&json!("👍🏽"), true));
        let again = fixture.post(&reactions, json!({ "reaction": "👍🏽" })).await.expect(201);
        assert_eq!(again.to_string(), made.to_string());
        assert_eq!(fixture.head().await, before + 1);
        let body = json!({ "reaction": "👍🏽" });
        let other = fixture.call("POST", &reactions).by(GUEST).json(&body).send().await;
        assert_ne!(other.expect(201).id(), made.id());
        let one = format!("{reactions}%F0%9F%91%8D%F0%9F%8F%BD/");
        fixture.delete(&one).await.expect(204);
        fixture.delete(&one).await.expect(404);
        fixture.delete(&format!("{reactions}{}/", "x".repeat(60))).await.expect(404);
    }
}

#[tokio::test]
async fn a_reaction_is_a_short_text() {
    let fixture = Fixture::new().await;
    let path = format!("{}reactions/", item(&fixture).await);
    let bodies = [
        json!({}),
        json!({ "reaction": " " }),
        json!({ "reaction": "x".repeat(51) }),
        json!({ "reaction": "a\u{7}" }),
        json!({ "reaction": [] }),
    ];
    insta::assert_snapshot!(answers(&fixture, "POST", &path, &bodies).await, @r#"
    {}
        400 {"reaction":["This field is required."]}
    {"reaction":" "}
        400 {"reaction":["This field may not be blank."]}
    {"reaction":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"}
        400 {"reaction":["Ensure this field has no more than 50 characters."]}
    {"reaction":"a\u0007"}
        400 {"reaction":["Control characters are not allowed."]}
    {"reaction":[]}
        400 {"reaction":["Not a valid string."]}
    "#);
}

#[tokio::test]
async fn everybody_has_one_vote() {
    let fixture = Fixture::new().await;
    let path = format!("{}votes/", item(&fixture).await);
    let before = fixture.head().await;
    assert_eq!(fixture.post(&path, json!({})).await.expect(201).body["vote"], 1);
    let first = fixture.post(&path, json!({ "vote": 1 })).await.expect(201);
    let second = fixture.post(&path, json!({ "vote": -1 })).await.expect(201);
    assert_eq!((first.id(), &second.body["vote"]), (second.id(), &json!(-1)));
    fixture.delete(&path).await.expect(204);
    fixture.delete(&path).await.expect(204);
    let story = fixture.story(before).await;
    insta::assert_snapshot!(story, @r#"
    IssueVoteChanged {"to":1,"user":"00000000-0000-0000-0000-000000000004"}
    IssueVoteChanged {"from":1,"to":-1,"user":"00000000-0000-0000-0000-000000000004"}
    IssueVoteChanged {"from":-1,"user":"00000000-0000-0000-0000-000000000004"}
    "#);
    for vote in [json!(0), json!(2), json!("for")] {
        fixture.post(&path, json!({ "vote": vote })).await.expect(400);
    }
}

#[tokio::test]
async fn the_caller_subscribes_and_unsubscribes() {
    let fixture = Fixture::new().await;
    let path = format!("{}subscribe/", item(&fixture).await);
    let before = fixture.head().await;
    for _ in 0..2 {
        let reply = fixture.post(&path, json!({})).await.expect(201);
        assert_eq!(reply.body, json!({ "subscribed": true }));
    }
    fixture.delete(&path).await.expect(204);
    insta::assert_snapshot!(fixture.story(before).await, @r#"
    IssueSubscribed {"user":"00000000-0000-0000-0000-000000000004"}
    IssueUnsubscribed {"user":"00000000-0000-0000-0000-000000000004"}
    "#);
}

#[tokio::test]
async fn who_edits_is_not_in_the_way_of_who_reacts() {
    let fixture = Fixture::new().await;
    let item = item(&fixture).await;
    let comment = comment(&fixture, &item).await;
    let tag = async |path: &str| {
        let shown = fixture.patch(path, json!({})).await.expect(200);
        shown.header("etag").to_owned()
    };
    let (of_item, of_comment) = (tag(&item).await, tag(&comment).await);
    for path in [&item, &comment] {
        let reactions = format!("{path}reactions/");
        fixture.post(&reactions, json!({ "reaction": "tada" })).await.expect(201);
    }
    fixture.post(&format!("{item}votes/"), json!({ "vote": 1 })).await.expect(201);
    fixture.post(&format!("{item}subscribe/"), json!({})).await.expect(201);
    let edits = [
        (&item, &of_item, json!({ "name": "That" })),
        (&comment, &of_comment, json!({ "comment_html": "<p>Oh</p>" })),
    ];
    for (path, tag, body) in edits {
        let edit =
            |body: &Value| fixture.call("PATCH", path).header("if-match", tag).json(body).send();
        edit(&body).await.expect(200);
        edit(&json!({})).await.expect(412);
    }
}

#[tokio::test]
async fn members_and_guests_of_the_project_may() {
    let fixture = Fixture::new().await;
    let item = item(&fixture).await;
    let comment = comment(&fixture, &item).await;
    let expected = "outsider: 403\nguest: 201\nother member: 201\nmember: 201\nadmin: 201\ncolleague: 403\nowner: 403\n";
    for (path, body) in [
        (format!("{item}reactions/"), json!({ "reaction": "tada" })),
        (format!("{comment}reactions/"), json!({ "reaction": "tada" })),
        (format!("{item}votes/"), json!({ "vote": 1 })),
        (format!("{item}subscribe/"), json!({})),
    ] {
        let all = statuses(|user| fixture.call("POST", &path).by(user).json(&body)).await;
        assert_eq!(all, expected, "{path}");
    }
    let archived = format!("work-items/{}/", "00000000-0000-7000-8000-00000000dead");
    for path in ["votes/", "subscribe/"] {
        fixture.post(&format!("{archived}{path}"), json!({})).await.expect(404);
        fixture.delete(&format!("{archived}{path}")).await.expect(404);
    }
    seed::archive_project(fixture.side.app.store()).await;
    for path in ["votes/", "subscribe/"] {
        let call = fixture.call("POST", &format!("{item}{path}")).by(ADMIN);
        call.json(&json!({})).send().await.expect(400);
    }
}
