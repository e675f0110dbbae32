//! `POST /api/v1/users/me/api-keys/`

use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, Utc};
use domain::user::{User, UserRefusal};
use domain::{UserId, WorkspaceId};
use service::Problem;
use service::accounts::{KeyMaking, KeyScope, MOST_KEYS, NewKey, Token};
use service::http::Answer;
use uuid::Uuid;
use wire::Fields;
use wire::shapes::NewApiKey;

use super::once::{self, Given};
use super::{is_active, render};
use crate::app::App;
use crate::described::bodies;
use crate::error::Result;
use crate::request::CommandRequest;
use crate::texts::description;
use crate::unit::{Operation, Unit};

const SCOPE: &str = "What the key is good for, as far as its user may: `read`; `write`, which is also for work items, \
    comments, cycles, modules, pages and their like; or `admin`, which is for everything, unless said.";

bodies! {
    /// What a key is called, what it is good for, and until when it works.
    KeyWanted: schema(|fields| Body::read(fields, DateTime::default())), { "label": "nightly import", "scope": "write" };
}

/// Makes a key of the caller's. Its token is shown in this answer and never again: a repetition under the same
/// `Idempotency-Key` is 409 with the key's id.
#[utoipa::path(
    post,
    path = "/api/v1/users/me/api-keys/",
    operation_id = "create_api_key",
    request_body = KeyWanted,
    responses((status = 201, body = NewApiKey)),
)]
pub async fn handler(State(app): State<App>, request: CommandRequest) -> Result<Response, Problem> {
    let (now, keyed) = (app.clock().now(), request.keyed());
    once::is_free(&app, keyed.as_ref()).await?;
    let body = Body::read(request.fields(), now)?;
    let call = app.call_of(&request, WorkspaceId::INSTANCE).at_once();
    // Nothing is appended, but whose command it is and that the user is active is decided by the log.
    call.carry_out(&Permission { user: request.user() }).await?;
    let key = body.key(call.new_id(0), request.user(), Token::key(app.ids().secret()), now);
    let write = keyed.map(|keyed| keyed.answered(&Given::secret())).transpose()?;
    let credential = request.caller().credential.id();
    let made = app.accounts().create_own_key(&key, credential, write.as_ref()).await?;
    refused(made, key.id).map_or(Ok(()), Err)?;
    if !is_active(&app, key.user).await? {
        app.accounts().revoke(key.user, key.id, now, None).await?;
        return Err(Problem::invalid_key());
    }
    let shown = render::new_key(&key, request.zone(), now);
    let no_store = (header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(([no_store], Answer::json(StatusCode::CREATED, &shown)?).into_response())
}

/// Why a key was not made.
fn refused(made: KeyMaking, key: Uuid) -> Option<Problem> {
    match made {
        KeyMaking::Made => None,
        KeyMaking::MadeBefore => {
            let text = "This key was made before; its token was shown then.";
            Some(Problem::conflict("api-key/shown-before", text).with("id", key.to_string()))
        }
        KeyMaking::TooMany => {
            let text =
                format!("You have {MOST_KEYS} keys that work: delete one that you no longer need.");
            Some(Problem::conflict("api-key/too-many", text))
        }
        KeyMaking::Ended => Some(Problem::invalid_key()),
    }
}

struct Body {
    label: String,
    description: String,
    scope: KeyScope,
    expires_at: Option<DateTime<Utc>>,
}

impl Body {
    /// Reads the body of a request.
    fn read(mut fields: Fields, now: DateTime<Utc>) -> Result<Self, Problem> {
        let label = fields.text("label").max(255).required().read();
        let description = description(&mut fields).unwrap_or_default();
        let scope = fields.choice("scope", KeyScope::from_name).doc(SCOPE).among(&KeyScope::NAMES);
        let scope = scope.read().value().unwrap_or_default();
        let expires_at = fields.datetime("expired_at").nullable().read().value();
        if expires_at.is_some_and(|expires| expires <= now) {
            fields.fail("expired_at", "The time must be in the future.");
        }
        fields.finish()?;
        Ok(Self { label: label.required()?, description, scope, expires_at })
    }

    /// The key that it asks for.
    fn key(self, id: Uuid, user: UserId, token: Token, created_at: DateTime<Utc>) -> NewKey {
        let Self { label, description, scope, expires_at } = self;
        let is_service = false;
        NewKey { id, user, label, description, token, is_service, scope, created_at, expires_at }
    }
}

/// That an active user wants it, once.
struct Permission {
    user: UserId,
}

impl Operation for Permission {
    async fn decide(&self, unit: &mut Unit<'_>, (): &()) -> Result<()> {
        let user = unit.read::<User>(self.user).await?;
        if user.state.is_active { Ok(()) } else { Err(UserRefusal::Missing.into()) }
    }
}
