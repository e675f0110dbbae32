//! The deployment as compose lays it out, two of each service behind the real proxy, through everything that happens to
//! it while people work: what they see is counted, and what they may never see fails the test.

mod clients;
mod counts;

use end_to_end::proxy::Proxy;
use end_to_end::system::text;
use end_to_end::{Setup, System};
use serde_json::json;

use crate::witness::{self, Witness};
use clients::{CLIENTS, Clients};
use counts::{Counts, Outcome};

/// The services, as compose starts them.
const SERVICES: [&str; 6] =
    ["command-api", "command-api-2", "projector", "projector-2", "query-api", "query-api-2"];
/// How many rounds each client does between one blow and the next.
const ROUNDS: usize = 3;
/// As in `compose.yaml`.
const DRAIN: &str = "3";

/// A deployment at work.
struct Deployment {
    system: System,
    witness: Witness,
    clients: Clients,
}

impl Deployment {
    /// Stops a service in order and starts it again, as compose does.
    async fn replace(&mut self, name: &str) -> Counts {
        self.system.cluster.service(name).stop().await;
        self.clients.all_go_on(ROUNDS).await;
        self.system.cluster.restart(name).await;
        self.seen(&format!("{name} is replaced")).await
    }

    /// Kills a service and starts it again.
    async fn kill(&mut self, name: &str) -> Counts {
        self.system.cluster.kill(name).await;
        self.clients.all_go_on(ROUNDS).await;
        self.system.cluster.restart(name).await;
        self.seen(&format!("{name} is killed")).await
    }

    /// Stops a service where it is, until every client and the stream go on without it.
    async fn pause(&mut self, name: &str) -> Counts {
        self.system.cluster.service(name).pause().await;
        self.clients.all_go_on(ROUNDS).await;
        self.witness.receives_more(CLIENTS * ROUNDS).await;
        self.system.cluster.service(name).resume();
        self.seen(&format!("{name} hangs")).await
    }

    /// Restarts the database.
    async fn restart_postgres(&mut self) -> Counts {
        self.system.cluster.postgres.restart().await.unwrap();
        self.seen("Postgres is restarted").await
    }

    /// What clients saw until all that was begun so far was answered; nothing of it may be wrong.
    async fn seen(&self, what: &str) -> Counts {
        self.clients.all_go_on(ROUNDS).await;
        let counts = self.clients.seen();
        println!("{what}: {counts}");
        assert_eq!(counts.wrong, Vec::<String>::new(), "{what}");
        counts
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_of_each_service_go_on_through_restarts_kills_pauses_and_a_restart_of_the_database() {
    let settings = vec![("TIDEMARK_DRAIN_SECONDS".to_owned(), DRAIN.to_owned())];
    let setup = Setup { services: SERVICES.to_vec(), settings, ..Setup::default() };
    let mut system = System::start_as(setup).await;
    let tenant = system.tenant("acme").await;
    let witness = Witness::listening(&system.cluster.nats.url(), &tenant).await;
    let proxy = Proxy::before(&system).await;
    let client = proxy.client(&tenant.key);
    let projects = format!("/api/v1/workspaces/{}/projects/", tenant.slug);
    let project = json!({ "name": "Load", "identifier": "LOAD" });
    let project = client.post(&projects, &project).await.created();
    let items = format!("{projects}{}/work-items/", text(&project, "id"));
    let clients = Clients::start(&client, &items);
    let mut deployment = Deployment { system, witness, clients };

    let quiet = deployment.seen("nothing happens").await;
    assert_eq!(quiet.failures(), 0, "{quiet}");
    for name in SERVICES {
        let counts = deployment.replace(name).await;
        assert_eq!(counts.failures(), 0, "{name} is replaced: {counts}");
    }
    for name in SERVICES {
        let counts = deployment.kill(name).await;
        let answered = counts.times(Outcome::Again(502)) + counts.times(Outcome::Again(503));
        assert_eq!(counts.failures(), answered, "{name} is killed: {counts}");
        assert!(answered <= CLIENTS, "{name} is killed: {counts}");
    }
    for name in SERVICES {
        let counts = deployment.pause(name).await;
        // Changes are not sent again by the proxy; reads are.
        let most = if name.starts_with("command") { CLIENTS } else { 0 };
        assert!(counts.failures() <= most, "{name} hangs: {counts}");
    }
    deployment.restart_postgres().await;
    let after = deployment.seen("all is over").await;
    assert_eq!(after.failures(), 0, "{after}");

    let Deployment { system, witness, clients } = deployment;
    let answered = clients.stop().await;
    system.caught_up().await;
    let log = witness::log(&system, &tenant).await;
    log.holds_once(&answered);
    log.holds_no_other(&answered);
    log.is_gapless();
    witness.received(&log).await;
    witness::tables_show(&system, &tenant, &answered).await;
    witness::tables_equal_a_rebuild(&system).await;
}
