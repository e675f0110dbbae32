//! Clients that create issues, change them, plan with them and triage without pause, and remember what they were answered.

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

use crate::witness::{ACCEPTED, Answered, DECLINED, Planned, Triaged};

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
    /// Makes a project with two cycles and a module, and starts the clients, half of them on each command service.
    pub async fn start(system: &mut System, tenant: &Tenant) -> Self {
        let client = system.client("command-api", &tenant.key);
        let projects = format!("/api/v1/workspaces/{}/projects/", tenant.slug);
        let project = json!({ "name": "Load", "identifier": "LOAD" });
        let project = client.post(&projects, &project).await.created();
        let project = format!("{projects}{}/", text(&project, "id"));
        let ground = Arc::new(Ground::prepare(&client, project).await);
        let shared = Arc::new(Shared::default());
        let clients = (0..CLIENTS).map(|n| {
            let service = if n % 2 == 0 { "command-api" } else { "command-api-2" };
            let client = system.client(service, &tenant.key);
            let worker =
                Worker { client, n, ground: Arc::clone(&ground), shared: Arc::clone(&shared) };
            tokio::spawn(worker.work())
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

/// Where the clients work.
struct Ground {
    /// The path of the project.
    project: String,
    /// Two cycles that issues go into, one after the other.
    cycles: [Uuid; 2],
    /// A module that they all are in.
    module: Uuid,
}

impl Ground {
    /// Switches the intake, cycles and modules on, and makes the last two.
    async fn prepare(client: &Client, project: String) -> Self {
        let features = json!({ "cycle_view": true, "module_view": true, "intake_view": true });
        let _: Value = client.patch(&project, &features).await.ok();
        let mut made = Vec::new();
        for (path, name) in [("cycles", "One"), ("cycles", "Two"), ("modules", "Hull")] {
            let path = format!("{project}{path}/");
            made.push(id(&client.post(&path, &json!({ "name": name })).await.created()));
        }
        Self { project, cycles: [made[0], made[1]], module: made[2] }
    }
}

/// A client at work.
struct Worker {
    client: Client,
    /// Its number.
    n: usize,
    ground: Arc<Ground>,
    shared: Arc<Shared>,
}

impl Worker {
    /// Creates an issue, renames it and plans with it, and triages another, over and over.
    async fn work(self) {
        let mut before = None;
        for round in 0.. {
            if self.shared.stop.load(Ordering::Relaxed) {
                return;
            }
            let answered = self.round(round, before).await;
            before = Some(answered.issue);
            self.shared.answered.lock().unwrap().push(answered);
        }
    }

    /// What happens to one issue, and to one that is handed in.
    async fn round(&self, round: usize, before: Option<Uuid>) -> Answered {
        let key = format!("client-{}-round-{round}", self.n);
        let status = if round.is_multiple_of(2) { ACCEPTED } else { DECLINED };
        let triaged = self.triage(&format!("{key}-handed-in"), status).await;
        let items = format!("{}work-items/", self.ground.project);
        let body = json!({ "name": key });
        let (issue, position) = self.answered(Method::POST, &items, &key, &body).await;
        let issue = id(&issue);
        let (path, key) = (format!("{items}{issue}/"), format!("{key}-renamed"));
        let (renamed, _) = self.answered(Method::PATCH, &path, &key, &json!({ "name": key })).await;
        assert_eq!(id(&renamed), issue);
        let cycle = self.plan(issue, &key).await;
        if let Some(before) = before {
            let relation = json!({ "relation_type": "blocking", "issues": [before] });
            let path = format!("{path}relations/");
            self.answered(Method::POST, &path, &format!("{key}-related"), &relation).await;
        }
        let name = text(&renamed, "name").to_owned();
        let planned = Planned { cycle, module: self.ground.module, blocks: before, triaged };
        Answered { issue, position, name, planned: Some(planned) }
    }

    /// Hands an issue in, and accepts or declines it.
    async fn triage(&self, key: &str, status: i16) -> Triaged {
        let intake = format!("{}intake-issues/", self.ground.project);
        let body = json!({ "issue": { "name": key } });
        let (entry, _) = self.answered(Method::POST, &intake, key, &body).await;
        // The id of the answer is that of the entry.
        let issue: Uuid = text(&entry, "issue").parse().unwrap();
        let (path, key) = (format!("{intake}{issue}/status/"), format!("{key}-decided"));
        let body = json!({ "status": status });
        let (decided, _) = self.answered(Method::PATCH, &path, &key, &body).await;
        assert_eq!(decided["status"], status);
        Triaged { issue, status }
    }

    /// Puts an issue into a module, into one cycle, and from that into the other, where it is in the end.
    async fn plan(&self, issue: Uuid, key: &str) -> Uuid {
        let Ground { project, cycles, module } = &*self.ground;
        let body = json!({ "issues": [issue] });
        let path = format!("{project}modules/{module}/module-issues/");
        self.answered(Method::POST, &path, &format!("{key}-module"), &body).await;
        let [first, last] = if self.n.is_multiple_of(2) { [0, 1] } else { [1, 0] };
        for cycle in [first, last] {
            let path = format!("{project}cycles/{}/cycle-issues/", cycles[cycle]);
            self.answered(Method::POST, &path, &format!("{key}-cycle-{cycle}"), &body).await;
        }
        cycles[last]
    }

    /// Sends a command with an idempotency key until it is answered; what may be tried again is tried again.
    async fn answered(&self, method: Method, path: &str, key: &str, body: &Value) -> (Value, u64) {
        let answered = async {
            loop {
                let request = self.client.request(method.clone(), path);
                let request = request.header("idempotency-key", key).json(body);
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
        self.shared.count.fetch_add(1, Ordering::Relaxed);
        answered.unwrap_or_else(|_| panic!("{method} {path} is never answered"))
    }
}

/// The id of a thing in an answer.
fn id(thing: &Value) -> Uuid {
    text(thing, "id").parse().unwrap()
}
