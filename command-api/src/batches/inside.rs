//! A command of a batch as a request.

use std::time::{Duration, Instant};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Uri, header};
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use serde_json::value::RawValue;
use service::http::{self, headers};
use service::{Admission, Auth, Caller, Problem, Standing};
use tower::ServiceExt;
use wire::shapes::CommandResult;

use super::body::Command;
use crate::app::App;
use crate::request::CommandRequest;
use crate::side::CommandSide;

/// How many commands of a batch count as one more request.
const COMMANDS_OF_A_REQUEST: usize = 20;

/// How long after its batch a command may begin: a proxy waits for the answer for half a minute.
const BEGIN_WITHIN: Duration = Duration::from_secs(15);

/// The headers of a batch that are its commands' as well.
const SHARED: [HeaderName; 4] = [
    header::ACCEPT,
    HeaderName::from_static("prefer"),
    HeaderName::from_static("traceparent"),
    HeaderName::from_static("tracestate"),
];

/// Every endpoint, for the commands of batches. Cheap to clone.
#[derive(Clone)]
pub struct Inside {
    endpoints: Router,
    auth: Auth,
}

impl Inside {
    /// These endpoints.
    pub fn new(endpoints: Router<App>, side: &CommandSide) -> Self {
        let endpoints = endpoints.fallback(no_such_command).layer(from_fn(begin_in_time));
        let endpoints = http::inside(endpoints, side.app.ids().clone());
        Self { endpoints: endpoints.with_state(side.app.clone()), auth: side.auth.clone() }
    }

    /// Counts a batch of so many commands as more requests than the one that it is.
    ///
    /// # Errors
    /// 429 when the caller has asked too often for that.
    pub fn charge(&self, caller: &Caller, commands: usize) -> Result<Admission, Problem> {
        let more = u32::try_from(commands / COMMANDS_OF_A_REQUEST).unwrap_or(u32::MAX);
        self.auth.charge(caller, more)
    }
}

/// The answer to a path that is no command's.
async fn no_such_command() -> Problem {
    let text = "There is no command with this path: it must be relative to that of the workspace, end with a slash, and \
        not be that of a batch.";
    Problem::bad_request_detail("batch/no-such-command", text)
}

/// When a command's batch came.
#[derive(Debug, Clone, Copy)]
struct Came(Instant);

/// Lets no command begin that had to wait too long for those before it.
async fn begin_in_time(request: Request, next: Next) -> Response {
    let came = request.extensions().get::<Came>();
    if came.is_some_and(|Came(moment)| moment.elapsed() > BEGIN_WITHIN) {
        let text = "The commands before this one took too long, please send it again.";
        return Problem::unavailable("batch/not-begun", text, 1).into_response();
    }
    next.run(request).await
}

/// A batch whose commands are being carried out.
pub struct Batch {
    endpoints: Router,
    /// What the paths of the commands begin with.
    workspace: String,
    /// The headers that all commands have.
    headers: HeaderMap,
    request: CommandRequest,
    came: Came,
}

impl Batch {
    /// A batch that has just come to this address.
    pub fn new(inside: &Inside, uri: &Uri, sent: &HeaderMap, request: CommandRequest) -> Self {
        let path = uri.path();
        let workspace = path.strip_suffix("commands/").unwrap_or(path).to_owned();
        let mut headers = HeaderMap::new();
        for name in SHARED {
            for value in sent.get_all(&name) {
                headers.append(name.clone(), value.clone());
            }
        }
        // The batch waits once, for all of them.
        headers.append("prefer", HeaderValue::from_static("respond-async"));
        if let Ok(id) = HeaderValue::try_from(request.correlation_id()) {
            headers.insert("x-request-id", id);
        }
        let (endpoints, came) = (inside.endpoints.clone(), Came(Instant::now()));
        Self { endpoints, workspace, headers, request, came }
    }

    /// What its commands are carried out with.
    pub const fn standing(&self) -> &Standing {
        self.request.standing()
    }

    /// Carries out a command, and answers what became of it.
    pub async fn carry_out(&self, command: &Command) -> CommandResult {
        let Ok(response) = self.endpoints.clone().oneshot(self.request(command)).await;
        result(command, response).await
    }

    /// The request that a command is.
    fn request(&self, command: &Command) -> Request {
        let body = command.body.as_ref().and_then(|body| serde_json::to_vec(body).ok());
        let mut headers = self.headers.clone();
        headers.insert("idempotency-key", command.key.clone());
        if let Some(tags) = &command.if_match {
            headers.insert(header::IF_MATCH, tags.clone());
        }
        if body.is_some() {
            let json = HeaderValue::from_static("application/json");
            headers.insert(header::CONTENT_TYPE, json);
        }
        let body = body.unwrap_or_default();
        headers.insert(header::CONTENT_LENGTH, HeaderValue::from(body.len()));
        let mut request = Request::new(Body::from(body));
        *request.method_mut() = command.method.clone();
        // What is no address is no command's either.
        let uri = Uri::try_from(format!("{}{}", self.workspace, command.path));
        *request.uri_mut() = uri.unwrap_or_default();
        *request.headers_mut() = headers;
        let extensions = request.extensions_mut();
        extensions.insert(self.request.caller().clone());
        extensions.insert(self.request.standing().clone());
        extensions.insert(self.came);
        request
    }
}

/// What became of a command, from its answer.
async fn result(command: &Command, response: Response) -> CommandResult {
    let (parts, body) = response.into_parts();
    let text = |name: HeaderName| parts.headers.get(name).and_then(|value| value.to_str().ok());
    let body = to_bytes(body, usize::MAX).await.unwrap_or_default();
    CommandResult {
        key: command.key.to_str().unwrap_or_default().to_owned(),
        status: parts.status.as_u16(),
        etag: text(header::ETAG).map(str::to_owned),
        position: text(headers::POSITION).and_then(|position| position.parse().ok()),
        body: serde_json::from_slice::<Box<RawValue>>(&body).ok(),
    }
}
