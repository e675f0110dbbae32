//! Invitations to a workspace.

use chrono::TimeDelta;
use domain::InvitationId;
use serde_json::{Value, json};
use service::accounts::{Accounts, Invited, ShownLink, Token};
use uuid::Uuid;

use crate::client::Reply;
use crate::fixture::{Fixture, start};
use crate::people::{OUTSIDER, OWNER};
use crate::seed::{PROJECT, WORKSPACE, of_workspace};

/// The invitation of [`invite`].
pub const INVITATION: Uuid = Uuid::from_u128(0x900);
/// Its address.
const EMAIL: &str = "ada@example.org";
/// The invitations to the workspace.
const INVITATIONS: &str = "/api/v1/workspaces/acme/invitations/";

/// The token of [`invite`]'s link.
pub fn token() -> Token {
    Token::invitation([[1; 16], [2; 16]])
}

/// Invites somebody who has no account for a week.
pub async fn invite(fixture: &mut Fixture) {
    let accounts = Accounts::new(fixture.owner());
    let (invitation, expires_at) = (InvitationId(INVITATION), start() + TimeDelta::days(7));
    let invited = Invited { id: invitation, workspace: WORKSPACE, email: EMAIL.to_owned() };
    accounts.stage_invitation(&invited, expires_at).await.unwrap();
    let (email, token, shown_for) = (EMAIL, token().hash(), Uuid::nil());
    let link = ShownLink { invitation, email, token, shown_for, expires_at };
    assert!(accounts.show_invitation_link(link).await.unwrap());
    let created = json!({
        "type": "WorkspaceInvitationCreated", "id": INVITATION, "role": "member",
        "projects": [{ "project": PROJECT, "role": "guest" }], "expires_at": expires_at,
    });
    happen(fixture, created).await;
}

/// Lets something happen to the workspace.
async fn happen(fixture: &mut Fixture, event: Value) {
    fixture.happen(of_workspace(), OWNER, &[event]).await;
    fixture.catch_up(WORKSPACE).await;
}

/// What the owner is answered.
async fn get(fixture: &Fixture, path: &str) -> Reply {
    fixture.call("GET", path).by(OWNER).send().await
}

/// What whoever holds a link is told.
async fn offered(fixture: &Fixture, token: &str) -> Reply {
    fixture.call("GET", &format!("/api/v1/invitations/{token}/")).by_nobody().send().await
}

#[tokio::test]
async fn an_invitation_is_shown_with_its_address_alone_and_in_the_list() {
    let mut fixture = Fixture::new().await;
    assert_eq!(get(&fixture, INVITATIONS).await.expect(200).body, json!([]));
    invite(&mut fixture).await;
    let one = get(&fixture, &format!("{INVITATIONS}{INVITATION}/")).await;
    insta::assert_snapshot!(one, @r#"
    200 {
      "accepted": false,
      "created_at": "2026-01-02T03:26:05Z",
      "created_by": "00000000-0000-0000-0000-000000000001",
      "email": "ada@example.org",
      "expires_at": "2026-01-09T03:04:05Z",
      "id": "00000000-0000-0000-0000-000000000900",
      "projects": [
        {
          "project": "00000000-0000-0000-0000-000000000200",
          "role": 5
        }
      ],
      "responded_at": null,
      "role": 15,
      "role_slug": "member",
      "updated_at": "2026-01-02T03:26:05Z"
    }
    "#);
    assert_eq!(get(&fixture, INVITATIONS).await.expect(200).body, json!([one.body]));
    let version = one.header("etag").to_owned();
    let changed = json!({
        "type": "WorkspaceInvitationRoleChanged", "invitation": INVITATION, "from": "member", "to": "guest",
    });
    happen(&mut fixture, changed).await;
    let accepted = json!({
        "type": "WorkspaceInvitationAccepted", "invitation": INVITATION, "user": OUTSIDER,
    });
    happen(&mut fixture, accepted).await;
    let answered = get(&fixture, &format!("{INVITATIONS}{INVITATION}/")).await.expect(200);
    assert_ne!(answered.header("etag"), version);
    assert_eq!((&answered.body["role"], &answered.body["accepted"]), (&json!(5), &json!(true)));
    assert!(answered.body["responded_at"].is_string(), "{answered}");
}

#[tokio::test]
async fn one_that_was_revoked_or_whose_address_was_forgotten_is_not_there() {
    let mut fixture = Fixture::new().await;
    let path = format!("{INVITATIONS}{INVITATION}/");
    let missing = get(&fixture, &path).await;
    insta::assert_snapshot!(missing, @r#"
    404 {
      "error": "The required object does not exist."
    }
    "#);
    insta::assert_snapshot!(get(&fixture, &format!("{INVITATIONS}x/")).await, @r#"
    400 {
      "error": "Please provide valid detail"
    }
    "#);
    invite(&mut fixture).await;
    let accounts = Accounts::new(fixture.owner());
    accounts.forget_invited(WORKSPACE, InvitationId(INVITATION)).await.unwrap();
    get(&fixture, &path).await.expect(404);
    assert_eq!(get(&fixture, INVITATIONS).await.expect(200).body, json!([]));
    offered(&fixture, token().reveal()).await.expect(404);
}

#[tokio::test]
async fn whoever_holds_a_link_is_told_what_it_offers_and_not_to_whom() {
    let mut fixture = Fixture::new().await;
    invite(&mut fixture).await;
    insta::assert_snapshot!(offered(&fixture, token().reveal()).await, @r#"
    200 {
      "expires_at": "2026-01-09T03:04:05Z",
      "has_account": false,
      "role": 15,
      "role_slug": "member",
      "workspace_name": "Acme"
    }
    "#);
    let other = Token::invitation([[1; 16], [3; 16]]);
    for unknown in ["x", "tm_invitation_", other.reveal()] {
        let reply = offered(&fixture, unknown).await.expect(404);
        assert_eq!(reply.body["error"], "The required object does not exist.");
    }
    let declined = json!({
        "type": "WorkspaceInvitationDeclined", "invitation": INVITATION, "user": OUTSIDER,
    });
    happen(&mut fixture, declined).await;
    offered(&fixture, token().reveal()).await.expect(404);
}

#[tokio::test]
async fn an_address_with_an_account_is_known_and_a_link_ends_in_time() {
    let mut fixture = Fixture::new().await;
    invite(&mut fixture).await;
    let rename = "UPDATE invitation SET email = 'outsider@example.org'";
    sqlx::raw_sql(rename).execute(&fixture.owner()).await.unwrap();
    let told = offered(&fixture, token().reveal()).await.expect(200);
    assert_eq!(told.body["has_account"], true);
    fixture.advance(TimeDelta::days(7) - TimeDelta::seconds(1));
    offered(&fixture, token().reveal()).await.expect(200);
    fixture.advance(TimeDelta::seconds(1));
    offered(&fixture, token().reveal()).await.expect(404);
    let kept = get(&fixture, INVITATIONS).await.expect(200);
    assert_eq!(kept.body.as_array().unwrap().len(), 1, "admins still see it");
}

#[tokio::test]
async fn a_network_asks_about_sixty_links_a_minute() {
    let fixture = Fixture::new().await;
    for _ in 0..60 {
        offered(&fixture, "x").await.expect(404);
    }
    let refused = offered(&fixture, "x").await.expect(429);
    assert_eq!(refused.header("retry-after"), "60");
    fixture.advance(TimeDelta::minutes(1));
    offered(&fixture, "x").await.expect(404);
}
