//! Work items that moved to another project.

use domain::UserId;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::fixture::{Fixture, Stream};
use crate::people::{ADMIN, MEMBER};
use crate::seed::{
    BARE, COMMENT, FULL, LINK, OTHER_PROJECT, PAGE, PROJECT, WIKI_PAGE, WORKSPACE, in_project,
    of_issue, pages,
};

/// The stream of `ENG-1` once it is in the other project.
const THERE: Stream =
    Stream { kind: "issue", id: FULL, project: Some(OTHER_PROJECT), issue: Some(FULL) };

/// A path in the other project.
pub fn there(path: &str) -> String {
    format!("/api/v1/workspaces/acme/projects/{OTHER_PROJECT}/{path}")
}

/// Moves `ENG-1` into the other project, where it is `OPS-2`, and renames it there.
pub async fn moved(fixture: &mut Fixture) -> u64 {
    let address = |project: Uuid, number: u32, key: &str| json!({"project": project, "number": number, "key": key});
    let (from, to) = (address(PROJECT, 1, "ENG-1"), address(OTHER_PROJECT, 2, "OPS-2"));
    let events = [
        json!({"type": "IssueMoved", "from": from, "to": to}),
        json!({"type": "IssueRenamed", "from": "Fix the login", "to": "Secret"}),
    ];
    let position = fixture.happen(THERE, ADMIN, &events).await;
    fixture.catch_up(WORKSPACE).await;
    position
}

/// What somebody is answered, with the status that is expected.
async fn ask(fixture: &Fixture, user: UserId, path: &str, status: u16) -> Value {
    fixture.call("GET", path).by(user).send().await.expect(status).body
}

/// A column of the rows of an answer.
fn column(page: &Value, key: &str) -> Vec<String> {
    let rows = page["results"].as_array().unwrap();
    rows.iter().map(|row| row[key].as_str().unwrap_or("-").to_owned()).collect()
}

#[tokio::test]
async fn it_is_in_its_new_project_with_all_that_hangs_on_it() {
    let mut fixture = Fixture::new().await;
    moved(&mut fixture).await;
    let item = format!("work-items/{FULL}/");
    for user in [ADMIN, MEMBER] {
        ask(&fixture, user, &in_project(&item), 404).await;
        let list = ask(&fixture, user, &in_project("work-items/"), 200).await;
        assert_eq!(column(&list, "id"), [BARE.to_string()]);
    }
    let found = ask(&fixture, ADMIN, &there(&item), 200).await;
    assert_eq!((&found["project"], &found["sequence_id"]), (&json!(OTHER_PROJECT), &json!(2)));
    let list = ask(&fixture, ADMIN, &there("work-items/"), 200).await;
    assert_eq!(list["total_count"], 2);
    for (parts, id) in [("comments", COMMENT), ("links", LINK)] {
        let path = format!("{item}{parts}/");
        let here = ask(&fixture, ADMIN, &in_project(&path), 200).await;
        assert_eq!(column(&here, "id"), Vec::<String>::new(), "{parts}");
        let there = ask(&fixture, ADMIN, &there(&path), 200).await;
        assert_eq!(column(&there, "id"), [id.to_string()], "{parts}");
    }
    let path = format!("{item}subscribers/");
    assert!(!ask(&fixture, ADMIN, &there(&path), 200).await.as_array().unwrap().is_empty());
}

#[tokio::test]
async fn every_key_that_it_has_had_finds_it() {
    let mut fixture = Fixture::new().await;
    moved(&mut fixture).await;
    let by_key = |key: &str| format!("/api/v1/workspaces/acme/work-items/{key}/");
    for key in ["OPS-2", "ENG-1"] {
        let found = ask(&fixture, ADMIN, &by_key(key), 200).await;
        assert_eq!((&found["id"], &found["project"]), (&json!(FULL), &json!(OTHER_PROJECT)));
        let search = format!("/api/v1/workspaces/acme/work-items/search/?search={key}");
        let hits = ask(&fixture, ADMIN, &search, 200).await;
        assert_eq!(hits["issues"][0]["id"], json!(FULL), "{key}");
        let hits = ask(&fixture, MEMBER, &search, 200).await;
        let ids: Vec<_> = hits["issues"].as_array().unwrap().iter().map(|hit| &hit["id"]).collect();
        assert!(!ids.contains(&&json!(FULL)), "{key}");
    }
    ask(&fixture, MEMBER, &by_key("ENG-1"), 404).await;
    let deleted = json!({"type": "IssueDeleted"});
    fixture.happen(THERE, ADMIN, &[deleted]).await;
    fixture.catch_up(WORKSPACE).await;
    ask(&fixture, ADMIN, &by_key("ENG-1"), 404).await;
}

