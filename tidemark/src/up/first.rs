//! What the first start makes: a user, a workspace and a key, so that there is something to try.

use axum::http::StatusCode;
use command_api::{NewUser, NewUserKey, NewWorkspace, Operator};
use domain::{UserId, WorkspaceId};
use event_store::{claims, read};
use service::Problem;
use service::accounts::KeyScope;
use sqlx::PgPool;

use crate::failure::{Failure, OrFail};
use crate::operator::refused;
use crate::up::password::{self, FirstPassword};
use crate::up::place::Place;
use crate::user::sign_in_path;

/// The user's address.
pub const EMAIL: &str = "demo@example.com";
/// The workspace's name in paths.
const WORKSPACE: &str = "demo";

/// What the first start has made.
#[derive(Debug)]
pub struct First {
    /// The workspace's name in paths.
    pub workspace: &'static str,
    /// The key.
    pub key: String,
    /// The path that signs the user in once; none if they have been deactivated since.
    pub link: Option<String>,
    /// What is said of the user's password.
    pub password: FirstPassword,
}

/// The user, workspace and key of the first start, made now if this is it; none if there are other users already.
///
/// What an interrupted start has made is used, so that the next one has the same result.
pub async fn ensure(
    place: &Place,
    owner: &PgPool,
    operator: &Operator,
) -> Result<Option<First>, Failure> {
    if let Some(key) = place.first_key() {
        return First::of(place, operator, key, false).await.map(Some);
    }
    let users = read::head(owner, WorkspaceId::INSTANCE).await.or_fail("the log cannot be read")?;
    let user = match operator.user(EMAIL).await {
        Ok(user) => user,
        Err(_) if users > 0 => return Ok(None),
        Err(_) => {
            let password = password::make(place)?;
            add_user(operator, password).await.map_err(|problem| refused(&problem))?
        }
    };
    let slug = claims::owner(owner, WorkspaceId::INSTANCE, "workspace-slug", WORKSPACE).await;
    if slug.or_fail("the log cannot be read")?.is_none() {
        add_workspace(operator, user).await.map_err(|problem| refused(&problem))?;
    }
    let key = add_key(operator, user).await.map_err(|problem| refused(&problem))?;
    place.keep_first_key(&key)?;
    First::of(place, operator, key, true).await.map(Some)
}

impl First {
    /// What is said of the user with this key; `is_new` says that no start has said it yet.
    async fn of(
        place: &Place,
        operator: &Operator,
        key: String,
        is_new: bool,
    ) -> Result<Self, Failure> {
        let password = password::look(place, operator, is_new).await?;
        Ok(Self { workspace: WORKSPACE, key, link: link(operator).await?, password })
    }
}

/// Makes a link for the user.
async fn link(operator: &Operator) -> Result<Option<String>, Failure> {
    match operator.sign_in_link(EMAIL).await {
        Ok(token) => Ok(Some(sign_in_path(&token))),
        Err(problem) if problem.status() == StatusCode::NOT_FOUND => Ok(None),
        Err(problem) => Err(refused(&problem)),
    }
}

async fn add_user(operator: &Operator, password: String) -> Result<UserId, Problem> {
    let (first_name, display_name) = ("Demo".to_owned(), "demo".to_owned());
    let (email, password) = (Some(EMAIL.to_owned()), Some(password));
    let new = NewUser { email, password, first_name, display_name, ..NewUser::default() };
    operator.add_user(new).await
}

/// Makes the workspace.
async fn add_workspace(operator: &Operator, owner: UserId) -> Result<(), Problem> {
    let (name, slug) = ("Demo".to_owned(), WORKSPACE.to_owned());
    operator.add_workspace(NewWorkspace { name, slug, owner }).await.map(drop)
}

/// Makes the key.
async fn add_key(operator: &Operator, user: UserId) -> Result<String, Problem> {
    let key = NewUserKey {
        user,
        label: "first key".to_owned(),
        description: "Made by the first `tidemark up`".to_owned(),
        is_service: false,
        scope: KeyScope::Admin,
        expires_at: None,
    };
    Ok(operator.add_key(key).await?.token.reveal().to_owned())
}
