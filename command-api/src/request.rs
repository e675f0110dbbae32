//! A request that wants to change something.

use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::{HeaderMap, Method, Uri, header};
use axum::response::Response;
use domain::{Right, UserId, WorkspaceId};
use event_store::Identity;
use service::http::{Body, IfMatch, RequestId, prefers, rights};
use service::{Caller, Problem, SessionCookie, Standing};
use sha2::{Digest, Sha256};
use uuid::Uuid;
use wire::{Fields, Zone};

use crate::app::App;
use crate::keyed::Keyed;

/// A body above so many bytes is large.
const LARGE: u64 = 32 * 1024;
/// The longest idempotency key, in bytes.
pub const LONGEST_KEY: usize = 255;

/// Who asks for what, and how; an extractor, the last one of a handler.
#[derive(Debug)]
pub struct CommandRequest {
    caller: Caller,
    /// What they have to be, by the row of the route.
    right: Right,
    /// Whether their credential still holds.
    standing: Standing,
    /// The cookie that they came with, if that is their credential.
    cookie: Option<SessionCookie>,
    /// The name of the request in logs.
    id: RequestId,
    /// The versions that the client insists on.
    if_match: IfMatch,
    /// The client's key for this command, over all its tries.
    key: Option<String>,
    /// SHA-256 over method, path and body.
    fingerprint: [u8; 32],
    /// Whether the answer waits until reads show it.
    waits: bool,
    /// Whether the body is large, or of unknown size.
    is_large: bool,
    body: Body,
}

impl CommandRequest {
    /// Who asks.
    #[must_use]
    pub const fn caller(&self) -> &Caller {
        &self.caller
    }

    /// What the caller has to be, by the row of the route.
    #[must_use]
    pub const fn right(&self) -> Right {
        self.right
    }

    /// Whether the caller's credential still holds.
    #[must_use]
    pub const fn standing(&self) -> &Standing {
        &self.standing
    }

    /// The response to a request that has ended its own credential: a browser forgets it.
    #[must_use]
    pub fn signed_out(&self, response: Response) -> Response {
        match &self.cookie {
            Some(cookie) => cookie.cleared(response),
            None => response,
        }
    }

    /// The acting user.
    #[must_use]
    pub fn user(&self) -> UserId {
        self.caller.user()
    }

    /// The zone that the caller's times are in.
    #[must_use]
    pub fn zone(&self) -> Zone {
        self.caller.zone()
    }

    /// The versions that the client insists on.
    #[must_use]
    pub fn if_match(&self) -> IfMatch {
        self.if_match.clone()
    }

    /// What was sent, to be read field by field.
    #[must_use]
    pub fn fields(&self) -> Fields {
        self.body.clone().fields(self.zone())
    }

    /// What was sent, to be read as changes: no field is required.
    #[must_use]
    pub fn changes(&self) -> Fields {
        self.body.clone().changes(self.zone())
    }

    /// The name of the request in logs and metadata.
    #[must_use]
    pub fn correlation_id(&self) -> String {
        self.id.as_str().to_owned()
    }

    /// Whether the body is so large that reading it may take a while, or of unknown size.
    #[must_use]
    pub const fn is_large(&self) -> bool {
        self.is_large
    }

    /// Whether the answer waits until reads show it.
    #[must_use]
    pub const fn waits(&self) -> bool {
        self.waits
    }

    /// The idempotency key of a change that is not in the log.
    #[must_use]
    pub fn keyed(&self) -> Option<Keyed> {
        let (user, fingerprint) = (self.user(), self.fingerprint);
        self.key.clone().map(|key| Keyed { user, key, fingerprint })
    }

    /// Who the command is: the same in every try with one idempotency key; `new_id` is for one without.
    #[must_use]
    pub fn identity(&self, workspace: WorkspaceId, new_id: impl FnOnce() -> Uuid) -> Identity {
        match &self.key {
            Some(key) => Identity::keyed(workspace, self.user(), key.clone(), self.fingerprint),
            None => Identity::new(new_id(), self.user()),
        }
    }
}

