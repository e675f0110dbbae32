//! Workspaces, people and a project for each, made before anything is broken.

use std::collections::HashMap;

use end_to_end::System;
use end_to_end::system::text;
use serde_json::{Value, json};
use uuid::Uuid;

use super::world::{Person, Place, World};

/// How many people a workspace has besides its owner.
const PEOPLE: usize = 3;

/// Makes a workspace with people and a project in which all work.
///
/// # Panics
/// One of the requests is refused.
pub async fn settle(system: &mut System, slug: &str) -> World {
    let tenant = system.tenant(slug).await;
    let owner = system.client("command-api", &tenant.key);
    let me = owner.get("/api/v1/users/me/").await.ok();
    let mut people = vec![Person { user: id(&me), key: tenant.key.clone(), is_owner: true }];
    let workspace = format!("/api/v1/workspaces/{slug}/");
    let project = json!({ "name": "Faults", "identifier": "FAULTS" });
    let project = owner.post(&format!("{workspace}projects/"), &project).await.created();
    let project = id(&project);
    let features = json!({ "cycle_view": true, "module_view": true, "intake_view": true });
    let _: Value = owner.patch(&format!("{workspace}projects/{project}/"), &features).await.ok();
    let mut memberships = HashMap::new();
    for number in 1..=PEOPLE {
        let person = sign_up(system, &format!("{slug}-{number}")).await;
        let member = json!({ "member": person.user, "role": 15 });
        system.add_member(slug, &person.user.to_string());
        let members = format!("{workspace}projects/{project}/members/");
        memberships.insert(person.user, id(&owner.post(&members, &member).await.created()));
        people.push(person);
    }
    let labels = format!("{workspace}projects/{project}/labels/");
    let label = owner.post(&labels, &json!({ "name": "first" })).await;
    let label = id(&label.created());
    let workspace = tenant.workspace.parse().unwrap_or_default();
    let slug = slug.to_owned();
    let world = World::of(Place { workspace, slug, project, people, memberships });
    world.with(|known| known.labels.push(label));
    world
}

/// Signs a user up and makes a key.
pub async fn sign_up(system: &mut System, name: &str) -> Person {
    let nobody = system.client("command-api", "");
    let person =
        json!({ "email": format!("{name}@example.com"), "password": "correct horse battery" });
    let session = nobody.post("/api/v1/auth/sign-up/", &person).await.created();
    let signed_in = nobody.with_bearer(text(&session, "token"));
    let key = json!({ "label": "faults" });
    let key = signed_in.post("/api/v1/users/me/api-keys/", &key).await.created();
    Person { user: id(&session["user"]), key: text(&key, "token").to_owned(), is_owner: false }
}

/// The id of something that was just made.
fn id(thing: &Value) -> Uuid {
    let id = thing["id"].as_str().and_then(|id| id.parse().ok());
    id.unwrap_or_else(|| panic!("no id in {thing}"))
}
