//! The caller of a request: keys and sessions (contract §1.2), and their rate limits (§1.4).

mod caller;
mod cookie;
mod lookup;
mod standing;

use std::sync::Arc;

use axum::extract::{MatchedPath, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, TimeDelta, Utc};
use quick_cache::sync::Cache;

pub use caller::{Caller, Credential, Identity};
pub use cookie::SessionCookie;
pub use standing::Standing;

use crate::accounts::{Accounts, LastUse, TokenHash, endings};
use crate::http::{methods, paths, rights};
use crate::rate_limit::{Admission, Counted};
use crate::{Clock, Problem, RateLimiter, Sender, Site, TrustedProxies};

/// How long an answer of the database is used without asking again.
const BELIEVED: TimeDelta = TimeDelta::seconds(1);
/// How many tokens are remembered, wrong ones included.
const MOST_TOKENS: usize = 20_000;

/// Identifies callers. Cheap to clone.
#[derive(Clone)]
pub struct Auth(Arc<Shared>);

/// What all clones share.
struct Shared {
    accounts: Accounts,
    clock: Clock,
    limiter: RateLimiter,
    last_use: LastUse,
    proxies: TrustedProxies,
    known: Cache<TokenHash, Known>,
}

/// A credential as a request shows it.
struct Shown<'r> {
    token: &'r str,
    /// The cookie that it comes in, unless it is in a header.
    cookie: Option<SessionCookie>,
}

/// A request that may go on.
struct Admitted {
    caller: Caller,
    standing: Standing,
    admission: Admission,
    cookie: Option<SessionCookie>,
}

/// What the database said of a token.
#[derive(Clone)]
struct Known {
    caller: Option<Caller>,
    asked_at: DateTime<Utc>,
    /// How many endings of credentials this process had seen before it asked.
    endings: u64,
}

impl Known {
    /// Whether it can be believed still: for a second, and not after this process ended credentials of the user.
    fn is_believed(&self, now: DateTime<Utc>) -> bool {
        let age = now - self.asked_at;
        let is_young = age >= TimeDelta::zero() && age < BELIEVED;
        let ended = |caller: &Caller| endings::since(caller.user(), self.endings);
        is_young && !self.caller.as_ref().is_some_and(ended)
    }
}

impl Auth {
    /// Looks tokens up in these accounts; the use of keys and sessions is recorded in `last_use`. Which site a browser
    /// asks is learned from `proxies`.
    #[must_use]
    pub fn new(
        accounts: Accounts,
        clock: Clock,
        limiter: RateLimiter,
        last_use: LastUse,
        proxies: TrustedProxies,
    ) -> Self {
        let known = Cache::new(MOST_TOKENS);
        Self(Arc::new(Shared { accounts, clock, limiter, last_use, proxies, known }))
    }

