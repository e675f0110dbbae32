//! Sessions: what signing up and signing in both end with.

use std::net::IpAddr;

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{AppendHeaders, IntoResponse, Response};
use chrono::TimeDelta;
use domain::UserId;
use service::Problem;
use service::accounts::{Profile, Session, Token};
use wire::shapes::SignedIn;

use super::{device, is_active};
use crate::app::App;

/// How long a session lasts.
const LASTS: TimeDelta = TimeDelta::days(30);

/// Where somebody signs in.
pub struct Place {
    /// The network.
    pub from: IpAddr,
    /// The device's token, if the user signed in from it before.
    pub device: Option<Token>,
}

/// Begins a session of a user whose password was right a moment ago, and shows it: the only time its token is shown.
/// `verified` is the hash that the password was compared with. A device that is not known yet gets a token.
///
/// # Errors
/// 401 when the password has changed since, 403 for who has been deactivated, or the accounts cannot be reached.
pub async fn begin(
    app: &App,
    profile: &Profile,
    verified: &str,
    place: Place,
) -> Result<SignedIn, Problem> {
    let now = app.clock().now();
    let session = Session {
        id: app.ids().next(),
        user: profile.user,
        token: Token::session(app.ids().secret()),
        network: place.from.to_string(),
        device: place.device.unwrap_or_else(|| Token::device(app.ids().secret())),
        created_at: now,
        expires_at: now + LASTS,
    };
    let has_begun = app.accounts().begin_session(&session, verified).await?;
    if !is_active(app, profile.user).await? {
        app.accounts().revoke(profile.user, session.id, now, None).await?;
        let text = "This account has been deactivated.";
        return Err(Problem::forbidden_because("user/deactivated", text));
    }
    if !has_begun {
        return Err(Problem::wrong_credentials());
    }
    Ok(SignedIn {
        token: session.token.reveal().to_owned(),
        expires_at: profile.zone.at(session.expires_at),
        device_token: session.device.reveal().to_owned(),
        user: profile.lite(),
    })
}

/// An answer with secrets in it, which nothing on the way may keep; a browser keeps the device's.
pub fn answer(status: StatusCode, shown: &SignedIn) -> Response {
    let no_store = (header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    let cookie = device::set_cookie(&shown.device_token).map(|cookie| (header::SET_COOKIE, cookie));
    (status, [no_store], AppendHeaders(cookie), Json(shown)).into_response()
}

/// A user's profile, which every registered user has.
pub async fn profile(app: &App, user: UserId) -> Result<Profile, Problem> {
    let found = app.accounts().profiles(&[user]).await?;
    found.into_iter().next().ok_or_else(|| Problem::internal("a registered user has no profile"))
}
