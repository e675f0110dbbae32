//! Intakes: what is listed, and for whom.

use serde_json::{Value, json};
use uuid::Uuid;

use crate::fixture::Fixture;
use crate::people::{ADMIN, GUEST, MEMBER, OUTSIDER};
use crate::seed::{self, BARE, FULL, PROJECT, WORKSPACE, of_issue, of_project, state};

/// `ENG-5`: in the intake.
pub const SUBMITTED: Uuid = Uuid::from_u128(0x1a05);
/// Its entry.
const ENTRY: Uuid = Uuid::from_u128(0x1a15);

/// An issue of `ENG` that somebody has submitted.
async fn submit(fixture: &mut Fixture, id: Uuid, number: u32, entry: Uuid) {
    let mut created = seed::bare(id, number, "Perhaps more");
    created["state"] = state(5);
    created["description"] = json!("<p>Much <b>more</b></p>");
    let submitted = json!({
        "type": "IssueSubmitted", "intake": entry, "source": "IN_APP",
        "source_email": "ada@example.com", "extra": {"form": 1},
    });
    fixture.happen(of_issue(id), GUEST, &[created, submitted]).await;
}

/// What the guest has submitted; not there unless a test wants it.
pub async fn submitted(fixture: &mut Fixture) {
    submit(fixture, SUBMITTED, 5, ENTRY).await;
    fixture.catch_up(WORKSPACE).await;
}

/// A workspace with it, whose intake is on.
async fn ready() -> Fixture {
    let mut fixture = Fixture::new().await;
    let on = json!({"type": "ProjectFeatureSwitched", "feature": "intake", "on": true});
    fixture.happen(of_project(PROJECT), ADMIN, &[on]).await;
    submitted(&mut fixture).await;
    fixture
}

/// Something is decided about it.
async fn decide(fixture: &mut Fixture, event: Value) {
    fixture.happen(of_issue(SUBMITTED), ADMIN, &[event]).await;
    fixture.catch_up(WORKSPACE).await;
}

/// The path of one.
fn one() -> String {
    format!("intake-issues/{SUBMITTED}/")
}

#[tokio::test]
async fn the_intake_shows_what_was_submitted_whole() {
    let fixture = ready().await;
    let shown = fixture.get(&one()).await.expect(200).body;
    let detail = &shown["issue_detail"];
    assert_eq!((&shown["id"], &shown["issue"]), (&json!(ENTRY), &json!(SUBMITTED)));
    assert_eq!((&shown["intake"], &shown["status"]), (&shown["inbox"], &json!(-2)));
    assert_eq!(
        (&shown["source_email"], &shown["extra"]),
        (&json!("ada@example.com"), &json!({"form": 1}))
    );
    assert_eq!((&shown["created_by"], &shown["updated_by"]), (&json!(GUEST), &Value::Null));
    assert_eq!((&detail["id"], &detail["sequence_id"]), (&json!(SUBMITTED), &json!(5)));
    assert_eq!(detail["state"]["group"], "triage");
    assert_eq!(
        (&detail["description_stripped"], &detail["updated_by"]),
        (&json!("Much more"), &Value::Null)
    );
    let list = fixture.get("intake-issues/").await.expect(200);
    assert_eq!((&list.body["total_count"], &list.rows()[0]), (&json!(1), &shown));
    let path = "intake-issues/?fields=issue,created_by,status&expand=issue,created_by";
    let narrow = fixture.get(path).await.expect(200);
    let row = &narrow.rows()[0];
    assert_eq!(row.as_object().unwrap().len(), 3);
    assert_eq!(
        (&row["issue"]["name"], &row["created_by"]["display_name"]),
        (&json!("Perhaps more"), &json!("guest"))
    );
}

