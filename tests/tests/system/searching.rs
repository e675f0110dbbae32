//! Searches after a process that answers them was killed: what was answered before is found again.

use std::path::Path;

use end_to_end::client::send;
use end_to_end::system::text;
use end_to_end::{Client, Cluster, Surroundings, System, Tenant, wait};
use reqwest::{Method, StatusCode};
use serde_json::json;

/// The services, two of which answer searches.
const SERVICES: [&str; 5] =
    ["command-api", "command-api-2", "projector", "query-api", "query-api-2"];

/// A system with work items that are looked for.
struct Searched {
    system: System,
    tenant: Tenant,
    /// The path of the work items.
    items: String,
}

impl Searched {
    /// Starts everything; each index of the search is in a directory, or in memory.
    async fn start(is_kept: bool) -> Self {
        let cluster = Cluster::start().await;
        let (postgres, nats) = (cluster.postgres.port(), Some(cluster.nats.port()));
        let indexes = is_kept.then(|| cluster.directory().join("search"));
        let surroundings = |name: &str| {
            let index = indexes.as_ref().map(|indexes| kept_in(&indexes.join(name)));
            let environment = index.into_iter().collect();
            Surroundings { postgres, nats, environment, ..Surroundings::default() }
        };
        let mut system = System::start_on(cluster, &SERVICES, surroundings).await;
        let tenant = system.tenant("acme").await;
        let client = system.client("command-api", &tenant.key);
        let projects = format!("/api/v1/workspaces/{}/projects/", tenant.slug);
        let project = json!({ "name": "Engine", "identifier": "ENG" });
        let project = client.post(&projects, &project).await.created();
        let items = format!("{projects}{}/work-items/", text(&project, "id"));
        Self { system, tenant, items }
    }

    /// Makes a work item of this name, and says at which position it is there.
    async fn make(&mut self, name: &str) -> u64 {
        let client = self.system.client("command-api", &self.tenant.key);
        let made = client.post(&self.items, &json!({ "name": name })).await;
        assert_eq!(made.status, StatusCode::CREATED, "{made:?}");
        made.position()
    }

    /// The names that a process finds for a word once it shows a position; while it makes its index it is asked again.
    async fn found(&mut self, process: &str, word: &str, position: u64) -> Vec<String> {
        let commands = self.system.cluster.service("command-api").address();
        let queries = self.system.cluster.service(process).address();
        let client = Client::new(commands, queries, &self.tenant.key);
        let path = format!("/api/v1/workspaces/{}/search/?search={word}", self.tenant.slug);
        let ready = wait::until("the index of the search is made", wait::PATIENCE, async || {
            let request = client.request(Method::GET, &path);
            let reply = send(request.header("tidemark-wait-for", position.to_string())).await;
            let said = reply.body["error"].as_str().unwrap_or_default();
            (!said.contains("The search is being prepared")).then_some(reply)
        });
        let found = ready.await.ok();
        let results = found["results"].as_array().unwrap().iter();
        results.map(|result| text(result, "name").to_owned()).collect()
    }

    /// Kills a process, and asserts what both find while it is gone and once it is back.
    async fn finds_after_killing(&mut self, process: &str, other: &str, words: [&str; 2]) {
        let [before, meanwhile] = words;
        let made = self.make(before).await;
        assert_eq!(self.found(process, before, made).await, [before]);
        self.system.cluster.kill(process).await;
        let made = self.make(meanwhile).await;
        assert_eq!(self.found(other, before, made).await, [before]);
        self.system.cluster.restart(process).await;
        for process in [process, other] {
            for word in words {
                assert_eq!(self.found(process, word, made).await, [word], "{process}");
            }
        }
    }
}

/// The setting that keeps the index of a search in a directory.
fn kept_in(directory: &Path) -> (String, String) {
    ("TIDEMARK_SEARCH_DIRECTORY".to_owned(), directory.display().to_string())
}

/// Kills both processes that answer searches, one after the other.
async fn both_find_after_kills(is_kept: bool) {
    let mut searched = Searched::start(is_kept).await;
    let (one, two) = ("query-api", "query-api-2");
    searched.finds_after_killing(one, two, ["lighthouse", "capstan"]).await;
    searched.finds_after_killing(two, one, ["mooring", "bulkhead"]).await;
    let made = searched.make("rudder").await;
    for process in [one, two] {
        for word in ["lighthouse", "capstan", "mooring", "bulkhead", "rudder"] {
            assert_eq!(searched.found(process, word, made).await, [word], "{process}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_killed_process_finds_everything_again_from_an_index_in_memory() {
    both_find_after_kills(false).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_killed_process_finds_everything_again_from_an_index_in_its_directory() {
    both_find_after_kills(true).await;
}
