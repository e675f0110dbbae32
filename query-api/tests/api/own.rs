//! What belongs to one person alone: stickies, favourites, visits and preferences.

use chrono::TimeDelta;
use domain::UserId;
use insta::assert_snapshot;
use serde_json::{Value, json};
use service::accounts::{Accounts, EntityKind, Favourite, Own, Preferences, Sticky};
use uuid::Uuid;

use crate::fixture::{Fixture, start};
use crate::people::{ADMIN, COLLEAGUE, FORMER, GUEST, MEMBER, OUTSIDER};
use crate::seed::{
    self, ARCHIVED, ARCHIVED_PROJECT, CYCLE, FULL, HULL, OTHER, OTHER_PROJECT, PAGE, PRIVATE_PAGE,
    PRIVATE_VIEW, PROJECT, TRIAGED, VIEW, WIDE_VIEW, WIKI_PAGE, WORKSPACE,
};

/// The sticky of [`MEMBER`].
pub const STICKY: Uuid = Uuid::from_u128(0x57004);

/// The sticky of somebody.
pub fn sticky_of(user: UserId) -> Uuid {
    Uuid::from_u128(0x57000 + user.uuid().as_u128())
}

/// A change of somebody's own things.
pub async fn change(fixture: &Fixture, user: UserId) -> Own {
    let accounts = Accounts::new(fixture.owner());
    accounts.change_own(user, start()).await.unwrap().unwrap()
}

/// A sticky with a text, made so many minutes after the start.
fn sticky(user: UserId, id: Uuid, text: &str, minutes: i64) -> Sticky {
    let at = start() + TimeDelta::minutes(minutes);
    Sticky {
        id,
        owner: user,
        workspace: WORKSPACE,
        name: Some("Ideas".to_owned()),
        description: json!({}),
        html: format!("<p>{text}</p>"),
        text: Some(text.to_owned()),
        logo: json!({}),
        colour: None,
        background_colour: Some("yellow".to_owned()),
        sort_order: 65_535.0,
        created_at: at,
        updated_at: at,
        version: 1,
    }
}

/// A sticky for each of some people.
pub async fn stick(fixture: &Fixture, users: impl IntoIterator<Item = UserId>) {
    for user in users {
        let mut own = change(fixture, user).await;
        own.write_sticky(&sticky(user, sticky_of(user), "A lamp", 0)).await.unwrap();
        own.keep(None).await.unwrap();
    }
}

/// Favourites and visits of things, in their order.
async fn mark(fixture: &Fixture, user: UserId, things: &[(EntityKind, Uuid)]) {
    let mut own = change(fixture, user).await;
    for (number, thing) in (1_i32..).zip(things) {
        let at = start() + TimeDelta::minutes(number.into());
        let favourite = Favourite {
            id: Uuid::new_v5(&user.uuid(), thing.1.as_bytes()),
            owner: user,
            workspace: WORKSPACE,
            thing: Some(*thing),
            name: None,
            parent: None,
            sequence: f64::from(-number),
            created_at: at,
            updated_at: at,
            version: 1,
        };
        own.write_favourite(&favourite).await.unwrap();
        let id = Uuid::new_v5(&thing.1, user.uuid().as_bytes());
        own.visit(WORKSPACE, *thing, id, at).await.unwrap();
    }
    own.keep(None).await.unwrap();
}

/// One of everything, of which some things are archived, hidden or of other people.
async fn marked(users: &[UserId]) -> Fixture {
    let mut fixture = Fixture::new().await;
    seed::pages(&mut fixture).await;
    seed::views(&mut fixture).await;
    seed::module(&mut fixture).await;
    seed::cycle(&mut fixture).await;
    let things = [
        (EntityKind::Project, PROJECT),
        (EntityKind::Project, OTHER_PROJECT),
        (EntityKind::Project, ARCHIVED_PROJECT),
        (EntityKind::Cycle, CYCLE),
        (EntityKind::Module, HULL),
        (EntityKind::Page, PAGE),
        (EntityKind::Page, PRIVATE_PAGE),
        (EntityKind::Page, WIKI_PAGE),
        (EntityKind::View, VIEW),
        (EntityKind::View, PRIVATE_VIEW),
        (EntityKind::View, WIDE_VIEW),
        (EntityKind::Issue, FULL),
        (EntityKind::Issue, ARCHIVED),
        (EntityKind::Issue, TRIAGED),
        (EntityKind::Issue, OTHER),
        (EntityKind::Issue, Uuid::from_u128(0x999)),
    ];
    for user in users {
        mark(&fixture, *user, &things).await;
    }
    fixture
}

