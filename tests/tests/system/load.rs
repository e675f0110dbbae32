//! Clients that create and change issues without pause, and remember what they were answered.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use end_to_end::client::try_send;
use end_to_end::system::text;
use end_to_end::{Client, System, Tenant, wait};
use reqwest::Method;
use serde_json::{Value, json};
use tokio::task::JoinHandle;
use uuid::Uuid;

use crate::witness::Answered;

/// How many clients there are.
const CLIENTS: usize = 6;

/// Load that goes on until it is stopped.
pub struct Load {
    clients: Vec<JoinHandle<()>>,
    shared: Arc<Shared>,
}

/// What the clients share.
#[derive(Default)]
struct Shared {
    stop: AtomicBool,
    count: AtomicUsize,
    answered: Mutex<Vec<Answered>>,
}

impl Load {
    /// Makes a project and starts the clients, half of them on each command service.
    pub async fn start(system: &mut System, tenant: &Tenant) -> Self {
        let client = system.client("command-api", &tenant.key);
        let projects = format!("/api/v1/workspaces/{}/projects/", tenant.slug);
        let project = json!({ "name": "Load", "identifier": "LOAD" });
        let project = client.post(&projects, &project).await.created();
        let items = format!("{projects}{}/work-items/", text(&project, "id"));
        let shared = Arc::new(Shared::default());
        let clients = (0..CLIENTS).map(|n| {
            let service = if n % 2 == 0 { "command-api" } else { "command-api-2" };
            let client = system.client(service, &tenant.key);
            tokio::spawn(create_and_rename(client, items.clone(), n, Arc::clone(&shared)))
        });
        Self { clients: clients.collect(), shared }
    }

    /// Waits until that many more commands are answered.
    pub async fn answered_more(&self, more: usize) {
        let wanted = self.shared.count.load(Ordering::Relaxed) + more;
        wait::for_position("the number of answered commands", wanted, async || {
            Some(self.shared.count.load(Ordering::Relaxed))
        })
        .await;
    }

    /// Lets every client finish what it is doing, and says what was answered.
    pub async fn stop(self) -> Vec<Answered> {
        self.shared.stop.store(true, Ordering::Relaxed);
        for client in self.clients {
            client.await.unwrap();
        }
        std::mem::take(&mut self.shared.answered.lock().unwrap())
    }
}

/// Creates an issue and renames it, over and over.
async fn create_and_rename(client: Client, items: String, n: usize, shared: Arc<Shared>) {
    for round in 0.. {
        if shared.stop.load(Ordering::Relaxed) {
            return;
        }
        let key = format!("client-{n}-round-{round}");
        let (issue, position) = until_answered(&client, Method::POST, &items, &key).await;
        shared.count.fetch_add(1, Ordering::Relaxed);
        let id: Uuid = text(&issue, "id").parse().unwrap();
        let path = format!("{items}{id}/");
        let key = format!("{key}-renamed");
        let (renamed, _) = until_answered(&client, Method::PATCH, &path, &key).await;
        assert_eq!(text(&renamed, "id"), text(&issue, "id"));
        shared.count.fetch_add(1, Ordering::Relaxed);
        let answered = Answered { issue: id, position, name: text(&renamed, "name").to_owned() };
        shared.answered.lock().unwrap().push(answered);
    }
}

/// Sends a command with an idempotency key until it is answered; what may be tried again is tried again.
async fn until_answered(client: &Client, method: Method, path: &str, key: &str) -> (Value, u64) {
    let body = json!({ "name": key });
    let answered = async {
        loop {
            let request = client.request(method.clone(), path);
            let request = request.header("idempotency-key", key).json(&body);
            if let Ok(reply) = try_send(request).await {
                if reply.status.is_success() {
                    let position = reply.position();
                    return (reply.body, position);
                }
                assert!(reply.status.is_server_error(), "{}: {}", reply.status, reply.body);
            }
            // A client's pause before it tries again.
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    };
    let answered = tokio::time::timeout(wait::PATIENCE, answered).await;
    answered.unwrap_or_else(|_| panic!("{method} {path} is never answered"))
}
