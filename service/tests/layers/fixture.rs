//! A small service with all layers, and a client for it.

use std::sync::Arc;

use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, Request, StatusCode};
use axum::routing::{get, patch, put};
use axum::{Json, Router};
use chrono::{DateTime, TimeDelta, Utc};
use domain::UserId;
use embedded::testing::Database;
use serde_json::{Value, json};
use service::accounts::{self, Accounts, KeyScope, LastUse, NewKey, NewProfile, Token};
use service::http::{self, Edge, Origins, Path, PathId};
use service::{Auth, Caller, Clock, Ids, Problem, RateLimiter, TrustedProxies, health};
use sqlx::PgPool;
use tower::ServiceExt;
use uuid::Uuid;
use wire::Zone;

/// The service under test, and what it stands on.
pub struct Fixture {
    /// The router with all layers.
    pub router: Router,
    /// The accounts behind it.
    pub accounts: Accounts,
    /// Its connections.
    pub pool: PgPool,
    /// The time, which stands still.
    pub clock: Clock,
    /// Ids in sequence.
    pub ids: Ids,
    /// The uses of keys that are not written yet.
    pub last_use: LastUse,
    /// The database, dropped with the fixture.
    _database: Arc<Database>,
}

impl Fixture {
    /// A service with a high rate limit.
    pub async fn new() -> Self {
        Self::with_limit("1000/minute").await
    }

    /// A service with this rate limit of keys and sessions.
    pub async fn with_limit(limit: &str) -> Self {
        Self::with_limits(limit, limit).await
    }

    /// A service with these rate limits of keys and of sessions.
    pub async fn with_limits(keys: &str, sessions: &str) -> Self {
        let database = Database::create().await;
        let options = service::database::options(&database.url(), "test").unwrap();
        migrations::create_roles(&options).await.unwrap();
        accounts::migrate(&options).await.unwrap();
        let pool = service::database::pool(options, 3);
        let (clock, ids) = (Clock::fixed(start()), Ids::sequence());
        let (accounts, last_use) = (Accounts::new(pool.clone()), LastUse::default());
        let limiter = RateLimiter::new(keys.parse().unwrap(), sessions.parse().unwrap());
        let auth = auth(accounts.clone(), clock.clone(), limiter, last_use.clone());
        let router = router(auth, &ids, "");
        Self { router, accounts, pool, clock, ids, last_use, _database: Arc::new(database) }
    }

    /// Makes a user with a key.
    pub async fn key(&self, change: impl FnOnce(&mut NewKey)) -> String {
        let user = self.profile(|_| {}).await;
        let mut key = NewKey {
            id: self.ids.next(),
            user,
            label: "test".to_owned(),
            description: String::new(),
            token: Token::key(self.ids.secret()),
            is_service: false,
            scope: KeyScope::Admin,
            created_at: self.clock.now(),
            expires_at: None,
        };
        change(&mut key);
        self.accounts.create_key(&key).await.unwrap();
        key.token.reveal().to_owned()
    }

    /// Makes a user.
    pub async fn profile(&self, change: impl FnOnce(&mut NewProfile)) -> UserId {
        let user = UserId(self.ids.next());
        let mut profile = NewProfile {
            user,
            email: Some(format!("User-{}@Example.com", user.uuid().as_u128() & 0xff)),
            first_name: "Ada".to_owned(),
            last_name: "Lovelace".to_owned(),
            display_name: String::new(),
            zone: Zone::UTC,
            password_hash: None,
            is_bot: false,
            created_at: self.clock.now(),
        };
        change(&mut profile);
        self.accounts.create_profile(&profile).await.unwrap();
        user
    }

    /// Asks, and hears the answer.
    pub async fn ask(&self, request: Request<Body>) -> Seen {
        ask(&self.router, request).await
    }
}

/// A service without a database, for answers before the caller is identified.
pub fn stranger() -> Router {
    listing("https://a.example")
}

/// The same with these origins.
pub fn listing(origins: &str) -> Router {
    let options = service::database::options("postgres://nobody@127.0.0.1:1/none", "test").unwrap();
    let accounts = Accounts::new(service::database::pool(options, 1));
    let limit = "1/minute".parse().unwrap();
    let limiter = RateLimiter::new(limit, limit);
    let auth = auth(accounts, Clock::fixed(start()), limiter, LastUse::default());
    router(auth, &Ids::sequence(), origins)
}