/// What somebody is shown, in a line: each kind with the last digits of the id.
async fn shown(fixture: &Fixture, user: UserId, path: &str, kind: &str) -> String {
    let path = format!("/api/v1/workspaces/acme/{path}");
    let reply = fixture.call("GET", &path).by(user).send().await.expect(200);
    let word = |row: &Value| {
        let id = row["entity_identifier"].as_str().unwrap();
        format!("{}:{}", row[kind].as_str().unwrap(), &id[id.len() - 3..])
    };
    reply.body.as_array().unwrap().iter().map(word).collect::<Vec<_>>().join(" ")
}

#[tokio::test]
async fn favourites_show_what_their_owner_sees_in_their_order() {
    let fixture = marked(&[MEMBER, ADMIN, GUEST, COLLEAGUE]).await;
    let favourites = async |user| shown(&fixture, user, "user-favorites/", "entity_type").await;
    assert_snapshot!(favourites(MEMBER).await, @"issue:401 view:943 view:942 view:941 page:903 page:902 page:901 module:921 cycle:931 project:200");
    assert_snapshot!(favourites(ADMIN).await, @"issue:601 issue:401 view:943 view:941 page:903 page:901 module:921 cycle:931 project:300 project:200");
    assert_snapshot!(favourites(GUEST).await, @"issue:401 view:943 view:941 page:901 module:921 cycle:931 project:200");
    assert_snapshot!(favourites(COLLEAGUE).await, @"view:943 page:903");
    for user in [FORMER, OUTSIDER] {
        let call = fixture.call("GET", "/api/v1/workspaces/acme/user-favorites/").by(user);
        call.send().await.expect(403);
    }
}

