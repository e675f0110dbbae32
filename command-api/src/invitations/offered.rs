//! The invitation that a link offers, and to whom.

use domain::workspace::{AcceptWorkspaceInvitation, Workspace};
use domain::{Decide, UserId};
use service::accounts::{Invited, Token};
use service::{Problem, missing};
use wire::Fields;

use crate::accounts::{Email, Visitor};
use crate::app::App;
use crate::attempts::Asker;
use crate::error::CommandError;
use crate::request::CommandRequest;

/// The description of `invitation`.
const TOKEN: &str = "The token of an invitation of this address, which is accepted at once; with one, sign-up is open.";

/// Why a link offers nothing: the answer does not say which.
const INVALID: &str = "There is no such invitation; ask for another link.";

/// The invitation of a link, for the one whose address it is.
///
/// # Errors
/// 404 for a token of none, 403 for everybody else, or the accounts cannot be asked.
pub async fn theirs(app: &App, request: &CommandRequest, token: &str) -> Result<Invited, Problem> {
    let unknown =
        || Problem::missing(missing::INVITATION).with_code("workspace/invitation-missing");
    let token = Token::invitation_of(token).ok_or_else(unknown)?;
    let invited = app.accounts().invited_by_link(&token.hash()).await?.ok_or_else(unknown)?;
    if request.caller().profile.email.as_ref() != Some(&invited.email) {
        let text = "This invitation is for another address: sign in with the account that has it.";
        return Err(Problem::forbidden_because("invitation/other-address", text));
    }
    Ok(invited)
}

/// Reads the token of an invitation.
pub fn token(fields: &mut Fields) -> Option<String> {
    fields.text("invitation").doc(TOKEN).max(255).read().value()
}

/// The invitation of a link, for somebody who signs up with an address. How many addresses are tried for one invitation is
/// bounded as that of passwords is.
///
/// # Errors
/// 400 when the link offers nothing, or is for another address, 409 when the invitation cannot be accepted, 429 after too
/// many addresses, or the log or the accounts cannot be asked.
pub async fn for_sign_up(
    app: &App,
    visitor: &Visitor,
    token: &str,
    email: &Email,
) -> Result<Invited, Problem> {
    let unknown =
        || Problem::field("invitation", INVALID).with_code("workspace/invitation-missing");
    let token = Token::invitation_of(token).ok_or_else(unknown)?;
    let invited = app.accounts().invited_by_link(&token.hash()).await?.ok_or_else(unknown)?;
    let (name, asker) = (format!("invitation {}", invited.id), Asker::Stranger(visitor.from));
    app.attempts().begin(&name, asker, app.clock().now())?;
    if invited.email != email.as_str() {
        let text = "The invitation is for another address.";
        return Err(Problem::field("email", text).with_code("invitation/other-address"));
    }
    app.attempts().succeeded(&name, asker);
    if app.user_with_email(email.as_str()).await?.is_none() {
        can_be_accepted(app, &invited).await?;
    }
    Ok(invited)
}

/// Makes sure that an invitation can be accepted now, before somebody is registered for it.
async fn can_be_accepted(app: &App, invited: &Invited) -> Result<(), Problem> {
    let (id, at) = (invited.workspace, app.clock().now());
    let workspace = app.store().get_fresh::<Workspace>(id, id).await.map_err(CommandError::from)?;
    let (invitation, user, skipped) = (invited.id, UserId::SYSTEM, Vec::new());
    let accept = AcceptWorkspaceInvitation { invitation, user, skipped, at };
    workspace.state.decide(accept).map_err(CommandError::from)?;
    Ok(())
}
