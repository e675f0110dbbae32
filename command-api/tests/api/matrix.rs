//! The same request by everybody, or with many bodies, in one snapshot; and everything by everybody.

mod rights;

use std::collections::HashMap;
use std::fmt::Write;

use domain::{Access, UserId};
use serde_json::{Value, json};

use crate::changes;
use crate::client::Call;
use crate::collections;
use crate::cycles;
use crate::drafts::draft;
use crate::fixture::{Fixture, PROJECT};
use crate::intake;
use crate::invitations;
use crate::modules;
use crate::pages;
use crate::people::{ADMIN, ALL, COLLEAGUE, GUEST, MEMBER, OTHER_MEMBER, OUTSIDER, name};
use crate::seed::{BUG, DONE, membership};
use crate::stickies::stick;
use crate::views;

/// Everybody's status, one a line; least privileged first, since who succeeds may change what is there.
pub async fn statuses(mut call: impl FnMut(UserId) -> Call) -> String {
    let mut lines = String::new();
    for (user, ..) in ALL.into_iter().rev() {
        let status = call(user).send().await.status;
        writeln!(lines, "{}: {status}", name(user)).unwrap();
    }
    lines
}

/// The answer to each body, one a line.
pub async fn answers(fixture: &Fixture, method: &str, path: &str, bodies: &[Value]) -> String {
    answers_to(bodies, |body| fixture.call(method, path).json(body)).await
}

/// The answer to each body's call, one a line.
pub async fn answers_to(bodies: &[Value], call: impl Fn(&Value) -> Call) -> String {
    let mut lines = String::new();
    for body in bodies {
        let reply = call(body).send().await;
        let short: String = body.to_string().chars().take(80).collect();
        writeln!(lines, "{short}\n    {} {}", reply.status, reply.body).unwrap();
    }
    lines
}

/// What the table of rights says of every write, by everybody; all things are the member's.
fn documented() -> Vec<String> {
    let mut rows = Vec::new();
    for (method, path) in writes() {
        let right = rights::right(&method, &path);
        let mut row = format!("| `{method} {}` |", own_name(&path));
        for (user, workspace, project) in ALL {
            let may = right.permits(&Access::new(user, workspace, project), MEMBER);
            row.push_str(if may.is_ok() { " yes |" } else { " – |" });
        }
        if !rows.contains(&row) {
            rows.push(row);
        }
    }
    rows
}

/// Every write below a workspace: method and path.
pub fn writes() -> Vec<(String, String)> {
    let description = serde_json::to_value(command_api::description()).unwrap();
    let mut writes = Vec::new();
    for (path, methods) in description["paths"].as_object().unwrap() {
        let methods = methods.as_object().unwrap().keys().map(|method| method.to_uppercase());
        let is_ours =
            |method: &String| path.starts_with("/api/v1/workspaces/") && method != "PARAMETERS";
        writes.extend(methods.filter(is_ours).map(|method| (method, path.clone())));
    }
    writes
}

/// What the paths of the writes name.
struct Things {
    item: String,
    /// A work item in the intake.
    submitted: String,
    link: String,
    comment: String,
    estimate: String,
    point: String,
    module: String,
    module_link: String,
    cycle: String,
    invitation: String,
    /// A page of the project.
    page: String,
    /// A page of the workspace.
    wiki_page: String,
    /// The link between the work item and the page of the project.
    page_link: String,
    /// A view of the project.
    view: String,
    /// A view of the workspace.
    wide_view: String,
    /// A sticky of each member of the workspace.
    stickies: HashMap<UserId, String>,
    /// A draft of each but the guest.
    drafts: HashMap<UserId, String>,
    /// A favourite of each.
    favourites: HashMap<UserId, String>,
    /// A public collection, with the page of the workspace in it.
    collection: String,
    /// Its owner's place among its members.
    collection_member: String,
}

