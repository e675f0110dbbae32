//! The log itself.

use std::collections::BTreeSet;

use domain::UserId;
use insta::assert_snapshot;
use serde_json::{Value, json};

use crate::client::Reply;
use crate::fixture::Fixture;
use crate::people::{ADMIN, COLLEAGUE, GUEST, MEMBER, OUTSIDER, OWNER, VISITOR};
use crate::seed::{
    BARE, COMMENT, FULL, OTHER_PROJECT, PROJECT, WORKSPACE, in_project, of_comment, of_issue,
    of_project, of_workspace,
};

/// An event without what is another in every run.
fn lasting(event: &Value) -> String {
    let mut event = event.clone();
    for key in ["id", "time", "hash"] {
        let text = event[key].take();
        assert!(text.as_str().is_some_and(|text| text.len() >= 20), "{key}: {text}");
    }
    format!("{event:#}")
}

#[tokio::test]
async fn a_work_items_history_is_its_events_and_those_of_its_comments() {
    let fixture = Fixture::new().await;
    let page = fixture.get(&format!("work-items/{FULL}/history/")).await.expect(200);
    assert_eq!(page.column("type"), ["IssueCreated", "IssueLinkAdded", "CommentCreated"]);
    assert_snapshot!(lasting(&page.rows()[1]), @r#"
    {
      "actor": "00000000-0000-0000-0000-000000000003",
      "command": "00000000-0000-0000-0000-00000000c014",
      "data": {
        "id": "00000000-0000-0000-0000-000000000701",
        "title": "Docs",
        "type": "IssueLinkAdded",
        "url": "https://example.org/a"
      },
      "entity": "issue",
      "entity_id": "00000000-0000-0000-0000-000000000401",
      "hash": null,
      "id": null,
      "issue": "00000000-0000-0000-0000-000000000401",
      "metadata": {
        "actor": "00000000-0000-0000-0000-000000000003",
        "at": "2026-01-02T03:24:05Z",
        "command_id": "00000000-0000-0000-0000-00000000c014"
      },
      "position": 40,
      "project": "00000000-0000-0000-0000-000000000200",
      "time": null,
      "type": "IssueLinkAdded",
      "type_version": "1",
      "version": 2
    }
    "#);
    let second = fixture.get(&format!("issues/{FULL}/history/?per_page=1&cursor=1:1:0")).await;
    assert_eq!(second.expect(200).column("version"), [&json!(2)]);
}

/// The workspace, whose owner has given themselves the right to the whole log.
pub async fn audited() -> Fixture {
    let mut fixture = Fixture::new().await;
    let granted = json!({"type": "WorkspaceLogAccessGranted", "user": OWNER});
    fixture.happen(of_workspace(), OWNER, &[granted]).await;
    fixture.catch_up(WORKSPACE).await;
    fixture
}

/// The log as somebody is shown it.
pub async fn log(fixture: &Fixture, user: UserId, query: &str) -> Reply {
    let path = format!("/api/v1/workspaces/acme/events/{query}");
    fixture.call("GET", &path).by(user).send().await.expect(200)
}

/// The names of the events that somebody is shown.
async fn names(fixture: &Fixture, user: UserId) -> Vec<String> {
    let all = log(fixture, user, "?limit=1000").await;
    all.rows().iter().map(|row| row["type"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn a_member_reads_the_events_of_what_they_may_read() {
    let fixture = Fixture::new().await;
    let events = async |user| {
        let all = log(&fixture, user, "?limit=1000").await;
        assert_eq!(all.body["is_whole"], false);
        let projects = all.column("project").into_iter().filter(|project| !project.is_null());
        let projects: BTreeSet<String> =
            projects.map(|project| project.as_str().unwrap().to_owned()).collect();
        (names(&fixture, user).await, projects)
    };
    for user in [MEMBER, GUEST] {
        let (names, projects) = events(user).await;
        for name in ["IssueCreated", "IssueLinkAdded", "CommentCreated", "LabelCreated"] {
            assert!(names.contains(&name.to_owned()), "{name}");
        }
        assert!(projects.contains(&PROJECT.to_string()));
        let is_told_who = names.iter().any(|name| name.starts_with("WorkspaceMember"));
        assert_eq!(is_told_who, user == MEMBER);
    }
    // The owner is in no project: they see of them what everybody in the workspace does.
    for user in [OWNER, COLLEAGUE, VISITOR] {
        let (names, _) = events(user).await;
        let seen: BTreeSet<&str> = names.iter().map(String::as_str).collect();
        let seen: Vec<&str> =
            seen.into_iter().filter(|name| !name.starts_with("Workspace")).collect();
        assert_eq!(seen, ["ProjectArchived", "ProjectCreated"]);
    }
    let of_ops = log(&fixture, MEMBER, "?limit=1000").await;
    let of_ops = of_ops.rows().iter().filter(|row| row["project"] == json!(OTHER_PROJECT));
    let of_ops: Vec<Value> = of_ops.map(|row| row["type"].clone()).collect();
    assert_eq!(of_ops, ["ProjectCreated"]);
}

#[tokio::test]
async fn an_archived_project_shows_its_content_neither_in_the_log_nor_in_a_history() {
    let mut fixture = Fixture::new().await;
    let of_eng = async |fixture: &Fixture| {
        let all = log(fixture, MEMBER, "?limit=1000").await;
        let of_eng = all.rows().iter().filter(|row| row["project"] == json!(PROJECT));
        let names = of_eng.map(|row| row["type"].as_str().unwrap().to_owned());
        let names: BTreeSet<String> = names.collect();
        let path = format!("work-items/{FULL}/history/");
        let history = fixture.call("GET", &in_project(&path)).by(MEMBER).send().await.expect(200);
        (names, history.rows().len())
    };
    let (open, history) = of_eng(&fixture).await;
    for name in ["CommentCreated", "IssueCreated", "LabelCreated", "StateCreated"] {
        assert!(open.contains(name), "{name}");
    }
    assert_eq!(history, 3);

    let archived = json!({"type": "ProjectArchived"});
    fixture.happen(of_project(PROJECT), ADMIN, &[archived]).await;
    fixture.catch_up(WORKSPACE).await;
    let (names, history) = of_eng(&fixture).await;
    assert_eq!(history, 0);
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    assert_eq!(names, ["ProjectArchived", "ProjectCreated", "ProjectMemberAdded"]);

    let restored = json!({"type": "ProjectRestored"});
    fixture.happen(of_project(PROJECT), ADMIN, &[restored]).await;
    fixture.catch_up(WORKSPACE).await;
    let (names, history) = of_eng(&fixture).await;
    assert_eq!(history, 3);
    assert!(open.is_subset(&names), "{names:?}");
}

#[tokio::test]
async fn every_page_says_which_positions_it_covers() {
    let mut fixture = Fixture::new().await;
    let (mut after, mut seen) = (0, 0);
    loop {
        let page = log(&fixture, COLLEAGUE, &format!("?after={after}&limit=7")).await;
        assert_eq!(page.body["after"], after);
        let next = page.body["next"].as_u64().unwrap();
        for row in page.rows() {
            let position = row["position"].as_u64().unwrap();
            assert!(after < position && position <= next);
            seen += 1;
        }
        after = next;
        if page.body["has_more"] == false {
            break;
        }
    }
    assert_eq!(seen, names(&fixture, COLLEAGUE).await.len());
    // What the read tables do not show yet is covered by no page: nobody can say who may read it.
    let renamed = json!({"type": "IssueRenamed", "from": "Crash at start", "to": "Crash"});
    let position = fixture.happen(of_issue(BARE), ADMIN, &[renamed]).await;
    let page = log(&fixture, MEMBER, &format!("?after={after}")).await;
    assert_eq!((page.rows().len(), &page.body["next"]), (0, &json!(after)));
    // Somebody who was told of it already goes on from there.
    let page = log(&fixture, MEMBER, &format!("?after={position}")).await;
    assert_eq!((page.rows().len(), &page.body["next"]), (0, &json!(position)));
    fixture.catch_up(WORKSPACE).await;
    let page = log(&fixture, MEMBER, &format!("?after={after}")).await;
    assert_eq!((page.rows().len(), &page.body["next"]), (1, &json!(position)));
}

#[tokio::test]
async fn the_right_to_the_whole_log_is_given_taken_and_ends_with_the_membership() {
    let mut fixture = Fixture::new().await;
    let mut tell = async |event: &str, more: Value| {
        let mut event = json!({"type": event, "user": GUEST});
        event.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        fixture.happen(of_workspace(), OWNER, &[event]).await;
        fixture.catch_up(WORKSPACE).await;
        let path = "/api/v1/workspaces/acme/events/?limit=1000";
        let reply = fixture.call("GET", path).by(GUEST).send().await;
        reply.body["is_whole"].as_bool().inspect(|is_whole| {
            let is_complete = reply.rows().len() as u64 == reply.body["next"].as_u64().unwrap();
            assert_eq!(is_complete, *is_whole);
        })
    };
    let granted = "WorkspaceLogAccessGranted";
    let role = json!({"role": "guest"});
    assert_eq!(tell(granted, json!({})).await, Some(true));
    assert_eq!(tell("WorkspaceLogAccessRevoked", json!({})).await, Some(false));
    assert_eq!(tell(granted, json!({})).await, Some(true));
    assert_eq!(tell("WorkspaceMemberRemoved", role).await, None, "403");
    assert_eq!(
        tell("WorkspaceMemberReactivated", json!({"role": "guest", "stay": 1})).await,
        Some(false)
    );
}

#[tokio::test]
async fn what_was_said_in_something_deleted_is_read_by_auditors_only() {
    let mut fixture = audited().await;
    let history = async |fixture: &Fixture, user: UserId| {
        let path = format!("work-items/{FULL}/history/");
        fixture.call("GET", &path).by(user).send().await.expect(200)
    };
    assert!(history(&fixture, GUEST).await.to_string().contains("I see"));
    fixture.happen(of_comment(COMMENT, FULL), ADMIN, &[json!({"type": "CommentDeleted"})]).await;
    fixture.catch_up(WORKSPACE).await;
    for user in [GUEST, MEMBER, ADMIN] {
        for told in [history(&fixture, user).await, log(&fixture, user, "?limit=1000").await] {
            assert!(!told.to_string().contains("I see"), "{told}");
            assert!(told.column("type").contains(&&json!("CommentDeleted")));
        }
    }
    assert!(log(&fixture, OWNER, "?limit=1000").await.to_string().contains("I see"));
    let position = names(&fixture, OWNER).await.iter().position(|name| name == "CommentCreated");
    let path = format!("/api/v1/workspaces/acme/events/{}/", position.unwrap() + 1);
    fixture.call("GET", &path).by(OWNER).send().await.expect(200);
    fixture.call("GET", &path).by(GUEST).send().await.expect(404);

    fixture.happen(of_issue(FULL), ADMIN, &[json!({"type": "IssueDeleted"})]).await;
    fixture.catch_up(WORKSPACE).await;
    for user in [GUEST, MEMBER, ADMIN] {
        let ended = history(&fixture, user).await;
        assert_eq!(ended.column("type"), ["CommentDeleted", "IssueDeleted"]);
        let told = log(&fixture, user, "?limit=1000").await;
        assert!(!told.to_string().contains("Fix the login"), "{told}");
    }
}

#[tokio::test]
async fn a_workspaces_log_is_read_from_any_position() {
    let fixture = audited().await;
    let read = async |query: &str| {
        let path = format!("/api/v1/workspaces/acme/events/{query}");
        fixture.call("GET", &path).by(OWNER).send().await.expect(200)
    };
    let all = read("").await;
    let positions: Vec<u64> =
        all.rows().iter().map(|row| row["position"].as_u64().unwrap()).collect();
    assert_eq!(positions, (1..=positions.len() as u64).collect::<Vec<_>>());
    assert_eq!(all.body["has_more"], false);
    assert_eq!(all.header("tidemark-position"), positions.len().to_string());
    let some = read("?after=3&limit=2").await;
    assert_eq!(some.column("position"), [&json!(4), &json!(5)]);
    assert_eq!((&some.body["next"], &some.body["has_more"]), (&json!(5), &json!(true)));
    let end = positions.len();
    let none = read(&format!("?after={end}")).await;
    assert_eq!((none.rows().len(), &none.body["next"]), (0, &json!(end)));
    for wrong in ["limit=0", "limit=1001", "after=-1", "after=x", "after=x:1"] {
        let path = format!("/api/v1/workspaces/acme/events/?{wrong}");
        fixture.call("GET", &path).by(OWNER).send().await.expect(400);
    }
}

#[tokio::test]
async fn nobody_goes_on_in_a_log_that_was_restored_as_if_it_were_the_same() {
    let fixture = audited().await;
    for user in [OWNER, COLLEAGUE] {
        let read = async |after: &str| {
            let path = format!("/api/v1/workspaces/acme/events/?after={after}");
            fixture.call("GET", &path).by(user).send().await
        };
        let first = read("0").await.expect(200);
        let (end, cursor) = (&first.body["next"], first.body["cursor"].as_str().unwrap());
        assert_eq!(cursor, format!("{}:{end}", first.header("tidemark-epoch")));
        for after in [cursor, &end.to_string()] {
            assert_eq!(read(after).await.expect(200).body["next"], *end);
        }
        let foreign = read(&format!("{}:1", uuid::Uuid::from_u128(1))).await.expect(412);
        assert_eq!(foreign.body["epoch"], first.header("tidemark-epoch"));
        let epoch = first.header("tidemark-epoch");
        for beyond in ["1000000", "9223372036854775807", &format!("{epoch}:1000000")] {
            let refused = read(beyond).await.expect(400).body["detail"].to_string();
            assert!(refused.contains(&format!("The log ends at position {end}")), "{refused}");
        }
    }
}

#[tokio::test]
async fn one_event_is_read_by_its_position_also_under_the_workspaces_id() {
    let fixture = audited().await;
    for name in ["acme".to_owned(), WORKSPACE.to_string()] {
        let path = format!("/api/v1/workspaces/{name}/events/1/");
        let event = fixture.call("GET", &path).by(OWNER).send().await.expect(200);
        assert_eq!(event.body["type"], "WorkspaceCreated");
        fixture.call("GET", &path).by(ADMIN).send().await.expect(200);
        fixture.call("GET", &path).by(OUTSIDER).send().await.expect(403);
    }
    for position in ["0", "-1", "99999"] {
        let path = format!("/api/v1/workspaces/acme/events/{position}/");
        fixture.call("GET", &path).by(OWNER).send().await.expect(404);
    }
}

#[tokio::test]
async fn data_are_the_bytes_that_were_stored() {
    let fixture = Fixture::new().await;
    let call = fixture.call("GET", "/api/v1/workspaces/acme/events/1/").by(OWNER);
    let event = call.send().await.expect(200);
    assert_eq!(event.body["data"]["slug"], "acme");
    assert_eq!(event.body["metadata"]["actor"], json!(OWNER));
    assert_eq!(event.body["type_version"], "1");
}
