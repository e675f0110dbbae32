//! Who may ask what: every path of the description, asked by everybody.

mod rights;

use embedded::testing::hang_up;
use insta::assert_snapshot;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::client::Reply;
use crate::collections::{self, HANDBOOK};
use crate::drafts::{self, DRAFT};
use crate::fixture::Fixture;
use crate::intake;
use crate::invitations::{INVITATION, invite, token};
use crate::own::{self, STICKY};
use crate::people::{ADMIN, ALL, COLLEAGUE, MEMBER, OUTSIDER};
use crate::seed::{
    self, BUG, COMMENT, CYCLE, ESTIMATE, FULL, HULL, LINK, MEMBERSHIP, MODULE_LINK, PAGE,
    PAGE_LINK, PROJECT, VIEW, WIDE_VIEW, WIKI_PAGE, WORKSPACE, cycle, of_project,
};

/// Every question of the description: method and path.
pub fn questions() -> Vec<(String, String)> {
    let description = serde_json::to_value(query_api::description()).unwrap();
    let mut questions = Vec::new();
    for (path, methods) in description["paths"].as_object().unwrap() {
        for method in methods.as_object().unwrap().keys() {
            questions.push((method.to_uppercase(), path.clone()));
        }
    }
    questions
}

/// Those that need no credential.
pub const OPEN: [&str; 2] = ["/api/v1/instance/", "/api/v1/invitations/{token}/"];

/// A workspace with one of each kind of thing in it.
pub async fn furnished() -> Fixture {
    let mut fixture = Fixture::new().await;
    seed::pages(&mut fixture).await;
    seed::views(&mut fixture).await;
    seed::module(&mut fixture).await;
    cycle(&mut fixture).await;
    own::stick(&fixture, ALL.map(|(user, _)| user)).await;
    drafts::prepare(&fixture, ALL.map(|(user, _)| user)).await;
    let collection = collections::created(HANDBOOK, "Handbook", "PUBLIC");
    fixture.happen(collections::of_collection(HANDBOOK), COLLEAGUE, &[collection]).await;
    fixture.catch_up(WORKSPACE).await;
    intake::submitted(&mut fixture).await;
    fixture
}

/// A path with values for its parameters.
pub fn filled(path: &str, slug: &str, project: Uuid, activity: &str) -> String {
    let link = if path.contains("{module}") { MODULE_LINK } else { LINK };
    let of_project = path.contains("{project}");
    let (page, view) = if of_project { (PAGE, VIEW) } else { (WIKI_PAGE, WIDE_VIEW) };
    let issue = if path.contains("/intake-issues/") { intake::SUBMITTED } else { FULL };
    path.replace("{slug}", slug)
        .replace("{project}", &project.to_string())
        .replace("{issue}", &issue.to_string())
        .replace("{state}", &Uuid::from_u128(0x210).to_string())
        .replace("{label}", &BUG.to_string())
        .replace("{estimate}", &ESTIMATE.to_string())
        .replace("{module}", &HULL.to_string())
        .replace("{cycle}", &CYCLE.to_string())
        .replace("{link}", &link.to_string())
        .replace("{comment}", &COMMENT.to_string())
        .replace("{page}", &page.to_string())
        .replace("{view}", &view.to_string())
        .replace("{work_item_page}", &PAGE_LINK.to_string())
        .replace("{collection}", &HANDBOOK.to_string())
        .replace("{version}", "1")
        .replace("{activity}", activity)
        .replace("{member}", &MEMBERSHIP.to_string())
        .replace("{key}", "ENG-1")
        .replace("{position}", "1")
        .replace("{invitation}", &INVITATION.to_string())
        .replace("{sticky}", &STICKY.to_string())
        .replace("{draft}", &DRAFT.to_string())
        .replace("{token}", token().reveal())
}

/// The first line of the feed of `ENG-1`.
pub async fn activity(fixture: &Fixture) -> String {
    let feed = fixture.get(&format!("work-items/{FULL}/activities/")).await.expect(200);
    feed.rows()[0]["id"].as_str().unwrap().to_owned()
}

