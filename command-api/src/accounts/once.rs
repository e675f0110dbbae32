//! Changes of accounts that may be sent again under an `Idempotency-Key`.
//!
//! Accounts are not in the log, so what was done under a key is noted beside them, in the statement that does it.
//! The answer is noted without secrets, and without what can be deleted for good; a fingerprint of passwords is kept as
//! passwords are.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use service::Problem;
use service::accounts::KeyedWrite;
use service::http::Answer;
use uuid::Uuid;

use crate::app::App;
use crate::keyed::Keyed;

impl Keyed {
    /// What is noted of it with its answer.
    ///
    /// # Errors
    /// The answer has no JSON form: a mistake of the program.
    pub fn answered(&self, answer: &Given) -> Result<KeyedWrite, Problem> {
        let answer = serde_json::to_string(&answer.noted()).map_err(Problem::internal)?;
        Ok(KeyedWrite { key: self.key.clone(), fingerprint: self.digits(), answer })
    }

    /// What is noted of it with its answer where the body has passwords: the fingerprint is hashed as passwords are,
    /// because a plain hash would let them be guessed.
    ///
    /// # Errors
    /// The process is stopping.
    pub async fn answered_secretly(
        &self,
        app: &App,
        answer: &Given,
    ) -> Result<KeyedWrite, Problem> {
        let fingerprint = app.passwords().hash(self.digits()).await?;
        Ok(KeyedWrite { fingerprint, ..self.answered(answer)? })
    }

    /// Whether a write was this one.
    async fn is(&self, app: &App, written: &KeyedWrite) -> Result<bool, Problem> {
        if written.fingerprint.starts_with('$') {
            let stored = Some(written.fingerprint.clone());
            return Ok(app.passwords().verify(self.digits(), stored).await?);
        }
        Ok(self.digits() == written.fingerprint)
    }
}

/// An answer that can be given again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Given {
    status: u16,
    version: Option<u64>,
    body: String,
    /// What it shows, if only that is noted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    shows: Option<Shows>,
}

/// Something of the caller's own that an answer shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shows {
    /// The kind of thing.
    pub thing: OwnThing,
    /// Its id.
    pub id: Uuid,
}

/// A kind of what belongs to the caller alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OwnThing {
    Sticky,
    Draft,
    /// A favourite, or a folder of them.
    Favourite,
    Visit,
}

impl Given {
    /// An answer that shows nothing.
    #[must_use]
    pub const fn nothing() -> Self {
        Self::empty(StatusCode::NO_CONTENT)
    }

    /// An answer with a secret in it: none of it is kept.
    #[must_use]
    pub const fn secret() -> Self {
        Self::empty(StatusCode::CONFLICT)
    }

    /// An answer without a body.
    const fn empty(status: StatusCode) -> Self {
        Self { status: status.as_u16(), version: None, body: String::new(), shows: None }
    }

    /// An answer that shows something at a version.
    ///
    /// # Errors
    /// It has no JSON form: a mistake of the program.
    pub fn shown(version: u64, shown: &impl Serialize) -> Result<Self, Problem> {
        let body = serde_json::to_string(shown).map_err(Problem::internal)?;
        Ok(Self { version: Some(version), body, ..Self::empty(StatusCode::OK) })
    }

    /// An answer with the status 201 that shows something that was made, at a version.
    ///
    /// # Errors
    /// It has no JSON form: a mistake of the program.
    pub fn made(version: u64, made: &impl Serialize) -> Result<Self, Problem> {
        Ok(Self { status: StatusCode::CREATED.as_u16(), ..Self::shown(version, made)? })
    }

    /// An answer that shows something without a version.
    ///
    /// # Errors
    /// It has no JSON form: a mistake of the program.
    pub fn unversioned(shown: &impl Serialize) -> Result<Self, Problem> {
        Ok(Self { version: None, ..Self::shown(0, shown)? })
    }

