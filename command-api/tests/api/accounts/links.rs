//! Links that sign in once.

use chrono::TimeDelta;
use command_api::Operator;
use serde_json::json;

use super::{open, sign_ada_up, with_token};
use crate::client::Reply;
use crate::fixture::Fixture;

/// A link of Ada's, as the operator makes it.
async fn link(api: &Fixture) -> String {
    let operator = Operator::new(api.side.app.clone());
    operator.sign_in_link("Ada@example.com").await.unwrap().reveal().to_owned()
}

/// Signs in with a link.
async fn sign_in(api: &Fixture, link: &str) -> Reply {
    open(api, "link", &json!({ "token": link })).await
}

#[tokio::test]
async fn a_link_signs_in_once() {
    let api = Fixture::empty().await;
    sign_ada_up(&api).await;
    let link = link(&api).await;
    let reply = sign_in(&api, &link).await.expect(200);
    assert_eq!(reply.header("cache-control"), "no-store");
    assert_eq!(reply.body["user"]["email"], "ada@example.com");
    assert!(reply.cookies()[1].starts_with(&format!("tidemark_session={};", reply.token())));
    let opens = with_token(&api, &reply.token(), "PATCH", "/api/v1/users/me/").json(&json!({}));
    opens.send().await.expect(200);
    insta::assert_snapshot!(sign_in(&api, &link).await, @r#"
    400 {
      "error": "This link was used before, or its time is over; ask for another one."
    }
    "#);
}

#[tokio::test]
async fn of_many_uses_at_once_one_signs_in() {
    let api = Fixture::empty().await;
    sign_ada_up(&api).await;
    let link = link(&api).await;
    let replies = futures::future::join_all((0..8).map(|_| sign_in(&api, &link))).await;
    let mut statuses: Vec<u16> = replies.iter().map(|reply| reply.status).collect();
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 400, 400, 400, 400, 400, 400, 400]);
}

#[tokio::test]
async fn a_link_works_for_a_quarter_of_an_hour_and_only_its_hash_is_kept() {
    let api = Fixture::empty().await;
    sign_ada_up(&api).await;
    let (early, late) = (link(&api).await, link(&api).await);
    let kept = "SELECT count(*) FROM sign_in_link WHERE token_hash = sha256($1::text::bytea)";
    let kept = sqlx::query_scalar::<_, i64>(kept).bind(&early).fetch_one(api.pool()).await.unwrap();
    assert_eq!(kept, 1);
    api.clock.advance(TimeDelta::minutes(15) - TimeDelta::seconds(1));
    sign_in(&api, &early).await.expect(200);
    api.clock.advance(TimeDelta::seconds(1));
    sign_in(&api, &late).await.expect(400);
    link(&api).await;
    let kept = "SELECT count(*) FROM sign_in_link";
    assert_eq!(sqlx::query_scalar::<_, i64>(kept).fetch_one(api.pool()).await.unwrap(), 1);
}

#[tokio::test]
async fn another_password_ends_links() {
    let api = Fixture::empty().await;
    let own = sign_ada_up(&api).await;
    let link = link(&api).await;
    let change = json!({ "current_password": "correct horse", "new_password": "another horse" });
    let change = with_token(&api, &own, "POST", "/api/v1/users/me/password/").json(&change);
    change.send().await.expect(204);
    sign_in(&api, &link).await.expect(400);
}

#[tokio::test]
async fn a_link_of_a_user_who_is_gone_opens_nothing() {
    let api = Fixture::empty().await;
    let own = sign_ada_up(&api).await;
    let link = link(&api).await;
    with_token(&api, &own, "DELETE", "/api/v1/users/me/").send().await.expect(204);
    insta::assert_snapshot!(sign_in(&api, &link).await, @r#"
    403 {
      "error": "This account has been deactivated."
    }
    "#);
    let operator = Operator::new(api.side.app.clone());
    let refused = operator.sign_in_link("ada@example.com").await.unwrap_err();
    assert_eq!(refused.detail(), "ada@example.com has been deactivated.");
}

#[tokio::test]
async fn what_is_no_link_is_told_like_one_that_was_used() {
    let api = Fixture::empty().await;
    let form = format!("tm_link_{}", "0".repeat(64));
    for token in ["x", "tm_session_0", &form] {
        let problem = [("accept", "application/problem+json")];
        let call = api.call("POST", "/api/v1/auth/link/").by_nobody();
        let call = call.header(problem[0].0, problem[0].1).json(&json!({ "token": token }));
        assert_eq!(call.send().await.expect(400).body["code"], "auth/link-invalid", "{token}");
    }
    insta::assert_snapshot!(open(&api, "link", &json!({})).await, @r#"
    400 {
      "token": [
        "This field is required."
      ]
    }
    "#);
}
