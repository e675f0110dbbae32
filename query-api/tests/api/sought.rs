//! A part of the log: filters of its doors.

use domain::UserId;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::client::Reply;
use crate::fixture::Fixture;
use crate::guests::show_all;
use crate::history::{audited, log};
use crate::live::{Follower, rename};
use crate::people::{ADMIN, COLLEAGUE, GUEST, MEMBER, OUTSIDER, OWNER, VISITOR};
use crate::seed::{BARE, COMMENT, FULL, OTHER, OTHER_PROJECT, PROJECT, WORKSPACE, of_comment};

/// The log.
const EVENTS: &str = "/api/v1/workspaces/acme/events/";
/// What nothing has as its id.
const NOTHING: Uuid = Uuid::from_u128(0x9999);

/// Whether an event is one that a filter is to find.
type Finds<'f> = Box<dyn Fn(&Value) -> bool + 'f>;

/// Filters, each with what it finds; times are those of the `middle` event.
fn filters(middle: &Value) -> Vec<(String, Finds<'_>)> {
    let among = |key: &'static str, values: &[Value]| -> Finds<'_> {
        let values = values.to_vec();
        Box::new(move |event| values.contains(&event[key]))
    };
    let time = middle["time"].as_str().unwrap();
    vec![
        ("type=IssueCreated".to_owned(), among("type", &[json!("IssueCreated")])),
        (
            "type=IssueCreated,CommentCreated".to_owned(),
            among("type", &[json!("IssueCreated"), json!("CommentCreated")]),
        ),
        ("entity=comment,module".to_owned(), among("entity", &[json!("comment"), json!("module")])),
        (format!("project={PROJECT}"), among("project", &[json!(PROJECT)])),
        (format!("issue={FULL}"), among("issue", &[json!(FULL)])),
        (format!("actor={}", OWNER.uuid()), among("actor", &[json!(OWNER)])),
        (
            format!("actor={}&entity=issue&project={PROJECT},{OTHER_PROJECT}", ADMIN.uuid()),
            Box::new(|event| {
                event["actor"] == json!(ADMIN)
                    && event["entity"] == "issue"
                    && [json!(PROJECT), json!(OTHER_PROJECT)].contains(&event["project"])
            }),
        ),
        (
            format!("time_after={}", time.replace('+', "%2B")),
            Box::new(move |event| event["time"].as_str().unwrap() > time),
        ),
        (
            format!("time_before={}", time.replace('+', "%2B")),
            Box::new(move |event| event["time"].as_str().unwrap() < time),
        ),
    ]
}

#[tokio::test]
async fn a_filter_finds_what_the_whole_page_has_of_it_for_everybody() {
    let fixture = audited().await;
    for user in [OWNER, ADMIN, MEMBER, GUEST, COLLEAGUE, VISITOR] {
        let all = log(&fixture, user, "?limit=1000").await;
        let middle = &all.rows()[all.rows().len() / 2];
        for (filter, finds) in filters(middle) {
            let found: Vec<&Value> = all.rows().iter().filter(|event| finds(event)).collect();
            assert!(!found.is_empty() || ![OWNER, ADMIN].contains(&user), "{filter} finds nothing");
            let page = log(&fixture, user, &format!("?limit=1000&{filter}")).await;
            assert_eq!(page.rows().iter().collect::<Vec<_>>(), found, "{filter}");
            let covered = |page: &Reply| {
                ["after", "next", "cursor", "is_whole", "has_more"]
                    .map(|key| page.body[key].clone())
            };
            assert_eq!(covered(&page), covered(&all), "{filter}");
            let last = all.body["next"].as_u64().unwrap();
            let mut follower = Follower::of(&fixture, user, &format!("?after=0&{filter}")).await;
            assert_eq!(
                follower.events_to(last).await.iter().collect::<Vec<_>>(),
                found,
                "{filter}"
            );
        }
    }
}