impl FromRequest<App> for CommandRequest {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &App) -> Result<Self, Problem> {
        let (mut parts, body) = request.into_parts();
        let caller = Caller::from_request_parts(&mut parts, state).await?;
        let right = rights::noted(&parts.extensions)?;
        let standing = Standing::from_request_parts(&mut parts, state).await?;
        let cookie = parts.extensions.get::<SessionCookie>().cloned();
        let Ok(id) = RequestId::from_request_parts(&mut parts, state).await;
        let if_match = IfMatch::parse(&parts.headers, state.epoch());
        let key = idempotency_key(&parts.headers)?;
        let waits = !prefers_async(&parts.headers);
        let is_large = length(&parts.headers).is_none_or(|bytes| bytes > LARGE);
        let (method, uri) = (parts.method.clone(), parts.uri.clone());
        let body = Body::from_request(Request::from_parts(parts, body), state).await?;
        let fingerprint = fingerprint(&method, &uri, &body);
        let request = Self {
            caller,
            right,
            standing,
            cookie,
            id,
            if_match,
            key,
            fingerprint,
            waits,
            is_large,
            body,
        };
        Ok(request)
    }
}

/// Reads `Idempotency-Key`.
pub fn idempotency_key(headers: &HeaderMap) -> Result<Option<String>, Problem> {
    let Some(value) = headers.get("idempotency-key") else { return Ok(None) };
    let key = value.to_str().map(str::trim).unwrap_or_default();
    if key.is_empty() || key.len() > LONGEST_KEY {
        let text = "Idempotency-Key must be 1 to 255 printable ASCII characters.";
        return Err(Problem::bad_request_detail("request/invalid-idempotency-key", text));
    }
    Ok(Some(key.to_owned()))
}

/// The length of the body, if the client says it.
fn length(headers: &HeaderMap) -> Option<u64> {
    headers.get(header::CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}

/// Whether the client does not want to wait until reads show what it changes.
pub fn prefers_async(headers: &HeaderMap) -> bool {
    prefers(headers, "respond-async")
}

/// Tells a repeated request from another one under the same key.
pub fn fingerprint(method: &Method, uri: &Uri, body: &Body) -> [u8; 32] {
    let mut hash = Sha256::new();
    for part in [method.as_str().as_bytes(), uri.path().as_bytes(), &body.fingerprint()] {
        hash.update(part.len().to_be_bytes());
        hash.update(part);
    }
    hash.finalize().into()
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    /// Headers with one of a name.
    fn headers(name: &'static str, value: &'static str) -> HeaderMap {
        HeaderMap::from_iter([(
            axum::http::HeaderName::from_static(name),
            HeaderValue::from_static(value),
        )])
    }

    #[test]
    fn only_respond_async_keeps_an_answer_from_waiting() {
        assert!(prefers_async(&headers("prefer", "return=minimal, respond-async; wait=5")));
        assert!(!prefers_async(&headers("prefer", "return=minimal")));
    }

    #[test]
    fn an_idempotency_key_is_short_and_not_blank() {
        assert!(idempotency_key(&headers("idempotency-key", " ")).is_err());
        let key = idempotency_key(&headers("idempotency-key", "k 1")).unwrap();
        assert_eq!(key.as_deref(), Some("k 1"));
    }

    #[test]
    fn another_path_or_method_is_another_request() {
        let print = |method: Method, path: &'static str| {
            fingerprint(&method, &Uri::from_static(path), &Body::default())
        };
        assert_ne!(print(Method::POST, "/a/"), print(Method::POST, "/b/"));
        assert_ne!(print(Method::POST, "/a/"), print(Method::PATCH, "/a/"));
        assert_eq!(print(Method::POST, "/a/"), print(Method::POST, "/a/"));
    }
}
