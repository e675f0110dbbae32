//! The live feed through the proxy of the deployment.

use std::time::Duration;

use end_to_end::proxy::Proxy;
use end_to_end::system::text;
use end_to_end::{Client, Reply, System, Tenant, wait};
use reqwest::{Method, Response};
use serde_json::{Value, json};
use tokio::time::timeout;

use crate::metrics::{page, value};

/// The processes that stream.
const PROCESSES: [&str; 2] = ["query-api", "query-api-2"];
/// Longer than a message that is not held back takes, and shorter than a heartbeat.
const PROMPTLY: Duration = Duration::from_secs(5);

/// A stream of events.
struct Stream {
    response: Response,
    read: String,
}

impl Stream {
    /// Opens one after a message, if one is named.
    async fn open(client: &Client, tenant: &Tenant, id: &str) -> Self {
        let path = format!("/api/v1/workspaces/{}/events/", tenant.slug);
        let request = client.request(Method::GET, &path).timeout(Duration::from_mins(5));
        let request = request.header("accept", "text/event-stream");
        let request = request.header("accept-encoding", "gzip").header("last-event-id", id);
        let response = request.send().await.unwrap();
        assert_eq!(response.status(), 200);
        assert_eq!(response.headers()["content-type"], "text/event-stream");
        assert!(!response.headers().contains_key("content-encoding"));
        Self { response, read: String::new() }
    }

    /// The next message of this name, with its id.
    async fn expect(&mut self, name: &str) -> (String, Value) {
        let begin = format!("event: {name}\n");
        loop {
            while let Some((message, rest)) = self.read.split_once("\n\n") {
                let (message, rest) = (message.to_owned(), rest.to_owned());
                self.read = rest;
                if message.contains(&begin) {
                    let line = |key: &str| message.lines().find_map(|line| line.strip_prefix(key));
                    let data = serde_json::from_str(line("data: ").unwrap()).unwrap();
                    return (line("id: ").unwrap().to_owned(), data);
                }
            }
            let chunk = timeout(PROMPTLY, self.response.chunk()).await.expect("at once");
            let chunk = chunk.unwrap().expect("a message");
            self.read.push_str(std::str::from_utf8(&chunk).unwrap());
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
