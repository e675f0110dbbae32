//! Commands of the operator's command line: the endpoints' own, without HTTP.

mod keys;
mod people;
mod workspaces;

pub use people::KnownUser;
pub(crate) use people::decoded;
pub use workspaces::{KnownMember, KnownWorkspace};

use chrono::{DateTime, Utc};
use domain::values::{WorkspaceName, WorkspaceSlug};
use domain::{UserId, WorkspaceId};
use event_store::Identity;
use service::Problem;
use service::accounts::{KeyMaking, KeyScope, NewKey, PasswordChange, Token};

use crate::App;
use crate::accounts::{Email, NewPassword, Person, is_active, register};
use crate::unit::Execution;
use crate::workspaces::Create;

/// The one who runs this instance: adds users, keys and workspaces through the log like everybody else.
///
/// Every "no" is a [`Problem`]; [`Problem::detail`] is the sentence for people.
#[derive(Clone)]
pub struct Operator {
    app: App,
}

/// A user to be added.
#[derive(Debug, Clone, Default)]
pub struct NewUser {
    /// The address; without one it is a bot, which has keys only.
    pub email: Option<String>,
    /// The password; without one nobody can sign in, but keys work.
    pub password: Option<String>,
    /// Given name.
    pub first_name: String,
    /// Family name.
    pub last_name: String,
    /// The name others see; empty means the address's local part.
    pub display_name: String,
}

/// What came of comparing a password with a user's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PasswordCheck {
    /// It is the user's password.
    Fits,
    /// They have another one, or none.
    IsAnother,
    /// Nobody has the address.
    NoUser,
}

/// A key to be added.
#[derive(Debug, Clone)]
pub struct NewUserKey {
    /// The user that it acts as.
    pub user: UserId,
    /// What it is called.
    pub label: String,
    /// A note on what it is for, maybe empty.
    pub description: String,
    /// Whether it has the higher rate limit of services.
    pub is_service: bool,
    /// The scope: which of its user's rights it has.
    pub scope: KeyScope,
    /// When it stops working; never, if not said.
    pub expires_at: Option<DateTime<Utc>>,
}

/// A workspace to be added.
#[derive(Debug, Clone)]
pub struct NewWorkspace {
    /// What it is called.
    pub name: String,
    /// Its name in paths.
    pub slug: String,
    /// Its first member and owner.
    pub owner: UserId,
}

impl Operator {
    /// The operator of an instance.
    #[must_use]
    pub const fn new(app: App) -> Self {
        Self { app }
    }

    /// The user with an e-mail address.
    ///
    /// # Errors
    /// There is none, or the log cannot be asked.
    pub async fn user(&self, email: &str) -> Result<UserId, Problem> {
        let user = self.app.user_with_email(email.trim()).await?;
        user.ok_or_else(|| Problem::missing(format!("There is no user with the e-mail {email}.")))
    }

    /// Adds a user.
    ///
    /// # Errors
    /// The address is malformed or somebody else's, or the password too short or too easy to guess.
    pub async fn add_user(&self, new: NewUser) -> Result<UserId, Problem> {
        let address = new.email.clone().unwrap_or_default();
        let known = [&address[..], &new.first_name, &new.last_name, &new.display_name];
        let password = new.password.map(|text| NewPassword::new(text, &known)).transpose();
        let password = password.map_err(wrong("password"))?;
        let email = new.email.map(|text| text.parse::<Email>());
        let person = Person {
            email: email.transpose().map_err(wrong("email"))?,
            password,
            first_name: checked("first_name", &new.first_name)?,
            last_name: checked("last_name", &new.last_name)?,
            display_name: checked("display_name", &new.display_name)?,
        };
        Ok(register(&self.app, person, None, false).await?.user)
    }

    /// Gives a user another password and ends all of their sessions; keys stay.
    ///
    /// # Errors
    /// The password is too short or too easy to guess, or the accounts cannot be reached.
    pub async fn set_password(&self, user: UserId, password: String) -> Result<(), Problem> {
        let password = NewPassword::new(password, &[]).map_err(wrong("password"))?;
        let hash = self.app.passwords().hash(password.reveal()).await?;
        let now = self.app.clock().now();
        let change = self.app.accounts().change_password(user, None, &hash, now, None).await?;
        if change == PasswordChange::Made {
            Ok(())
        } else {
            Err(Problem::missing("There is no such user."))
        }
    }

