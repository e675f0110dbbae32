//! A request of somebody who has not signed in.

use std::net::IpAddr;

use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::{HeaderMap, header};
use domain::UserId;
use service::accounts::{Token, TokenHash};
use service::http::{Body, RequestId};
use service::{Problem, Sender, SessionCookie, Site, shown_token};
use wire::{Fields, Zone};

use super::device;
use super::session::Place;
use crate::app::App;
use crate::keyed::Keyed;
use crate::request::{fingerprint, idempotency_key, prefers_async};

/// The most characters that are kept of what a client calls itself.
const LONGEST_AGENT: usize = 255;

/// A client that has not signed in, and its request; an extractor, the last one of a handler.
#[derive(Debug)]
pub struct Visitor {
    /// Where they come from.
    pub from: IpAddr,
    /// The token of a device that they show.
    pub device: Option<Token>,
    /// The hash of the token, of a session perhaps, that they show.
    pub token: Option<TokenHash>,
    /// The cookie that keeps a session at the site that they ask.
    cookie: SessionCookie,
    /// What their browser says of the page that asks.
    sender: Sender,
    /// What their client calls itself.
    user_agent: Option<String>,
    /// The name of the request in logs.
    pub id: RequestId,
    /// The client's key, if it may be sending this again.
    key: Option<String>,
    /// SHA-256 over method, path and body.
    fingerprint: [u8; 32],
    /// Whether the answer waits until reads show it.
    pub waits: bool,
    /// What was sent.
    body: Body,
}

impl Visitor {
    /// The cookie that a session of theirs is kept in.
    ///
    /// # Errors
    /// 403 for a page of another origin, which could let them go on in an account that is not theirs.
    pub fn cookie(&self) -> Result<SessionCookie, Problem> {
        match self.sender {
            Sender::Foreign => Err(Problem::foreign_page()),
            Sender::OwnPage | Sender::Unsaid => Ok(self.cookie.clone()),
        }
    }

    /// Where they sign in, with the token of a device of theirs.
    pub fn place(&self, device: Option<Token>) -> Place {
        Place { from: self.from, device, user_agent: self.user_agent.clone() }
    }

    /// Whether the client may be sending this again.
    pub const fn may_repeat(&self) -> bool {
        self.key.is_some()
    }

    /// The idempotency key of a visitor who turned out to be a user.
    pub fn keyed(&self, user: UserId) -> Option<Keyed> {
        let fingerprint = self.fingerprint;
        self.key.clone().map(|key| Keyed { user, key, fingerprint })
    }

    /// What was sent, to be read field by field; nobody knows the visitor's zone.
    pub fn fields(&self) -> Fields {
        self.body.clone().fields(Zone::UTC)
    }
}

impl FromRequest<App> for Visitor {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &App) -> Result<Self, Problem> {
        let (mut parts, body) = request.into_parts();
        let from = state.trusted_proxies().client(&parts);
        let device = device::shown(&parts.headers);
        let site = Site::of(&parts, state.trusted_proxies());
        let (cookie, sender) = (SessionCookie::of(&site), site.sender(&parts.headers));
        let token = shown_token(&parts.headers).or_else(|| cookie.find(&parts.headers));
        let token = token.map(TokenHash::of);
        let user_agent = user_agent(&parts.headers);
        let Ok(id) = RequestId::from_request_parts(&mut parts, state).await;
        let key = idempotency_key(&parts.headers)?;
        let waits = !prefers_async(&parts.headers);
        let (method, uri) = (parts.method.clone(), parts.uri.clone());
        let body = Body::from_request(Request::from_parts(parts, body), state).await?;
        let fingerprint = fingerprint(&method, &uri, &body);
        let shown = Self {
            from,
            device,
            token,
            cookie,
            sender,
            user_agent,
            id,
            key,
            fingerprint,
            waits,
            body,
        };
        Ok(shown)
    }
}

/// What a client calls itself.
fn user_agent(headers: &HeaderMap) -> Option<String> {
    let text = headers.get(header::USER_AGENT)?.to_str().ok()?;
    Some(text.chars().take(LONGEST_AGENT).collect()).filter(|text: &String| !text.is_empty())
}
