//! A request of somebody who has not signed in.

use std::net::IpAddr;

use axum::extract::{FromRequest, FromRequestParts, Request};
use service::Problem;
use service::http::{Body, RequestId};
use wire::{Fields, Zone};

use crate::app::App;
use crate::request::{idempotency_key, prefers_async};

/// Somebody who has not signed in, and what they want; an extractor, the last one of a handler.
#[derive(Debug)]
pub struct Visitor {
    /// Where they come from.
    pub from: IpAddr,
    /// The name of the request in logs.
    pub id: RequestId,
    /// Whether the client may be sending this again.
    pub may_repeat: bool,
    /// Whether the answer waits until reads show it.
    pub waits: bool,
    /// What was sent.
    body: Body,
}

impl Visitor {
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
        let Ok(id) = RequestId::from_request_parts(&mut parts, state).await;
        let may_repeat = idempotency_key(&parts.headers)?.is_some();
        let waits = !prefers_async(&parts.headers);
        let body = Body::from_request(Request::from_parts(parts, body), state).await?;
        Ok(Self { from, id, may_repeat, waits, body })
    }
}
