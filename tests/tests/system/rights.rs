//! How soon a right ends: every row of the table in `docs/access.md`, on two of each service, all of which had just
//! seen it used.

use std::time::Duration;

use end_to_end::client::send;
use end_to_end::system::text;
use end_to_end::{Client, Reply, Setup, System};
use reqwest::Method;
use serde_json::{Value, json};

/// The services: those that hear of the end of a right, and those that do not.
const SERVICES: [&str; 5] =
    ["command-api", "command-api-2", "projector", "query-api", "query-api-2"];
/// Keys and sessions are believed for so long.
const BELIEVED: Duration = Duration::from_secs(1);
/// The document that says how soon.
const DOCUMENT: &str = include_str!("../../../docs/access.md");

/// A member of a workspace, with its owner.
struct World {
    owner: Client,
    owner_id: String,
    /// The member, by key and by session, through each pair of services.
    by_key: [Client; 2],
    by_session: [Client; 2],
    user: String,
    key: String,
    session: String,
    password: &'static str,
    /// The paths of the workspace, a project that the member is in, their membership of it, and a work item.
    w: String,
    p: String,
    membership: String,
    i: String,
}

/// A request.
struct Use {
    method: Method,
    path: String,
    body: Value,
    /// Whether it is only tried: with a tag that no version has, so that a caller with the right is answered 412.
    is_tried: bool,
}

/// The user who takes a right away.
#[derive(Clone, Copy)]
enum By {
    /// The owner.
    Owner,
    /// Its holder.
    Holder,
    /// Its holder, by key where they have it by session.
    Elsewhere,
}

/// One way in which a right ends.
struct Way {
    /// What is taken and how, in the words of the document.
    row: (&'static str, &'static str),
    /// Whether the holder comes with a session; else with a key.
    by_session: bool,
    /// What the owner gives first.
    given: Option<fn(&World) -> Use>,
    /// What takes it away.
    taken: (By, fn(&World) -> Use),
    /// What the holder could do until then, and read.
    write: Option<fn(&World) -> Use>,
    read: Option<fn(&World) -> String>,
    /// Whether services believe in it for a second.
    is_believed: bool,
}

const ROLE: (&str, &str) = ("a role in the workspace", "`PATCH {w}/members/{user}/`");
const MEMBERSHIP: (&str, &str) =
    ("membership of the workspace", "`DELETE {w}/members/{user}/`, `POST {w}/members/leave/`");
const PROJECT: (&str, &str) =
    ("a role in a project, membership of it", "`PATCH` and `DELETE {p}/members/{member}/`");
const OWNERSHIP: (&str, &str) = ("ownership", "`POST {w}/transfer/`");
const LOG: (&str, &str) =
    ("the right to the whole log", "`DELETE {w}/members/{user}/log-access/`, or leaving");
const THING: (&str, &str) = ("a workspace, a project", "deleting it");
const KEY: (&str, &str) = ("a key", "`DELETE /api/v1/users/me/api-keys/{key}/`");
const SESSION: (&str, &str) = (
    "a session",
    "`POST /api/v1/auth/sign-out/`, `DELETE /api/v1/users/me/sessions/{session}/`, another password",
);
const EVERYTHING: (&str, &str) = ("everything", "`DELETE /api/v1/users/me/`");

impl Use {
    fn new(method: Method, path: String, body: Value) -> Self {
        Self { method, path, body, is_tried: false }
    }

    fn post(path: String, body: Value) -> Self {
        Self::new(Method::POST, path, body)
    }

    fn delete(path: &str) -> Self {
        Self::new(Method::DELETE, path.to_owned(), Value::Null)
    }

    /// Sends it as a user.
    async fn send(&self, client: &Client) -> Reply {
        let mut request = client.request(self.method.clone(), &self.path);
        if !self.body.is_null() {
            request = request.json(&self.body);
        }
        if self.is_tried {
            request = request.header("if-match", "\"999.0\"");
        }
        send(request).await
    }
}

impl Way {
    /// A right in a workspace or project, which the log knows.
    fn of(row: (&'static str, &'static str), by: By, taken: fn(&World) -> Use) -> Self {
        Self {
            row,
            by_session: false,
            given: None,
            taken: (by, taken),
            write: Some(|x| Use::post(format!("{}work-items/", x.p), json!({ "name": "more" }))),
            read: Some(|x| format!("{}work-items/", x.p)),
            is_believed: false,
        }
    }

    /// What a key or session may do.
    fn believed(row: (&'static str, &'static str), by: By, taken: fn(&World) -> Use) -> Self {
        Self { is_believed: true, ..Self::of(row, by, taken) }
    }