    /// The credential of a request: a header's, or else the browser's session, which only reads for pages of other
    /// origins.
    fn shown<'r>(&self, parts: &'r Parts) -> Result<Shown<'r>, Problem> {
        if let Some(token) = token(&parts.headers)? {
            return Ok(Shown { token, cookie: None });
        }
        if !parts.headers.contains_key(header::COOKIE) {
            return Err(Problem::unauthenticated());
        }
        let site = Site::of(parts, &self.0.proxies);
        let cookie = SessionCookie::of(&site);
        let token = cookie.find(&parts.headers).ok_or_else(Problem::unauthenticated)?;
        if !parts.method.is_safe() && site.sender(&parts.headers) != Sender::OwnPage {
            return Err(Problem::foreign_page());
        }
        Ok(Shown { token, cookie: Some(cookie) })
    }

    /// The caller who shows a key or session, and how to check the credential again.
    async fn identify(&self, shown: &Shown<'_>) -> Result<(Caller, Standing), Problem> {
        let kind = lookup::TokenKind::of(shown.token);
        let fits = |kind: &lookup::TokenKind| {
            shown.cookie.is_none() || *kind == lookup::TokenKind::Session
        };
        let kind = kind.filter(fits).ok_or_else(Problem::invalid_key)?;
        let hash = TokenHash::of(shown.token);
        let caller = self.caller(kind, hash).await?;
        self.0.last_use.note(caller.credential.id(), self.0.clock.now());
        Ok((caller, Standing::new(self.clone(), kind, hash)))
    }

    /// The caller of a request, counted.
    ///
    /// # Errors
    /// 401 without a credential or for a browser's session that has ended, 403 for a key that is not valid or a page of
    /// another origin, 429 for too many requests, 500 when the database cannot be asked.
    async fn admitted(&self, parts: &Parts) -> Result<Admitted, Problem> {
        let shown = self.shown(parts)?;
        let identified = self.identify(&shown).await;
        let Shown { cookie, .. } = shown;
        let explain = |problem| match &cookie {
            Some(cookie) => cookie.explain(problem),
            None => problem,
        };
        let (caller, standing) = identified.map_err(explain)?;
        let admission = self.admit(&caller)?;
        Ok(Admitted { caller, standing, admission, cookie })
    }

    /// The caller of a token, if it is valid.
    async fn caller(&self, kind: lookup::TokenKind, hash: TokenHash) -> Result<Caller, Problem> {
        let now = self.0.clock.now();
        let caller = self.find(kind, hash, now).await?.ok_or_else(Problem::invalid_key)?;
        if caller.expires_at.is_some_and(|expires| expires <= now) {
            return Err(Problem::invalid_key());
        }
        Ok(caller)
    }

    /// Whether the database has said within the last second that a token works.
    fn has_asked_lately(&self, hash: TokenHash) -> bool {
        let now = self.0.clock.now();
        let known = self.0.known.get(&hash).filter(|known| known.is_believed(now));
        let caller = known.and_then(|known| known.caller);
        caller.is_some_and(|caller| caller.expires_at.is_none_or(|expires| expires > now))
    }

    /// The caller of a token, asking the database at most once a second.
    async fn find(
        &self,
        kind: lookup::TokenKind,
        hash: TokenHash,
        now: DateTime<Utc>,
    ) -> Result<Option<Caller>, Problem> {
        if let Some(known) = self.0.known.get(&hash).filter(|known| known.is_believed(now)) {
            return Ok(known.caller);
        }
        let endings = endings::so_far();
        let caller = lookup::find(&self.0.accounts, kind, &hash).await?;
        let known = Known { caller: caller.clone(), asked_at: now, endings };
        self.0.known.insert(hash, known);
        Ok(caller)
    }

    /// Counts a request of the caller that asks for as much as several as so many more.
    ///
    /// An answer that carries what this returns among its extensions tells the client how many are left then.
    ///
    /// # Errors
    /// 429 when the caller has asked too often for that.
    pub fn charge(&self, caller: &Caller, more: u32) -> Result<Admission, Problem> {
        let now = self.0.clock.now();
        self.0.limiter.charge(counted(caller), more, now).map_err(Problem::too_many_requests)
    }

    /// Counts a request of the caller.
    fn admit(&self, caller: &Caller) -> Result<Admission, Problem> {
        let now = self.0.clock.now();
        self.0.limiter.admit(counted(caller), now).map_err(Problem::too_many_requests)
    }
}

/// By what a caller is counted.
fn counted(caller: &Caller) -> Counted {
    let is_service = caller.credential.is_service();
    let person = Some(caller.user().uuid()).filter(|_| !is_service);
    let is_session = matches!(caller.credential, Credential::Session { .. });
    Counted { key: caller.credential.id(), person, is_session }
}

/// The token that the headers carry: `X-Api-Key`, or else `Authorization: Bearer`.
fn token(headers: &HeaderMap) -> Result<Option<&str>, Problem> {
    if let Some(key) = headers.get("x-api-key").filter(|key| !key.is_empty()) {
        return key.to_str().map(Some).map_err(|_| Problem::invalid_key());
    }
    let Some(value) = headers.get(header::AUTHORIZATION) else { return Ok(None) };
    let Ok(text) = value.to_str() else { return Ok(None) };
    Ok(text.split_once(' ').and_then(|(scheme, token)| {
        scheme
            .eq_ignore_ascii_case("bearer")
            .then_some(token.trim())
            .filter(|token| !token.is_empty())
    }))
}

