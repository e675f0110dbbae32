//! The search over everything that has a text.

use domain::UserId;
use futures::future::join_all;
use insta::assert_snapshot;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::fixture::{Fixture, Stream};
use crate::guests::{join, show_all};
use crate::moving::moved;
use crate::people::{ADMIN, COLLEAGUE, GUEST, MEMBER, OUTSIDER, OWNER, VISITOR};
use crate::permissions::furnished;
use crate::seed::{
    ARCHIVED, BARE, COMMENT, FULL, OTHER_PROJECT, PAGE, PRIVATE_PAGE, PROJECT, TRIAGED, WIKI_PAGE,
    WORKSPACE, bare, of_comment, of_issue, of_page, of_project, page, state,
};

/// An answer to [`COMMENT`].
const ANSWER: Uuid = Uuid::from_u128(0x2a02);

/// A search's path.
fn path(text: &str) -> String {
    let text = text.bytes().map(|byte| format!("%{byte:02x}")).collect::<Vec<_>>().concat();
    format!("/api/v1/workspaces/acme/search/?search={text}&limit=100")
}

/// What somebody finds, each as its kind and its name, sorted.
async fn found(fixture: &Fixture, user: UserId, query: &str) -> Vec<String> {
    let found = fixture.call("GET", query).by(user).send().await.expect(200);
    let results = found.body["results"].as_array().unwrap();
    let mut names: Vec<_> = results.iter().map(written).collect();
    names.sort_unstable();
    names
}

/// A result as its kind and its name.
fn written(result: &Value) -> String {
    let of = |key: &str| result[key].as_str().unwrap().to_owned();
    format!("{}: {}", of("kind"), of("name"))
}

/// The pieces of a text, those that were found in brackets.
fn marked(parts: &Value) -> String {
    let parts = parts.as_array().unwrap().iter().map(|part| {
        let text = part["text"].as_str().unwrap();
        if part["is_match"] == true { format!("[{text}]") } else { text.to_owned() }
    });
    parts.collect()
}

/// Something happens, and is in the read tables.
async fn happen(fixture: &mut Fixture, stream: Stream, events: &[Value]) {
    fixture.happen(stream, ADMIN, events).await;
    fixture.catch_up(WORKSPACE).await;
}

