//! Every error body of the contract (§1.11), by name; and Tidemark's own few.

use std::error::Error;

use axum::http::{HeaderValue, Method, StatusCode, header};
use event_store::LogError;
use uuid::Uuid;
use wire::FieldErrors;

use super::{Body, Problem, Text};
use crate::accounts::KeyScope;

/// The client's text for an internal error.
const SOMETHING_WENT_WRONG: &str = "Something went wrong please try again later";

/// 400: the request itself.
impl Problem {
    /// Fields of the body are wrong.
    #[must_use]
    pub fn validation(errors: FieldErrors) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "request/invalid".into(), Body::Fields(errors))
    }

    /// Fields of elements of a list are wrong: `[{}, {field: [text]}]`.
    #[must_use]
    pub fn each(errors: Vec<FieldErrors>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "request/invalid".into(), Body::Each(errors))
    }

    /// A rule about several fields is broken: `{"non_field_errors": [text]}`.
    #[must_use]
    pub fn non_field(text: impl Into<Text>) -> Self {
        Self::validation(FieldErrors::non_field(text))
    }

    /// One field is wrong: `{field: [text]}`.
    #[must_use]
    pub fn field(field: impl Into<Text>, text: impl Into<Text>) -> Self {
        Self::validation(FieldErrors::one(field, text.into()))
    }

    /// A business rule refuses: `{"error": text}`.
    #[must_use]
    pub fn rule(code: impl Into<Text>, text: impl Into<Text>) -> Self {
        Self::text(StatusCode::BAD_REQUEST, code, "error", text)
    }

    /// The request cannot be understood: `{"detail": text}`.
    #[must_use]
    pub fn bad_request_detail(code: impl Into<Text>, text: impl Into<Text>) -> Self {
        Self::text(StatusCode::BAD_REQUEST, code, "detail", text)
    }

    /// The body is not JSON.
    #[must_use]
    pub fn malformed_json(parser: impl std::fmt::Display) -> Self {
        Self::bad_request_detail("request/malformed-json", format!("JSON parse error - {parser}"))
    }

    /// The body is JSON, but no object.
    #[must_use]
    pub fn not_an_object(kind: &str) -> Self {
        Self::non_field(wire::messages::not_an_object(kind))
    }

    /// Values that do not fit what is stored: a duplicate name in a PATCH, a row that is gone.
    #[must_use]
    pub fn payload_not_valid() -> Self {
        Self::rule("request/payload-not-valid", "The payload is not valid")
    }

    /// A malformed value where an id was looked up.
    #[must_use]
    pub fn valid_detail_wanted() -> Self {
        Self::rule("request/malformed-value", "Please provide valid detail")
    }
}

/// 401 and 403: the caller.
impl Problem {
    /// No key was sent.
    #[must_use]
    pub fn unauthenticated() -> Self {
        let text = "Authentication credentials were not provided.";
        Self::text(StatusCode::UNAUTHORIZED, "auth/missing", "detail", text)
    }

    /// The key is unknown, expired or revoked.
    #[must_use]
    pub fn invalid_key() -> Self {
        let text = "Given API token is not valid";
        Self::text(StatusCode::FORBIDDEN, "auth/invalid-key", "detail", text)
    }

    /// The browser's session has ended, or never was.
    #[must_use]
    pub fn session_ended() -> Self {
        let text = "The session has ended; sign in again.";
        Self::text(StatusCode::UNAUTHORIZED, "auth/session-ended", "detail", text)
    }

    /// A page of another origin uses the browser's session, or wants to begin one.
    #[must_use]
    pub fn foreign_page() -> Self {
        let text = "This request does not come from a page of this site.";
        Self::text(StatusCode::FORBIDDEN, "auth/foreign-page", "detail", text)
    }

    /// The key is good for less than the request needs.
    #[must_use]
    pub fn beyond_scope(scope: KeyScope, needed: KeyScope) -> Self {
        let text = format!("This key has the scope `{scope}`; this request needs `{needed}`.");
        Self::text(StatusCode::FORBIDDEN, "auth/scope", "detail", text)
    }

