//! The service put together and running.

use axum::body::{Body, to_bytes};
use axum::http::Request;
use command_api::{CommandSide, NewUser, Operator, Options, start_relay};
use embedded::testing::Database;
use event_store::Signals;
use serde_json::Value;
use service::health;
use service::{RateLimit, Shutdown, TrustedProxies, database};
use sqlx::{ConnectOptions, Executor};
use tower::ServiceExt;

/// A small side that is closed to strangers.
fn options() -> Options {
    Options {
        connections: 4,
        rate_limit: RateLimit::SERVICE,
        session_rate_limit: RateLimit::SERVICE,
        open_sign_up: false,
        invitation_days: 7,
        trusted_proxies: TrustedProxies::default(),
    }
}

/// What readiness says.
async fn ready(side: &CommandSide) -> (u16, Value) {
    let request = Request::builder().uri("/health/ready").body(Body::empty()).unwrap();
    let response = health::routes(side.checks.clone()).oneshot(request).await.unwrap();
    let status = response.status().as_u16();
    let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap();
    (status, serde_json::from_slice(&bytes).unwrap())
}

#[tokio::test]
async fn without_nats_commands_go_on_and_readiness_says_how_far_behind_publishing_is() {
    let (own, shutdown) = (Database::create().await, Shutdown::new());
    let database = database::options(&own.url(), "test").unwrap();
    migrations::all(&database).await.unwrap();
    let signals = Signals::new(&database, &shutdown.tasks, shutdown.stop.clone());
    let options = options();
    let mut side = CommandSide::open(&database, &options, &signals, &shutdown).await.unwrap();
    let url = "nats://127.0.0.1:9";
    let publishing = start_relay(&database, url, 1, &signals, &shutdown).await.unwrap();
    side.checks = side.checks.with(move || {
        let publishing = publishing.clone();
        async move { vec![publishing.finding().await] }
    });
    Operator::new(side.app.clone()).add_user(NewUser::default()).await.unwrap();
    let (status, body) = ready(&side).await;
    assert_eq!(status, 200);
    insta::assert_snapshot!(format!("{body:#}"), @r#"
    {
      "checks": [
        {
          "detail": "ok",
          "name": "database",
          "ok": true
        },
        {
          "behind": 1,
          "detail": "NATS cannot be reached; what is appended meanwhile is published later",
          "name": "relay",
          "ok": true
        }
      ],
      "status": "ready"
    }
    "#);
    shutdown.stop.cancel();
    assert!(shutdown.finish(std::time::Duration::from_secs(10)).await);
}

#[tokio::test]
async fn a_database_that_is_gone_makes_the_service_unready() {
    let (own, shutdown) = (Database::create().await, Shutdown::new());
    let database = database::options(&own.url(), "test").unwrap();
    migrations::all(&database).await.unwrap();
    let signals = Signals::new(&database, &shutdown.tasks, shutdown.stop.clone());
    let options = options();
    let side = CommandSide::open(&database, &options, &signals, &shutdown).await.unwrap();
    let mut superuser = database.clone().database("postgres").connect().await.unwrap();
    let statement = format!("DROP DATABASE {} WITH (FORCE)", own.name());
    superuser.execute(statement.as_str()).await.unwrap();
    let (status, body) = ready(&side).await;
    insta::assert_snapshot!(format!("{status} {body:#}"), @r#"
    503 {
      "checks": [
        {
          "detail": "the database does not answer",
          "name": "database",
          "ok": false
        }
      ],
      "status": "not ready"
    }
    "#);
    shutdown.stop.cancel();
}

#[tokio::test]
async fn a_database_without_a_log_is_told_so() {
    let (own, shutdown) = (Database::create().await, Shutdown::new());
    let database = database::options(&own.url(), "test").unwrap();
    let signals = Signals::new(&database, &shutdown.tasks, shutdown.stop.clone());
    let options = options();
    let refused = CommandSide::open(&database, &options, &signals, &shutdown).await;
    let error = refused.err().unwrap().to_string();
    insta::assert_snapshot!(error, @"the database has no log that this version can use: run `tidemark migrate` first");
    shutdown.stop.cancel();
}
