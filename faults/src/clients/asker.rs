//! Sends requests one after the other and notes each with its answer.

use std::net::SocketAddr;
use std::time::Duration;

use end_to_end::client::{Reply, try_send};
use end_to_end::{Client, System};
use reqwest::Method;
use serde_json::{Value, json};

use super::hang_up::{Held, Message, Plan};
use super::world::{Person, World};
use crate::history::{Answer, Exchange, Recorder, Request, What};

/// How long an answer is waited for; longer than anything in the services is allowed to take.
const PATIENCE: Duration = Duration::from_secs(12);

/// A named client that sends one request after the other, through either command service.
#[derive(Debug, Clone)]
pub struct Asker {
    /// The name in the history.
    pub name: String,
    /// The workspace that it works in.
    pub world: World,
    /// The user.
    pub person: Person,
    /// A way through each command service.
    ways: [Client; 2],
    /// Both command services, and the one that answers questions.
    services: [SocketAddr; 3],
    /// Where everything is noted.
    recorder: Recorder,
    /// How many requests there were.
    count: u64,
}

impl Asker {
    /// A client that has sent no request yet.
    pub fn new(system: &mut System, recorder: &Recorder, world: &World, person: &Person) -> Self {
        let ways = ["command-api", "command-api-2"].map(|name| system.client(name, &person.key));
        let services = ["command-api", "command-api-2", "query-api"];
        let services = services.map(|name| system.cluster.service(name).address());
        let (world, person, recorder) = (world.clone(), person.clone(), recorder.clone());
        Self { name: String::new(), world, person, ways, services, recorder, count: 0 }
    }

    /// The client under a name.
    #[must_use]
    pub fn named(self, name: String) -> Self {
        Self { name, ..self }
    }

    /// What everything that one asks has in common.
    #[must_use]
    pub fn request(&self, what: What, method: &Method, path: String, body: Value) -> Request {
        Request {
            what,
            workspace: self.world.place.workspace,
            user: self.person.user,
            is_owner: self.person.is_owner,
            method: method.to_string(),
            path,
            body,
            key: None,
            if_match: None,
            wait_for: None,
            epoch: None,
            at_once: false,
        }
    }

    /// Asks, and notes it.
    pub async fn ask(&mut self, way: usize, method: Method, request: Request) -> Option<Answer> {
        self.ask_whole(way, method, request).await.0
    }

    /// Asks, notes it, and gives the whole body as well.
    pub async fn ask_whole(
        &mut self,
        way: usize,
        method: Method,
        request: Request,
    ) -> (Option<Answer>, Value) {
        self.ask_as(None, way, method, request).await
    }

    /// Asks, notes it, and gives the whole body as well; with another key or session than the client's own if one is given.
    pub async fn ask_as(
        &mut self,
        token: Option<&str>,
        way: usize,
        method: Method,
        request: Request,
    ) -> (Option<Answer>, Value) {
        let attempt = self.next_attempt();
        let own = &self.ways[way % 2];
        let other = token.map(|token| own.with_bearer(token));
        let client = other.as_ref().unwrap_or(own);
        let mut sending = client.request(method, &request.path).timeout(PATIENCE);
        sending = sending.header("x-request-id", &attempt);
        sending = sending.header("x-forwarded-for", network(&attempt));
        for (name, value) in headers(&request) {
            sending = sending.header(name, value);
        }
        if !request.body.is_null() {
            sending = sending.json(&request.body);
        }
        let sent = self.recorder.now();
        let reply = try_send(sending).await.ok();
        let answer = reply.as_ref().map(|reply| answer(request.what, reply));
        let (client, done) = (self.name.clone(), self.recorder.now());
        let exchange = Exchange { client, attempt, sent, done, request, answer, hung_up: None };
        self.recorder.note(exchange.clone());
        // What is asked of accounts shows a position of another log.
        if let Some(answer) = exchange.success().filter(|_| exchange.request.what.is_of_place()) {
            self.world.with(|known| known.hears_of(answer.epoch.as_deref(), answer.position));
        }
        (exchange.answer, reply.map_or(Value::Null, |reply| reply.body))
    }

    /// Asks with another body than the noted one over a connection of its own, hangs up, and notes it; nothing if
    /// the connection was refused.
    pub async fn hang_up(
        &mut self,
        way: usize,
        plan: Plan,
        request: Request,
        token: Option<&str>,
        body: &Value,
    ) -> Option<()> {
        let attempt = self.next_attempt();
        let message = message(&request, &attempt, token, body);
        let sent = self.recorder.now();
        let hung_up = Some(message.hang_up(self.services[way % 3], plan).await?);
        let (client, done, answer) = (self.name.clone(), self.recorder.now(), None);
        self.recorder.note(Exchange { client, attempt, sent, done, request, answer, hung_up });
        Some(())
    }