    /// Walks it in a world of its own.
    async fn walk(&self, system: &mut System, number: usize) {
        let what = format!("{}: {} (way {number})", self.row.0, self.row.1);
        let world = World::create(system, number).await;
        let holder = if self.by_session { &world.by_session } else { &world.by_key };
        if let Some(given) = self.given {
            assert!(given(&world).send(&world.owner).await.status.is_success(), "{what}");
        }
        system.caught_up().await;
        for client in holder {
            if let Some(write) = self.write {
                let reply = write(&world).send(client).await;
                assert!(is_done(&reply), "{what}: before: {reply:?}");
            }
            if let Some(read) = self.read {
                let reply = client.get(&read(&world)).await;
                assert!(is_done(&reply), "{what}: before: {reply:?}");
            }
        }

        let (by, taken) = self.taken;
        let from = match by {
            By::Owner => &world.owner,
            By::Holder => &holder[0],
            By::Elsewhere => &world.by_key[0],
        };
        let reply = taken(&world).send(from).await;
        assert!(reply.status.is_success(), "{what}: {reply:?}");
        if self.is_believed {
            tokio::time::sleep(BELIEVED).await;
        }
        for client in holder {
            if let Some(write) = self.write {
                let reply = write(&world).send(client).await;
                assert!(is_refused(&reply), "{what}: after: {reply:?}");
            }
        }
        system.caught_up().await;
        for client in holder {
            if let Some(read) = self.read {
                let reply = client.get(&read(&world)).await;
                assert!(is_refused(&reply), "{what}: after: {reply:?}");
            }
        }
    }
}

/// Whether the holder had the right; a page of the log is its page only if it is whole.
fn is_done(reply: &Reply) -> bool {
    // What was only tried, or was there already, was not refused for want of the right.
    let was_let_in = reply.status.is_success() || matches!(reply.status.as_u16(), 409 | 412);
    was_let_in && reply.body["is_whole"] != json!(false)
}

/// Whether the holder was told that they have it no longer, or that there is nothing.
fn is_refused(reply: &Reply) -> bool {
    matches!(reply.status.as_u16(), 401 | 403 | 404) || reply.body["is_whole"] == json!(false)
}

impl World {
    /// Makes the `number`-th.
    async fn create(system: &mut System, number: usize) -> Self {
        let tenant = system.tenant(&format!("acme-{number}")).await;
        let w = format!("/api/v1/workspaces/{}/", tenant.slug);
        let [owner, _] = pairs(system, &tenant.key);
        let owner_id = text(&owner.get("/api/v1/users/me/").await.ok(), "id").to_owned();

        let password = "correct horse battery";
        let person = json!({ "email": format!("m{number}@example.com"), "password": password });
        let [nobody, elsewhere] = pairs(system, "");
        let session = nobody.post("/api/v1/auth/sign-up/", &person).await.created();
        let token = text(&session, "token");
        let by_session = [nobody.with_bearer(token), elsewhere.with_bearer(token)];
        let made = json!({ "label": "mine" });
        let made = by_session[0].post("/api/v1/users/me/api-keys/", &made).await.created();
        let by_key = pairs(system, text(&made, "token"));
        let user = text(&by_key[0].get("/api/v1/users/me/").await.ok(), "id").to_owned();

        system.add_member(&tenant.slug, &user);
        system.caught_up().await;
        let role = json!({ "role": 15 });
        let _ = owner.patch(&format!("{w}members/{user}/"), &role).await.ok();
        let project = json!({ "name": "Engine", "identifier": "ENG" });
        let project = owner.post(&format!("{w}projects/"), &project).await.created();
        let p = format!("{w}projects/{}/", text(&project, "id"));
        let member = json!({ "member": user, "role": 15 });
        let member = owner.post(&format!("{p}members/"), &member).await.created();
        let membership = format!("{p}members/{}/", text(&member, "id"));
        let item = by_key[0].post(&format!("{p}work-items/"), &json!({ "name": "one" })).await;
        let i = format!("{p}work-items/{}/", text(&item.created(), "id"));
        let key = text(&made, "id").to_owned();
        let sessions = by_session[0].get("/api/v1/users/me/sessions/").await.ok();
        let session = text(&sessions[0], "id").to_owned();
        Self {
            owner,
            owner_id,
            by_key,
            by_session,
            user,
            key,
            session,
            password,
            w,
            p,
            membership,
            i,
        }
    }

    /// The path of the holder among the workspace's members.
    fn member(&self) -> String {
        format!("{}members/{}/", self.w, self.user)
    }
}

/// A client of each pair of services.
fn pairs(system: &mut System, key: &str) -> [Client; 2] {
    ["", "-2"].map(|which| {
        let mut address = |name: &str| system.cluster.service(&format!("{name}{which}")).address();
        Client::new(address("command-api"), address("query-api"), key)
    })
}