#[tokio::test]
async fn a_favourite_shows_its_thing_as_it_is_now() {
    let fixture = Fixture::new().await;
    mark(&fixture, MEMBER, &[(EntityKind::Issue, FULL)]).await;
    let reply = fixture.get("/api/v1/workspaces/acme/user-favorites/").await.expect(200);
    assert_snapshot!(format!("{:#}", reply.body[0]["entity_data"]), @r#"
    {
      "id": "00000000-0000-0000-0000-000000000401",
      "logo_props": null,
      "name": "Fix the login",
      "project_id": "00000000-0000-0000-0000-000000000200",
      "project_identifier": "ENG",
      "sequence_id": 1
    }
    "#);
    let tag = reply.header("etag").to_owned();
    let call = fixture.call("GET", "/api/v1/workspaces/acme/user-favorites/");
    call.header("if-none-match", &tag).send().await.expect(304);
}

#[tokio::test]
async fn visits_show_the_last_ones_that_are_visible() {
    let fixture = marked(&[MEMBER, GUEST]).await;
    let visits = async |user, path: &str| shown(&fixture, user, path, "entity_name").await;
    assert_snapshot!(visits(MEMBER, "recent-visits/").await, @"issue:401 view:943 view:942 view:941 page:903 page:902 page:901 module:921 cycle:931 project:200");
    assert_snapshot!(visits(GUEST, "recent-visits/").await, @"issue:401 view:943 view:941 page:901 module:921 cycle:931 project:200");
    assert_snapshot!(visits(MEMBER, "recent-visits/?entity_name=page").await, @"page:903 page:902 page:901");
    let wrong = fixture.get("/api/v1/workspaces/acme/recent-visits/?entity_name=folder").await;
    assert_snapshot!(wrong, @r#"
    400 {
      "detail": "Invalid entity_name parameter. Known are project, cycle, module, page, view and issue."
    }
    "#);
}

#[tokio::test]
async fn stickies_are_listed_newest_first_twenty_a_page_and_found_by_their_text() {
    let fixture = Fixture::new().await;
    let mut own = change(&fixture, MEMBER).await;
    for n in 0..25_u32 {
        let id = Uuid::from_u128(0x58000 + u128::from(n));
        own.write_sticky(&sticky(MEMBER, id, &format!("Note {n}"), n.into())).await.unwrap();
    }
    own.keep(None).await.unwrap();
    stick(&fixture, [ADMIN]).await;
    let path = "/api/v1/workspaces/acme/stickies/";
    let first = fixture.get(path).await.expect(200);
    assert_eq!((first.rows().len(), &first.body["total_count"]), (20, &json!(25)));
    assert_eq!(first.rows()[0]["description_stripped"], "Note 24");
    assert_eq!(first.body["next_cursor"], "20:1:0");
    let second = fixture.get(&format!("{path}?cursor=20:1:0")).await.expect(200);
    assert_eq!(second.rows().len(), 5);
    let found = fixture.get(&format!("{path}?query=NOTE%202&per_page=3")).await.expect(200);
    assert_eq!((found.rows().len(), &found.body["total_count"]), (3, &json!(6)));
    let none = fixture.get(&format!("{path}?query=%25")).await.expect(200);
    assert_eq!(none.body["total_count"], 0);
    fixture.get(&format!("{path}?name=x")).await.expect(400);
}

#[tokio::test]
async fn a_sticky_is_there_for_its_owner_alone() {
    let fixture = Fixture::new().await;
    stick(&fixture, [MEMBER]).await;
    let path = format!("/api/v1/workspaces/acme/stickies/{STICKY}/");
    let reply = fixture.get(&path).await;
    assert!(reply.header("etag").starts_with("\"1."));
    assert_snapshot!(reply, @r#"
    200 {
      "background_color": "yellow",
      "color": null,
      "created_at": "2026-01-02T03:04:05Z",
      "created_by": "00000000-0000-0000-0000-000000000004",
      "deleted_at": null,
      "description": {},
      "description_binary": null,
      "description_html": "<p>A lamp</p>",
      "description_stripped": "A lamp",
      "id": "00000000-0000-0000-0000-000000057004",
      "logo_props": {},
      "name": "Ideas",
      "owner": "00000000-0000-0000-0000-000000000004",
      "sort_order": 65535.0,
      "updated_at": "2026-01-02T03:04:05Z",
      "updated_by": null,
      "workspace": "00000000-0000-0000-0000-000000000100"
    }
    "#);
    let other = fixture.call("GET", &path).by(ADMIN).send().await;
    assert_snapshot!(other, @r#"
    404 {
      "detail": "No Sticky matches the given query."
    }
    "#);
    let none = fixture.get("/api/v1/workspaces/acme/stickies/x/").await.expect(404);
    assert_eq!(none.body["detail"], "Not found.");
}

#[tokio::test]
async fn preferences_are_ones_own_with_their_defaults() {
    let fixture = Fixture::new().await;
    let path = "/api/v1/users/me/preferences/";
    let reply = fixture.get(path).await;
    assert!(reply.header("etag").starts_with("\"0."));
    assert_snapshot!(reply, @r#"
    200 {
      "character_keys": true,
      "density": "roomy",
      "keys": {},
      "language": "en",
      "start_of_week": 1,
      "theme": "system"
    }
    "#);
    let mut own = change(&fixture, MEMBER).await;
    let Value::Object(chosen) = json!({ "theme": "dark" }) else { unreachable!() };
    own.write_preferences(&Preferences { chosen, version: 1 }).await.unwrap();
    own.keep(None).await.unwrap();
    assert_eq!(fixture.get(path).await.body["theme"], "dark");
    let other = fixture.call("GET", path).by(ADMIN).send().await;
    assert_eq!(other.body["theme"], "system");
}
