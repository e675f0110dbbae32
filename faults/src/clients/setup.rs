//! Workspaces, people and two projects for each, made before anything is broken.

use std::collections::HashMap;

use end_to_end::system::text;
use end_to_end::{Client, System};
use serde_json::{Value, json};
use uuid::Uuid;

use super::world::{IDENTIFIER, OTHER_IDENTIFIER, Person, Place, World};

/// How many people a workspace has besides its owner.
const PEOPLE: usize = 3;

/// Makes a workspace with people and two projects in which all work.
///
/// # Panics
/// One of the requests is refused.
pub async fn settle(system: &mut System, slug: &str) -> World {
    let tenant = system.tenant(slug).await;
    let owner = system.client("command-api", &tenant.key);
    let me = owner.get("/api/v1/users/me/").await.ok();
    let mut people = vec![Person { user: id(&me), key: tenant.key.clone(), is_owner: true }];
    let workspace = format!("/api/v1/workspaces/{slug}/");
    for number in 1..=PEOPLE {
        let person = sign_up(system, &format!("{slug}-{number}")).await;
        system.add_member(slug, &person.user.to_string());
        people.push(person);
    }
    let (mut memberships, mut labels, mut projects) =
        (HashMap::new(), Vec::new(), [Uuid::nil(); 2]);
    let both = [("Faults", IDENTIFIER), ("Others", OTHER_IDENTIFIER)];
    for (project, (name, identifier)) in projects.iter_mut().zip(both) {
        let new = json!({ "name": name, "identifier": identifier });
        *project = id(&owner.post(&format!("{workspace}projects/"), &new).await.created());
        let at = format!("{workspace}projects/{project}/");
        let features = json!({ "cycle_view": true, "module_view": true, "intake_view": true });
        let _: Value = owner.patch(&at, &features).await.ok();
        for person in &people[1..] {
            memberships.insert((*project, person.user), join(&owner, &at, person).await);
        }
        let label = owner.post(&format!("{at}labels/"), &json!({ "name": "first" })).await;
        labels.push((*project, id(&label.created())));
    }
    let workspace = tenant.workspace.parse().unwrap_or_default();
    let (slug, [project, other]) = (slug.to_owned(), projects);
    let world = World::of(Place { workspace, slug, project, other, people, memberships });
    world.with(|known| known.labels = labels);
    world
}

/// Makes a person a member of the project at a path; the membership.
async fn join(owner: &Client, project: &str, person: &Person) -> Uuid {
    let member = json!({ "member": person.user, "role": 15 });
    id(&owner.post(&format!("{project}members/"), &member).await.created())
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
