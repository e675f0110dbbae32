//! Sessions: what all ways to sign in end with.

use std::net::IpAddr;

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{AppendHeaders, IntoResponse, Response};
use chrono::TimeDelta;
use domain::UserId;
use serde::Serialize;
use service::accounts::{Profile, Session, Token, TokenHash};
use service::{Problem, SessionCookie};
use wire::shapes::SignedIn;

use super::{device, is_active};
use crate::app::App;

const LASTS: TimeDelta = TimeDelta::days(30);

/// Where somebody signs in.
pub struct Place {
    /// The network.
    pub from: IpAddr,
    /// The device's token, if the user signed in from it before.
    pub device: Option<Token>,
    /// What the client calls itself.
    pub user_agent: Option<String>,
}

/// What lets a user in.
#[derive(Debug, Clone, Copy)]
pub enum Proof<'a> {
    /// A password that was right a moment ago: the hash that it was compared with.
    Password(&'a str),
    /// A link, which is used up.
    Link(&'a TokenHash),
}

impl Proof<'_> {
    /// Why it no longer lets anybody in.
    fn refusal(self) -> Problem {
        match self {
            Self::Password(_) => Problem::wrong_credentials(),
            Self::Link(_) => invalid_link(),
        }
    }
}

/// A link that was used, has expired, or never was: the answer does not say which.
pub fn invalid_link() -> Problem {
    let text = "This link was used before, or its time is over; ask for another one.";
    Problem::rule("auth/link-invalid", text)
}

/// Begins a session of a user, and shows it: the only time its token is shown. A device that is not known yet gets a
/// token.
///
/// # Errors
/// 401 when the password has changed since, 400 when the link was used meanwhile, 403 for who has been deactivated, or
/// the accounts cannot be reached.
pub async fn begin(
    app: &App,
    profile: &Profile,
    proof: Proof<'_>,
    place: Place,
) -> Result<SignedIn, Problem> {
    let now = app.clock().now();
    let session = Session {
        id: app.ids().next(),
        user: profile.user,
        token: Token::session(app.ids().secret()),
        network: place.from.to_string(),
        device: place.device.unwrap_or_else(|| Token::device(app.ids().secret())),
        user_agent: place.user_agent,
        created_at: now,
        expires_at: now + LASTS,
    };
    let has_begun = match proof {
        Proof::Password(verified) => app.accounts().begin_session(&session, verified).await?,
        Proof::Link(link) => app.accounts().begin_session_by_link(&session, link).await?,
    };
    if !is_active(app, profile.user).await? {
        app.accounts().revoke(profile.user, session.id, now, None).await?;
        let text = "This account has been deactivated.";
        return Err(Problem::forbidden_because("user/deactivated", text));
    }
    if !has_begun {
        return Err(proof.refusal());
    }
    Ok(SignedIn {
        token: session.token.reveal().to_owned(),
        expires_at: profile.zone.at(session.expires_at),
        device_token: session.device.reveal().to_owned(),
        user: profile.lite(),
    })
}

/// An answer with secrets in it, which nothing on the way may keep; a browser keeps the device's and the session's.
pub fn answer(
    status: StatusCode,
    cookie: &SessionCookie,
    begun: &SignedIn,
    shown: &impl Serialize,
) -> Response {
    let no_store = (header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    let cookies = [device::set_cookie(&begun.device_token), cookie.set(&begun.token, LASTS)];
    let cookies = cookies.into_iter().flatten().map(|cookie| (header::SET_COOKIE, cookie));
    (status, [no_store], AppendHeaders(cookies), Json(shown)).into_response()
}

/// A user's profile, which every registered user has.
pub async fn profile(app: &App, user: UserId) -> Result<Profile, Problem> {
    let found = app.accounts().profiles(&[user]).await?;
    found.into_iter().next().ok_or_else(|| Problem::internal("a registered user has no profile"))
}