#[tokio::test]
async fn small_pages_cover_the_whole_log_and_find_the_same() {
    let mut fixture = audited().await;
    show_all(&mut fixture, false).await;
    for user in [OWNER, MEMBER, GUEST] {
        for filter in ["entity=issue,comment", "type=CommentCreated", "type=ViewDeleted"] {
            let whole = log(&fixture, user, &format!("?limit=1000&{filter}")).await;
            let (mut after, mut found) = (0, Vec::new());
            loop {
                let page = log(&fixture, user, &format!("?limit=2&after={after}&{filter}")).await;
                assert_eq!(page.body["after"], after);
                assert!(page.rows().len() <= 2);
                after = page.body["next"].as_u64().unwrap();
                found.extend(page.rows().to_vec());
                if page.body["has_more"] == false {
                    break;
                }
                assert_eq!(page.rows().len(), 2, "it reads on until there are enough");
            }
            assert_eq!((&found[..], json!(after)), (whole.rows(), whole.body["next"].clone()));
        }
    }
}

#[tokio::test]
async fn what_makes_no_sense_is_refused_with_the_name_that_was_meant() {
    let fixture = Fixture::new().await;
    for (query, said) in [
        (
            "type=IssueRenamd",
            "Invalid type parameter. \"IssueRenamd\" is no event. Did you mean IssueRenamed?",
        ),
        ("entity=comments", "Did you mean comment?"),
        ("project=ENG", "Invalid project parameter."),
        ("issue=ENG-1", "Invalid issue parameter."),
        ("actor=me", "Invalid actor parameter."),
        ("time_after=2026", "Invalid time_after parameter."),
        ("time_before=x", "Invalid time_before parameter."),
        ("typ=IssueRenamed", "Invalid typ parameter. Known are after, limit, wait, type,"),
    ] {
        for accept in [
            "application/json",
            "text/event-stream",
            "application/x-ndjson",
            "application/cloudevents-batch+json",
        ] {
            let call = fixture.call("GET", &format!("{EVENTS}?{query}"));
            let accept = format!("{accept}, application/json");
            let reply = call.header("accept", &accept).send().await.expect(400);
            assert!(reply.to_string().contains(&said.replace('"', "\\\"")), "{reply}");
        }
    }
}

#[tokio::test]
async fn what_is_not_for_the_caller_is_like_what_is_not_there() {
    let mut fixture = Fixture::new().await;
    show_all(&mut fixture, false).await;
    fixture.happen(of_comment(COMMENT, FULL), ADMIN, &[json!({"type": "CommentDeleted"})]).await;
    fixture.catch_up(WORKSPACE).await;
    let read = async |user: UserId, query: String| log(&fixture, user, &query).await.body;
    for (user, filter, id) in [
        (MEMBER, "issue", OTHER),
        (COLLEAGUE, "issue", FULL),
        (VISITOR, "project", OTHER_PROJECT),
        (GUEST, "issue", BARE),
        (GUEST, "actor", Uuid::from_u128(0x77)),
    ] {
        let [found, nothing] = [id, NOTHING]
            .map(|id| read(user, format!("?limit=1&{filter}={id}&entity=issue,comment")));
        let (found, nothing) = (found.await, nothing.await);
        assert_eq!(found, nothing, "{filter}");
        assert_eq!(found["results"], json!([]));
    }
    let path = format!("{EVENTS}?issue={FULL}");
    fixture.call("GET", &path).by(OUTSIDER).send().await.expect(403);
}

#[tokio::test]
async fn a_stream_moves_on_past_what_is_not_wanted() {
    let mut fixture = Fixture::new().await;
    let query = format!("?issue={FULL}&type=IssueRenamed");
    let mut follower = Follower::of(&fixture, MEMBER, &query).await;
    follower.expect("access").await;
    rename(&mut fixture, BARE).await;
    let position = rename(&mut fixture, FULL).await;
    let message = follower.next().await.unwrap();
    assert_eq!((message.types(), &message.data["to"]), (vec!["IssueRenamed"], &json!(position)));
    assert_eq!(message.data["events"][0]["issue"], json!(FULL));
    // The range is that of all positions since the last message, also of those that are not wanted.
    assert_eq!(message.data["from"], position - 1);
}
