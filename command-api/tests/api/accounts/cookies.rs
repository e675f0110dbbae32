//! The session of a browser.

use serde_json::{Value, json};

use super::{ada, open, sign_ada_up, with_token};
use crate::client::{Call, Reply};
use crate::fixture::Fixture;

/// Oneself.
const ME: &str = "/api/v1/users/me/";

impl Reply {
    /// What browsers are told to keep.
    pub fn cookies(&self) -> Vec<&str> {
        self.headers.get_all("set-cookie").iter().map(|value| value.to_str().unwrap()).collect()
    }
}

/// A request of a page of this site, in a browser that keeps a session.
pub fn with_cookie(api: &Fixture, token: &str, method: &str, path: &str) -> Call {
    let call = api.call(method, path).by_nobody().header("sec-fetch-site", "same-origin");
    call.header("cookie", &format!("tidemark_session={token}"))
}

/// The status of a harmless request of such a browser.
async fn opens(api: &Fixture, token: &str) -> u16 {
    with_cookie(api, token, "PATCH", ME).json(&json!({})).send().await.status
}

/// What is told to a browser that is to forget the session.
const FORGET: &str = "tidemark_session=; Path=/api/v1/; Max-Age=0; HttpOnly; SameSite=Lax";

/// Signs in with Ada's password, with headers.
async fn sign_in(api: &Fixture, headers: &[(&str, &str)]) -> Reply {
    let call = api.call("POST", "/api/v1/auth/sign-in/").by_nobody().json(&ada());
    headers.iter().fold(call, |call, (name, value)| call.header(name, value)).send().await
}

#[tokio::test]
async fn whoever_signs_up_or_in_gets_a_cookie_that_lets_their_browser_in() {
    let api = Fixture::empty().await;
    for what in ["sign-up", "sign-in"] {
        let reply = open(&api, what, &ada()).await;
        let [device, session] = reply.cookies()[..] else { panic!("{:?}", reply.cookies()) };
        assert!(device.starts_with("tidemark_device="), "{device}");
        let token = reply.token();
        assert_eq!(
            session,
            format!(
                "tidemark_session={token}; Path=/api/v1/; Max-Age=2592000; HttpOnly; SameSite=Lax"
            )
        );
        assert_eq!(opens(&api, &token).await, 200);
    }
}

#[tokio::test]
async fn the_cookie_is_that_of_the_site_and_its_scheme() {
    let api = Fixture::empty().await;
    sign_ada_up(&api).await;
    let name = async |headers: &[(&str, &str)]| {
        let reply = sign_in(&api, headers).await.expect(200);
        reply.cookies()[1].split('=').next().unwrap().to_owned()
    };
    assert_eq!(name(&[("host", "localhost:8081")]).await, "tidemark_session_8081");
    let https = &[
        ("host", "inner:8001"),
        ("x-forwarded-host", "a.example"),
        ("x-forwarded-proto", "https"),
    ];
    assert_eq!(name(https).await, "__Host-tidemark_session");
}

#[tokio::test]
async fn a_page_of_another_site_signs_nobody_in() {
    let api = Fixture::empty().await;
    sign_ada_up(&api).await;
    let host = ("host", "a.example");
    for page in [("sec-fetch-site", "cross-site"), ("origin", "http://b.example")] {
        let refused = sign_in(&api, &[host, page]).await;
        assert_eq!((refused.status, refused.cookies()), (403, vec![]), "{page:?}");
        for what in ["sign-up", "link"] {
            let call = api.call("POST", &format!("/api/v1/auth/{what}/")).by_nobody();
            call.header(page.0, page.1).json(&ada()).send().await.expect(403);
        }
    }
    for page in [("sec-fetch-site", "same-origin"), ("origin", "http://a.example")] {
        sign_in(&api, &[host, page]).await.expect(200);
    }
}

