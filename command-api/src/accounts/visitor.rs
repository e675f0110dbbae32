//! A request of somebody who has not signed in.

use std::net::IpAddr;

use axum::extract::{FromRequest, FromRequestParts, Request};
use domain::UserId;
use service::accounts::{Token, TokenHash};
use service::http::{Body, RequestId};
use service::{Problem, shown_token};
use wire::{Fields, Zone};

use super::device;
use crate::app::App;
use crate::keyed::Keyed;
use crate::request::{fingerprint, idempotency_key, prefers_async};

/// Somebody who has not signed in, and what they want; an extractor, the last one of a handler.
#[derive(Debug)]
pub struct Visitor {
    /// Where they come from.
    pub from: IpAddr,
    /// The token of a device that they show.
    pub device: Option<Token>,
    /// The hash of the token, of a session perhaps, that they show.
    pub token: Option<TokenHash>,
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
        let token = shown_token(&parts.headers).map(TokenHash::of);
        let Ok(id) = RequestId::from_request_parts(&mut parts, state).await;
        let key = idempotency_key(&parts.headers)?;
        let waits = !prefers_async(&parts.headers);
        let (method, uri) = (parts.method.clone(), parts.uri.clone());
        let body = Body::from_request(Request::from_parts(parts, body), state).await?;
        let fingerprint = fingerprint(&method, &uri, &body);
        Ok(Self { from, device, token, id, key, fingerprint, waits, body })
    }
}
