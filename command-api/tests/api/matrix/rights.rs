//! The table of rights beyond one workspace: every write of it, by everybody, in another workspace and in a foreign one.

use domain::{Place, ProjectId, Right, UserId};
use serde_json::json;
use service::http::rights;
use uuid::Uuid;

use super::{Things, filled, furnished, writes};
use crate::client::Reply;
use crate::fixture::{Fixture, PROJECT};
use crate::people::{ALL, COLLEAGUE, MEMBER, name};

/// The right that the table names for a route.
pub(super) fn right(method: &str, path: &str) -> Right {
    let right = rights::of_route(&method.parse().unwrap(), path);
    right.unwrap_or_else(|| panic!("{method} {path} is in no row of the table of rights"))
}

/// Every route of the description: method and path.
fn described() -> Vec<(String, String)> {
    let description = serde_json::to_value(command_api::description()).unwrap();
    let mut described = Vec::new();
    for (path, methods) in description["paths"].as_object().unwrap() {
        let methods = methods.as_object().unwrap().keys().map(|method| method.to_uppercase());
        let methods = methods.filter(|method| method != "PARAMETERS");
        described.extend(methods.map(|method| (method, path.clone())));
    }
    described
}

/// A workspace of one user.
struct Own {
    slug: String,
    project: ProjectId,
}

/// A workspace for everybody, with a project; its only member is its owner.
async fn own_workspaces(fixture: &Fixture) -> Vec<(UserId, Own)> {
    let mut all = Vec::new();
    for (number, (user, ..)) in ALL.into_iter().enumerate() {
        let slug = format!("own-{number}");
        let call = |path: &str, body| fixture.call("POST", path).by(user).json(body).send();
        let new = json!({ "name": slug, "slug": slug });
        call("/api/v1/workspaces/", &new).await.expect(201);
        let new = json!({ "name": "Own", "identifier": "OWN" });
        let path = format!("/api/v1/workspaces/{slug}/projects/");
        let project = call(&path, &new).await.expect(201).id();
        let project = ProjectId(Uuid::parse_str(&project).unwrap());
        all.push((user, Own { slug, project }));
    }
    all
}

/// Tries a write in a workspace and a project, with what is in `acme`.
async fn tried(
    fixture: &Fixture,
    (method, path): (&str, &str),
    (slug, project): (&str, ProjectId),
    things: &Things,
    user: UserId,
) -> Reply {
    let path =
        filled(path, things, user).replace("/workspaces/acme/", &format!("/workspaces/{slug}/"));
    let path = path.replace(&PROJECT.to_string(), &project.to_string());
    let call = fixture.call(method, &path).by(user);
    let body = json!({ "member": COLLEAGUE });
    call.header("if-match", "\"999.0\"").json(&body).send().await
}

/// Whether a path names a thing of `acme` besides the workspace and the project; a user is none.
fn names_a_thing(path: &str) -> bool {
    let path = path.replace("{slug}/members/{member}", "").replace("{slug}", "");
    path.replace("{project}", "").contains('{')
}

#[tokio::test]
async fn in_another_workspace_nothing_of_the_first_is_found() {
    let (fixture, things) = furnished().await;
    let own = own_workspaces(&fixture).await;
    let before = fixture.head().await;
    let mut wrong = Vec::new();
    for (method, path) in writes() {
        if right(&method, &path).place() == Place::Nowhere {
            continue;
        }
        for (user, own) in &own {
            for project in [PROJECT, own.project] {
                let at = (own.slug.as_str(), project);
                let reply = tried(&fixture, (&method, &path), at, &things, *user).await;
                let is_foreign = path.contains("{project}") && project == PROJECT;
                // What is wrong with a body is said before a thing is looked for.
                let is_right = match reply.status {
                    403 => is_foreign,
                    400 | 404 => !is_foreign,
                    status => status < 500 && !names_a_thing(&path) && !is_foreign,
                };
                if !is_right {
                    wrong.push(format!("{method} {path} in {}: {reply}", at.0));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(fixture.head().await, before, "something was written in the first workspace");
}

#[tokio::test]
async fn in_a_foreign_workspace_everybody_is_refused() {
    let (fixture, things) = furnished().await;
    let own = own_workspaces(&fixture).await;
    let mut wrong = Vec::new();
    for (method, path) in writes() {
        if right(&method, &path).place() == Place::Nowhere {
            continue;
        }
        for (owner, foreign) in own.iter().take(2) {
            for (user, ..) in ALL.into_iter().filter(|(user, ..)| user != owner) {
                for project in [PROJECT, foreign.project] {
                    let at = (foreign.slug.as_str(), project);
                    let reply = tried(&fixture, (&method, &path), at, &things, user).await;
                    if reply.status != 403 {
                        wrong.push(format!("{method} {path} by {}: {reply}", name(user)));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[tokio::test]
async fn only_what_is_for_everyone_needs_no_credential() {
    let (fixture, things) = furnished().await;
    for (method, path) in described() {
        let path_of = filled(&path, &things, MEMBER).replace("{token}", "x");
        let nil = Uuid::nil().to_string();
        let path_of = path_of.replace("{session}", &nil).replace("{key}", &nil);
        let call = fixture.call(&method, &path_of).by_nobody();
        let reply = call.json(&json!({})).send().await;
        let is_open = right(&method, &path) == Right::Everyone;
        assert_eq!(reply.status != 401, is_open, "{method} {path}: {reply}");
    }
}
