//! Signing in from a device that is known, while others try passwords.

use chrono::TimeDelta;
use serde_json::json;

use super::{open, sign_ada_up, with_token};
use crate::client::{Call, Reply};
use crate::fixture::Fixture;

/// Where the victim and the attacker are.
const NETWORK: &str = "203.0.113.9";
/// The right password.
const RIGHT: &str = "correct horse";

/// A request to sign in as Ada from the attacker's network.
fn sign_in(api: &Fixture, password: &str) -> Call {
    let call = api.call("POST", "/api/v1/auth/sign-in/").by_nobody();
    let body = json!({ "email": "ada@example.com", "password": password });
    call.header("x-forwarded-for", NETWORK).json(&body)
}

/// The same from a device.
async fn sign_in_on(api: &Fixture, device: &str, password: &str) -> Reply {
    sign_in(api, password).header("tidemark-device", device).send().await
}

/// Signs Ada up; answers with the token of her device.
async fn device(api: &Fixture) -> String {
    let body = json!({ "email": "ada@example.com", "password": RIGHT });
    text(&open(api, "sign-up", &body).await.expect(201), "device_token")
}

/// A text of the answer's body.
fn text(reply: &Reply, key: &str) -> String {
    reply.body[key].as_str().unwrap_or_else(|| panic!("no {key} in {reply}")).to_owned()
}

/// Tries wrong passwords until it has to wait.
async fn attack(api: &Fixture) {
    while sign_in(api, "guess").send().await.status != 429 {}
}

#[tokio::test]
async fn whoever_shows_their_device_signs_in_at_once_while_a_neighbour_tries_all_the_time() {
    let api = Fixture::empty().await;
    let device = device(&api).await;
    for round in 0..20 {
        attack(&api).await;
        sign_in(&api, RIGHT).send().await.expect(429);
        let signed_in = sign_in_on(&api, &device, RIGHT).await.expect(200);
        assert_eq!(text(&signed_in, "device_token"), device, "{round}");
        sign_in(&api, "guess").send().await.expect(429);
        api.clock.advance(TimeDelta::seconds(60));
    }
}

#[tokio::test]
async fn a_browser_shows_its_device_in_a_cookie() {
    let api = Fixture::empty().await;
    sign_ada_up(&api).await;
    let signed_in = sign_in(&api, RIGHT).send().await.expect(200);
    let cookie = signed_in.header("set-cookie").split(';').next().unwrap().to_owned();
    assert_eq!(cookie, format!("tidemark_device={}", text(&signed_in, "device_token")));
    attack(&api).await;
    sign_in(&api, RIGHT).header("cookie", &format!("a=b; {cookie}")).send().await.expect(200);
}

#[tokio::test]
async fn a_device_is_known_to_every_process_and_outlives_all_of_them() {
    let api = Fixture::empty().await;
    let device = device(&api).await;
    let another = api.another();
    attack(&another).await;
    sign_in(&another, RIGHT).send().await.expect(429);
    sign_in_on(&another, &device, RIGHT).await.expect(200);
}

#[tokio::test]
async fn a_forged_token_and_that_of_another_user_are_worth_nothing() {
    let api = Fixture::empty().await;
    sign_ada_up(&api).await;
    let body = json!({ "email": "eve@example.com", "password": RIGHT });
    let others = text(&open(&api, "sign-up", &body).await.expect(201), "device_token");
    let forged = format!("tm_device_{}", "0".repeat(32));
    for token in [&others, &forged, "nonsense"] {
        let another = api.another();
        for _ in 0..5 {
            sign_in_on(&another, token, "guess").await.expect(401);
        }
        sign_in_on(&another, token, RIGHT).await.expect(429);
        sign_in(&another, RIGHT).send().await.expect(429);
    }
    let given = text(&sign_in_on(&api, &others, RIGHT).await.expect(200), "device_token");
    assert!(given != others && given != forged);
}

