//! Clients that change something, read it back, and count what they see.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use end_to_end::client::try_send;
use end_to_end::system::text;
use end_to_end::{Client, Reply, wait};
use reqwest::{Method, RequestBuilder, StatusCode};
use serde_json::json;
use tokio::task::JoinHandle;

use super::counts::{Counts, Outcome};
use crate::witness::Answered;

/// How many clients there are.
pub const CLIENTS: usize = 6;
/// How long a client waits for the answer to a change, before it sends the same again under the same key.
const FOR_CHANGES: Duration = Duration::from_secs(5);
/// How long a client waits for the answer to a read: longer than the proxy waits for a process that hangs.
const FOR_READS: Duration = Duration::from_secs(20);
/// A client's pause before it tries again.
const PAUSE: Duration = Duration::from_millis(50);
/// How long all clients may take for a few rounds, on a busy machine and while something hangs.
const ROUNDS_LIMIT: Duration = Duration::from_mins(1);

/// Clients that go on until they are stopped.
pub struct Clients {
    tasks: Vec<JoinHandle<()>>,
    shared: Arc<Shared>,
}

/// What the clients share.
#[derive(Default)]
struct Shared {
    stop: AtomicBool,
    /// How often each client has changed something and read it back.
    rounds: [AtomicUsize; CLIENTS],
    /// What was seen since it was taken last.
    counts: Mutex<Counts>,
    /// The changes that were answered.
    answered: Mutex<Vec<Answered>>,
}

/// One client.
struct Person {
    client: Client,
    /// The path of the work items.
    items: String,
    number: usize,
    shared: Arc<Shared>,
}

impl Clients {
    /// Starts clients that make work items below a path.
    pub fn start(client: &Client, items: &str) -> Self {
        let shared = Arc::new(Shared::default());
        let person = |number| {
            let (client, items, shared) = (client.clone(), items.to_owned(), Arc::clone(&shared));
            tokio::spawn(Person { client, items, number, shared }.go_on())
        };
        Self { tasks: (0..CLIENTS).map(person).collect(), shared }
    }

    /// Waits until every client has been through so many more rounds: none hangs any more.
    pub async fn all_go_on(&self, rounds: usize) {
        let now = || self.shared.rounds.each_ref().map(|rounds| rounds.load(Ordering::Relaxed));
        let before = now();
        wait::until("every client goes on", ROUNDS_LIMIT, async || {
            let mut pairs = before.iter().zip(now());
            pairs.all(|(before, now)| now >= before + rounds).then_some(())
        })
        .await;
    }

    /// Takes what was seen since the last time.
    pub fn seen(&self) -> Counts {
        std::mem::take(&mut self.shared.counts.lock().unwrap())
    }

    /// Lets every client finish what it is doing, and says what was answered.
    pub async fn stop(self) -> Vec<Answered> {
        self.shared.stop.store(true, Ordering::Relaxed);
        for task in self.tasks {
            task.await.unwrap();
        }
        std::mem::take(&mut self.shared.answered.lock().unwrap())
    }
}

impl Person {
    /// Makes a work item and reads it back, over and over.
    async fn go_on(self) {
        for round in 0.. {
            if self.shared.stop.load(Ordering::Relaxed) {
                return;
            }
            self.round(round).await;
            self.shared.rounds[self.number].fetch_add(1, Ordering::Relaxed);
        }
    }

    /// Makes one work item and reads it back.
    async fn round(&self, round: usize) {
        let name = format!("client-{}-round-{round}", self.number);
        let create = || {
            let request = self.client.request(Method::POST, &self.items).timeout(FOR_CHANGES);
            request.header("idempotency-key", &name).json(&json!({ "name": name }))
        };
        let created = self.until_done(create).await;
        let (position, id) = (created.position(), text(&created.body, "id").to_owned());
        let is_applied = created.headers.get("tidemark-applied").is_none();
        let path = format!("{}{id}/", self.items);
        let read = || {
            let request = self.client.request(Method::GET, &path).timeout(FOR_READS);
            // A change that was answered as applied is visible to a plain read.
            let wait_for = (!is_applied).then(|| ("tidemark-wait-for", position.to_string()));
            wait_for.into_iter().fold(request, |request, (name, value)| request.header(name, value))
        };
        let shown = self.until_done(read).await;
        let mut counts = self.shared.counts.lock().unwrap();
        counts.not_applied += usize::from(!is_applied);
        if created.status != StatusCode::CREATED || shown.body["name"] != name.as_str() {
            counts.wrong.push(format!("{created:?} and then {shown:?}"));
        }
        drop(counts);
        let answered = Answered { issue: id.parse().unwrap(), position, name, planned: None };
        self.shared.answered.lock().unwrap().push(answered);
    }

    /// Sends a request until it is done, and counts what comes of it; what may never be answered ends the test.
    async fn until_done(&self, request: impl Fn() -> RequestBuilder) -> Reply {
        loop {
            let reply = try_send(request()).await;
            let Some(outcome) = Outcome::of(&reply) else {
                panic!("no client may be answered this: {reply:?}");
            };
            self.shared.counts.lock().unwrap().add(outcome);
            match reply {
                Ok(reply) if outcome == Outcome::Done => return reply,
                _ => tokio::time::sleep(PAUSE).await,
            }
        }
    }
}
