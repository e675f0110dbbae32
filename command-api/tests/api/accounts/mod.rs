//! People's own accounts.

pub mod cookies;
mod devices;
mod ending;
mod keys;
mod leaving;
mod links;
mod operator;
mod password;
mod preferences;
mod profile;
mod set_up;
mod sign_in;
mod sign_up;

use std::time::Duration;

use serde_json::{Value, json};

use crate::client::{Call, Reply};
use crate::fixture::Fixture;

/// What Ada signs up with.
pub fn ada() -> Value {
    json!({ "email": "ada@example.com", "password": "correct horse", "first_name": "Ada" })
}

/// Signs Ada up; answers with her token.
pub async fn sign_ada_up(api: &Fixture) -> String {
    open(api, "sign-up", &ada()).await.expect(201).token()
}

/// A request of nobody in particular to sign up or in.
pub async fn open(api: &Fixture, what: &str, body: &Value) -> Reply {
    api.call("POST", &format!("/api/v1/auth/{what}/")).by_nobody().json(body).send().await
}

/// A request with a session's or key's token.
pub fn with_token(api: &Fixture, token: &str, method: &str, path: &str) -> Call {
    api.call(method, path).by_nobody().header("authorization", &format!("Bearer {token}"))
}

impl Reply {
    /// The token in the body.
    pub fn token(&self) -> String {
        self.body["token"].as_str().unwrap_or_else(|| panic!("no token in {self}")).to_owned()
    }
}

/// Waits until so many statements of this database wait for a lock.
pub async fn waiting(api: &Fixture, statements: i64) {
    let count = "SELECT count(*) FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event_type = 'Lock'";
    while sqlx::query_scalar::<_, i64>(count).fetch_one(api.pool()).await.unwrap() < statements {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

/// How many profiles have no address: they were staged and not completed.
pub async fn staged_profiles(api: &Fixture) -> i64 {
    let count = sqlx::query_scalar("SELECT count(*) FROM profile WHERE email IS NULL");
    count.fetch_one(api.pool()).await.unwrap()
}

/// Leaves profiles as a crash between the log and the accounts would.
pub async fn forget_addresses(api: &Fixture) {
    sqlx::query("UPDATE profile SET email = NULL").execute(api.pool()).await.unwrap();
}