    /// This answer, of which only what it shows is noted: that is looked up when the answer is given again.
    #[must_use]
    pub fn of(self, thing: OwnThing, id: Uuid) -> Self {
        Self { shows: Some(Shows { thing, id }), ..self }
    }

    /// This answer with the status of another one.
    #[must_use]
    pub fn like(self, other: &Self) -> Self {
        Self { status: other.status, ..self }
    }

    /// What it shows, if only that is noted.
    #[must_use]
    pub const fn shows(&self) -> Option<Shows> {
        self.shows
    }

    /// What is noted of it.
    fn noted(&self) -> Self {
        match self.shows {
            Some(_) => Self { version: None, body: String::new(), ..self.clone() },
            None => self.clone(),
        }
    }

    /// The response.
    ///
    /// # Errors
    /// What was noted has no such status: a mistake of the program.
    pub fn response(self, app: &App) -> Result<Response, Problem> {
        let status = StatusCode::from_u16(self.status).map_err(Problem::internal)?;
        if self.body.is_empty() {
            return Ok(status.into_response());
        }
        let answer = Answer::rendered(status, self.body.into_bytes());
        Ok(match self.version {
            Some(version) => answer.at_version(app.epoch(), version),
            None => answer,
        }
        .into_response())
    }
}

/// What became of a change that may have been made before.
pub enum Once {
    /// It was made now.
    Made(Response),
    /// It was made before, with this answer.
    Before(Given),
}

/// Makes a change, unless it was made before under the same key: then it is answered as it was then.
///
/// # Errors
/// 422 when the key stands for another request, or why the change was not made.
pub async fn once(
    app: &App,
    keyed: Option<&Keyed>,
    change: impl Future<Output = Result<Response, Problem>>,
) -> Result<Response, Problem> {
    match unless_noted(app, keyed, change).await? {
        Once::Made(response) => Ok(response),
        Once::Before(given) => given.response(app),
    }
}

/// Makes a change, unless it is noted under its key.
///
/// # Errors
/// 422 when the key stands for another request, or why the change was not made.
pub async fn unless_noted(
    app: &App,
    keyed: Option<&Keyed>,
    change: impl Future<Output = Result<Response, Problem>>,
) -> Result<Once, Problem> {
    let Some(keyed) = keyed else { return change.await.map(Once::Made) };
    if let Some(given) = before(app, keyed).await? {
        return Ok(Once::Before(given));
    }
    match change.await {
        // Another try of the same request may have made it meanwhile.
        Err(problem) => before(app, keyed).await?.map(Once::Before).ok_or(problem),
        Ok(response) => Ok(Once::Made(response)),
    }
}

/// Makes sure that a key stands for no other change of the account.
///
/// # Errors
/// 422 when it does, or the accounts cannot be reached.
pub async fn is_free(app: &App, keyed: Option<&Keyed>) -> Result<(), Problem> {
    match keyed {
        Some(keyed) => written(app, keyed).await.map(|_| ()),
        None => Ok(()),
    }
}

/// Whether the same request is noted under its key.
///
/// # Errors
/// 422 when the key stands for another request, or the accounts cannot be reached.
pub async fn is_noted(app: &App, keyed: Option<&Keyed>) -> Result<bool, Problem> {
    match keyed {
        Some(keyed) => Ok(written(app, keyed).await?.is_some()),
        None => Ok(false),
    }
}

/// What the same request was answered with before.
async fn before(app: &App, keyed: &Keyed) -> Result<Option<Given>, Problem> {
    let Some(written) = written(app, keyed).await? else { return Ok(None) };
    serde_json::from_str(&written.answer).map(Some).map_err(Problem::internal)
}

/// What is noted of the same request; 422 when the key stands for another one.
async fn written(app: &App, keyed: &Keyed) -> Result<Option<KeyedWrite>, Problem> {
    let written = app.accounts().keyed_write(keyed.user, &keyed.key).await?;
    match &written {
        Some(other) if !keyed.is(app, other).await? => Err(Problem::idempotency_key_reused()),
        _ => Ok(written),
    }
}