/// Every way of every row.
fn ways() -> Vec<Way> {
    let leave: fn(&World) -> Use = |x| Use::post(format!("{}members/leave/", x.w), Value::Null);
    let comment: fn(&World) -> Use =
        |x| Use::post(format!("{}comments/", x.i), json!({ "comment_html": "<p>still here</p>" }));
    let new_project: fn(&World) -> Use = |x| Use {
        is_tried: true,
        ..Use::post(format!("{}projects/", x.w), json!({ "name": "P", "identifier": "P" }))
    };
    let log: fn(&World) -> String = |x| format!("{}events/?limit=1", x.w);
    let log_access: fn(&World) -> Use =
        |x| Use::post(format!("{}log-access/", x.member()), Value::Null);
    vec![
        Way {
            write: Some(new_project),
            read: Some(|x| format!("{}members/", x.w)),
            ..Way::of(ROLE, By::Owner, |x| {
                Use::new(Method::PATCH, x.member(), json!({ "role": 5 }))
            })
        },
        Way::of(MEMBERSHIP, By::Owner, |x| Use::delete(&x.member())),
        Way::of(MEMBERSHIP, By::Holder, leave),
        Way {
            // Guests of a project read its lists as its members do.
            read: None,
            ..Way::of(PROJECT, By::Owner, |x| {
                Use::new(Method::PATCH, x.membership.clone(), json!({ "role": 5 }))
            })
        },
        Way {
            write: Some(comment),
            read: Some(|x| x.i.clone()),
            ..Way::of(PROJECT, By::Owner, |x| Use::delete(&x.membership))
        },
        Way {
            given: Some(|x| Use::post(format!("{}transfer/", x.w), json!({ "member": x.user }))),
            write: Some(|x| Use { is_tried: true, ..Use::delete(&x.w) }),
            read: None,
            ..Way::of(OWNERSHIP, By::Holder, |x| {
                Use::post(format!("{}transfer/", x.w), json!({ "member": x.owner_id }))
            })
        },
        Way {
            given: Some(log_access),
            write: None,
            read: Some(log),
            ..Way::of(LOG, By::Owner, |x| Use::delete(&format!("{}log-access/", x.member())))
        },
        Way {
            given: Some(log_access),
            write: None,
            read: Some(log),
            ..Way::of(LOG, By::Holder, leave)
        },
        Way {
            write: Some(comment),
            read: Some(|x| x.i.clone()),
            ..Way::of(THING, By::Owner, |x| Use::delete(&x.p))
        },
        Way::of(THING, By::Owner, |x| Use::delete(&x.w)),
        Way::believed(KEY, By::Holder, |x| {
            Use::delete(&format!("/api/v1/users/me/api-keys/{}/", x.key))
        }),
        Way {
            by_session: true,
            ..Way::believed(SESSION, By::Holder, |_| {
                Use::post("/api/v1/auth/sign-out/".to_owned(), Value::Null)
            })
        },
        Way {
            by_session: true,
            ..Way::believed(SESSION, By::Elsewhere, |x| {
                Use::delete(&format!("/api/v1/users/me/sessions/{}/", x.session))
            })
        },
        Way {
            by_session: true,
            ..Way::believed(SESSION, By::Elsewhere, |x| {
                let (now, then) = (x.password, "a horse of another colour");
                let passwords = json!({ "current_password": now, "new_password": then });
                Use::post("/api/v1/users/me/password/".to_owned(), passwords)
            })
        },
        Way::believed(EVERYTHING, By::Holder, |_| Use::delete("/api/v1/users/me/")),
        Way {
            by_session: true,
            ..Way::believed(EVERYTHING, By::Holder, |_| Use::delete("/api/v1/users/me/"))
        },
    ]
}

/// The rows of the document: what is taken, and how.
fn documented() -> Vec<(&'static str, &'static str)> {
    let section = DOCUMENT.split("\n## ").find(|s| s.starts_with("How soon a right ends")).unwrap();
    let rows = section.lines().filter(|line| line.starts_with("| ")).skip(2);
    rows.map(|row| {
        let mut cells = row.split('|').skip(1).map(str::trim);
        (cells.next().unwrap(), cells.next().unwrap())
    })
    .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_right_ends_as_soon_as_the_document_says() {
    let mut rows: Vec<_> = ways().iter().map(|way| way.row).collect();
    rows.dedup();
    assert_eq!(rows, documented());

    let setup = Setup { services: SERVICES.to_vec(), with_nats: false, ..Setup::default() };
    let mut system = System::start_as(setup).await;
    for (number, way) in ways().iter().enumerate() {
        way.walk(&mut system, number).await;
    }
}
