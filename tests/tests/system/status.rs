//! `tidemark status` on a system of separate services, and what the public sees of it: nothing.

use std::process::Command;

use end_to_end::proxy::Proxy;
use end_to_end::{Setup, System, built, wait};
use serde_json::{Value, json};

/// What it answers, with its exit status.
fn status(system: &mut System) -> (Option<i32>, Value) {
    let mut command = Command::new(built("tidemark"));
    command.args(["status", "--json", "--nats-url", &system.cluster.nats.url()]);
    command.args(["--database-url", &system.cluster.postgres.url("tidemark")]);
    for name in ["command-api", "projector", "query-api"] {
        let url = system.cluster.service(name).metrics();
        command.arg("--service").arg(format!("{name}={url}"));
    }
    let output = command.output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    (
        output.status.code(),
        serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{said}")),
    )
}

#[tokio::test]
async fn status_shows_what_works_and_what_does_not() {
    let mut system = System::start().await;
    system.tenant("acme").await;
    system.caught_up().await;
    let good = wait::until("all is well", wait::PATIENCE, async || {
        let (code, said) = status(&mut system);
        // The disk is that of whoever runs the tests.
        let wanted = i32::from(said["disks"][0]["filling_up"] == true);
        let is_ready = said["services"].as_array().is_some_and(|all| {
            all.len() == 3 && all.iter().all(|service| service["ready"] == true)
        });
        (code == Some(wanted) && is_ready && said["relay"]["lag_positions"] == 0).then_some(said)
    })
    .await;
    assert_eq!(good["services"][1]["ready"], true, "{good}");
    assert_eq!(good["services"][1]["version"], env!("CARGO_PKG_VERSION"));
    assert_eq!(good["tables"][0]["lag_positions"], 0);
    assert_eq!(good["chain"]["broken_workspaces"], 0);
    assert!(good["stream"]["messages"].as_u64().unwrap() > 0, "{good}");
    assert_eq!(good["stream"]["consumers"][0]["pending"], 0, "the projector reads: {good}");
    assert_eq!(good["relay"]["state"]["held_up"], false, "{good}");
    assert_eq!(good["disks"][0]["name"], "test", "{good}");

    system.cluster.kill("query-api").await;
    let (code, said) = status(&mut system);
    assert_eq!((code, &said["services"][2]["up"]), (Some(1), &Value::Bool(false)), "{said}");

    let stop = "UPDATE read_model.checkpoint SET stopped_at = now(), stopped_reason = 'a test'
        WHERE workspace_id <> '00000000-0000-0000-0000-000000000000'";
    sqlx::query(stop).execute(&system.pool).await.unwrap();
    let (code, said) = status(&mut system);
    assert_eq!((code, &said["stopped"][0]["reason"]), (Some(3), &Value::from("a test")), "{said}");
}

/// Brings the log of the newest workspace back to an earlier moment, as a copy of the disk does.
const BROUGHT_BACK: &str = "
    SET session_replication_role = replica;
    WITH cut AS (
        DELETE FROM event_log.event
        WHERE (workspace_id, position) IN (
            SELECT workspace_id, position FROM event_log.log_head ORDER BY position DESC LIMIT 1
        )
        RETURNING workspace_id, position
    )
    UPDATE event_log.log_head AS head
    SET position = event.position, hash = event.hash, recorded_at = event.recorded_at
    FROM event_log.event, cut
    WHERE head.workspace_id = cut.workspace_id
      AND event.workspace_id = cut.workspace_id
      AND event.position = cut.position - 1;
    RESET session_replication_role";

#[tokio::test]
async fn publishing_that_is_refused_is_no_good_status_whoever_holds_the_lock() {
    let services = vec!["command-api", "projector", "query-api"];
    let mut system = System::start_as(Setup { services, ..Setup::default() }).await;
    let tenant = system.tenant("acme").await;
    let client = system.client("command-api", &tenant.key);
    let projects = format!("/api/v1/workspaces/{}/projects/", tenant.slug);
    for (name, identifier) in [("Engine", "ENG"), ("Hull", "HUL")] {
        assert_eq!(
            client.post(&projects, &json!({ "name": name, "identifier": identifier })).await.status,
            201
        );
    }
    wait::until("all is published", wait::PATIENCE, async || {
        (status(&mut system).1["relay"]["lag_positions"] == 0).then_some(())
    })
    .await;
    system.cluster.kill("command-api").await;
    sqlx::raw_sql(BROUGHT_BACK).execute(&system.pool).await.unwrap();
    system.cluster.service("command-api").restart().await;
    let client = system.client("command-api", &tenant.key);
    client.post(&projects, &json!({ "name": "Keel", "identifier": "KEE" })).await;
    let said = wait::until("it is said that nothing is published", wait::PATIENCE, async || {
        let (code, said) = status(&mut system);
        (code == Some(3)).then_some(said)
    })
    .await;
    assert_eq!(said["relay"]["state"]["held_up"], true, "{said}");
    assert_eq!(said["relay"]["state"]["held_up_in"], "command-api", "{said}");
    // Between two tries no relay has the lock: that is no better.
    for _ in 0..3 {
        assert_eq!(status(&mut system).0, Some(3));
    }
}

#[tokio::test]
async fn the_public_sees_no_metrics() {
    let mut system = System::start().await;
    let proxy = Proxy::before(&system).await;
    let commands = system.cluster.service("command-api").address();
    let queries = system.cluster.service("query-api").address();
    let places = [proxy.url(), format!("http://{commands}"), format!("http://{queries}")];
    for place in places {
        for path in ["/metrics", "/api/v1/metrics", "/health/../metrics"] {
            let answer = reqwest::get(format!("{place}{path}")).await.unwrap();
            assert_eq!(answer.status(), 404, "{place}{path}");
        }
    }
}
