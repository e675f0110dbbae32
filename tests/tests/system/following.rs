//! The live feed through the proxy of the deployment.

use std::time::Duration;

use end_to_end::proxy::Proxy;
use end_to_end::system::text;
use end_to_end::{Client, Reply, System, Tenant, wait};
use serde_json::{Value, json};
use tokio::time::timeout;

use crate::feed::Messages;
use crate::metrics::{page, value};

/// The processes that stream.
const PROCESSES: [&str; 2] = ["query-api", "query-api-2"];
/// Longer than a message that is not held back takes, and shorter than a heartbeat.
const PROMPTLY: Duration = Duration::from_secs(5);

/// A stream of events.
struct Stream(Messages);

impl Stream {
    /// Opens one after a message, or with what happens from now on.
    async fn open(client: &Client, tenant: &Tenant, id: &str) -> Self {
        let response = Messages::open(client, tenant, ("", id)).await.unwrap();
        assert_eq!(response.status(), 200);
        assert_eq!(response.headers()["content-type"], "text/event-stream");
        assert!(!response.headers().contains_key("content-encoding"));
        Self(Messages::of(response))
    }

    /// The next message of this name, with its id.
    async fn expect(&mut self, name: &str) -> (String, Value) {
        loop {
            let next = timeout(PROMPTLY, self.0.next()).await.expect("at once");
            let message = next.expect("a message");
            if message.name == name {
                return (message.id, message.data);
            }
        }
    }
}

/// How many streams the processes have.
async fn streams(system: &mut System) -> f64 {
    let mut streams = 0.0;
    for name in PROCESSES {
        streams += value(&page(system, name).await, "tidemark_live_streams").unwrap_or_default();
    }
    streams
}

/// Makes a project.
async fn make(client: &Client, tenant: &Tenant, name: &str) -> Reply {
    let projects = format!("/api/v1/workspaces/{}/projects/", tenant.slug);
    client.post(&projects, &json!({ "name": name, "identifier": name })).await
}

#[tokio::test(flavor = "multi_thread")]
async fn events_come_through_the_proxy_as_they_happen() {
    let mut system = System::start().await;
    system.launch(PROCESSES[1], true).await;
    let tenant = system.tenant("acme").await;
    let proxy = Proxy::before(&system).await;
    let client = proxy.client(&tenant.key);
    let mut stream = Stream::open(&client, &tenant, "").await;
    stream.expect("access").await;
    let project = make(&client, &tenant, "ENG").await.created();
    let (id, events) = stream.expect("events").await;
    assert_eq!(events["events"][0]["type"], "ProjectCreated");
    let (_, access) = stream.expect("access").await;
    assert_eq!(access["projects"][0]["id"], text(&project, "id"));

    // Whoever hangs up is noticed, though nothing happens.
    assert!(streams(&mut system).await > 0.0);
    drop(stream);
    wait::until("the stream is closed", wait::PATIENCE, async || {
        (streams(&mut system).await == 0.0).then_some(())
    })
    .await;

    // Whoever is sent away goes on elsewhere.
    let mut stream = Stream::open(&client, &tenant, &id).await;
    stream.expect("access").await;
    let mut process = PROCESSES[0];
    for name in PROCESSES {
        let open = value(&page(&mut system, name).await, "tidemark_live_streams");
        process = if open == Some(1.0) { name } else { process };
    }
    system.cluster.service(process).ask_to_stop();
    let (id, end) = stream.expect("end").await;
    assert_eq!(end, json!({ "reason": "stopping" }));
    let mut stream = Stream::open(&client, &tenant, &id).await;
    stream.expect("access").await;
    assert_eq!(make(&client, &tenant, "OPS").await.status, 201);
    let (_, events) = stream.expect("events").await;
    assert_eq!(events["events"][0]["data"]["name"], "OPS");
}