/// What identifies callers; what has no peer comes from a trusted proxy.
fn auth(accounts: Accounts, clock: Clock, limiter: RateLimiter, last_use: LastUse) -> Auth {
    let proxies: TrustedProxies = "::".parse().unwrap();
    Auth::new(accounts, clock, limiter, last_use, proxies)
}

/// When the tests begin.
fn start() -> DateTime<Utc> {
    DateTime::UNIX_EPOCH + TimeDelta::days(20_000)
}

/// The routes of the service under test.
fn router(auth: Auth, ids: &Ids, origins: &str) -> Router {
    let routes = Router::new()
        .route("/api/v1/users/me/", get(me).patch(change))
        .route("/api/v1/workspaces/", get(many).post(panics))
        .route("/api/v1/workspaces/{slug}/", patch(fails).delete(forbidden))
        .route("/api/v1/workspaces/{slug}/projects/{project}/", get(project))
        // Neither of these is in the table of rights.
        .route("/api/v1/forgotten/", get(me))
        .route("/api/v1/users/me/password/", put(me));
    let routes = http::api(routes, auth).merge(health::routes(health::Checks::new()));
    let edge = Edge { ids: ids.clone(), file_size_limit: 1000, origins: Origins::parse(origins) };
    edge.wrap(routes)
}

/// The caller.
async fn me(caller: Caller) -> Json<Value> {
    Json(json!({ "user": caller.profile.lite(), "at": caller.zone().at(start()) }))
}

/// Reads a body.
async fn change(caller: Caller, body: http::Body) -> Result<Json<Value>, Problem> {
    let mut fields = body.fields(caller.zone());
    let name = fields.text("name").max(5).required().read();
    let tags = fields.ids("tags").read();
    fields.finish()?;
    Ok(Json(json!({ "name": name.value(), "tags": tags.value() })))
}

/// A large answer.
async fn many() -> Json<Vec<u32>> {
    Json((0..1000).collect())
}

/// A handler with a mistake in it.
async fn panics() {
    panic!("a secret");
}

/// A handler whose database is gone.
async fn fails() -> Result<(), Problem> {
    Err(sqlx::Error::WorkerCrashed.into())
}

/// A handler whose check of roles refuses.
async fn forbidden() -> Problem {
    Problem::forbidden()
}

/// A path with parameters.
async fn project(Path((slug, id)): Path<(String, PathId<Uuid>)>) -> Json<Value> {
    Json(json!([slug, id.0]))
}

/// An answer.
pub struct Seen {
    /// Its status.
    pub status: StatusCode,
    /// Its headers.
    pub headers: HeaderMap,
    /// Its body.
    pub body: String,
}

impl Seen {
    /// Status and body in a line.
    pub fn line(&self) -> String {
        format!("{} {}", self.status.as_u16(), self.body)
    }

    /// A header's value, empty without it.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }
}

/// Asks a router, and hears the answer.
pub async fn ask(router: &Router, request: Request<Body>) -> Seen {
    let response = router.clone().oneshot(request).await.unwrap();
    let (parts, body) = response.into_parts();
    let bytes = axum::body::to_bytes(body, usize::MAX).await.unwrap();
    let body = String::from_utf8_lossy(&bytes).into_owned();
    Seen { status: parts.status, headers: parts.headers, body }
}

/// A request with headers and without a body.
pub fn request(method: &str, path: &str, headers: &[(&'static str, &str)]) -> Request<Body> {
    with_body(method, path, headers, Body::empty())
}

/// A request with headers and a body.
pub fn with_body(
    method: &str,
    path: &str,
    headers: &[(&'static str, &str)],
    body: impl Into<Body>,
) -> Request<Body> {
    let mut request = Request::new(body.into());
    *request.method_mut() = method.parse().unwrap();
    *request.uri_mut() = path.parse().unwrap();
    for (name, value) in headers {
        request.headers_mut().insert(*name, HeaderValue::from_str(value).unwrap());
    }
    request
}
