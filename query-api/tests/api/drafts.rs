//! Drafts: listed and read by their owner alone, until they are published.

use chrono::TimeDelta;
use domain::UserId;
use domain::issue::Priority;
use insta::assert_snapshot;
use serde_json::json;
use service::accounts::Draft;
use uuid::Uuid;

use crate::fixture::{Fixture, start};
use crate::own::change;
use crate::people::{ADMIN, COLLEAGUE, GUEST, MEMBER, OUTSIDER};
use crate::seed::{BUG, CYCLE, FULL, HULL, PROJECT, WORKSPACE};

/// Where they are.
const DRAFTS: &str = "/api/v1/workspaces/acme/drafts/";

/// The draft of [`MEMBER`].
pub const DRAFT: Uuid = Uuid::from_u128(0xd7004);

/// The draft of somebody.
pub fn draft_of(user: UserId) -> Uuid {
    Uuid::from_u128(0xd7000 + user.uuid().as_u128())
}

/// A draft, changed so many minutes after the start.
fn draft(user: UserId, id: Uuid, minutes: i64) -> Draft {
    Draft {
        id,
        owner: user,
        workspace: WORKSPACE,
        issue: Uuid::new_v5(&id, b"issue"),
        project: Some(PROJECT),
        name: Some(format!("Draft {minutes}")),
        html: "<p>A lamp</p>".to_owned(),
        priority: Priority::High,
        state: None,
        assignees: vec![user.uuid()],
        labels: vec![BUG],
        parent: Some(FULL),
        start_date: None,
        target_date: "2026-02-03".parse().ok(),
        point: Some(3),
        estimate_point: None,
        cycle: Some(CYCLE),
        modules: vec![HULL],
        created_at: start(),
        updated_at: start() + TimeDelta::minutes(minutes),
        version: 1,
    }
}

/// Writes drafts of somebody's.
async fn write(fixture: &Fixture, user: UserId, drafts: impl IntoIterator<Item = Draft>) {
    let mut own = change(fixture, user).await;
    for draft in drafts {
        own.write_draft(&draft).await.unwrap();
    }
    own.keep(None).await.unwrap();
}

/// A draft for each of some people.
pub async fn prepare(fixture: &Fixture, users: impl IntoIterator<Item = UserId>) {
    for user in users {
        write(fixture, user, [draft(user, draft_of(user), 0)]).await;
    }
}

#[tokio::test]
async fn drafts_are_listed_by_their_last_change_twenty_a_page() {
    let fixture = Fixture::new().await;
    let nth = |n: u32| draft(MEMBER, Uuid::from_u128(0xd8000 + u128::from(n)), n.into());
    write(&fixture, MEMBER, (0..25).map(nth)).await;
    prepare(&fixture, [ADMIN]).await;
    let first = fixture.get(DRAFTS).await.expect(200);
    assert_eq!((first.rows().len(), &first.body["total_count"]), (20, &json!(25)));
    assert_eq!(first.rows()[0]["name"], "Draft 24");
    let second = fixture.get(&format!("{DRAFTS}?cursor=20:1:0")).await.expect(200);
    assert_eq!(second.rows().len(), 5);
    fixture.get(&format!("{DRAFTS}?name=x")).await.expect(400);
}

#[tokio::test]
async fn a_draft_is_there_for_its_owner_alone() {
    let fixture = Fixture::new().await;
    prepare(&fixture, [MEMBER, GUEST]).await;
    let path = format!("{DRAFTS}{DRAFT}/");
    let reply = fixture.get(&path).await;
    assert!(reply.header("etag").starts_with("\"1."));
    assert_snapshot!(reply, @r#"
    200 {
      "assignees": [
        "00000000-0000-0000-0000-000000000004"
      ],
      "created_at": "2026-01-02T03:04:05Z",
      "cycle": "00000000-0000-0000-0000-000000000931",
      "description_html": "<p>A lamp</p>",
      "estimate_point": null,
      "id": "00000000-0000-0000-0000-0000000d7004",
      "labels": [
        "00000000-0000-0000-0000-000000000220"
      ],
      "modules": [
        "00000000-0000-0000-0000-000000000921"
      ],
      "name": "Draft 0",
      "parent": "00000000-0000-0000-0000-000000000401",
      "point": 3,
      "priority": "high",
      "project": "00000000-0000-0000-0000-000000000200",
      "start_date": null,
      "state": null,
      "target_date": "2026-02-03",
      "updated_at": "2026-01-02T03:04:05Z",
      "workspace": "00000000-0000-0000-0000-000000000100"
    }
    "#);
    for user in [ADMIN, COLLEAGUE] {
        let other = fixture.call("GET", &path).by(user).send().await.expect(404);
        assert_eq!(other.body["detail"], "No Draft matches the given query.");
        let none = fixture.call("GET", DRAFTS).by(user).send().await.expect(200);
        assert_eq!(none.body["total_count"], 0);
    }
    for user in [GUEST, OUTSIDER] {
        fixture.call("GET", DRAFTS).by(user).send().await.expect(403);
    }
    fixture.get(&format!("{DRAFTS}x/")).await.expect(404);
}

#[tokio::test]
async fn a_draft_that_is_published_is_there_no_more() {
    let fixture = Fixture::new().await;
    write(&fixture, MEMBER, [Draft { issue: FULL, ..draft(MEMBER, DRAFT, 0) }]).await;
    fixture.get(&format!("{DRAFTS}{DRAFT}/")).await.expect(404);
    assert_eq!(fixture.get(DRAFTS).await.expect(200).body["total_count"], 0);
}
