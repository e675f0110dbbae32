//! Real clients: the released ones of Plane through the deployment's proxy, and a NATS client beside them.

use std::path::Path;
use std::process::Stdio;

use embedded::testing::{agent_python, node, node_sdk, python};
use end_to_end::System;
use end_to_end::proxy::Proxy;
use serde_json::Value;
use tokio::process::Command;

use crate::witness::{self, Witness};

#[tokio::test(flavor = "multi_thread")]
async fn the_official_client_works_unmodified_and_a_subscriber_receives_it_all() {
    let did = carried_out(Command::new(python()).arg("-B"), "session.py").await;
    assert_eq!(did["items"].as_array().map(Vec::len), Some(50));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sprint_with_the_client_for_node_works_and_a_subscriber_receives_it_all() {
    let mut node = Command::new(node());
    let did = carried_out(node.env("TIDEMARK_NODE_SDK", node_sdk()), "sprint.mjs").await;
    assert_eq!(did["items"].as_array().map(Vec::len), Some(10));
    assert!(did["absent"].as_u64().is_some_and(|calls| calls > 100), "{did}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sprint_of_an_agent_with_every_tool_works_and_a_subscriber_receives_it_all() {
    let did = carried_out(Command::new(agent_python()).arg("-B"), "agent.py").await;
    assert_eq!(did["items"].as_array().map(Vec::len), Some(8));
}

/// What a session says that it did: it runs through the proxy in a new workspace, while a subscriber receives all of it.
async fn carried_out(program: &mut Command, session: &str) -> Value {
    let mut system = System::start().await;
    let tenant = system.tenant("acme").await;
    let witness = Witness::listening(&system.cluster.nats.url(), &tenant).await;
    let proxy = Proxy::before(&system).await;
    let output = program
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("clients").join(session))
        .args([&proxy.url(), &tenant.key, &tenant.slug])
        .stdin(Stdio::null())
        .output()
        .await
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    let did: Value = serde_json::from_slice(&output.stdout).unwrap();

    system.caught_up().await;
    let log = witness::log(&system, &tenant).await;
    log.is_gapless();
    witness.received(&log).await;
    witness::tables_equal_a_rebuild(&system).await;
    did
}