#[tokio::test]
async fn an_intake_is_listed_newest_first_and_not_while_it_is_off() {
    let mut fixture = ready().await;
    submit(&mut fixture, Uuid::from_u128(0x1a06), 6, Uuid::from_u128(0x1a16)).await;
    fixture.catch_up(WORKSPACE).await;
    let list = fixture.get("intake-issues/?per_page=1").await.expect(200);
    let issue = &list.rows()[0]["issue"];
    assert_eq!((&list.body["total_count"], issue), (&json!(2), &json!(Uuid::from_u128(0x1a06))));
    for user in [ADMIN, MEMBER, GUEST] {
        let list = fixture.call("GET", "intake-issues/").by(user).send().await.expect(200);
        assert_eq!(list.rows().len(), 2);
    }
    fixture.call("GET", "intake-issues/").by(OUTSIDER).send().await.expect(403);
    let off = json!({"type": "ProjectFeatureSwitched", "feature": "intake", "on": false});
    fixture.happen(of_project(PROJECT), ADMIN, &[off]).await;
    fixture.catch_up(WORKSPACE).await;
    assert_eq!(fixture.get("intake-issues/").await.expect(200).body["total_count"], 0);
    fixture.get(&one()).await.expect(200);
}

#[tokio::test]
async fn a_snooze_that_is_over_is_pending() {
    let mut fixture = ready().await;
    for (until, status) in [("2999-01-01T00:00:00Z", 0), ("2001-01-01T00:00:00Z", -2)] {
        let snoozed = json!({"type": "IssueSnoozed", "from": "pending", "until": until});
        decide(&mut fixture, snoozed).await;
        let shown = fixture.get(&one()).await.expect(200).body;
        assert_eq!((&shown["status"], &shown["snoozed_till"]), (&json!(status), &json!(until)));
        assert_eq!(fixture.get("intake-issues/").await.expect(200).rows()[0]["status"], status);
    }
}

#[tokio::test]
async fn an_original_is_shown_while_it_is_there() {
    let mut fixture = ready().await;
    let of = json!({"id": BARE, "key": "ENG-2"});
    decide(&mut fixture, json!({"type": "IssueMarkedDuplicate", "from": "pending", "of": of}))
        .await;
    assert_eq!(fixture.get(&one()).await.expect(200).body["duplicate_to"], json!(BARE));
    fixture.happen(of_issue(BARE), ADMIN, &[json!({"type": "IssueDeleted"})]).await;
    fixture.catch_up(WORKSPACE).await;
    assert_eq!(fixture.get(&one()).await.expect(200).body["duplicate_to"], Value::Null);
}

#[tokio::test]
async fn what_is_accepted_is_a_work_item_and_tells_what_was_decided() {
    let mut fixture = ready().await;
    let item = format!("work-items/{SUBMITTED}/");
    fixture.get(&item).await.expect(404);
    decide(&mut fixture, json!({"type": "IssueDeclined", "from": "pending"})).await;
    let moved = json!({"type": "IssueStateChanged", "from": state(5), "to": state(0)});
    decide(&mut fixture, moved).await;
    decide(&mut fixture, json!({"type": "IssueAccepted", "from": "declined"})).await;
    fixture.get(&item).await.expect(200);
    let shown = fixture.get(&one()).await.expect(200).body;
    assert_eq!(
        (&shown["status"], &shown["issue_detail"]["state"]["group"]),
        (&json!(1), &json!("backlog"))
    );
    let feed = fixture.get(&format!("{item}activities/")).await.expect(200);
    let said = |row: &Value| {
        let text = |key: &str| row[key].as_str().unwrap_or("-").to_owned();
        ["verb", "field", "old_value", "new_value", "comment"].map(text).join(" | ")
    };
    let lines: Vec<String> = feed.rows().iter().map(said).collect();
    insta::assert_snapshot!(lines.join("\n"), @r"
    created | - | - | - | created the issue
    -1 | intake | Pending | Rejected | updated the intake status
    updated | state | Triage | Backlog | updated the state to
    1 | intake | Rejected | Accepted | updated the intake status
    ");
    decide(&mut fixture, json!({"type": "IssueIntakeRemoved"})).await;
    fixture.get(&one()).await.expect(404);
    fixture.get(&item).await.expect(200);
}

#[tokio::test]
async fn what_never_was_submitted_is_not_in_the_intake() {
    let fixture = ready().await;
    for id in [FULL, seed::TRIAGED, Uuid::from_u128(0x999)] {
        fixture.get(&format!("intake-issues/{id}/")).await.expect(404);
    }
}