    /// Begins a request without its last byte; nothing if the connection was refused.
    pub async fn hold(&mut self, way: usize, request: Request, token: &str) -> Option<HeldRequest> {
        let attempt = self.next_attempt();
        let message = message(&request, &attempt, Some(token), &request.body);
        let held = message.hold(self.services[way % 3]).await?;
        Some(HeldRequest { held, attempt, request })
    }

    /// Sends the last byte, and notes the request as one that was sent now.
    pub async fn finish(&mut self, held: HeldRequest) {
        let HeldRequest { held, attempt, request } = held;
        let (client, sent) = (self.name.clone(), self.recorder.now());
        let status = held.finish().await;
        let (position, version, epoch, body) = (None, None, None, Value::Null);
        let answer =
            status.map(|status| Answer { status, epoch, position, version, applied: true, body });
        let (done, hung_up) = (self.recorder.now(), None);
        self.recorder.note(Exchange { client, attempt, sent, done, request, answer, hung_up });
    }

    /// The e-mail address that the user signs in with.
    #[must_use]
    pub fn email(&self) -> String {
        format!("{}@example.com", self.name)
    }

    /// The name of the next request.
    fn next_attempt(&mut self) -> String {
        self.count += 1;
        format!("{}-{}", self.name, self.count)
    }
}

/// A request without its last byte.
#[derive(Debug)]
pub struct HeldRequest {
    held: Held,
    attempt: String,
    request: Request,
}

/// A request as it goes over a connection of its own.
fn message(request: &Request, attempt: &str, token: Option<&str>, body: &Value) -> Message {
    let mut headers = headers(request);
    headers.push(("x-request-id", attempt.to_owned()));
    headers.push(("x-forwarded-for", network(attempt)));
    headers.extend(token.map(|token| ("authorization", format!("Bearer {token}"))));
    Message::of(&request.method, &request.path, &headers, body)
}

/// The network that a request claims to come from: each has its own, so that no client is slowed down by sign-ins of
/// others.
fn network(attempt: &str) -> String {
    let mix = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    let [one, two, three, _] = attempt.bytes().fold(0x811c_9dc5, mix).to_be_bytes();
    format!("10.{one}.{two}.{three}")
}

/// The headers that a request needs.
fn headers(request: &Request) -> Vec<(&'static str, String)> {
    let mut headers = Vec::new();
    headers.extend(request.key.clone().map(|key| ("idempotency-key", key)));
    let life = request.epoch.as_deref().and_then(|epoch| epoch.get(..8)).unwrap_or_default();
    let tag = |version| ("if-match", format!("\"{version}.{life}\""));
    headers.extend(request.if_match.map(tag));
    // Every other one names the epoch as well.
    headers.extend(request.wait_for.map(|position| match &request.epoch {
        None => ("tidemark-wait-for", position.to_string()),
        Some(epoch) => ("tidemark-wait-for", format!("{epoch}:{position}")),
    }));
    if request.at_once {
        headers.push(("prefer", "respond-async".to_owned()));
    }
    headers
}

/// What is kept of an answer.
fn answer(what: What, reply: &Reply) -> Answer {
    let header = |name| reply.headers.get(name).and_then(|value| value.to_str().ok());
    let version = header("etag").and_then(|tag| tag.trim_matches('"').split('.').next());
    let is_success = reply.status.is_success();
    Answer {
        status: reply.status.as_u16(),
        epoch: header("tidemark-epoch").map(str::to_owned),
        position: header("tidemark-position").and_then(|text| text.parse().ok()),
        version: version.and_then(|text| text.parse().ok()),
        applied: header("tidemark-applied") != Some("false"),
        body: if is_success { essence(what, &reply.body) } else { reply.body.clone() },
    }
}

/// What the checker needs of a body.
fn essence(what: What, body: &Value) -> Value {
    let rows = body["results"].as_array().cloned().unwrap_or_default();
    let pick = |row: &Value| json!([row["id"], row["name"]]);
    match what {
        What::Lists { .. } => {
            let rows: Vec<Value> = rows.iter().map(pick).collect();
            json!({ "total": body["total_count"], "rows": rows })
        }
        What::ReadsActivity(_) => {
            let ids: Vec<&Value> = rows.iter().map(|row| &row["id"]).collect();
            json!({ "total": body["total_count"], "ids": ids })
        }
        // Only work items have a number.
        _ if body["sequence_id"].is_u64() => json!({
            "id": body["id"], "name": body["name"],
            "project": body["project"], "number": body["sequence_id"],
        }),
        // What is in the intake says which issue it is.
        _ if body["issue"].is_string() => json!({ "id": body["id"], "issue": body["issue"] }),
        _ if body.is_object() => json!({ "id": body["id"], "name": body["name"] }),
        _ => Value::Null,
    }
}
