//! Who tries a password, as far as they show it.

use std::net::IpAddr;

use domain::UserId;
use service::accounts::{Token, TokenHash};
use service::{Caller, Credential, Problem};

use super::Email;
use super::visitor::Visitor;
use crate::app::App;
use crate::attempts::{Asker, Wait};

/// Somebody who signs in and may go on.
pub struct Admitted {
    /// By what their attempt was counted.
    pub asker: Asker,
    /// The token of the device that they sign in from, if the user has signed in from it before.
    pub device: Option<Token>,
}

/// Counts an attempt to sign in. An attempt with the token of one of the user's devices or sessions is counted by that, so
/// that attempts of others do not delay it; any other is counted by address and network.
///
/// An address that belongs to no user costs the same queries, so that the time of the answer does not tell which addresses
/// are known.
///
/// # Errors
/// 429 when it came too early, or the log or the accounts cannot be asked.
pub async fn admit(app: &App, visitor: &Visitor, email: &Email) -> Result<Admitted, Problem> {
    if let Some(device) = &visitor.device
        && let Some(asker) = on_device(app, email, device).await?
    {
        return Ok(Admitted { asker, device: Some(device.clone()) });
    }
    if let Some(token) = &visitor.token
        && let Some(asker) = in_session(app, email, token).await?
    {
        return Ok(Admitted { asker, device: None });
    }
    let asker = elsewhere(app, email, visitor.from).await?;
    Ok(Admitted { asker, device: None })
}

/// Counts an attempt with the token of one of the user's devices; none with any other token.
async fn on_device(app: &App, email: &Email, token: &Token) -> Result<Option<Asker>, Problem> {
    let (user, device, now) = (user(app, email).await?, token.hash(), app.clock().now());
    if !app.accounts().knows_device(user, &device, now).await? {
        return Ok(None);
    }
    let asker = Asker::Device(device);
    app.attempts().begin(email.as_str(), asker, now)?;
    // The last of too many at once is a stranger's.
    Ok(app.accounts().count_try(&device).await?.then_some(asker))
}

/// Counts an attempt with the token of one of the user's sessions; none with any other token.
async fn in_session(app: &App, email: &Email, token: &TokenHash) -> Result<Option<Asker>, Problem> {
    let (user, now) = (user(app, email).await?, app.clock().now());
    let Some(session) = app.accounts().session_of(user, token, now).await? else { return Ok(None) };
    let asker = Asker::Session(session);
    app.attempts().begin(email.as_str(), asker, now)?;
    Ok(Some(asker))
}

/// Counts an attempt without a token. A client that has signed in from this network before is not held back by attempts for
/// other addresses or from elsewhere.
async fn elsewhere(app: &App, email: &Email, from: IpAddr) -> Result<Asker, Problem> {
    let (now, attempts) = (app.clock().now(), app.attempts());
    let mut asker = Asker::Stranger(from);
    let mut admitted = attempts.begin(email.as_str(), asker, now);
    if let Err(Wait::Others(_)) = admitted {
        let user = user(app, email).await?;
        if app.accounts().knows_network(user, &from.to_string()).await? {
            asker = Asker::Known(from);
            admitted = attempts.begin(email.as_str(), asker, now);
        }
    }
    admitted?;
    Ok(asker)
}

/// The user with an address; nobody's is the system's, who has no device, session or network.
async fn user(app: &App, email: &Email) -> Result<UserId, Problem> {
    Ok(app.user_with_email(email.as_str()).await?.unwrap_or(UserId::SYSTEM))
}

/// Counts an attempt of somebody with a key or session of the user to say the password: by the session alone, or by
/// user and network, because a key makes others. What strangers tried to sign in with holds nobody back here, nor does
/// a thief of a key from elsewhere, where the user signed in before.
///
/// # Errors
/// 429 when it came too early, or the accounts cannot be asked.
pub async fn admit_caller(app: &App, caller: &Caller, from: IpAddr) -> Result<Asker, Problem> {
    let (now, name) = (app.clock().now(), caller.user().to_string());
    let mut asker = match caller.credential {
        Credential::Session { id } => Asker::Session(id),
        Credential::Key { .. } => Asker::Key(from),
    };
    let mut admitted = app.attempts().begin(&name, asker, now);
    if let Err(Wait::Others(_)) = admitted
        && app.accounts().knows_network(caller.user(), &from.to_string()).await?
    {
        asker = Asker::Known(from);
        admitted = app.attempts().begin(&name, asker, now);
    }
    admitted?;
    Ok(asker)
}