    /// Whether it is a key or session that is not valid.
    pub(crate) fn is_invalid_key(&self) -> bool {
        self.code() == "auth/invalid-key"
    }

    /// The caller's role does not allow it, or there is nothing the caller may know of.
    #[must_use]
    pub fn forbidden() -> Self {
        let text = "You do not have permission to perform this action.";
        Self::text(StatusCode::FORBIDDEN, "auth/forbidden", "detail", text)
    }

    /// A rule of ownership says no: `{"error": text}`.
    #[must_use]
    pub fn forbidden_because(code: impl Into<Text>, text: impl Into<Text>) -> Self {
        Self::text(StatusCode::FORBIDDEN, code, "error", text)
    }

    /// Whether the check of roles has refused the request; the rate limit does not count such requests.
    pub(crate) fn is_role_check(&self) -> bool {
        self.status() == StatusCode::FORBIDDEN && self.code() == "auth/forbidden"
    }
}

/// 404 and 409: what is there, and what is in the way.
impl Problem {
    /// The object is not there.
    #[must_use]
    pub fn not_found() -> Self {
        Self::missing("The requested resource does not exist.")
    }

    /// The object is not there, in an endpoint's own words: see [`crate::missing`].
    #[must_use]
    pub fn missing(text: impl Into<Text>) -> Self {
        Self::text(StatusCode::NOT_FOUND, "resource/not-found", "error", text)
    }

    /// The activity is not there.
    #[must_use]
    pub fn activity_not_found() -> Self {
        let text = "Activity not found.";
        Self::text(StatusCode::NOT_FOUND, "activity/not-found", "message", text)
            .with("code", "NOT_FOUND")
    }

    /// The sticky is not there, or is somebody else's.
    #[must_use]
    pub fn no_sticky() -> Self {
        let text = "No Sticky matches the given query.";
        Self::text(StatusCode::NOT_FOUND, "sticky/missing", "detail", text)
    }

    /// What stands in a path where the id of a sticky is wanted is no id.
    #[must_use]
    pub fn no_sticky_id() -> Self {
        Self::text(StatusCode::NOT_FOUND, "sticky/missing", "detail", "Not found.")
    }

    /// The draft is not there: it was published or deleted, or is somebody else's.
    #[must_use]
    pub fn no_draft() -> Self {
        let text = "No Draft matches the given query.";
        Self::text(StatusCode::NOT_FOUND, "draft/missing", "detail", text)
    }

    /// There is no such route.
    #[must_use]
    pub fn page_not_found() -> Self {
        Self::text(StatusCode::NOT_FOUND, "route/not-found", "error", "Page not found.")
    }

    /// Plane's API has it, Tidemark does not have it yet; the body has the code too, so that a program can tell it from a
    /// wrong id.
    #[must_use]
    pub fn not_available(what: &str) -> Self {
        let (code, text) = ("route/not-available", format!("Tidemark does not have {what} yet."));
        Self::text(StatusCode::NOT_FOUND, code, "error", text).with("code", code)
    }

    /// Something is in the way: `{"error": text}`.
    #[must_use]
    pub fn conflict(code: impl Into<Text>, text: impl Into<Text>) -> Self {
        Self::text(StatusCode::CONFLICT, code, "error", text)
    }

    /// Another one has the same external reference; `entity` as `State`, `Issue`, `Work item comment`.
    #[must_use]
    pub fn duplicate_external(entity: &str, id: Uuid) -> Self {
        let text = format!("{entity} with the same external id and external source already exists");
        Self::conflict("external-reference/taken", text).with("id", id.to_string())
    }

    /// Another one of the project has the same name; `entity` is `State` or `Label`.
    #[must_use]
    pub fn duplicate_name(entity: &str, id: Uuid) -> Self {
        let text = format!("{entity} with the same name already exists in the project");
        Self::conflict("name/taken", text).with("id", id.to_string())
    }

    /// Another module of the project has this name; a new module is told which one.
    #[must_use]
    pub fn module_name_taken(other: Option<Uuid>) -> Self {
        let text = "Module with this name already exists";
        let problem = Self::rule("module/name-taken", text);
        match other {
            Some(id) => problem
                .with("id", id.to_string())
                .with("code", "MODULE_NAME_ALREADY_EXISTS")
                .with("message", text),
            None => problem,
        }
    }