/// The token in `X-Api-Key` or `Authorization`, for requests that do without one.
#[must_use]
pub fn shown_token(headers: &HeaderMap) -> Option<&str> {
    token(headers).ok().flatten()
}

/// Lets only known callers pass to the routes it is laid around, and counts them.
///
/// The order is the contract's: authenticate, count, then the method. Requests that a check of roles refuses are
/// not counted. Paths that are no route pass, because their answer reveals nothing.
pub async fn require_caller(State(auth): State<Auth>, request: Request, next: Next) -> Response {
    let is_route = request.extensions().get::<MatchedPath>().is_some();
    if !is_route && paths::allow(methods::path(&request)).is_none() {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    match auth.admitted(&parts).await {
        Ok(admitted) => pass(&auth, admitted, Request::from_parts(parts, body), next).await,
        Err(problem) => problem.into_response(),
    }
}

/// Runs the request as the caller's.
async fn pass(auth: &Auth, admitted: Admitted, mut request: Request, next: Next) -> Response {
    let Admitted { caller, standing, admission, cookie } = admitted;
    let extensions = request.extensions_mut();
    extensions.insert(caller.clone());
    extensions.insert(standing);
    if let Some(cookie) = &cookie {
        extensions.insert(cookie.clone());
    }
    let mut response = if request.method() == Method::HEAD {
        methods::not_allowed(&request).into_response()
    } else {
        match rights::admit(&mut request) {
            Ok(()) => next.run(request).await,
            Err(problem) => problem.into_response(),
        }
    };
    if let Some(cookie) = cookie {
        response = explained(&cookie, response);
    }
    let problem = response.extensions().get::<Arc<Problem>>();
    if problem.is_some_and(|problem| problem.is_role_check()) {
        auth.0.limiter.forget(counted(&caller), admission);
    } else {
        let charged = response.extensions().get::<Admission>().copied();
        charged.unwrap_or(admission).describe(response.headers_mut());
    }
    response.extensions_mut().insert(caller);
    response
}

/// A response to a client that came with the cookie: the session may have ended since the request was let in.
fn explained(cookie: &SessionCookie, response: Response) -> Response {
    let problem = response.extensions().get::<Arc<Problem>>();
    if problem.is_some_and(|problem| problem.is_invalid_key()) {
        return cookie.explain(Problem::invalid_key()).into_response();
    }
    response
}

/// Runs a request that another one of the same caller contains: it is identified and counted already.
pub(crate) async fn keep_caller(mut request: Request, next: Next) -> Response {
    let caller = request.extensions().get::<Caller>().cloned();
    let mut response = match rights::admit(&mut request) {
        Ok(()) => next.run(request).await,
        Err(problem) => problem.into_response(),
    };
    if let Some(caller) = caller {
        response.extensions_mut().insert(caller);
    }
    response
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn read(name: &'static str, value: &'static str) -> Option<String> {
        let headers = HeaderMap::from_iter([(
            axum::http::HeaderName::from_static(name),
            HeaderValue::from_static(value),
        )]);
        token(&headers).unwrap().map(str::to_owned)
    }

    #[test]
    fn a_token_comes_in_either_header() {
        assert_eq!(read("x-api-key", "abc").as_deref(), Some("abc"));
        assert_eq!(read("authorization", "bearer abc").as_deref(), Some("abc"));
    }

    #[test]
    fn other_schemes_and_empty_headers_are_no_credentials() {
        assert_eq!(read("authorization", "Basic abc"), None);
        assert_eq!(read("authorization", "Bearer "), None);
        assert_eq!(read("x-api-key", ""), None);
    }
}
