//! `GET invitations/{token}/`: what whoever holds a link is told, an addition of Tidemark's.

use std::net::IpAddr;

use axum::Json;
use axum::extract::{FromRequestParts, State};
use axum::http::request::Parts;
use chrono::{DateTime, Utc};
use serde::Deserialize;
use service::accounts::Token;
use service::{Problem, missing};
use utoipa::IntoParams;
use wire::shapes::OpenInvitation;
use wire::{Zone, role_number, role_slug};

use crate::rows::role::StoredRole;
use crate::{App, Segments};

/// The path of what a link offers.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub(crate) struct TokenPath {
    /// What comes after `#token=` in the link's address.
    token: String,
}

/// The network that somebody asks from who does not say who they are.
pub(crate) struct From(IpAddr);

impl FromRequestParts<App> for From {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        Ok(Self(app.strangers.proxies.client(parts)))
    }
}

/// Tells to which workspace and role an invitation is that can be accepted now, and whether its address has an account;
/// not which address. Needs no credential.
#[utoipa::path(
    get,
    path = "/api/v1/invitations/{token}/",
    operation_id = "get_open_invitation",
    params(TokenPath),
    responses((status = 200, body = OpenInvitation)),
    security(()),
)]
pub(crate) async fn handler(
    State(app): State<App>,
    From(network): From,
    Segments(path): Segments<TokenPath>,
) -> Result<Json<OpenInvitation>, Problem> {
    let now = app.clock.now();
    app.strangers.limit.admit(network, now)?;
    let unknown = || Problem::missing(missing::INVITATION);
    let token = Token::invitation_of(&path.token).ok_or_else(unknown)?;
    let found = find(&app, &token, now).await?;
    Ok(Json(found.ok_or_else(unknown)?.shape()))
}

/// What is told.
struct Row {
    workspace_name: String,
    role: StoredRole,
    expires_at: DateTime<Utc>,
    has_account: bool,
}

impl Row {
    /// As clients see it.
    fn shape(self) -> OpenInvitation {
        OpenInvitation {
            workspace_name: self.workspace_name,
            role: role_number(self.role.0),
            role_slug: role_slug(self.role.0),
            expires_at: Zone::UTC.at(self.expires_at),
            has_account: self.has_account,
        }
    }
}

/// The open invitation of a link.
async fn find(app: &App, token: &Token, now: DateTime<Utc>) -> Result<Option<Row>, sqlx::Error> {
    let hash = token.hash();
    sqlx::query_as!(
        Row,
        r#"
        SELECT
            w.name AS workspace_name, i.role AS "role: StoredRole", i.expires_at,
            EXISTS (SELECT FROM profile p WHERE p.email = a.email) AS "has_account!"
        FROM invitation a
        JOIN workspace_invitation i ON i.workspace_id = a.workspace_id AND i.id = a.id
        JOIN workspace w ON w.workspace_id = a.workspace_id
        WHERE a.token_hash = $1
          AND i.responded_at IS NULL
          AND i.expires_at > $2
        "#,
        hash.bytes(),
        now,
    )
    .fetch_optional(&app.pool)
    .await
}