/// A workspace, and what is in it, all of it the member's.
async fn furnished() -> (Fixture, Things) {
    let fixture = Fixture::new().await;
    changes::register_all(&fixture).await;
    let item = fixture.post("work-items/", json!({ "name": "x" })).await.expect(201).id();
    let at = format!("work-items/{item}/");
    let link = json!({ "url": "https://a.example" });
    let link = fixture.post(&format!("{at}links/"), link).await.expect(201).id();
    let comment = json!({ "comment_html": "<p>y</p>", "access": "EXTERNAL" });
    let comment = fixture.post(&format!("{at}comments/"), comment).await.expect(201).id();
    let reaction = json!({ "reaction": "tada" });
    for user in [ADMIN, MEMBER, OTHER_MEMBER, GUEST] {
        for path in [format!("{at}reactions/"), format!("{at}comments/{comment}/reactions/")] {
            fixture.call("POST", &path).by(user).json(&reaction).send().await.expect(201);
        }
    }
    let estimate = json!({ "name": "Effort" });
    let estimate = fixture.post("estimates/", estimate).await.expect(201).id();
    let point = json!([{ "value": "1" }]);
    let points = fixture.post(&format!("estimates/{estimate}/estimate-points/"), point).await;
    let point = points.expect(201).body[0]["id"].as_str().unwrap().to_owned();
    let (module, module_link) = modules::furnished(&fixture).await;
    let inside = json!({ "issues": [item] });
    fixture.post(&format!("modules/{module}/module-issues/"), inside).await.expect(200);
    pages::switch_on(&fixture).await;
    let (collection, collection_member) = collections::furnished(&fixture).await;
    let mut new = json!({ "name": "Roadmap" });
    let page = fixture.post("pages/", new.clone()).await.expect(201).id();
    new["collection_id"] = json!(collection);
    let wiki_page = fixture.post("/api/v1/workspaces/acme/pages/", new).await.expect(201).id();
    let page_link = fixture.post(&format!("{at}pages/"), json!({ "page_id": page })).await;
    let page_link = page_link.expect(201).id();
    views::switch_on(&fixture).await;
    let new = json!({ "name": "Begun" });
    let view = fixture.post("views/", new.clone()).await.expect(201).id();
    let wide_view = fixture.post(views::VIEWS, new).await.expect(201).id();
    let cycle = cycles::made(&fixture, json!({ "name": "Sprint" })).await;
    let issues = json!({ "issues": [item] });
    fixture.post(&format!("cycles/{cycle}/cycle-issues/"), issues).await.expect(200);
    let invitation = invitations::invite(&fixture, "ada@example.com").await.id();
    let (mut stickies, mut drafts) = (HashMap::new(), HashMap::new());
    let mut favourites = HashMap::new();
    let folder = json!({ "entity_type": "folder", "name": "f" });
    for (user, ..) in ALL.into_iter().filter(|(user, ..)| *user != OUTSIDER) {
        stickies.insert(user, stick(&fixture, user, json!({})).await.id());
        if user != GUEST {
            drafts.insert(user, draft(&fixture, user, json!({})).await.id());
        }
        let call = fixture.call("POST", "/api/v1/workspaces/acme/user-favorites/").by(user);
        favourites.insert(user, call.json(&folder).send().await.expect(201).id());
    }
    let submitted = intake::submitted(&fixture).await;
    fixture.catch_up().await;
    let things = Things {
        item,
        submitted,
        link,
        comment,
        estimate,
        point,
        module,
        module_link,
        cycle,
        invitation,
        page,
        wiki_page,
        page_link,
        view,
        wide_view,
        stickies,
        drafts,
        favourites,
        collection,
        collection_member,
    };
    (fixture, things)
}

/// A path as the document has it, by its own name where it has two.
fn own_name(path: &str) -> String {
    let path = path.trim_start_matches("/api/v1");
    path.replace("/issues/", "/work-items/").replace("/project-members/", "/members/")
}

/// A path with values for its parameters; of what belongs to one person alone, the caller's.
fn filled(path: &str, things: &Things, user: UserId) -> String {
    let own = |all: &HashMap<UserId, String>| all.get(&user).cloned().unwrap_or(user.to_string());
    let link = if path.contains("{module}") { &things.module_link } else { &things.link };
    let item = if path.contains("/intake-issues/") { &things.submitted } else { &things.item };
    let of_project = path.contains("{project}");
    let member = if of_project { membership(PROJECT, GUEST).uuid() } else { COLLEAGUE.uuid() };
    path.replace("{slug}", "acme")
        .replace("{project}", &PROJECT.to_string())
        .replace("{issue}", item)
        .replace("{other}", &things.item)
        .replace("{link}", link)
        .replace("{comment}", &things.comment)
        .replace("{reaction}", "tada")
        .replace("{estimate}", &things.estimate)
        .replace("{point}", &things.point)
        .replace("{module}", &things.module)
        .replace("{page}", if of_project { &things.page } else { &things.wiki_page })
        .replace("{work_item_page}", &things.page_link)
        .replace("{view}", if of_project { &things.view } else { &things.wide_view })
        .replace("{collection}", &things.collection)
        .replace("{collection_member}", &things.collection_member)
        .replace("{version}", "1")
        .replace("{cycle}", &things.cycle)
        .replace("{invitation}", &things.invitation)
        .replace("{sticky}", &own(&things.stickies))
        .replace("{draft}", &own(&things.drafts))
        .replace("{favourite}", &own(&things.favourites))
        .replace("{member}", &member.to_string())
        .replace("{state}", &DONE.to_string())
        .replace("{label}", &BUG.to_string())
}

#[tokio::test]
async fn everybody_may_do_what_the_table_says() {
    let (mut fixture, mut things) = furnished().await;
    // Nearly nothing is done: who may do it is told that the version is stale or that a field is missing.
    let body = json!({ "member": COLLEAGUE, "issue": { "name": "y" } });
    let mut tried = Vec::new();
    for (method, path) in writes() {
        let before = fixture.head().await;
        let mut row = format!("| `{method} {}` |", own_name(&path));
        for (user, ..) in ALL {
            let call = fixture.call(&method, &filled(&path, &things, user)).by(user);
            let reply = call.header("if-match", "\"999.0\"").json(&body).send().await;
            assert!(reply.status < 500 && reply.status != 404, "{method} {path}: {reply}");
            // The one refusal that the contract answers with 400.
            let is_refused = reply.body["error"] == "You cannot edit intake work items";
            row.push_str(if reply.status == 403 || is_refused { " – |" } else { " yes |" });
        }
        if !tried.contains(&row) {
            tried.push(row);
        }
        if fixture.head().await != before {
            (fixture, things) = furnished().await;
        }
    }
    assert_eq!(tried.join("\n"), documented().join("\n"));
}
