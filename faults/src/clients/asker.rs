//! Sends requests one after the other and notes each with its answer.

use std::time::Duration;

use end_to_end::client::{Reply, try_send};
use end_to_end::{Client, System};
use reqwest::Method;
use serde_json::{Value, json};

use super::world::{Person, World};
use crate::history::{Answer, Exchange, Recorder, Request, What};

/// How long an answer is waited for; longer than anything in the services is allowed to take.
const PATIENCE: Duration = Duration::from_secs(12);

/// Somebody with a name who asks one thing after the other, through either command service.
#[derive(Debug, Clone)]
pub struct Asker {
    /// The name in the history.
    pub name: String,
    /// Whose place it is.
    pub world: World,
    /// The user.
    pub person: Person,
    /// A way through each command service.
    ways: [Client; 2],
    /// Where everything is noted.
    recorder: Recorder,
    /// How many requests there were.
    count: u64,
}

impl Asker {
    /// Somebody who has not asked yet.
    pub fn new(system: &mut System, recorder: &Recorder, world: &World, person: &Person) -> Self {
        let ways = ["command-api", "command-api-2"].map(|name| system.client(name, &person.key));
        let (world, person, recorder) = (world.clone(), person.clone(), recorder.clone());
        Self { name: String::new(), world, person, ways, recorder, count: 0 }
    }

    /// The same under a name.
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
            at_once: false,
        }
    }

    /// Asks, and notes it.
    pub async fn ask(&mut self, way: usize, method: Method, request: Request) -> Option<Answer> {
        self.count += 1;
        let attempt = format!("{}-{}", self.name, self.count);
        let mut sending = self.ways[way % 2].request(method, &request.path).timeout(PATIENCE);
        sending = sending.header("x-request-id", &attempt);
        for (name, value) in headers(&request, &self.world.place.epoch) {
            sending = sending.header(name, value);
        }
        if !request.body.is_null() {
            sending = sending.json(&request.body);
        }
        let sent = self.recorder.now();
        let reply = try_send(sending).await.ok();
        let answer = reply.map(|reply| answer(request.what, &reply));
        let (client, done) = (self.name.clone(), self.recorder.now());
        let exchange = Exchange { client, attempt, sent, done, request, answer };
        self.recorder.note(exchange.clone());
        if let Some(position) = exchange.success().and_then(|answer| answer.position) {
            self.world.with(|known| known.position = position.max(known.position));
        }
        exchange.answer
    }
}

/// The headers that a request needs.
fn headers(request: &Request, epoch: &str) -> Vec<(&'static str, String)> {
    let mut headers = Vec::new();
    headers.extend(request.key.clone().map(|key| ("idempotency-key", key)));
    let tag = |version| ("if-match", format!("\"{version}.{}\"", epoch.get(..8).unwrap_or(epoch)));
    headers.extend(request.if_match.map(tag));
    // Every other one names the epoch as well.
    headers.extend(request.wait_for.map(|position| match position % 2 {
        0 => ("tidemark-wait-for", position.to_string()),
        _ => ("tidemark-wait-for", format!("{epoch}:{position}")),
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
        _ if body.is_object() => json!({ "id": body["id"], "name": body["name"] }),
        _ => Value::Null,
    }
}
