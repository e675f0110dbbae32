//! Links, and that each is shown once.

use axum::http::{HeaderValue, header};
use axum::response::Response;
use chrono::{DateTime, Utc};
use service::Problem;
use service::accounts::{Invited, ShownLink, Token};
use uuid::Uuid;

use crate::app::App;

/// A link that the answer to a command shows.
pub struct NewLink {
    /// Its secret.
    pub token: Token,
    /// What tells the command from others: the same in every try.
    pub shown_for: Uuid,
    /// When it no longer works.
    pub expires_at: DateTime<Utc>,
}

impl NewLink {
    /// A link that the command with this name makes now.
    pub fn new(app: &App, shown_for: Uuid) -> Self {
        let ids = app.ids();
        let token = Token::invitation([ids.secret(), ids.secret()]);
        let expires_at = app.clock().now() + app.invitations_last();
        Self { token, shown_for, expires_at }
    }

    /// Its path, below the address of the site. The token is in the fragment, which no server and no proxy sees.
    pub fn path(&self) -> String {
        format!("/invitations#token={}", self.token.reveal())
    }

    /// Lets the link work, and gives the answer that shows it; 409 if the command has shown one before.
    pub async fn show(
        &self,
        app: &App,
        invited: &Invited,
        mut response: Response,
    ) -> Result<Response, Problem> {
        let link = ShownLink {
            invitation: invited.id,
            email: &invited.email,
            token: self.token.hash(),
            shown_for: self.shown_for,
            expires_at: self.expires_at,
        };
        if !app.accounts().show_invitation_link(link).await? {
            let text = "This link was shown before; make another one if it was lost.";
            let problem = Problem::conflict("invitation/shown-before", text);
            return Err(problem.with("id", invited.id.to_string()));
        }
        let no_store = HeaderValue::from_static("no-store");
        response.headers_mut().insert(header::CACHE_CONTROL, no_store);
        Ok(response)
    }
}