    /// Another project has this name.
    #[must_use]
    pub fn project_name_taken() -> Self {
        let text = "The project name is already taken";
        Self::text(StatusCode::CONFLICT, "project/name-taken", "name", text)
    }

    /// Another project has this identifier; `name` has the same text, because there clients look for it.
    #[must_use]
    pub fn project_identifier_taken() -> Self {
        let text = "The project identifier is already taken";
        Self::text(StatusCode::CONFLICT, "project/identifier-taken", "identifier", text)
            .with("name", text)
    }
}

/// 405 to 429: how it was asked.
impl Problem {
    /// The path does not offer this method.
    #[must_use]
    pub fn method_not_allowed(method: &Method) -> Self {
        let text = format!("Method \"{method}\" not allowed.");
        Self::text(StatusCode::METHOD_NOT_ALLOWED, "request/method-not-allowed", "detail", text)
    }

    /// The client does not want JSON.
    #[must_use]
    pub fn not_acceptable() -> Self {
        let text = "Could not satisfy the request Accept header.";
        Self::text(StatusCode::NOT_ACCEPTABLE, "request/not-acceptable", "detail", text)
    }

    /// The body did not come in time.
    #[must_use]
    pub fn too_slow() -> Self {
        let text = "The request body did not come in time.";
        Self::text(StatusCode::REQUEST_TIMEOUT, "request/too-slow", "detail", text)
            .with_header(header::CONNECTION, HeaderValue::from_static("close"))
    }

    /// The body is too large.
    #[must_use]
    pub fn too_large() -> Self {
        let text = "REQUEST_BODY_TOO_LARGE";
        Self::text(StatusCode::PAYLOAD_TOO_LARGE, "request/too-large", "error", text)
            .with("detail", "The size of the request body exceeds the maximum allowed size.")
    }

    /// The body is neither JSON nor a form.
    #[must_use]
    pub fn unsupported_media_type(media_type: &str) -> Self {
        let text = format!("Unsupported media type \"{media_type}\" in request.");
        let status = StatusCode::UNSUPPORTED_MEDIA_TYPE;
        Self::text(status, "request/unsupported-media-type", "detail", text)
    }

    /// The body has no `Content-Type`.
    #[must_use]
    pub fn no_media_type() -> Self {
        let text =
            "Content-Type is missing. Send \"Content-Type: application/json\" with a JSON body.";
        let status = StatusCode::UNSUPPORTED_MEDIA_TYPE;
        Self::text(status, "request/no-media-type", "detail", text)
    }

    /// The body is JSON, but said to be a form, as `curl -d` does.
    #[must_use]
    pub fn json_as_form() -> Self {
        let text = "The body is JSON, but Content-Type says \"application/x-www-form-urlencoded\". \
            Send \"Content-Type: application/json\".";
        let status = StatusCode::UNSUPPORTED_MEDIA_TYPE;
        Self::text(status, "request/json-as-form", "detail", text)
    }

    /// The body is compressed or encoded in another way.
    #[must_use]
    pub fn unsupported_encoding(encoding: &str) -> Self {
        let text = format!(
            "Content-Encoding \"{encoding}\" is not supported in requests. Send the body as it is."
        );
        let status = StatusCode::UNSUPPORTED_MEDIA_TYPE;
        Self::text(status, "request/unsupported-encoding", "detail", text)
            .with_header(header::ACCEPT_ENCODING, HeaderValue::from_static("identity"))
    }

    /// The key has asked too often; it may ask again in so many seconds.
    #[must_use]
    pub fn too_many_requests(seconds: u64) -> Self {
        let text = "RATE_LIMIT_EXCEEDED";
        Self::text(StatusCode::TOO_MANY_REQUESTS, "rate-limit/exceeded", "error_message", text)
            .with("error_code", 5900)
            .with_header(header::RETRY_AFTER, HeaderValue::from(seconds))
    }
}

