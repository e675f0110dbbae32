//! Members of workspaces and projects.

use domain::{UserId, WorkspaceId};
use insta::assert_snapshot;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::client::Reply;
use crate::fixture::{Fixture, Stream};
use crate::people::{ADMIN, FORMER, GUEST, MEMBER, OWNER};
use crate::seed::{MEMBERSHIP, PROJECT, WORKSPACE, of_project, of_workspace};

/// The rows of a bare list.
fn list(reply: &Reply) -> &[Value] {
    reply.body.as_array().unwrap()
}

/// The shown names in a bare list.
fn names(reply: &Reply) -> Vec<&str> {
    reply.body.as_array().unwrap().iter().map(|row| row["display_name"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn a_workspaces_members_are_a_bare_list_with_those_who_left() {
    let fixture = Fixture::new().await;
    let list = fixture.get("/api/v1/workspaces/acme/members/").await.expect(200);
    assert_eq!(
        names(&list),
        ["owner", "colleague", "admin", "member", "guest", "visitor", "former"]
    );
    assert_snapshot!(format!("{:#}", list.body[0]), @r#"
    {
      "avatar": "",
      "avatar_url": null,
      "display_name": "owner",
      "email": "owner@example.org",
      "first_name": "owner",
      "id": "00000000-0000-0000-0000-000000000001",
      "is_active": true,
      "is_bot": false,
      "last_name": "Example",
      "role": 20,
      "role_slug": "owner"
    }
    "#);
    assert_eq!(list.body[6]["is_active"], false);
}

#[tokio::test]
async fn members_are_filtered() {
    let fixture = Fixture::new().await;
    let find = async |query: &str| {
        let reply = fixture.get(&format!("/api/v1/workspaces/acme/members/?{query}")).await;
        names(&reply.expect(200)).join(" ")
    };
    assert_eq!(find("role_slug=owner").await, "owner");
    assert_eq!(find("role_slug=guest&is_active=true").await, "guest visitor");
    assert_eq!(find("is_active=false").await, "former");
    assert_eq!(find("email=MEMBER@").await, "member");
    assert_eq!(
        find("first_name=o&last_name=EXAMPLE&is_active=true").await,
        "owner colleague visitor"
    );
    assert_eq!(find("is_bot=true").await, "");
    fixture.get("/api/v1/workspaces/acme/members/?is_bot=perhaps").await.expect(400);
}

#[tokio::test]
async fn short_lists_are_pages() {
    let fixture = Fixture::new().await;
    let path = "/api/v1/workspaces/acme/members-lite/?order_by=-display_name&per_page=2";
    let page = fixture.get(path).await.expect(200);
    assert_eq!(page.column("display_name"), ["visitor", "owner"]);
    assert_eq!(page.body["total_count"], 7);
    let page = fixture.get("project-members-lite/?role_slug=admin").await.expect(200);
    assert_eq!(page.column("role"), [&json!(20)]);
    fixture.get("project-members-lite/?order_by=zzz").await.expect(400);
}

#[tokio::test]
async fn names_are_in_the_order_in_which_people_look_for_them() {
    let fixture = Fixture::new().await;
    fixture.rename(OWNER, "\u{c9}mile").await;
    fixture.rename(MEMBER, "Bob").await;
    let sorted = ["admin", "Bob", "colleague", "\u{c9}mile", "former", "guest", "visitor"];
    let list = async |path: &str, order: &str| {
        let list = fixture.get(&format!("{path}?order_by={order}first_name")).await.expect(200);
        list.column("first_name").into_iter().cloned().collect::<Vec<_>>()
    };
    let members = "/api/v1/workspaces/acme/members-lite/";
    assert_eq!(list(members, "").await, sorted);
    assert_eq!(list(members, "-").await, sorted.into_iter().rev().collect::<Vec<_>>());
    let of_project = list("project-members-lite/", "").await;
    assert_eq!(of_project, ["admin", "Bob", "former", "guest"]);
}

#[tokio::test]
async fn a_projects_members_are_listed_under_both_names() {
    let fixture = Fixture::new().await;
    for path in ["members/", "project-members/"] {
        let list = fixture.get(path).await.expect(200);
        assert_eq!(names(&list), ["admin", "member", "guest", "former"]);
        assert_eq!(list.body[0]["role_slug"], "admin");
        assert_eq!(list.body[1]["membership_id"], json!(MEMBERSHIP));
    }
    let page = fixture.get("project-members-lite/?role_slug=member").await.expect(200);
    assert_eq!(page.column("membership_id")[0], &json!(MEMBERSHIP));
}

#[tokio::test]
async fn one_membership_shows_its_user() {
    let fixture = Fixture::new().await;
    assert_snapshot!(fixture.get(&format!("members/{MEMBERSHIP}/")).await, @r#"
    200 {
      "avatar": "",
      "avatar_url": null,
      "display_name": "member",
      "email": "member@example.org",
      "first_name": "member",
      "id": "00000000-0000-0000-0000-000000000004",
      "is_active": true,
      "is_bot": false,
      "last_name": "Example",
      "membership_id": "00000000-0000-0000-0000-000000000244",
      "role": 15,
      "role_slug": "member"
    }
    "#);
    let by_place = fixture.get(&format!("members/{MEMBERSHIP}/")).await.expect(200);
    for path in [format!("project-members/{MEMBERSHIP}/"), format!("members/{MEMBER}/")] {
        assert_eq!(fixture.get(&path).await.expect(200).body, by_place.body, "{path}");
    }
    fixture.get(&format!("members/{}/", Uuid::from_u128(0x343))).await.expect(404);
}

#[tokio::test]
async fn a_member_of_a_project_is_shown_as_what_the_workspace_lets_them_be() {
    let mut fixture = Fixture::new().await;
    let shown = async |fixture: &Fixture, user: UserId| {
        let members = fixture.get("members/").await.expect(200);
        let row = list(&members).iter().find(|row| row["id"] == json!(user)).unwrap();
        (row["role_slug"].clone(), row["is_active"].clone())
    };
    assert_eq!(shown(&fixture, ADMIN).await, (json!("admin"), json!(true)));
    assert_eq!(shown(&fixture, FORMER).await, (json!("member"), json!(false)));
    let demoted = json!({
        "type": "WorkspaceMemberRoleChanged", "user": ADMIN, "from": "member", "to": "guest",
    });
    fixture.happen(of_workspace(), OWNER, &[demoted]).await;
    fixture.catch_up(WORKSPACE).await;
    assert_eq!(shown(&fixture, ADMIN).await, (json!("guest"), json!(true)));
    let project = fixture.call("GET", "").by(ADMIN).send().await.expect(200);
    assert_eq!(
        (&project.body["member_role"], &project.body["is_member"]),
        (&json!(5), &json!(true))
    );
}

#[tokio::test]
async fn who_was_put_out_is_in_no_project_even_when_they_come_back() {
    let mut fixture = Fixture::new().await;
    let total =
        async |fixture: &Fixture| fixture.get("").await.expect(200).body["total_members"].clone();
    assert_eq!(total(&fixture).await, 3);
    let gone = json!({"type": "WorkspaceMemberRemoved", "user": GUEST, "role": "guest"});
    let back =
        json!({"type": "WorkspaceMemberReactivated", "user": GUEST, "role": "member", "stay": 1});
    for event in [gone, back] {
        fixture.happen(of_workspace(), OWNER, &[event]).await;
        fixture.catch_up(WORKSPACE).await;
        assert_eq!(total(&fixture).await, 2);
        for path in ["work-items/", "labels/", "members/"] {
            fixture.call("GET", path).by(GUEST).send().await.expect(403);
        }
    }
    let again = json!({
        "type": "ProjectMemberReactivated", "membership": Uuid::from_u128(0x245), "user": GUEST,
        "role": "guest", "stay": 1,
    });
    fixture.happen(of_project(PROJECT), ADMIN, &[again]).await;
    fixture.catch_up(WORKSPACE).await;
    assert_eq!(total(&fixture).await, 3);
    fixture.call("GET", "work-items/").by(GUEST).send().await.expect(200);
}

#[tokio::test]
async fn who_was_deactivated_is_inactive_everywhere() {
    let mut fixture = Fixture::new().await;
    let stream = Stream { kind: "user", id: GUEST.uuid(), project: None, issue: None };
    let ended = json!({"type": "UserDeactivated"});
    fixture.happen_in(WorkspaceId::INSTANCE, stream, GUEST, &[ended]).await;
    fixture.catch_up(WorkspaceId::INSTANCE).await;
    for path in ["members/", "/api/v1/workspaces/acme/members/"] {
        let members = fixture.get(path).await.expect(200);
        let row = list(&members).iter().find(|row| row["id"] == json!(GUEST)).unwrap();
        assert_eq!(row["is_active"], false, "{path}");
    }
    assert_eq!(fixture.get("").await.expect(200).body["total_members"], 2);
}

#[tokio::test]
async fn who_may_read_the_whole_log_is_seen_among_the_members() {
    let mut fixture = Fixture::new().await;
    let granted = json!({"type": "WorkspaceLogAccessGranted", "user": GUEST});
    fixture.happen(of_workspace(), OWNER, &[granted]).await;
    fixture.catch_up(WORKSPACE).await;
    let members = fixture.get("/api/v1/workspaces/acme/members/").await.expect(200);
    let auditors = list(&members).iter().filter(|row| row["log_access"] == json!(true));
    let auditors: Vec<Value> = auditors.map(|row| row["id"].clone()).collect();
    assert_eq!(auditors, [json!(GUEST)]);
}

#[tokio::test]
async fn roles_in_projects_are_counted_without_archived_projects() {
    let fixture = Fixture::new().await;
    let path = "/api/v1/workspaces/acme/project-role-distribution/";
    let shown = fixture.get(path).await.expect(200).body;
    let role = |n: usize| (&shown["roles"][n]["slug"], &shown["roles"][n]["membership_count"]);
    assert_eq!(role(0), (&json!("admin"), &json!(2)));
    assert_eq!((role(1), role(2)), ((&json!("member"), &json!(1)), (&json!("guest"), &json!(1))));
    assert_eq!(shown["roles"][0]["distinct_member_count"], 1);
    assert_eq!(
        (&shown["total_memberships"], &shown["total_distinct_members"]),
        (&json!(4), &json!(3))
    );
}

#[tokio::test]
async fn the_features_of_a_workspace_are_shown_to_everybody_in_it() {
    let mut fixture = Fixture::new().await;
    let switched = json!({"type": "WorkspaceFeatureSwitched", "feature": "wiki", "on": true});
    fixture.happen(crate::seed::of_workspace(), crate::people::OWNER, &[switched]).await;
    fixture.catch_up(crate::seed::WORKSPACE).await;
    let shown = fixture.get("/api/v1/workspaces/acme/features/").await.expect(200).body;
    let all = json!({
        "project_grouping": false, "initiatives": false, "teams": false, "customers": false,
        "wiki": true, "pi": false,
    });
    assert_eq!(shown, all);
}
