//! Relations and dependencies.

use domain::UserId;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::fixture::{Fixture, Stream};
use crate::people::{ADMIN, GUEST, MEMBER};
use crate::seed::{
    ARCHIVED, BARE, FULL, OTHER, OTHER_PROJECT, PROJECT, WORKSPACE, of_issue, of_project, state,
};

/// A work item of the seed: its id, its project, its key.
pub type Item = (Uuid, Uuid, &'static str);

/// `ENG-1`.
pub const FULL_ITEM: Item = (FULL, PROJECT, "ENG-1");
/// `ENG-2`.
pub const BARE_ITEM: Item = (BARE, PROJECT, "ENG-2");
/// `OPS-1`, which only [`ADMIN`] sees.
pub const OTHER_ITEM: Item = (OTHER, OTHER_PROJECT, "OPS-1");

/// Lets a work item become something to another one, or end that, as seen from it.
async fn one_way(fixture: &mut Fixture, name: &str, one: Item, relation: &str, other: Item) {
    let (id, project, _) = one;
    let event = json!({
        "type": name, "relation": relation, "with": {"id": other.0, "key": other.2},
        "project": other.1,
    });
    let stream = Stream { kind: "issue", id, project: Some(project), issue: Some(id) };
    fixture.happen(stream, ADMIN, &[event]).await;
}

/// The same in both directions, and in the read tables.
pub async fn relate(fixture: &mut Fixture, one: Item, (there, back): (&str, &str), other: Item) {
    one_way(fixture, "IssueRelationAdded", one, there, other).await;
    one_way(fixture, "IssueRelationAdded", other, back, one).await;
    fixture.catch_up(WORKSPACE).await;
}

/// The workspace, in which `ENG-1` blocks `OPS-1`, and `ENG-2` starts after it.
async fn fixture() -> Fixture {
    let mut fixture = Fixture::new().await;
    relate(&mut fixture, FULL_ITEM, ("blocking", "blocked_by"), OTHER_ITEM).await;
    relate(&mut fixture, BARE_ITEM, ("start_after", "start_before"), FULL_ITEM).await;
    fixture
}

/// What somebody is answered.
async fn ask(fixture: &Fixture, user: UserId, path: &str) -> Value {
    fixture.call("GET", path).by(user).send().await.expect(200).body
}

/// Relations that are all empty but for these.
fn relations(those: &Value) -> Value {
    let mut all = json!({
        "blocking": [], "blocked_by": [], "duplicate": [], "relates_to": [], "start_after": [],
        "start_before": [], "finish_after": [], "finish_before": [],
    });
    for (name, related) in those.as_object().unwrap() {
        all[name] = related.clone();
    }
    all
}

#[tokio::test]
async fn relations_are_shown_from_both_sides_under_both_names() {
    let fixture = fixture().await;
    let of = |id: Uuid, project: Uuid| json!({"project_id": project, "issue_id": id});
    for name in ["work-items", "issues"] {
        let full = ask(&fixture, ADMIN, &format!("{name}/{FULL}/relations/")).await;
        let expected = json!({
            "blocking": [of(OTHER, OTHER_PROJECT)], "start_before": [of(BARE, PROJECT)],
        });
        assert_eq!(full, relations(&expected));
        let bare = ask(&fixture, ADMIN, &format!("{name}/{BARE}/relations/")).await;
        assert_eq!(bare, relations(&json!({"start_after": [of(FULL, PROJECT)]})));
        let unknown = format!("{name}/{}/relations/", Uuid::from_u128(0x999));
        assert_eq!(ask(&fixture, ADMIN, &unknown).await, relations(&json!({})));
    }
    let other = format!("/api/v1/workspaces/acme/projects/{OTHER_PROJECT}/work-items/{OTHER}/");
    let other = ask(&fixture, ADMIN, &format!("{other}relations/")).await;
    assert_eq!(other, relations(&json!({"blocked_by": [of(FULL, PROJECT)]})));
}

#[tokio::test]
async fn a_dependency_has_the_work_item() {
    let mut fixture = fixture().await;
    relate(&mut fixture, FULL_ITEM, ("duplicate", "duplicate"), (ARCHIVED, PROJECT, "ENG-3")).await;
    let expected = json!([{
        "id": FULL, "name": "Fix the login", "sequence_id": 1, "project_id": PROJECT,
        "state_id": state(3)["id"], "priority": "urgent", "type_id": null, "is_epic": false,
        "label_ids": [crate::seed::BUG], "assignee_ids": [MEMBER, ADMIN], "sort_order": 65535.0,
        "relation_type": "start_after", "created_by": MEMBER, "deleted_at": null, "updated_by": ADMIN,
    }]);
    for name in ["work-items", "issues"] {
        let bare = ask(&fixture, MEMBER, &format!("{name}/{BARE}/dependencies/")).await;
        let mut rows = bare["start_after"].clone();
        for time in ["created_at", "updated_at"] {
            let at = rows[0].as_object_mut().unwrap().remove(time).unwrap();
            assert!(at.as_str().unwrap().starts_with("2026-01-02T"), "{at}");
        }
        assert_eq!(rows, expected);
        let names: Vec<&String> = bare.as_object().unwrap().keys().collect();
        assert_eq!(names.len(), 6, "no dependency is a duplicate: {names:?}");
    }
    let full = ask(&fixture, ADMIN, &format!("work-items/{FULL}/dependencies/")).await;
    assert_eq!(full["blocking"][0]["id"], json!(OTHER));
    assert_eq!(full["start_before"][0]["relation_type"], "start_before");
}

#[tokio::test]
async fn who_does_not_see_the_other_project_sees_no_relation_with_it_anywhere() {
    let mut fixture = fixture().await;
    let item = format!("work-items/{FULL}/");
    let seen = async |fixture: &Fixture, user| {
        let relations = ask(fixture, user, &format!("{item}relations/")).await;
        let dependencies = ask(fixture, user, &format!("{item}dependencies/")).await;
        let history = ask(fixture, user, &format!("{item}history/")).await;
        let activities = ask(fixture, user, &format!("{item}activities/")).await;
        let events = "/api/v1/workspaces/acme/events/?limit=1000";
        let events = ask(fixture, user, events).await;
        let rows = |page: &Value, key: &str, value: &str| {
            let rows = page["results"].as_array().unwrap().iter();
            rows.filter(|row| row[key] == *value).count()
        };
        [
            relations["blocking"].as_array().unwrap().len(),
            dependencies["blocking"].as_array().unwrap().len(),
            rows(&history, "type", "IssueRelationAdded"),
            rows(&activities, "field", "blocking") + rows(&activities, "field", "start_before"),
            rows(&events, "type", "IssueRelationAdded"),
        ]
    };
    // Both directions of the relation within the project, and for the admin those of the other.
    assert_eq!(seen(&fixture, ADMIN).await, [1, 1, 2, 2, 4]);
    for user in [MEMBER, GUEST] {
        assert_eq!(seen(&fixture, user).await, [0, 0, 1, 1, 2]);
    }
    // Nor a single line or event by its id or position, nor how many there are.
    let feed = ask(&fixture, ADMIN, &format!("{item}activities/")).await;
    let rows = feed["results"].as_array().unwrap();
    let line = rows.iter().find(|row| row["field"] == "blocking").unwrap();
    let path = format!("{item}activities/{}/", line["id"].as_str().unwrap());
    fixture.call("GET", &path).by(ADMIN).send().await.expect(200);
    fixture.call("GET", &path).by(MEMBER).send().await.expect(404);
    let page = ask(&fixture, MEMBER, &format!("{item}history/?per_page=1")).await;
    assert_eq!(page["total_count"], 4, "created, a link, a comment, a relation");
    let all = ask(&fixture, ADMIN, "/api/v1/workspaces/acme/events/?limit=1000").await;
    let rows = all["results"].as_array().unwrap().iter();
    for event in rows.filter(|row| row["type"] == "IssueRelationAdded") {
        let path = format!("/api/v1/workspaces/acme/events/{}/", event["position"]);
        let beyond =
            [&event["project"], &event["data"]["project"]].contains(&&json!(OTHER_PROJECT));
        let status = if beyond { 404 } else { 200 };
        fixture.call("GET", &path).by(MEMBER).send().await.expect(status);
    }
    // Who is let into it sees them all, and nobody does once it is archived.
    let joined = json!({
        "type": "ProjectMemberAdded", "id": Uuid::from_u128(0x344), "user": MEMBER,
        "role": "member", "sort_order": 65535.0,
    });
    fixture.happen(of_project(OTHER_PROJECT), ADMIN, &[joined]).await;
    fixture.catch_up(WORKSPACE).await;
    assert_eq!(seen(&fixture, MEMBER).await, [1, 1, 2, 2, 4]);
    let archived = json!({"type": "ProjectArchived"});
    fixture.happen(of_project(OTHER_PROJECT), ADMIN, &[archived]).await;
    fixture.catch_up(WORKSPACE).await;
    assert_eq!(seen(&fixture, ADMIN).await, [0, 0, 1, 1, 2]);
}

#[tokio::test]
async fn a_relation_that_ended_is_shown_by_the_feed_alone() {
    let mut fixture = fixture().await;
    one_way(&mut fixture, "IssueRelationRemoved", BARE_ITEM, "start_after", FULL_ITEM).await;
    one_way(&mut fixture, "IssueRelationRemoved", FULL_ITEM, "start_before", BARE_ITEM).await;
    fixture.catch_up(WORKSPACE).await;
    for id in [BARE, FULL] {
        let path = format!("work-items/{id}/relations/");
        assert_eq!(ask(&fixture, MEMBER, &path).await, relations(&json!({})));
    }
    let feed = ask(&fixture, MEMBER, &format!("work-items/{BARE}/activities/")).await;
    let row = |index: usize| {
        let keys = [
            "verb",
            "field",
            "old_value",
            "new_value",
            "old_identifier",
            "new_identifier",
            "comment",
        ];
        keys.map(|key| feed["results"][index][key].clone())
    };
    let (field, id) = (json!("start_after"), json!(FULL));
    let added = [
        json!("updated"),
        field.clone(),
        json!(""),
        json!("ENG-1"),
        id.clone(),
        Value::Null,
        json!("added start_after relation"),
    ];
    let removed = [
        json!("deleted"),
        field,
        json!("ENG-1"),
        json!(""),
        id,
        Value::Null,
        json!("deleted start_after relation"),
    ];
    assert_eq!((row(1), row(2)), (added, removed));
}

#[tokio::test]
async fn a_relation_ends_with_either_work_item() {
    let mut fixture = fixture().await;
    fixture.happen(of_issue(FULL), ADMIN, &[json!({"type": "IssueDeleted"})]).await;
    fixture.catch_up(WORKSPACE).await;
    let bare = ask(&fixture, MEMBER, &format!("work-items/{BARE}/relations/")).await;
    assert_eq!(bare, relations(&json!({})));
    let rows: i64 = sqlx::query_scalar("SELECT count(*) FROM read_model.work_item_relation")
        .fetch_one(&fixture.owner())
        .await
        .unwrap();
    assert_eq!(rows, 0);
}

#[tokio::test]
async fn a_workspace_defines_no_relations_of_its_own() {
    let fixture = fixture().await;
    for name in ["work-items", "issues"] {
        let path = format!("{name}/{FULL}/work-item-relations/");
        assert_eq!(ask(&fixture, GUEST, &path).await, json!({}));
    }
    let definitions = "/api/v1/workspaces/acme/work-item-relation-definitions/";
    let page = ask(&fixture, MEMBER, &format!("{definitions}?per_page=100")).await;
    assert_eq!((&page["total_count"], &page["results"]), (&json!(0), &json!([])));
    assert_eq!(page["next_page_results"], json!(false));
}