/// Tidemark's own: people's accounts.
impl Problem {
    /// Another user has this e-mail address.
    #[must_use]
    pub fn email_taken() -> Self {
        Self::field("email", "A user with this email already exists").with_code("email/taken")
    }

    /// The address or the password is wrong; the answer does not say which.
    #[must_use]
    pub fn wrong_credentials() -> Self {
        let text = "The e-mail address or the password is wrong.";
        Self::text(StatusCode::UNAUTHORIZED, "auth/wrong-credentials", "error", text)
    }

    /// Too many wrong passwords; the next one may be tried in so many seconds.
    #[must_use]
    pub fn too_many_attempts(seconds: u64) -> Self {
        let text = "Too many attempts, please wait.";
        Self::text(StatusCode::TOO_MANY_REQUESTS, "auth/too-many-attempts", "error", text)
            .with_header(header::RETRY_AFTER, HeaderValue::from(seconds))
    }
}

/// Tidemark's own.
impl Problem {
    /// `If-Match` names another version than the present one.
    #[must_use]
    pub fn precondition_failed(current: u64) -> Self {
        let text = "The resource has changed since it was read.";
        Self::text(StatusCode::PRECONDITION_FAILED, "request/stale-version", "error", text)
            .with("current_version", current)
    }

    /// The idempotency key was used for another request.
    #[must_use]
    pub fn idempotency_key_reused() -> Self {
        let text = "This Idempotency-Key was used for a different request.";
        Self::text(StatusCode::UNPROCESSABLE_ENTITY, "idempotency-key/reused", "error", text)
    }

    /// The read tables do not show a position yet.
    #[must_use]
    pub fn not_applied(position: u64) -> Self {
        let text = format!("Position {position} cannot be shown yet, please try again.");
        Self::unavailable("position/not-applied", text, 1)
    }

    /// A passing state of the server; the client may try again after so many seconds.
    #[must_use]
    pub fn unavailable(code: impl Into<Text>, text: impl Into<Text>, seconds: u64) -> Self {
        Self::text(StatusCode::SERVICE_UNAVAILABLE, code, "error", text)
            .with_header(header::RETRY_AFTER, HeaderValue::from(seconds))
    }
}

/// Errors that do not depend on the request.
impl Problem {
    /// The service has more connections than it may have, in all or from one address.
    #[must_use]
    pub fn crowded() -> Self {
        let text = "There are too many connections, please try again.";
        Self::unavailable("connections/too-many", text, 1)
    }
}

/// 500: internal errors.
impl Problem {
    /// Something failed; the cause goes to the log.
    #[must_use]
    pub fn internal(cause: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        let status = StatusCode::INTERNAL_SERVER_ERROR;
        Self::text(status, "internal/failure", "error", SOMETHING_WENT_WRONG).because(cause)
    }
}

/// The database could not answer; the cause goes to the log.
impl From<sqlx::Error> for Problem {
    fn from(error: sqlx::Error) -> Self {
        match error {
            sqlx::Error::PoolTimedOut => {
                let text = "The service is busy, please try again.";
                Self::unavailable("database/busy", text, 1).because(error)
            }
            error if was_cancelled(&error) => {
                let text = "The question took too long and was given up; ask for less at once.";
                Self::unavailable("database/too-slow", text, 10).because(error)
            }
            error if event_store::is_passing(&error) => {
                let text = "The service cannot reach its database, please try again.";
                Self::unavailable("database/unavailable", text, 1).because(error)
            }
            error => Self::internal(error),
        }
    }
}

/// Whether the database has ended a statement that took longer than it may.
fn was_cancelled(error: &sqlx::Error) -> bool {
    error.as_database_error().and_then(sqlx::error::DatabaseError::code).as_deref() == Some("57014")
}

/// The log cannot be read: a passing state, or an internal error; the cause goes to the service's log.
impl From<LogError> for Problem {
    fn from(error: LogError) -> Self {
        match error {
            LogError::Unavailable(_) | LogError::Closing => {
                let text = "The service cannot reach its log, please try again.";
                Self::unavailable("log/unavailable", text, 1).because(error)
            }
            error => Self::internal(error),
        }
    }
}
