//! The activity feed.

use insta::assert_snapshot;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::client::Reply;
use crate::fixture::Fixture;
use crate::people::{ADMIN, MEMBER};
use crate::seed::{
    BARE, BUG, COMMENT, FULL, LINK, POINT, PROJECT, WORKSPACE, of_comment, of_issue, of_project,
    state,
};

/// The path of the feed of `ENG-2`.
fn path() -> String {
    format!("work-items/{BARE}/activities/")
}

/// A feed, a line each: what §4.2 of the contract has as columns.
fn told(reply: Reply) -> String {
    let reply = reply.expect(200);
    let columns =
        ["verb", "field", "old_value", "new_value", "old_identifier", "new_identifier", "comment"];
    let cell = |row: &Value, column: &str| match &row[column] {
        Value::Null => "—".to_owned(),
        Value::String(text) => {
            format!("{:?}", text.replace("00000000-0000-0000-0000-000000000", "#"))
        }
        other => other.to_string(),
    };
    let line = |row| columns.map(|column| cell(row, column)).join(" ") + "\n";
    reply.rows().iter().map(line).collect()
}

#[tokio::test]
async fn an_activity_has_the_contracts_keys() {
    let mut fixture = Fixture::new().await;
    let renamed = json!({"type": "IssueRenamed", "from": "Crash at start", "to": "Crash"});
    fixture.happen(of_issue(BARE), ADMIN, &[renamed]).await;
    fixture.catch_up(WORKSPACE).await;
    let feed = fixture.get(&format!("{}?order_by=-created_at", path())).await.expect(200);
    let mut row = feed.rows()[0].clone();
    let id = row["id"].take();
    assert_snapshot!(format!("{row:#}"), @r#"
    {
      "actor": "00000000-0000-0000-0000-000000000003",
      "attachments": [],
      "command": "00000000-0000-0000-0000-00000000c016",
      "comment": "updated the name to",
      "created_at": "2026-01-02T03:26:05Z",
      "deleted_at": null,
      "epoch": 1767324365.0,
      "field": "name",
      "id": null,
      "issue": "00000000-0000-0000-0000-000000000402",
      "issue_comment": null,
      "new_identifier": null,
      "new_value": "Crash",
      "old_identifier": null,
      "old_value": "Crash at start",
      "position": 42,
      "project": "00000000-0000-0000-0000-000000000200",
      "updated_at": "2026-01-02T03:26:05Z",
      "verb": "updated",
      "workspace": "00000000-0000-0000-0000-000000000100"
    }
    "#);
    let one = fixture.get(&format!("{}{}/?expand=actor,issue", path(), id.as_str().unwrap())).await;
    assert_eq!(one.expect(200).body["issue"]["name"], "Crash");
    assert_snapshot!(fixture.get(&format!("{}{}/", path(), Uuid::nil())).await, @r#"
    404 {
      "code": "NOT_FOUND",
      "message": "Activity not found."
    }
    "#);
}

#[tokio::test]
async fn every_change_is_told_in_the_contracts_words() {
    let mut fixture = Fixture::new().await;
    let label = json!({"id": BUG, "name": "bug"});
    let point = |value: &str, kind: &str| json!({"id": POINT, "value": value, "kind": kind});
    let changes = [
        json!({"type": "IssueRenamed", "from": "Crash at start", "to": "Crash"}),
        json!({"type": "IssuePriorityChanged", "from": "none", "to": "high"}),
        json!({"type": "IssueStateChanged", "from": state(0), "to": state(3)}),
        json!({"type": "IssueParentChanged", "from": {"id": FULL, "key": "ENG-1"}}),
        json!({"type": "IssueStartDateChanged", "to": "2026-01-01"}),
        json!({"type": "IssueTargetDateChanged", "from": "2026-01-01"}),
        json!({"type": "IssueLabelAdded", "label": label}),
        json!({"type": "IssueLabelRemoved", "label": label}),
        json!({"type": "IssueAssigneeAdded", "user": MEMBER}),
        json!({"type": "IssueAssigneeRemoved", "user": MEMBER}),
        json!({"type": "IssueArchived", "on": "2026-01-01"}),
        json!({"type": "IssueRestored"}),
        json!({"type": "IssueLinkAdded", "id": LINK, "url": "https://a.test"}),
        json!({"type": "IssueLinkUrlChanged", "link": LINK, "from": "https://a.test", "to": "https://b.test"}),
        json!({"type": "IssueLinkRemoved", "link": LINK, "url": "https://b.test"}),
        json!({"type": "IssuePointChanged", "to": 3}),
        json!({"type": "IssueReordered", "from": 65535.0, "to": 1.0}),
        json!({"type": "IssueRelationAdded", "relation": "blocking", "with": {"id": FULL, "key": "ENG-1"}, "project": PROJECT}),
        json!({"type": "IssueRelationRemoved", "relation": "blocking", "with": {"id": FULL, "key": "ENG-1"}, "project": PROJECT}),
        json!({"type": "IssueEstimateChanged", "to": point("5", "points")}),
        json!({"type": "IssueEstimateChanged", "from": point("5", "points"), "to": point("8", "points")}),
        json!({"type": "IssueEstimateChanged", "from": point("L", "categories")}),
    ];
    fixture.happen(of_issue(BARE), ADMIN, &changes).await;
    fixture.catch_up(WORKSPACE).await;
    assert_snapshot!(told(fixture.get(&path()).await), @r##"
    "created" — — — — — "created the issue"
    "updated" "name" "Crash at start" "Crash" — — "updated the name to"
    "updated" "priority" "none" "high" — — "updated the priority to"
    "updated" "state" "Backlog" "Done" "#210" "#213" "updated the state to"
    "updated" "parent" "ENG-1" "" "#401" — "updated the parent issue to"
    "updated" "start_date" "" "2026-01-01" — — "updated the start date to "
    "updated" "target_date" "2026-01-01" "" — — "updated the target date to"
    "updated" "labels" "" "bug" — "#220" "added label "
    "updated" "labels" "bug" "" "#220" — "removed label "
    "updated" "assignees" "" "member" — "#004" "added assignee "
    "updated" "assignees" "member" "" "#004" — "removed assignee "
    "updated" "archived_at" — "manual_archive" — — "Actor has archived the issue"
    "updated" "archived_at" "archive" "restore" — — "has restored the issue"
    "created" "link" — "https://a.test" — "#701" "created a link"
    "updated" "link" "https://a.test" "https://b.test" "#701" "#701" "updated a link"
    "deleted" "link" "https://b.test" "" — — "deleted the link"
    "updated" "blocking" "" "ENG-1" "#401" — "added blocking relation"
    "deleted" "blocking" "ENG-1" "" "#401" — "deleted blocking relation"
    "updated" "estimate_points" — "5" — "#232" "updated the estimate point to "
    "updated" "estimate_points" "5" "8" "#232" "#232" "updated the estimate point to "
    "removed" "estimate_categories" "L" — "#232" — "updated the estimate point to "
    "##);
    // Of what was deleted only that it was.
    fixture.happen(of_issue(BARE), ADMIN, &[json!({"type": "IssueDeleted"})]).await;
    fixture.catch_up(WORKSPACE).await;
    assert_snapshot!(told(fixture.get(&path()).await), @r#""deleted" "issue" — — — — "deleted the issue""#);
    // Unless it comes back.
    let back = json!({
        "type": "IssueUndeleted", "id": BARE, "project": PROJECT, "number": 2, "key": "ENG-2",
        "name": "Crash", "state": state(0), "sort_order": 7.5,
        "created_at": "2026-01-02T03:04:05Z", "created_by": MEMBER.uuid(),
    });
    fixture.happen(of_issue(BARE), ADMIN, &[back]).await;
    fixture.catch_up(WORKSPACE).await;
    let all = told(fixture.get(&path()).await);
    assert_eq!(all.lines().count(), 23);
    let last: Vec<&str> = all.lines().skip(21).collect();
    assert_snapshot!(last.join("\n"), @r#"
    "deleted" "issue" — — — — "deleted the issue"
    "created" "issue" — — — — "brought back the issue"
    "#);
}

#[tokio::test]
async fn what_the_project_changes_for_many_is_told_of_each() {
    let mut fixture = Fixture::new().await;
    let child = Uuid::from_u128(0x221);
    let label = |id: Uuid, name: &str| json!({"id": id, "name": name});
    let added = |id, name| json!({"type": "IssueLabelAdded", "label": label(id, name)});
    let deleted = json!({"type": "LabelDeleted", "label": label(BUG, "defect"), "with": [label(child, "crash")]});
    let regrouped = |place: usize, from: &str, to: &str| {
        let mut state = state(place);
        state["group"] = json!(from);
        json!({"type": "StateRegrouped", "state": state, "from": from, "to": to})
    };
    fixture.happen(of_issue(BARE), ADMIN, &[added(BUG, "bug"), added(child, "crash")]).await;
    fixture.happen(of_project(PROJECT), MEMBER, std::slice::from_ref(&deleted)).await;
    // It lost the label with all others, so taking it away is no change of it.
    let removed = json!({"type": "IssueLabelRemoved", "label": label(BUG, "bug")});
    let moved = json!({"type": "IssueStateChanged", "from": state(0), "to": state(1)});
    fixture.happen(of_issue(BARE), ADMIN, &[removed, moved]).await;
    let regroupings =
        [regrouped(0, "backlog", "started"), regrouped(1, "unstarted", "completed"), deleted];
    fixture.happen(of_project(PROJECT), MEMBER, &regroupings).await;
    fixture.catch_up(WORKSPACE).await;
    let feed = fixture.get(&path()).await.expect(200);
    assert_snapshot!(told(feed), @r##"
    "created" — — — — — "created the issue"
    "updated" "labels" "" "bug" — "#220" "added label "
    "updated" "labels" "" "crash" — "#221" "added label "
    "updated" "labels" "defect" "" "#220" — "removed label "
    "updated" "labels" "crash" "" "#221" — "removed label "
    "updated" "state" "Backlog" "Todo" "#210" "#211" "updated the state to"
    "updated" "state_group" "unstarted" "completed" "#211" "#211" "updated the group of the state to"
    "##);
    let feed = fixture.get(&path()).await.expect(200);
    let ids: std::collections::BTreeSet<_> =
        feed.column("id").iter().map(ToString::to_string).collect();
    assert_eq!(ids.len(), feed.rows().len(), "each line has an id of its own");
    let one = feed.column("id")[3].as_str().unwrap();
    let one = fixture.get(&format!("{}{one}/", path())).await.expect(200);
    assert_eq!(one.body["actor"], json!(MEMBER));
}

#[tokio::test]
async fn a_point_that_the_project_removes_is_told_of_each_item_that_had_it() {
    let mut fixture = Fixture::new().await;
    let point = |id, value: &str| json!({"id": id, "value": value, "kind": "points"});
    let (small, large) = (Uuid::from_u128(0x231), Uuid::from_u128(0x233));
    let given = |point: Value| json!({"type": "IssueEstimateChanged", "to": point});
    fixture.happen(of_issue(BARE), ADMIN, &[given(point(small, "1"))]).await;
    let removed = |point: Value| json!({"type": "EstimatePointRemoved", "point": point});
    let removals = [removed(point(large, "13")), removed(point(small, "2"))];
    fixture.happen(of_project(PROJECT), MEMBER, &removals).await;
    fixture.happen(of_issue(BARE), ADMIN, &[given(point(POINT, "5"))]).await;
    let estimate = json!({"id": crate::seed::ESTIMATE, "name": "Effort"});
    let deleted = json!({"type": "EstimateDeleted", "estimate": estimate});
    fixture.happen(of_project(PROJECT), MEMBER, &[deleted]).await;
    fixture.catch_up(WORKSPACE).await;
    assert_snapshot!(told(fixture.get(&path()).await), @r##"
    "created" — — — — — "created the issue"
    "updated" "estimate_points" — "1" — "#231" "updated the estimate point to "
    "removed" "estimate_points" "2" — "#231" — "updated the estimate point to "
    "updated" "estimate_points" — "5" — "#232" "updated the estimate point to "
    "removed" "estimate_points" "5" — "#232" — "updated the estimate point to "
    "##);
    let full = fixture.get(&format!("work-items/{FULL}/activities/")).await;
    assert!(told(full).contains(r#""removed" "estimate_points" "5""#));
}

#[tokio::test]
async fn a_description_edited_again_by_the_same_user_moves_its_line() {
    let mut fixture = Fixture::new().await;
    let described = |text: &str| json!({"type": "IssueDescribed", "to": format!("<p>{text}</p>")});
    fixture.happen(of_issue(BARE), ADMIN, &[described("one")]).await;
    fixture.happen(of_issue(BARE), ADMIN, &[described("two")]).await;
    fixture.happen(of_issue(BARE), MEMBER, &[described("three")]).await;
    let comment = json!({
        "type": "CommentCreated", "id": Uuid::from_u128(0x803), "project": crate::seed::PROJECT,
        "issue": BARE, "html": "<p>Why?</p>", "access": "INTERNAL",
    });
    fixture.happen(of_comment(Uuid::from_u128(0x803), BARE), MEMBER, &[comment]).await;
    fixture.happen(of_issue(BARE), MEMBER, &[described("four")]).await;
    fixture.catch_up(WORKSPACE).await;
    assert_snapshot!(told(fixture.get(&path()).await), @r#"
    "created" — — — — — "created the issue"
    "updated" "description" "<p></p>" "<p>two</p>" — — "updated the description to"
    "updated" "description" "<p>two</p>" "<p>three</p>" — — "updated the description to"
    "updated" "description" "<p>three</p>" "<p>four</p>" — — "updated the description to"
    "#);
}

#[tokio::test]
async fn an_import_shows_its_own_time_and_creator() {
    let mut fixture = Fixture::new().await;
    let id = Uuid::from_u128(0x410);
    let mut imported = crate::seed::bare(id, 10, "Imported");
    imported["created_at"] = json!("2020-01-01T00:00:00Z");
    imported["created_by"] = json!(MEMBER);
    fixture.happen(of_issue(id), ADMIN, &[imported]).await;
    fixture.catch_up(WORKSPACE).await;
    let feed = fixture.get(&format!("work-items/{id}/activities/")).await.expect(200);
    assert_eq!(feed.column("created_at"), ["2020-01-01T00:00:00Z"]);
    assert_eq!(feed.column("actor"), [&json!(MEMBER)]);
    assert_eq!(feed.column("imported_by"), [&json!(ADMIN)]);
    assert!(feed.rows()[0]["imported_at"].as_str().unwrap().starts_with("2026-01-02"));
    let own = fixture.get(&path()).await.expect(200);
    assert!(own.rows()[0].get("imported_by").is_none());
}

#[tokio::test]
async fn comments_are_hidden_and_unknown_work_items_have_no_feed() {
    let fixture = Fixture::new().await;
    let feed = fixture.get(&format!("issues/{FULL}/activities/")).await.expect(200);
    assert_eq!(feed.column("field"), [&json!(null), &json!("link")]);
    fixture.get(&format!("work-items/{FULL}/activities/{COMMENT}/")).await.expect(404);
    let unknown = fixture.get(&format!("work-items/{}/activities/", Uuid::nil())).await;
    assert_eq!(unknown.expect(200).body["total_count"], 0);
    let other = fixture.get(&format!("work-items/{}/activities/", crate::seed::OTHER)).await;
    assert_eq!(other.expect(200).body["total_count"], 0);
}

#[tokio::test]
async fn comments_are_told_to_those_who_ask_for_them() {
    let mut fixture = Fixture::new().await;
    let id = |n| Uuid::from_u128(0x810 + n);
    let written = |n: u128, html: &str| {
        json!({
            "type": "CommentCreated", "id": id(n), "project": crate::seed::PROJECT, "issue": BARE,
            "html": html, "access": "INTERNAL",
        })
    };
    let edited = |html: &str| json!({"type": "CommentEdited", "to": html});
    let of = |n| of_comment(id(n), BARE);
    fixture.happen(of(1), MEMBER, &[written(1, "<p>One</p>")]).await;
    fixture.happen(of(2), ADMIN, &[written(2, "<p>Secret</p>")]).await;
    fixture.happen(of(1), MEMBER, &[edited("<p>Two</p>")]).await;
    fixture.happen(of(1), MEMBER, &[edited("<p>Three</p>")]).await;
    fixture.happen(of(2), ADMIN, &[edited("<p>Secrets</p>")]).await;
    fixture.happen(of(2), ADMIN, &[json!({"type": "CommentDeleted"})]).await;
    fixture.catch_up(WORKSPACE).await;
    assert_snapshot!(told(fixture.get(&format!("{}?include_comments=true", path())).await), @r##"
    "created" — — — — — "created the issue"
    "created" "comment" — "<p>One</p>" — "#811" "created a comment"
    "updated" "comment" "<p>One</p>" "<p>Two</p>" "#811" "#811" "updated a comment"
    "updated" "comment" "<p>Two</p>" "<p>Three</p>" "#811" "#811" "updated a comment"
    "deleted" "comment" — — — — "deleted the comment"
    "##);
    let with = fixture.get(&format!("{}?include_comments=true", path())).await;
    assert_eq!(with.column("issue_comment")[4], &json!(id(2)));
    let one = with.column("id")[4].as_str().unwrap();
    fixture.get(&format!("{}{one}/?include_comments=true", path())).await.expect(200);
    fixture.get(&format!("{}{one}/", path())).await.expect(404);
    assert_eq!(fixture.get(&path()).await.expect(200).body["total_count"], 1);
    fixture.get(&format!("{}?include_comments=perhaps", path())).await.expect(400);
}

#[tokio::test]
async fn lines_follow_from_one_another_and_time_never_goes_back() {
    let mut fixture = Fixture::new().await;
    let renamed = |from: &str, to: &str| json!({"type": "IssueRenamed", "from": from, "to": to});
    let late = crate::fixture::start() + chrono::TimeDelta::hours(2);
    let of = of_issue(BARE);
    let one = [renamed("Crash at start", "One")];
    fixture.happen_at(late, WORKSPACE, of, ADMIN, &one).await;
    // Asked for earlier, by somebody who came later.
    let two = [renamed("One", "Two")];
    fixture.happen_at(late - chrono::TimeDelta::minutes(1), WORKSPACE, of, MEMBER, &two).await;
    fixture.catch_up(WORKSPACE).await;
    for order in ["", "order_by=created_at", "order_by=epoch"] {
        let feed = fixture.get(&format!("{}?{order}", path())).await.expect(200);
        assert_eq!(feed.column("new_value"), [&json!(null), &json!("One"), &json!("Two")]);
        assert_eq!(feed.column("created_at")[2], feed.column("created_at")[1]);
    }
    let item = fixture.get(&format!("work-items/{BARE}/")).await.expect(200);
    assert_eq!(
        (&item.body["name"], &item.body["updated_at"]),
        (&json!("Two"), &json!("2026-01-02T05:04:05Z"))
    );
}

#[tokio::test]
async fn a_feed_shows_no_more_than_the_position_it_names() {
    let mut fixture = Fixture::new().await;
    let renamed = json!({"type": "IssueRenamed", "from": "Crash at start", "to": "Crash"});
    fixture.happen(of_issue(BARE), ADMIN, &[renamed]).await;
    assert_eq!(fixture.get(&path()).await.expect(200).body["total_count"], 1);
    fixture.catch_up(WORKSPACE).await;
    assert_eq!(fixture.get(&path()).await.expect(200).body["total_count"], 2);
    let page = fixture.get(&format!("{}?per_page=1&fields=verb", path())).await.expect(200);
    assert_eq!(page.rows(), [json!({"verb": "created"})]);
}