#[tokio::test]
async fn its_history_goes_with_it() {
    let mut fixture = Fixture::new().await;
    let [history, activities] =
        ["history", "activities"].map(|of| format!("work-items/{FULL}/{of}/"));
    // What is remembered of it is not shown any more.
    ask(&fixture, MEMBER, &in_project(&activities), 200).await;
    moved(&mut fixture).await;
    for path in [&history, &activities] {
        let here = ask(&fixture, ADMIN, &in_project(path), 200).await;
        assert_eq!(here["results"], json!([]), "{path}");
        ask(&fixture, MEMBER, &there(path), 403).await;
    }
    let said = ask(&fixture, ADMIN, &there(&history), 200).await;
    let expected =
        ["IssueCreated", "IssueLinkAdded", "CommentCreated", "IssueMoved", "IssueRenamed"];
    assert_eq!(column(&said, "type"), expected);
    let lines = ask(&fixture, ADMIN, &there(&activities), 200).await;
    assert_eq!(column(&lines, "field"), ["-", "link", "project", "name"]);
    let line = &lines["results"][2];
    assert_eq!((&line["old_value"], &line["new_value"]), (&json!("ENG-1"), &json!("OPS-2")));
}

#[tokio::test]
async fn of_pages_that_stay_behind_its_history_tells_nobody() {
    let mut fixture = Fixture::new().await;
    pages(&mut fixture).await;
    let on_wiki = json!({
        "type": "IssuePageLinked", "id": Uuid::from_u128(0x912),
        "page": {"id": WIKI_PAGE, "name": "House rules"},
    });
    fixture.happen(of_issue(FULL), ADMIN, &[on_wiki]).await;
    fixture.catch_up(WORKSPACE).await;
    let told = async |fixture: &Fixture, path: fn(&str) -> String| {
        let mut links = Vec::new();
        for of in ["history", "activities"] {
            let path = path(&format!("work-items/{FULL}/{of}/"));
            let said = ask(fixture, ADMIN, &path, 200).await.to_string();
            links.push(["Roadmap", "House rules"].map(|page| said.contains(page)));
        }
        links
    };
    assert_eq!(told(&fixture, in_project).await, [[true, true]; 2]);
    moved(&mut fixture).await;
    assert_eq!(told(&fixture, there).await, [[false, true]; 2]);
}

#[tokio::test]
async fn who_saw_it_before_is_told_that_it_left_and_nothing_more() {
    let mut fixture = Fixture::new().await;
    pages(&mut fixture).await;
    let events = "/api/v1/workspaces/acme/events/?limit=1000";
    let names = |page: &Value| -> Vec<String> {
        let rows = page["results"].as_array().unwrap().iter();
        let own = rows.filter(|row| row["issue"] == json!(FULL));
        own.map(|row| row["type"].as_str().unwrap().to_owned()).collect()
    };
    let before = names(&ask(&fixture, MEMBER, events, 200).await);
    assert_eq!(before, ["IssueCreated", "IssueLinkAdded", "CommentCreated", "IssuePageLinked"]);
    moved(&mut fixture).await;
    assert_eq!(names(&ask(&fixture, MEMBER, events, 200).await), ["IssueMoved"]);
    // A page of the project that it left is nobody's to see there.
    let all = names(&ask(&fixture, ADMIN, events, 200).await);
    let expected =
        ["IssueCreated", "IssueLinkAdded", "CommentCreated", "IssueMoved", "IssueRenamed"];
    assert_eq!(all, expected, "{PAGE}");
    fixture.happen(THERE, ADMIN, &[json!({"type": "IssueDeleted"})]).await;
    fixture.catch_up(WORKSPACE).await;
    assert_eq!(names(&ask(&fixture, MEMBER, events, 200).await), ["IssueMoved"]);
}

#[tokio::test]
async fn it_is_related_where_it_is() {
    let mut fixture = Fixture::new().await;
    let related = |name: &str, other: Uuid, key: &str| {
        json!({
            "type": "IssueRelationAdded", "relation": name, "project": PROJECT,
            "with": {"id": other, "key": key},
        })
    };
    let (there, back) = (related("blocking", BARE, "ENG-2"), related("blocked_by", FULL, "ENG-1"));
    fixture.happen(of_issue(FULL), ADMIN, &[there]).await;
    fixture.happen(of_issue(BARE), ADMIN, &[back]).await;
    moved(&mut fixture).await;
    let path = in_project(&format!("work-items/{BARE}/relations/"));
    let seen = ask(&fixture, ADMIN, &path, 200).await;
    let expected = json!([{"project_id": OTHER_PROJECT, "issue_id": FULL}]);
    assert_eq!(seen["blocked_by"], expected);
    assert_eq!(ask(&fixture, MEMBER, &path, 200).await["blocked_by"], json!([]));
    for (of, key) in [("history", "type"), ("activities", "field")] {
        let path = in_project(&format!("work-items/{BARE}/{of}/"));
        let name = if of == "history" { "IssueRelationAdded" } else { "blocked_by" };
        for (user, count) in [(ADMIN, 1), (MEMBER, 0)] {
            let lines = column(&ask(&fixture, user, &path, 200).await, key);
            assert_eq!(lines.iter().filter(|line| *line == name).count(), count, "{of}");
        }
    }
}