/// Somebody's answer to a question; of what belongs to one person alone, about their own.
async fn answer(fixture: &Fixture, method: &str, path: &str, user: domain::UserId) -> Reply {
    let path = path.replace(&STICKY.to_string(), &own::sticky_of(user).to_string());
    let path = path.replace(&DRAFT.to_string(), &drafts::draft_of(user).to_string());
    let call = fixture.call(method, &path).by(user);
    let call = if method == "POST" { call.json(&serde_json::json!({})) } else { call };
    call.send().await
}

/// An answer in a word: its status, or how many rows it has.
fn word(reply: &Reply) -> String {
    let rows = reply.body.get("results").or(reply.body.get("issues")).unwrap_or(&reply.body);
    match (reply.status, rows) {
        (200, Value::Array(rows)) => format!("{} rows", rows.len()),
        (200, _) => "yes".to_owned(),
        (status, _) => status.to_string(),
    }
}

/// Everybody's answers to everything.
async fn matrix(fixture: &Fixture) -> String {
    let activity = activity(fixture).await;
    let mut table = Vec::new();
    for (method, path) in questions() {
        let filled = filled(&path, "acme", PROJECT, &activity);
        let mut words = Vec::new();
        for (user, name) in ALL {
            words.push((word(&answer(fixture, &method, &filled, user).await), name));
        }
        let path = path.trim_start_matches("/api/v1");
        table.push(format!("{method} {path}\n{}", grouped(&words)));
    }
    table.join("\n")
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "the matrix")]
async fn everybody_asks_everything() {
    let mut fixture = furnished().await;
    invite(&mut fixture).await;
    assert_snapshot!(matrix(&fixture).await, @"
    GET /instance/
        yes: owner colleague admin member guest visitor former outsider
    GET /invitations/{token}/
        yes: owner colleague admin member guest visitor former outsider
    GET /users/me/
        yes: owner colleague admin member guest visitor former outsider
    GET /users/me/api-keys/
        1 rows: owner colleague admin member guest visitor former outsider
    GET /users/me/preferences/
        yes: owner colleague admin member guest visitor former outsider
    GET /users/me/sessions/
        0 rows: owner colleague admin member guest visitor former outsider
    GET /workspaces/
        1 rows: owner colleague admin member guest visitor
        0 rows: former outsider
    GET /workspaces/{slug}/archived-pages/
        0 rows: owner colleague admin member
        403: guest visitor former outsider
    GET /workspaces/{slug}/collections/
        1 rows: owner colleague admin member
        403: guest visitor former outsider
    GET /workspaces/{slug}/collections/{collection}/
        yes: owner colleague admin member
        403: guest visitor former outsider
    GET /workspaces/{slug}/collections/{collection}/members/
        1 rows: owner colleague admin member
        403: guest visitor former outsider
    GET /workspaces/{slug}/collections/{collection}/pages-search/
        1 rows: owner colleague admin member
        403: guest visitor former outsider
    GET /workspaces/{slug}/collections/{collection}/pages/
        0 rows: owner colleague admin member
        403: guest visitor former outsider
    GET /workspaces/{slug}/drafts/
        1 rows: owner colleague admin member
        403: guest visitor former outsider
    GET /workspaces/{slug}/drafts/{draft}/
        yes: owner colleague admin member
        403: guest visitor former outsider
    GET /workspaces/{slug}/events/
        16 rows: owner colleague
        54 rows: admin member
        40 rows: guest
        6 rows: visitor
        403: former outsider
    GET /workspaces/{slug}/events/{position}/
        yes: owner colleague admin member guest visitor
        403: former outsider
    GET /workspaces/{slug}/features/
        yes: owner colleague admin member guest visitor
        403: former outsider
    GET /workspaces/{slug}/invitations/
        1 rows: owner
        403: colleague admin member guest visitor former outsider
    GET /workspaces/{slug}/invitations/{invitation}/
        yes: owner
        403: colleague admin member guest visitor former outsider
    GET /workspaces/{slug}/members-lite/
        7 rows: owner colleague admin member
        403: guest visitor former outsider
    GET /workspaces/{slug}/members/
        7 rows: owner colleague admin member
        403: guest visitor former outsider
    GET /workspaces/{slug}/pages/
        1 rows: owner colleague admin member
        403: guest visitor former outsider
    GET /workspaces/{slug}/pages/{page}/
        yes: owner colleague admin member
        403: guest visitor former outsider
    GET /workspaces/{slug}/pages/{page}/versions/
        1 rows: owner colleague admin member
        403: guest visitor former outsider
    GET /workspaces/{slug}/pages/{page}/versions/{version}/
        yes: owner colleague admin member
        403: guest visitor former outsider
    GET /workspaces/{slug}/pql/suggest/
        yes: owner colleague admin member guest visitor
        403: former outsider
    GET /workspaces/{slug}/project-role-distribution/
        yes: owner colleague admin member
        403: guest visitor former outsider
    GET /workspaces/{slug}/projects-lite/
        2 rows: owner colleague admin member guest visitor
        403: former outsider
    GET /workspaces/{slug}/projects/
        3 rows: owner colleague admin member guest visitor
        403: former outsider
    GET /workspaces/{slug}/projects/{project}/
        yes: owner colleague admin member guest visitor
        403: former outsider
    GET /workspaces/{slug}/projects/{project}/archived-cycles/
        403: owner colleague visitor former outsider
        0 rows: admin member guest
    GET /workspaces/{slug}/projects/{project}/archived-modules/
        403: owner colleague visitor former outsider
        0 rows: admin member guest
    GET /workspaces/{slug}/projects/{project}/archived-pages/
        403: owner colleague visitor former outsider
        0 rows: admin member guest
    GET /workspaces/{slug}/projects/{project}/archived-work-items/
        403: owner colleague visitor former outsider
        1 rows: admin member guest
    GET /workspaces/{slug}/projects/{project}/cycles-lite/
        403: owner colleague visitor former outsider
        1 rows: admin member guest
    GET /workspaces/{slug}/projects/{project}/cycles/
        403: owner colleague visitor former outsider
        1 rows: admin member guest
    GET /workspaces/{slug}/projects/{project}/cycles/{cycle}/
        403: owner colleague visitor former outsider
        yes: admin member guest
    GET /workspaces/{slug}/projects/{project}/cycles/{cycle}/burn-down/
        403: owner colleague visitor former outsider
        yes: admin member guest
    GET /workspaces/{slug}/projects/{project}/cycles/{cycle}/cycle-issues/
        403: owner colleague visitor former outsider
        1 rows: admin member guest
    GET /workspaces/{slug}/projects/{project}/cycles/{cycle}/cycle-issues/{issue}/
        403: owner colleague visitor former outsider
        yes: admin member guest
    GET /workspaces/{slug}/projects/{project}/estimates/
        403: owner colleague visitor former outsider
        yes: admin member guest
    GET /workspaces/{slug}/projects/{project}/estimates/{estimate}/estimate-points/
        403: owner colleague visitor former outsider
        3 rows: admin member guest
    GET /workspaces/{slug}/projects/{project}/features/
        yes: owner colleague admin member guest visitor
        403: former outsider
    GET /workspaces/{slug}/projects/{project}/intake-issues/
        403: owner colleague visitor former outsider
        0 rows: admin member guest
    GET /workspaces/{slug}/projects/{project}/intake-issues/{issue}/
        403: owner colleague visitor former outsider
        yes: admin member guest
    GET /workspaces/{slug}/projects/{project}/labels/
        403: owner colleague visitor former outsider
        2 rows: admin member guest
    GET /workspaces/{slug}/projects/{project}/labels/{label}/
        403: owner colleague visitor former outsider
        yes: admin member guest
    GET /workspaces/{slug}/projects/{project}/members/
        403: owner colleague visitor former outsider
        4 rows: admin member guest
    GET /workspaces/{slug}/projects/{project}/members/{member}/
        403: owner colleague visitor former outsider
        yes: admin member guest
    GET /workspaces/{slug}/projects/{project}/modules-lite/
        403: owner colleague visitor former outsider
        1 rows: admin member guest
    GET /workspaces/{slug}/projects/{project}/modules/
        403: owner colleague visitor former outsider
        1 rows: admin member guest
    GET /workspaces/{slug}/projects/{project}/modules/{module}/
        403: owner colleague visitor former outsider
        yes: admin member guest
    GET /workspaces/{slug}/projects/{project}/modules/{module}/burn-down/
        403: owner colleague visitor former outsider
        yes: admin member guest
    GET /workspaces/{slug}/projects/{project}/modules/{module}/links/
        403: owner colleague visitor former outsider
        1 rows: admin member guest
    GET /workspaces/{slug}/projects/{project}/modules/{module}/links/{link}/
        403: owner colleague visitor former outsider
        yes: admin member guest
    GET /workspaces/{slug}/projects/{project}/modules/{module}/module-issues/
        403: owner colleague visitor former outsider
        1 rows: admin member guest
    GET /workspaces/{slug}/projects/{project}/modules/{module}/module-issues/{issue}/
        403: owner colleague visitor former outsider
        yes: admin member guest
    GET /workspaces/{slug}/projects/{project}/pages/
        403: owner colleague visitor former outsider
        1 rows: admin guest
        2 rows: member
    GET /workspaces/{slug}/projects/{project}/pages/{page}/
        403: owner colleague visitor former outsider
        yes: admin member guest
    GET /workspaces/{slug}/projects/{project}/pages/{page}/versions/
        403: owner colleague visitor former outsider
        1 rows: admin member guest
    GET /workspaces/{slug}/projects/{project}/pages/{page}/versions/{version}/
        403: owner colleague visitor former outsider
        yes: admin member guest
    GET /workspaces/{slug}/projects/{project}/project-members-lite/
        403: owner colleague visitor former outsider
        4 rows: admin member guest
    GET /workspaces/{slug}/projects/{project}/project-members/
        403: owner colleague visitor former outsider
        4 rows: admin member guest
    GET /workspaces/{slug}/projects/{project}/project-members/{member}/
        403: owner colleague visitor former outsider
        yes: admin member guest
    GET /workspaces/{slug}/projects/{project}/states/
        403: owner colleague visitor former outsider
        5 rows: admin member guest
    GET /workspaces/{slug}/projects/{project}/states/{state}/
        403: owner colleague visitor former outsider
        yes: admin member guest
    GET /workspaces/{slug}/projects/{project}/summary/
        yes: owner colleague admin member
        403: guest visitor former outsider
    GET /workspaces/{slug}/projects/{project}/views/
        403: owner colleague visitor former outsider
        1 rows: admin guest
        2 rows: member
    GET /workspaces/{slug}/projects/{project}/views/{view}/
        403: owner colleague visitor former outsider
        yes: admin member guest
    GET /workspaces/{slug}/projects/{project}/views/{view}/work-items/
        403: owner colleague visitor former outsider
        2 rows: admin member guest
    GET /workspaces/{slug}/projects/{project}/work-items/
        403: owner colleague visitor former outsider
        2 rows: admin member guest
    GET /workspaces/{slug}/projects/{project}/work-items/grouped/
        403: owner colleague visitor former outsider
        yes: admin member guest
    GET /workspaces/{slug}/projects/{project}/work-items/{issue}/
        403: owner colleague visitor former outsider
        yes: admin member guest
    GET /workspaces/{slug}/projects/{project}/work-items/{issue}/activities/
        403: owner colleague visitor former outsider
        5 rows: admin member guest
    GET /workspaces/{slug}/projects/{project}/work-items/{issue}/activities/{activity}/
        403: owner colleague visitor former outsider
        yes: admin member guest
    GET /workspaces/{slug}/projects/{project}/work-items/{issue}/comments/
        403: owner colleague visitor former outsider
        1 rows: admin member guest
    GET /workspaces/{slug}/projects/{project}/work-items/{issue}/comments/{comment}/
        403: owner colleague visitor former outsider
        yes: admin member guest
    GET /workspaces/{slug}/projects/{project}/work-items/{issue}/comments/{comment}/reactions/
        403: owner colleague visitor former outsider
        0 rows: admin member guest
    GET /workspaces/{slug}/projects/{project}/work-items/{issue}/dependencies/
        403: owner colleague visitor former outsider
        yes: admin member guest
    GET /workspaces/{slug}/projects/{project}/work-items/{issue}/history/
        403: owner colleague visitor former outsider
        6 rows: admin member guest
    GET /workspaces/{slug}/projects/{project}/work-items/{issue}/links/
        403: owner colleague visitor former outsider
        1 rows: admin member guest
    GET /workspaces/{slug}/projects/{project}/work-items/{issue}/links/{link}/
        403: owner colleague visitor former outsider
        yes: admin member guest
    GET /workspaces/{slug}/projects/{project}/work-items/{issue}/pages/
        403: owner colleague visitor former outsider
        1 rows: admin member guest
    GET /workspaces/{slug}/projects/{project}/work-items/{issue}/pages/{work_item_page}/
        403: owner colleague visitor former outsider
        yes: admin member guest
    GET /workspaces/{slug}/projects/{project}/work-items/{issue}/reactions/
        403: owner colleague visitor former outsider
        0 rows: admin member guest
    GET /workspaces/{slug}/projects/{project}/work-items/{issue}/relations/
        403: owner colleague visitor former outsider
        yes: admin member guest
    GET /workspaces/{slug}/projects/{project}/work-items/{issue}/sub-items/
        403: owner colleague visitor former outsider
        1 rows: admin member guest
    GET /workspaces/{slug}/projects/{project}/work-items/{issue}/subscribe/
        403: owner colleague visitor former outsider
        yes: admin member guest
    GET /workspaces/{slug}/projects/{project}/work-items/{issue}/subscribers/
        403: owner colleague visitor former outsider
        3 rows: admin member guest
    GET /workspaces/{slug}/projects/{project}/work-items/{issue}/votes/
        403: owner colleague visitor former outsider
        0 rows: admin member guest
    GET /workspaces/{slug}/projects/{project}/work-items/{issue}/work-item-relations/
        403: owner colleague visitor former outsider
        yes: admin member guest
    GET /workspaces/{slug}/recent-visits/
        0 rows: owner colleague admin member guest visitor
        403: former outsider
    GET /workspaces/{slug}/search/
        0 rows: owner colleague admin member guest visitor
        403: former outsider
    GET /workspaces/{slug}/snapshot/
        yes: owner colleague admin member guest visitor
        403: former outsider
    GET /workspaces/{slug}/stickies/
        1 rows: owner colleague admin member guest visitor
        403: former outsider
    GET /workspaces/{slug}/stickies/{sticky}/
        yes: owner colleague admin member guest visitor
        403: former outsider
    GET /workspaces/{slug}/user-favorites/
        0 rows: owner colleague admin member guest visitor
        403: former outsider
    GET /workspaces/{slug}/views/
        1 rows: owner colleague admin member guest visitor
        403: former outsider
    GET /workspaces/{slug}/views/{view}/
        yes: owner colleague admin member guest visitor
        403: former outsider
    GET /workspaces/{slug}/views/{view}/work-items/
        0 rows: owner colleague visitor
        3 rows: admin
        2 rows: member guest
        403: former outsider
    GET /workspaces/{slug}/work-item-relation-definitions/
        0 rows: owner colleague admin member guest visitor
        403: former outsider
    GET /workspaces/{slug}/work-items/
        0 rows: owner colleague visitor
        3 rows: admin
        2 rows: member guest
        403: former outsider
    POST /workspaces/{slug}/work-items/advanced-search/
        0 rows: owner colleague visitor
        3 rows: admin
        2 rows: member guest
        403: former outsider
    GET /workspaces/{slug}/work-items/count/
        yes: owner colleague admin member guest visitor
        403: former outsider
    GET /workspaces/{slug}/work-items/grouped/
        yes: owner colleague admin member guest visitor
        403: former outsider
    GET /workspaces/{slug}/work-items/search/
        0 rows: owner colleague admin member guest visitor former outsider
    GET /workspaces/{slug}/work-items/{key}/
        403: owner colleague visitor former outsider
        yes: admin member guest
    ");
}

/// The answers of a path, each with those who got it.
fn grouped(words: &[(String, &str)]) -> String {
    let mut groups: Vec<(&str, Vec<&str>)> = Vec::new();
    for (word, name) in words {
        match groups.iter_mut().find(|(known, _)| known == word) {
            Some((_, names)) => names.push(name),
            None => groups.push((word, vec![name])),
        }
    }
    let line = |(word, names): &(&str, Vec<&str>)| format!("    {word}: {}", names.join(" "));
    groups.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[tokio::test]
async fn an_outsider_cannot_tell_what_exists_from_what_does_not() {
    let mut fixture = furnished().await;
    invite(&mut fixture).await;
    let activity = activity(&fixture).await;
    for (method, path) in questions() {
        let real = filled(&path, "acme", PROJECT, &activity);
        let nothing = filled(&path, "nothing", Uuid::from_u128(0x999), &activity);
        let there = answer(&fixture, &method, &real, OUTSIDER).await;
        let not_there = answer(&fixture, &method, &nothing, OUTSIDER).await;
        assert_eq!(there.to_string(), not_there.to_string(), "{path}");
        let headers = |reply: &Reply| {
            let mut names: Vec<_> = reply.headers.keys().map(ToString::to_string).collect();
            names.sort();
            (names, reply.header("tidemark-position").to_owned(), reply.header("etag").to_owned())
        };
        assert_eq!(headers(&there), headers(&not_there), "{path}");
    }
}

#[tokio::test]
async fn nobody_asks_without_a_key() {
    let mut fixture = furnished().await;
    invite(&mut fixture).await;
    for (method, path) in questions() {
        let filled = filled(&path, "acme", PROJECT, &Uuid::nil().to_string());
        let status = if OPEN.contains(&path.as_str()) { 200 } else { 401 };
        fixture.call(&method, &filled).by_nobody().send().await.expect(status);
    }
}

/// What the table of rights says of every question, by everybody.
fn documented() -> Vec<String> {
    let row = |(method, path): (String, String)| {
        let right = rights::right(&method, &path);
        let mut row = format!("| `{method} {}` |", path.trim_start_matches("/api/v1"));
        for (user, _) in ALL {
            let may = right.permits(&rights::access(user), MEMBER);
            row.push_str(if may.is_ok() { " yes |" } else { " – |" });
        }
        row
    };
    questions().into_iter().map(row).collect()
}

#[tokio::test]
async fn everybody_is_answered_what_the_table_says() {
    let mut fixture = furnished().await;
    invite(&mut fixture).await;
    let activity = activity(&fixture).await;
    let mut answered = Vec::new();
    for (method, path) in questions() {
        let filled = filled(&path, "acme", PROJECT, &activity);
        let mut row = format!("| `{method} {}` |", path.trim_start_matches("/api/v1"));
        for (user, _) in ALL {
            let status = answer(&fixture, &method, &filled, user).await.status;
            row.push_str(if status == 200 { " yes |" } else { " – |" });
        }
        answered.push(row);
    }
    assert_eq!(answered.join("\n"), documented().join("\n"));
}

/// Lets [`COLLEAGUE`] into the project, or puts them out again.
async fn toggle(fixture: &mut Fixture, is_let_in: bool, first: bool) {
    let name = match (is_let_in, first) {
        (true, true) => "ProjectMemberAdded",
        (true, false) => "ProjectMemberReactivated",
        (false, _) => "ProjectMemberRemoved",
    };
    let membership = Uuid::from_u128(0x2ff);
    let event = json!({
        "type": name, "id": membership, "membership": membership, "user": COLLEAGUE,
        "role": "member", "sort_order": 65535.0,
    });
    fixture.happen(of_project(PROJECT), ADMIN, &[event]).await;
    fixture.catch_up(WORKSPACE).await;
}

#[tokio::test]
async fn who_is_let_in_meanwhile_is_not_told_that_there_is_nothing() {
    let mut fixture = Fixture::new().await;
    let mut first = true;
    for path in [
        format!("work-items/{FULL}/"),
        format!("work-items/{FULL}/?expand=state"),
        "work-items/?external_id=7&external_source=github".to_owned(),
        "/api/v1/workspaces/acme/work-items/ENG-1/".to_owned(),
    ] {
        for waits in 1..40 {
            let mut asking = Box::pin(fixture.call("GET", &path).by(COLLEAGUE).send());
            let early = hang_up(waits, &mut asking).await;
            toggle(&mut fixture, true, first).await;
            first = false;
            let is_early = early.is_some();
            let reply = match early {
                Some(reply) => reply,
                None => asking.await,
            };
            assert!(matches!(reply.status, 200 | 403), "{path} after {waits} waits: {reply}");
            toggle(&mut fixture, false, first).await;
            if is_early {
                break;
            }
        }
    }
}