#[tokio::test]
async fn a_result_has_its_keys() {
    let fixture = Fixture::new().await;
    assert_snapshot!(fixture.get("/api/v1/workspaces/acme/search/?search=fails").await, @r#"
    200 {
      "has_more": false,
      "results": [
        {
          "id": "00000000-0000-0000-0000-000000000401",
          "is_archived": false,
          "kind": "work_item",
          "name": "Fix the login",
          "name_parts": [
            {
              "is_match": false,
              "text": "Fix the login"
            }
          ],
          "passage": [
            {
              "is_match": false,
              "text": "It "
            },
            {
              "is_match": true,
              "text": "fails"
            }
          ],
          "project_id": "00000000-0000-0000-0000-000000000200",
          "project_identifier": "ENG",
          "sequence_id": 1,
          "updated_at": "2026-01-02T03:24:05Z",
          "work_item_id": "00000000-0000-0000-0000-000000000401"
        }
      ]
    }
    "#);
}

#[tokio::test]
async fn names_descriptions_comments_and_pages_are_found_with_their_passage() {
    let mut fixture = furnished().await;
    let described =
        json!({"type": "PageDescribed", "to": "<h1>Plan</h1><p>See the <b>pümp</b></p>"});
    happen(&mut fixture, of_page(PAGE), &[described]).await;
    for (text, name, passage) in [
        ("login", "work_item: Fix the login", "It fails"),
        ("FAI", "work_item: Fix the login", "It [fails]"),
        ("i see", "comment: Fix the login", "[I] [see]"),
        ("road", "page: Roadmap", "Plan See the pümp"),
        ("pump plan", "page: Roadmap", "[Plan] See the [pümp]"),
        ("\"the pump\"", "page: Roadmap", "Plan See [the pümp]"),
        ("hause ruls", "page: House rules", ""),
    ] {
        let found = fixture.get(&path(text)).await.expect(200).body;
        assert_eq!(found["results"].as_array().unwrap().len(), 1, "{text}: {found}");
        let result = &found["results"][0];
        assert_eq!(written(result), name, "{text}");
        assert_eq!(marked(&result["passage"]), passage, "{text}");
    }
    let named = fixture.get(&path("the fix")).await.expect(200).body;
    assert_eq!(marked(&named["results"][0]["name_parts"]), "[Fix] [the] login");
    let none = ["\"pump the\"", "login -fix", "perhaps", "!!", ""];
    for text in none {
        assert_eq!(found(&fixture, MEMBER, &path(text)).await, Vec::<String>::new(), "{text}");
    }
    // Archived things are found where they are wanted.
    let archived = format!("{}&archived=true", path("done"));
    assert_eq!(found(&fixture, MEMBER, &path("done")).await, Vec::<String>::new());
    assert_eq!(found(&fixture, MEMBER, &archived).await, ["work_item: Done with"]);
    // So are only some kinds, and only those of one project.
    let all = ["comment: Fix the login", "page: Roadmap"];
    assert_eq!(found(&fixture, MEMBER, &path("see")).await, all);
    for (more, expected) in [
        ("&kind=page", &all[1..]),
        ("&kind=comment,work_item", &all[..1]),
        (&format!("&project_id={PROJECT}"), &all[..]),
        (&format!("&project_id={OTHER_PROJECT}"), &[]),
        (&format!("&project_id={}", Uuid::nil()), &[]),
    ] {
        assert_eq!(found(&fixture, MEMBER, &(path("see") + more)).await, expected, "{more}");
    }
}

#[tokio::test]
async fn a_key_comes_first_and_a_number_only_where_it_stands_alone() {
    let mut fixture = Fixture::new().await;
    for (n, name) in [(10, "After ENG-1, v2.1"), (11, "Released on 2026-11-28")] {
        let id = Uuid::from_u128(0x900 + u128::from(n));
        happen(&mut fixture, of_issue(id), &[bare(id, n, name)]).await;
    }
    let find = async |text: &str| {
        let (text, more) = text.split_once('&').unwrap_or((text, ""));
        let path = format!("{}&{more}", path(text));
        let found = fixture.call("GET", &path).by(ADMIN).send().await.expect(200).body;
        let results = found["results"].as_array().unwrap().clone();
        results.iter().map(|one| one["name"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(find("ENG-1").await, ["Fix the login", "After ENG-1, v2.1"]);
    assert_eq!(find("eng-1&limit=1&offset=1").await, ["After ENG-1, v2.1"]);
    assert_eq!(find("see ops-1").await, ["Elsewhere"]);
    assert_eq!(find("#2").await, ["Crash at start"]);
    assert_eq!(find("v2.1").await, ["After ENG-1, v2.1"]);
    assert_eq!(find("2026-11-28").await, ["Released on 2026-11-28"]);
    assert_eq!(find("ENG-999").await, Vec::<String>::new());
}

#[tokio::test]
async fn pages_of_results_neither_repeat_nor_leave_out() {
    let mut fixture = Fixture::new().await;
    let renamed = json!({"type": "IssueRenamed", "from": "Fix the login", "to": "As ENG-1 says"});
    happen(&mut fixture, of_issue(FULL), &[renamed]).await;
    for n in 10..30 {
        let id = Uuid::from_u128(0x900 + u128::from(n));
        happen(&mut fixture, of_issue(id), &[bare(id, n, &format!("Pump ENG-{n} of ENG-1"))]).await;
    }
    let mut seen = Vec::new();
    for offset in (0..30).step_by(4) {
        let path = format!("/api/v1/workspaces/acme/search/?search=eng-1&limit=4&offset={offset}");
        let page = fixture.get(&path).await.expect(200).body;
        let rows = page["results"].as_array().unwrap();
        assert_eq!(page["has_more"], json!(offset + 4 < 21), "{offset}");
        assert_eq!(rows.len(), (21_usize - offset.min(21)).min(4), "{offset}");
        seen.extend(rows.iter().map(|row| row["sequence_id"].as_u64().unwrap()));
    }
    assert_eq!(seen[0], 1, "the key itself");
    seen.sort_unstable();
    assert_eq!(seen, [&[1][..], &(10..30).collect::<Vec<_>>()].concat());
}

#[tokio::test]
async fn nobody_finds_what_they_do_not_see() {
    let mut fixture = furnished().await;
    let internal = json!({"type": "CommentAccessChanged", "from": "EXTERNAL", "to": "INTERNAL"});
    happen(&mut fixture, of_comment(COMMENT, FULL), &[internal]).await;
    let answer = json!({
        "type": "CommentCreated", "id": ANSWER, "project": PROJECT, "issue": FULL,
        "parent": COMMENT, "html": "<p>So do I</p>", "access": "EXTERNAL",
    });
    happen(&mut fixture, of_comment(ANSWER, FULL), &[answer]).await;
    let secret = page(PRIVATE_PAGE, "Diary", "PRIVATE", MEMBER);
    assert_eq!(secret["access"], "PRIVATE");
    let (login, diary, house) = ("work_item: Fix the login", "page: Diary", "page: House rules");
    let comment = "comment: Fix the login";
    for (text, name, who) in [
        ("login", login, &[ADMIN, MEMBER, GUEST][..]),
        ("i see", comment, &[ADMIN, MEMBER]),
        ("so do i", comment, &[ADMIN, MEMBER]),
        ("roadmap", "page: Roadmap", &[ADMIN, MEMBER, GUEST]),
        ("diary", diary, &[MEMBER]),
        ("house", house, &[ADMIN, MEMBER, COLLEAGUE, OWNER]),
        ("elsewhere", "work_item: Elsewhere", &[ADMIN]),
        ("perhaps", "", &[]),
    ] {
        for user in [OWNER, COLLEAGUE, ADMIN, MEMBER, GUEST, VISITOR] {
            let expected: Vec<_> =
                who.iter().filter(|who| **who == user).map(|_| name.to_owned()).collect();
            assert_eq!(found(&fixture, user, &path(text)).await, expected, "{text} {user:?}");
        }
        let outside = fixture.call("GET", &path(text)).by(OUTSIDER).send().await;
        outside.expect(403);
    }
    // What the comment answers is opened: the answer with it.
    let external = json!({"type": "CommentAccessChanged", "from": "INTERNAL", "to": "EXTERNAL"});
    happen(&mut fixture, of_comment(COMMENT, FULL), &[external]).await;
    assert_eq!(found(&fixture, GUEST, &path("so do i")).await, [comment]);
    // Where guests see only their own, they find only that, and what is said there.
    show_all(&mut fixture, false).await;
    for text in ["login", "i see", "so do i", "ENG-1", "1"] {
        assert_eq!(found(&fixture, GUEST, &path(text)).await, Vec::<String>::new(), "{text}");
    }
    assert_eq!(found(&fixture, GUEST, &path("roadmap")).await, ["page: Roadmap"]);
    let assigned = json!({"type": "IssueAssigneeAdded", "user": GUEST});
    happen(&mut fixture, of_issue(FULL), &[assigned]).await;
    assert_eq!(found(&fixture, GUEST, &path("login")).await, [login]);
    assert_eq!(found(&fixture, GUEST, &path("so do i")).await, [comment]);
    assert_eq!(found(&fixture, GUEST, &path("ENG-1")).await, [login]);
    let own = bare(Uuid::from_u128(0x2a01), 55, "Secret of others");
    happen(&mut fixture, of_issue(Uuid::from_u128(0x2a01)), &[own]).await;
    assert_eq!(found(&fixture, GUEST, &path("secret")).await, Vec::<String>::new());
    // Archived projects show nothing, and those that somebody joins show all.
    join(&mut fixture, OTHER_PROJECT, MEMBER).await;
    assert_eq!(found(&fixture, MEMBER, &path("elsewhere")).await, ["work_item: Elsewhere"]);
    let archived = json!({"type": "ProjectArchived"});
    happen(&mut fixture, of_project(PROJECT), &[archived]).await;
    assert_eq!(found(&fixture, MEMBER, &path("login")).await, Vec::<String>::new());
    assert_eq!(found(&fixture, MEMBER, &path("diary")).await, Vec::<String>::new());
}

#[tokio::test]
async fn what_changes_is_found_at_once_as_it_is() {
    let mut fixture = furnished().await;
    let texts = [
        "login",
        "secret",
        "crash",
        "done",
        "perhaps",
        "fails",
        "i see",
        "roadmap",
        "plan",
        "house",
        "elsewhere",
        "diary",
        "june",
    ];
    // The index is there from the beginning on, and follows.
    assert_eq!(found(&fixture, MEMBER, &path("login")).await, ["work_item: Fix the login"]);
    let there = Stream { kind: "issue", id: FULL, project: Some(OTHER_PROJECT), issue: Some(FULL) };
    let comment =
        Stream { kind: "comment", id: COMMENT, project: Some(OTHER_PROJECT), issue: Some(FULL) };
    let address = |project: Uuid, number: u32, key: &str| json!({"project": project, "number": number, "key": key});
    let steps: Vec<(Stream, Value)> = vec![
        (of_issue(BARE), json!({"type": "IssueRenamed", "from": "Crash at start", "to": "Secret"})),
        (of_issue(BARE), json!({"type": "IssueArchived", "on": "2026-01-03"})),
        (of_issue(ARCHIVED), json!({"type": "IssueRestored"})),
        (
            of_issue(TRIAGED),
            json!({
                "type": "IssueStateChanged", "from": state(5), "to": state(0),
            }),
        ),
        (of_page(PAGE), json!({"type": "PageRenamed", "from": "Roadmap", "to": "Plan"})),
        (of_page(PAGE), json!({"type": "PageDescribed", "to": "<p>In June</p>"})),
        (
            of_page(WIKI_PAGE),
            json!({"type": "PageAccessChanged", "from": "PUBLIC", "to": "PRIVATE"}),
        ),
        (of_page(PRIVATE_PAGE), json!({"type": "PageArchived"})),
        (
            of_issue(FULL),
            json!({
                "type": "IssueMoved", "from": address(PROJECT, 1, "ENG-1"),
                "to": address(OTHER_PROJECT, 2, "OPS-2"),
            }),
        ),
        (comment, json!({"type": "CommentEdited", "to": "<p>Plan of June</p>"})),
        (comment, json!({"type": "CommentDeleted"})),
        (there, json!({"type": "IssueDeleted"})),
        (
            of_project(OTHER_PROJECT),
            json!({
                "type": "ProjectDeleted", "name": "Operations", "identifier": "OPS",
            }),
        ),
        (of_page(PAGE), json!({"type": "PageDeleted", "access": "PUBLIC", "owner": MEMBER})),
    ];
    for (stream, event) in steps {
        happen(&mut fixture, stream, std::slice::from_ref(&event)).await;
        let mut followed = Vec::new();
        for user in [ADMIN, MEMBER, COLLEAGUE, GUEST] {
            for text in texts {
                for more in ["", "&archived=true"] {
                    followed.push(found(&fixture, user, &(path(text) + more)).await);
                }
            }
        }
        // Another process, whose index is made anew from the tables.
        let following = fixture.ask_another();
        let mut anew = Vec::new();
        for user in [ADMIN, MEMBER, COLLEAGUE, GUEST] {
            for text in texts {
                for more in ["", "&archived=true"] {
                    anew.push(found(&fixture, user, &(path(text) + more)).await);
                }
            }
        }
        fixture.ask_again(following);
        assert_eq!(followed, anew, "after {event}");
    }
    assert_eq!(found(&fixture, MEMBER, &path("login")).await, Vec::<String>::new());
    assert_eq!(found(&fixture, MEMBER, &path("perhaps")).await, ["work_item: Perhaps"]);
    // A reaction and what is like it changes nothing.
    let reacted = json!({"type": "IssueReactionAdded", "user": MEMBER, "reaction": "tada"});
    happen(&mut fixture, of_issue(TRIAGED), &[reacted]).await;
    assert_eq!(found(&fixture, MEMBER, &path("perhaps")).await, ["work_item: Perhaps"]);
    // In another life of the log it begins anew.
    fixture.begin_epoch().await;
    assert_eq!(found(&fixture, MEMBER, &path("perhaps")).await, ["work_item: Perhaps"]);
}

#[tokio::test]
async fn a_long_text_is_searched_as_far_as_it_is_in_the_index() {
    let mut fixture = Fixture::new().await;
    let long = format!("<p>early {}late</p>", "a ".repeat(110_000));
    let described = json!({"type": "IssueDescribed", "to": long});
    happen(&mut fixture, of_issue(BARE), &[described]).await;
    let comment = json!({
        "type": "CommentCreated", "id": ANSWER, "project": PROJECT, "issue": BARE, "html": long,
        "access": "EXTERNAL",
    });
    happen(&mut fixture, of_comment(ANSWER, BARE), &[comment]).await;
    let both = ["comment: Crash at start", "work_item: Crash at start"];
    assert_eq!(found(&fixture, MEMBER, &path("early a a a")).await, both);
    assert_eq!(found(&fixture, MEMBER, &path("\"a a a\" early")).await, both);
    assert_eq!(found(&fixture, MEMBER, &path("late ")).await, Vec::<String>::new());
}

#[tokio::test]
async fn more_search_at_once_than_there_are_connections() {
    let mut fixture = Fixture::new().await;
    moved(&mut fixture).await;
    let all = (0..40).map(|_| async { found(&fixture, ADMIN, &path("secret")).await });
    for names in join_all(all).await {
        assert_eq!(names, ["work_item: Secret"]);
    }
}

#[tokio::test]
async fn what_makes_no_sense_is_refused() {
    let fixture = Fixture::new().await;
    let base = "/api/v1/workspaces/acme/search/";
    let too_long = format!("?search={}", "a".repeat(1001));
    let words: Vec<_> = (0..33).map(|n| format!("w{n}")).collect();
    let too_many = format!("?search={}", words.join("+"));
    let too_many_letters = format!("?search={}", "%e5%ad%97".repeat(300));
    for query in [
        &too_long,
        &too_many,
        &too_many_letters,
        "?search=a&kind=epic",
        "?search=a&limit=0",
        "?search=a&limit=101",
        "?search=a&offset=1001",
        "?search=a&project_id=x",
        "?search=a&archived=maybe",
        "?search=a&q=b",
    ] {
        let reply = fixture.get(&format!("{base}{query}")).await;
        let text = reply.expect(400).body.to_string();
        let name = query.rsplit(['?', '&']).next().unwrap().split('=').next().unwrap();
        assert!(text.contains(name) || text.contains("valid detail"), "{query}: {text}");
    }
}