#[tokio::test]
async fn a_stolen_token_has_as_many_tries_as_anybody_and_takes_none_from_others() {
    let api = Fixture::empty().await;
    let stolen = device(&api).await;
    let own = text(&sign_in(&api, RIGHT).send().await.expect(200), "device_token");
    for _ in 0..5 {
        sign_in_on(&api, &stolen, "guess").await.expect(401);
    }
    let slow = sign_in_on(&api, &stolen, RIGHT).await.expect(429);
    assert_eq!(slow.header("retry-after"), "1");
    sign_in_on(&api, &own, RIGHT).await.expect(200);
    sign_in(&api, RIGHT).send().await.expect(200);
    sign_in_on(&api, &stolen, RIGHT).await.expect(429);
}

#[tokio::test]
async fn a_device_on_which_too_many_passwords_were_wrong_is_a_strangers_wherever_they_were_tried() {
    let api = Fixture::empty().await;
    let device = device(&api).await;
    for _ in 0..10 {
        let another = api.another();
        for _ in 0..5 {
            sign_in_on(&another, &device, "guess").await.expect(401);
        }
    }
    attack(&api).await;
    sign_in_on(&api, &device, RIGHT).await.expect(429);
    api.clock.advance(TimeDelta::seconds(60));
    let given = text(&sign_in_on(&api, &device, RIGHT).await.expect(200), "device_token");
    assert_ne!(given, device);
}

#[tokio::test]
async fn the_right_password_forgets_the_wrong_ones_of_its_device() {
    let api = Fixture::empty().await;
    let device = device(&api).await;
    for _ in 0..12 {
        for _ in 0..4 {
            sign_in_on(&api, &device, "guess").await.expect(401);
        }
        sign_in_on(&api, &device, RIGHT).await.expect(200);
    }
}

#[tokio::test]
async fn another_password_leaves_devices_as_they_are() {
    let api = Fixture::empty().await;
    let device = device(&api).await;
    let session = sign_in(&api, RIGHT).send().await.expect(200).token();
    let body = json!({ "current_password": RIGHT, "new_password": "another horse" });
    let change = with_token(&api, &session, "POST", "/api/v1/users/me/password/").json(&body);
    change.send().await.expect(204);
    attack(&api).await;
    sign_in_on(&api, &device, "another horse").await.expect(200);
}

#[tokio::test]
async fn a_device_is_forgotten_a_year_after_it_was_last_seen() {
    let api = Fixture::empty().await;
    let device = device(&api).await;
    api.clock.advance(TimeDelta::days(364));
    sign_in_on(&api, &device, RIGHT).await.expect(200);
    api.clock.advance(TimeDelta::days(366));
    let given = text(&sign_in_on(&api, &device, RIGHT).await.expect(200), "device_token");
    assert_ne!(given, device);
    let kept = "SELECT count(*) FROM device";
    let kept: i64 = sqlx::query_scalar(kept).fetch_one(api.pool()).await.unwrap();
    assert_eq!(kept, 1);
}

#[tokio::test]
async fn whoever_holds_a_session_is_counted_by_it_alone() {
    let api = Fixture::empty().await;
    let session = sign_ada_up(&api).await;
    let eve = json!({ "email": "eve@example.com", "password": RIGHT });
    let others = open(&api, "sign-up", &eve).await.expect(201).token();
    let with = |token: &str, password: &str| {
        sign_in(&api, password).header("authorization", &format!("Bearer {token}")).send()
    };
    attack(&api).await;
    with(&others, RIGHT).await.expect(429);
    with(&session, RIGHT).await.expect(200);
    for _ in 0..5 {
        with(&session, "guess").await.expect(401);
    }
    with(&session, RIGHT).await.expect(429);
}

#[tokio::test]
async fn a_thief_of_one_session_does_not_keep_another_from_changing_the_password() {
    let api = Fixture::empty().await;
    let stolen = sign_ada_up(&api).await;
    let own = sign_in(&api, RIGHT).send().await.expect(200).token();
    let change = |token: &str, current: &str| {
        let body = json!({ "current_password": current, "new_password": "another horse" });
        let call = with_token(&api, token, "POST", "/api/v1/users/me/password/");
        call.header("x-forwarded-for", NETWORK).json(&body).send()
    };
    while change(&stolen, "guess").await.status != 429 {}
    change(&own, RIGHT).await.expect(204);
}