#[tokio::test]
async fn signing_out_ends_the_session_and_clears_the_cookie() {
    let api = Fixture::empty().await;
    let token = sign_ada_up(&api).await;
    let sign_out = || with_cookie(&api, &token, "POST", "/api/v1/auth/sign-out/").send();
    assert_eq!(sign_out().await.expect(204).cookies(), [FORGET]);
    let again = sign_out().await;
    assert_eq!(again.cookies(), [FORGET]);
    insta::assert_snapshot!(again, @r#"
    401 {
      "detail": "The session has ended; sign in again."
    }
    "#);
}

/// The ids of Ada's open sessions, newest first.
async fn sessions(api: &Fixture) -> Vec<String> {
    let ids =
        "SELECT id::text FROM session WHERE revoked_at IS NULL ORDER BY created_at DESC, id DESC";
    sqlx::query_scalar(ids).fetch_all(api.pool()).await.unwrap()
}

#[tokio::test]
async fn a_session_is_ended_from_the_list() {
    let api = Fixture::empty().await;
    let one = sign_ada_up(&api).await;
    let other = sign_in(&api, &[]).await.expect(200).token();
    let ids = sessions(&api).await;
    let [other_id, one_id] = &ids[..] else { panic!("{ids:?}") };
    let end = |token: &str, id: &str| {
        with_cookie(&api, token, "DELETE", &format!("{ME}sessions/{id}/")).send()
    };
    assert_eq!(end(&one, other_id).await.expect(204).cookies(), Vec::<&str>::new());
    assert_eq!((opens(&api, &one).await, opens(&api, &other).await), (200, 401));
    end(&one, other_id).await.expect(404);
    assert_eq!(end(&one, one_id).await.expect(204).cookies(), [FORGET]);
    assert_eq!(opens(&api, &one).await, 401);
}

#[tokio::test]
async fn neither_a_key_nor_the_session_of_another_user_is_ended_from_the_list() {
    let api = Fixture::empty().await;
    let ada = sign_ada_up(&api).await;
    let eve = json!({ "email": "eve@example.com", "password": "correct horse" });
    let eve = open(&api, "sign-up", &eve).await.expect(201).token();
    let key =
        with_token(&api, &eve, "POST", &format!("{ME}api-keys/")).json(&json!({ "label": "k" }));
    let key = key.send().await.expect(201);
    let adas = sessions(&api).await.pop().unwrap();
    for id in [&adas, &key.id()] {
        let end = with_token(&api, &eve, "DELETE", &format!("{ME}sessions/{id}/"));
        end.send().await.expect(404);
    }
    assert_eq!(opens(&api, &ada).await, 200);
    let use_key = with_token(&api, &key.token(), "PATCH", ME).json(&json!({}));
    use_key.send().await.expect(200);
}

#[tokio::test]
async fn another_password_and_the_end_of_the_account_stop_the_cookie_as_they_stop_the_token() {
    let api = Fixture::empty().await;
    let own = sign_ada_up(&api).await;
    let other = sign_in(&api, &[]).await.expect(200).token();
    let change = json!({ "current_password": "correct horse", "new_password": "another horse" });
    let change = with_cookie(&api, &own, "POST", &format!("{ME}password/")).json(&change);
    change.send().await.expect(204);
    assert_eq!((opens(&api, &own).await, opens(&api, &other).await), (200, 401));
    assert_eq!(with_cookie(&api, &own, "DELETE", ME).send().await.expect(204).cookies(), [FORGET]);
    assert_eq!(opens(&api, &own).await, 401);
}

#[tokio::test]
async fn a_session_that_ends_while_a_write_is_sent_stops_it_and_is_forgotten() {
    let api = Fixture::empty().await;
    let token = sign_ada_up(&api).await;
    let body = json!({ "name": "Mine", "slug": "mine" });
    let create = with_cookie(&api, &token, "POST", "/api/v1/workspaces/").json(&body);
    let ended = async {
        with_token(&api, &token, "POST", "/api/v1/auth/sign-out/").send().await.expect(204);
    };
    let reply = create.send_slowly(ended).await.expect(401);
    assert_eq!(reply.cookies(), [FORGET]);
}

#[tokio::test]
async fn the_client_of_a_session_is_noted_as_far_as_it_says_what_it_is() {
    let api = Fixture::empty().await;
    sign_ada_up(&api).await;
    sign_in(&api, &[("user-agent", &"x".repeat(300))]).await.expect(200);
    let agents = "SELECT length(user_agent) FROM session ORDER BY id";
    let agents: Vec<Option<i32>> = sqlx::query_scalar(agents).fetch_all(api.pool()).await.unwrap();
    assert_eq!(agents, [None, Some(255)]);
}

#[tokio::test]
async fn whoever_holds_a_session_in_a_browser_is_counted_by_it_alone() {
    let api = Fixture::empty().await;
    let token = sign_ada_up(&api).await;
    let guess = json!({ "email": "ada@example.com", "password": "guess" });
    while open(&api, "sign-in", &guess).await.status != 429 {}
    open(&api, "sign-in", &ada()).await.expect(429);
    let call = with_cookie(&api, &token, "POST", "/api/v1/auth/sign-in/").json(&ada());
    let reply: Value = call.send().await.expect(200).body;
    assert_eq!(reply["user"]["email"], "ada@example.com");
}
