//! Clients of the live feed: one that reads what it is sent, and one that comes again whatever happens.

use std::collections::HashSet;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use end_to_end::{Client, Tenant, wait};
use reqwest::{Method, Response, StatusCode};
use serde_json::Value;
use tokio::task::JoinSet;
use tokio::time::sleep;
use uuid::Uuid;

use crate::witness::{Answered, Log};

/// How long a stream may last; a test is over before.
const LIFETIME: Duration = Duration::from_mins(10);
/// How long to wait before coming again; browsers wait longer.
const PAUSE: Duration = Duration::from_millis(20);

/// A message of the feed.
pub struct Message {
    /// The id, after which one goes on.
    pub id: String,
    /// What kind it is of.
    pub name: String,
    /// What it says.
    pub data: Value,
}

/// Messages as they come.
pub struct Messages {
    response: Response,
    read: Vec<u8>,
}

impl Messages {
    /// Asks for those after a message; without one for those that come from now on, unless a query says otherwise.
    pub async fn open(
        client: &Client,
        tenant: &Tenant,
        (query, after): (&str, &str),
    ) -> reqwest::Result<Response> {
        let path = format!("/api/v1/workspaces/{}/events/{query}", tenant.slug);
        let request = client.request(Method::GET, &path).timeout(LIFETIME);
        let request = request.header("accept", "text/event-stream");
        request.header("accept-encoding", "gzip").header("last-event-id", after).send().await
    }

    /// The messages of an answer.
    pub const fn of(response: Response) -> Self {
        Self { response, read: Vec::new() }
    }

    /// The next message; none when the stream has ended or broken.
    pub async fn next(&mut self) -> Option<Message> {
        loop {
            if let Some(end) = self.read.windows(2).position(|pair| pair == b"\n\n") {
                let message: Vec<u8> = self.read.drain(..end + 2).collect();
                let message = String::from_utf8(message).unwrap();
                let line = |key: &str| message.lines().find_map(|line| line.strip_prefix(key));
                // What has no data says how soon to come again.
                let Some(data) = line("data: ") else { continue };
                let (id, name) = (line("id: ").unwrap(), line("event: ").unwrap());
                let data = serde_json::from_str(data).unwrap();
                return Some(Message { id: id.to_owned(), name: name.to_owned(), data });
            }
            let chunk = self.response.chunk().await.ok()??;
            self.read.extend_from_slice(&chunk);
        }
    }
}

/// Somebody who has the application open: they follow the feed through everything, and come again with the id of the
/// last message. They stop when this is dropped.
pub struct Reader {
    told: Arc<Mutex<Told>>,
    _following: JoinSet<()>,
}

/// What the reader was told.
#[derive(Default)]
struct Told {
    /// The id of the last message.
    id: String,
    /// The position that it covers.
    to: Option<u64>,
    /// The events, as positions and types.
    events: Vec<(u64, String)>,
    /// Ranges that did not follow the one before, and events outside of their range.
    disorder: Vec<String>,
    /// How often the feed was begun or begun again.
    begun: usize,
}

impl Reader {
    /// Follows a workspace from its first event on.
    pub fn following(client: Client, tenant: &Tenant) -> Self {
        let told = Arc::new(Mutex::new(Told::default()));
        let (seen, tenant) = (Arc::clone(&told), tenant.clone());
        let mut following = JoinSet::new();
        following.spawn(async move {
            loop {
                follow(&client, &tenant, &seen).await;
                sleep(PAUSE).await;
            }
        });
        Self { told, _following: following }
    }

    /// Asserts that every position of the log was covered once and in order, that every event came once, as it is in the
    /// log, and that all that happened to the issues of answered commands was among them.
    pub async fn was_told(&self, log: &Log, answered: &[Answered]) {
        wait::for_position("the last position of the feed", log.end(), async || {
            self.told.lock().unwrap().to
        })
        .await;
        let told = self.told.lock().unwrap();
        assert_eq!(told.disorder, Vec::<String>::new());
        for (position, name) in &told.events {
            assert_eq!(log.name_at(*position), Some(name.as_str()), "{position}");
        }
        let issues: HashSet<Uuid> = answered.iter().map(|command| command.issue).collect();
        for position in log.positions_of(&issues) {
            let found = told.events.binary_search_by_key(&position, |(at, _)| *at);
            assert!(found.is_ok(), "what happened at {position} was not told");
        }
    }

    /// How often they came, the first time included.
    pub fn begun(&self) -> usize {
        self.told.lock().unwrap().begun
    }

    /// Waits until they have come once more than so often.
    pub async fn comes_again(&self, begun: usize) {
        wait::for_position("how often the feed was begun", begun + 1, async || Some(self.begun()))
            .await;
    }
}

/// Reads what is new until the stream breaks, or cannot be opened.
async fn follow(client: &Client, tenant: &Tenant, told: &Mutex<Told>) {
    let after = told.lock().unwrap().id.clone();
    let Ok(response) = Messages::open(client, tenant, ("?after=0", &after)).await else { return };
    if response.status() != StatusCode::OK {
        return;
    }
    told.lock().unwrap().begun += 1;
    let mut messages = Messages::of(response);
    while let Some(message) = messages.next().await {
        if message.name == "end" {
            return;
        }
        told.lock().unwrap().add(message);
    }
}

impl Told {
    /// Adds what a message says.
    fn add(&mut self, Message { id, name, data }: Message) {
        let (from, to) = (data["from"].as_u64().unwrap(), data["to"].as_u64().unwrap());
        let follows = self.to.map_or(from <= 1, |told| from == told + 1);
        if !follows || to + 1 < from {
            self.disorder.push(format!("{name} of {from} to {to} came after {:?}", self.to));
        }
        for event in data["events"].as_array().into_iter().flatten() {
            let position = event["position"].as_u64().unwrap();
            let last = self.events.last().map_or(0, |(last, _)| *last);
            if position <= last || !(from..=to).contains(&position) {
                self.disorder.push(format!("{position} came after {last} in {from} to {to}"));
            }
            self.events.push((position, event["type"].as_str().unwrap().to_owned()));
        }
        (self.id, self.to) = (id, Some(to));
    }
}