    /// Whether a password is that of the user with an e-mail address.
    ///
    /// # Errors
    /// The log or the accounts cannot be reached.
    pub async fn check_password(
        &self,
        email: &str,
        password: String,
    ) -> Result<PasswordCheck, Problem> {
        let Some(user) = self.app.user_with_email(email).await? else {
            return Ok(PasswordCheck::NoUser);
        };
        let hash = self.app.accounts().password_hash(user).await?;
        let fits = self.app.passwords().verify(password, hash).await?;
        Ok(if fits { PasswordCheck::Fits } else { PasswordCheck::IsAnother })
    }

    /// Makes a key of a user and reveals its token, which nobody can do again.
    ///
    /// # Errors
    /// The user is not active, the label too long, or the accounts cannot be reached.
    pub async fn add_key(&self, new: NewUserKey) -> Result<NewKey, Problem> {
        let gone = || Problem::missing("There is no such user, or they have been deactivated.");
        if !is_active(&self.app, new.user).await? {
            return Err(gone());
        }
        let key = NewKey {
            id: self.app.ids().next(),
            user: new.user,
            label: checked("label", &new.label)?,
            description: new.description,
            token: Token::key(self.app.ids().secret()),
            is_service: new.is_service,
            scope: new.scope,
            created_at: self.app.clock().now(),
            expires_at: new.expires_at,
        };
        if self.app.accounts().create_key(&key).await? != KeyMaking::Made {
            return Err(gone());
        }
        // Asked once more, so that no deactivation meanwhile can miss it.
        if !is_active(&self.app, key.user).await? {
            self.app.accounts().revoke(key.user, key.id, self.app.clock().now(), None).await?;
            return Err(gone());
        }
        Ok(key)
    }

    /// Makes a link that signs the user with an e-mail address in once, without a password; nobody can show its token
    /// again.
    ///
    /// # Errors
    /// There is no such user, or they have been deactivated, or the accounts cannot be reached.
    pub async fn sign_in_link(&self, email: &str) -> Result<Token, Problem> {
        let user = self.user(email).await?;
        if !is_active(&self.app, user).await? {
            return Err(Problem::missing(format!("{email} has been deactivated.")));
        }
        let ids = self.app.ids();
        let token = Token::link([ids.secret(), ids.secret()]);
        let now = self.app.clock().now();
        self.app.accounts().create_link(user, &token.hash(), now).await?;
        Ok(token)
    }

    /// Makes a workspace, as its owner would.
    ///
    /// # Errors
    /// The name or slug is malformed, or the slug is taken.
    pub async fn add_workspace(&self, new: NewWorkspace) -> Result<WorkspaceId, Problem> {
        let name: WorkspaceName = new.name.parse().map_err(wrong("name"))?;
        let slug: WorkspaceSlug = new.slug.parse().map_err(wrong("slug"))?;
        let identity = Identity::new(self.app.ids().next(), new.owner);
        let workspace = WorkspaceId(identity.new_id(0));
        let execution = self.execution(workspace, identity);
        let create = Create::new(workspace, name, slug, new.owner);
        self.app.execute(&execution, &create, false).await?;
        Ok(workspace)
    }
}

impl Operator {
    /// A command that rests on nobody's credential.
    fn execution(&self, workspace: WorkspaceId, identity: Identity) -> Execution {
        let at = self.app.clock().now();
        Execution { workspace, identity, at, correlation_id: None, standing: None }
    }

    /// The operator's own command in a workspace.
    fn own_execution(&self, workspace: WorkspaceId) -> Execution {
        self.execution(workspace, Identity::new(self.app.ids().next(), UserId::SYSTEM))
    }
}

/// A text that fits into 255 characters.
fn checked(field: &'static str, text: &str) -> Result<String, Problem> {
    let text: domain::values::ShortText = text.parse().map_err(wrong(field))?;
    Ok(text.to_string())
}

/// Names the field that is wrong.
fn wrong<E: std::fmt::Display>(field: &'static str) -> impl Fn(E) -> Problem {
    move |error| Problem::field(field, error.to_string())
}
