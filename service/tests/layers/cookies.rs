//! The session of a browser, and pages of other sites that would like to use it.

use chrono::TimeDelta;
use service::accounts::Session;

use crate::authentication::session;
use crate::fixture::{Fixture, Seen, request, with_body};

/// Oneself.
const ME: &str = "/api/v1/users/me/";

/// A service, and a session that has begun.
async fn signed_in() -> (Fixture, Session) {
    let fixture = Fixture::new().await;
    let session = session(&fixture).await;
    assert!(fixture.accounts.begin_session(&session, "hash").await.unwrap());
    (fixture, session)
}

/// What is answered to a browser that keeps the session, when a page of some kind asks.
async fn ask(fixture: &Fixture, token: &str, method: &str, page: &[(&'static str, &str)]) -> Seen {
    let cookie = format!("a=b; tidemark_session_8080={token}");
    let mut headers = vec![("host", "localhost:8080"), ("cookie", cookie.as_str())];
    headers.extend_from_slice(page);
    if method == "GET" {
        return fixture.ask(request(method, ME, &headers)).await;
    }
    headers.push(("content-type", "application/json"));
    fixture.ask(with_body(method, ME, &headers, "{\"name\": \"x\"}")).await
}

#[tokio::test]
async fn a_browsers_session_reads_for_every_page_and_writes_for_its_own_only() {
    let (fixture, session) = signed_in().await;
    let token = session.token.reveal();
    let own = [[("sec-fetch-site", "same-origin")], [("origin", "http://localhost:8080")]];
    let foreign: [&[(&str, &str)]; 6] = [
        &[],
        &[("sec-fetch-site", "cross-site")],
        &[("sec-fetch-site", "same-site"), ("origin", "http://localhost:8080")],
        &[("sec-fetch-site", "none")],
        &[("origin", "http://localhost:8081")],
        &[("origin", "null")],
    ];
    for page in own {
        assert_eq!(ask(&fixture, token, "PATCH", &page).await.status, 200, "{page:?}");
    }
    for page in foreign {
        assert_eq!(ask(&fixture, token, "GET", page).await.status, 200, "{page:?}");
        let seen = ask(&fixture, token, "PATCH", page).await;
        assert_eq!(
            seen.line(),
            r#"403 {"detail":"This request does not come from a page of this site."}"#,
            "{page:?}"
        );
        assert_eq!(seen.header("set-cookie"), "", "{page:?}");
    }
}

#[tokio::test]
async fn a_header_comes_before_the_cookie() {
    let (fixture, session) = signed_in().await;
    let key = fixture.key(|_| {}).await;
    let token = session.token.reveal();
    let bearer = format!("Bearer {key}");
    for header in [("x-api-key", key.as_str()), ("authorization", &bearer)] {
        // Whoever has a key needs no browser, and no page of this site.
        assert_eq!(ask(&fixture, token, "PATCH", &[header]).await.status, 200, "{header:?}");
        let wrong = ask(&fixture, token, "GET", &[(header.0, "Bearer guess")]).await;
        assert_eq!(wrong.line(), r#"403 {"detail":"Given API token is not valid"}"#);
    }
}

#[tokio::test]
async fn a_session_that_has_ended_is_401_and_forgotten_by_the_browser() {
    let (fixture, session) = signed_in().await;
    let key = fixture.key(|_| {}).await;
    let problem = [("accept", "application/problem+json")];
    assert_eq!(ask(&fixture, session.token.reveal(), "GET", &[]).await.status, 200);
    let now = fixture.clock.now();
    fixture.accounts.revoke(session.user, session.id, now, None).await.unwrap();
    for token in [session.token.reveal(), "tm_session_0", "nonsense", &key] {
        let seen = ask(&fixture, token, "GET", &problem).await;
        assert_eq!(seen.status, 401);
        assert!(seen.body.contains("auth/session-ended"), "{}", seen.body);
        assert_eq!(
            seen.header("set-cookie"),
            "tidemark_session_8080=; Path=/api/v1/; Max-Age=0; HttpOnly; SameSite=Lax"
        );
    }
}

#[tokio::test]
async fn a_session_that_another_process_ended_stops_within_a_second() {
    let (fixture, session) = signed_in().await;
    let ask = || ask(&fixture, session.token.reveal(), "GET", &[]);
    assert_eq!(ask().await.status, 200);
    sqlx::query("UPDATE session SET revoked_at = now()").execute(&fixture.pool).await.unwrap();
    fixture.clock.advance(TimeDelta::seconds(1));
    assert_eq!(ask().await.status, 401);
}

#[tokio::test]
async fn no_cookie_and_others_are_no_credentials() {
    let fixture = Fixture::new().await;
    for cookies in ["", "a=b", "tidemark_device=x"] {
        let seen = fixture.ask(request("GET", ME, &[("cookie", cookies)])).await;
        assert_eq!(
            seen.line(),
            r#"401 {"detail":"Authentication credentials were not provided."}"#,
            "{cookies}"
        );
    }
}

#[tokio::test]
async fn behind_tls_only_the_cookie_counts_that_no_other_host_can_plant() {
    let (fixture, session) = signed_in().await;
    let ask = async |name: &str| {
        let cookie = format!("{name}={}", session.token.reveal());
        let headers =
            [("host", "a.example"), ("x-forwarded-proto", "https"), ("cookie", cookie.as_str())];
        fixture.ask(request("GET", ME, &headers)).await
    };
    assert_eq!(ask("tidemark_session").await.status, 401);
    assert_eq!(ask("__Host-tidemark_session").await.status, 200);
}
